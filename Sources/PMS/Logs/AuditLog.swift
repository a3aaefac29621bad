import Database
import HotelCore
public import HotelValues

/// One row of the audit log: who did what to what, and what it was before.
public struct AuditEntry: Hashable, Sendable {
    /// Its identity.
    public var id: String
    /// When.
    public var madeAt: Timestamp
    /// Who.
    public var author: String
    /// The verb, such as `reserve`.
    public var verb: String
    /// What it was done to, such as `reservation 0192…`.
    public var subject: String
    /// Lines of `field: old → new`.
    public var details: String
}

/// The differences a verb made, for the audit log.
struct AuditDetails {
    private(set) var lines: [String] = []

    /// Notes a field whose value changed; says nothing of one that did not.
    mutating func compare<Value: Equatable>(_ field: String, _ old: Value?, _ new: Value?) {
        guard old != new else { return }
        lines.append("\(field): \(AuditDetails.text(old)) → \(AuditDetails.text(new))")
    }

    private static func text<Value>(_ value: Value?) -> String {
        guard let value else { return "–" }
        // An optional within the optional reads as its value, not as `Optional(…)`.
        if case let nested as (any AuditOptional) = value { return nested.auditText }
        return "\(value)"
    }
}

private protocol AuditOptional {
    var auditText: String { get }
}

extension Optional: AuditOptional {
    fileprivate var auditText: String { map { "\($0)" } ?? "–" }
}

extension Desk {
    /// Appends to the audit log, within the verb's own transaction.
    func audit(_ verb: String, _ subject: String, _ details: AuditDetails = AuditDetails()) throws {
        try transaction.execute(
            """
            INSERT INTO auditLog (property, id, madeAt, actor, verb, subject, details)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """,
            property.id,
            makeID(),
            now,
            author.name,
            verb,
            subject,
            details.lines.joined(separator: "\n")
        )
    }
}

extension Hotel {
    /// What was done to one thing, oldest first.
    public func auditTrail(of subject: String) async throws -> [AuditEntry] {
        try await answer { transaction, property in
            try transaction.rows(
                "SELECT * FROM auditLog WHERE property = $1 AND subject = $2 ORDER BY madeAt, id",
                property.id,
                subject
            ).map { row in
                AuditEntry(
                    id: try row.get("id"),
                    madeAt: try row.get("madeAt"),
                    author: try row.get("actor"),
                    verb: try row.get("verb"),
                    subject: try row.get("subject"),
                    details: try row.get("details")
                )
            }
        }
    }
}
