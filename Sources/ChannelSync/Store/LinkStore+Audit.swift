import ChannexWire
import Database
public import HotelValues

/// Something that an audit found, and what became of it.
public struct AuditRecord: Hashable, Sendable {
    /// A word for programs.
    public var code: String
    /// What of the hotel's it is about; empty for the property as a whole.
    public var subject: String
    /// How bad it is.
    public var severity: AuditFinding.Severity
    /// The sentence for the hotelier, in English.
    public var english: String
    /// The sentence for the hotelier, in Portuguese.
    public var portuguese: String
    /// When it was first seen.
    public var firstSeenAt: Timestamp
    /// When it was last seen.
    public var lastSeenAt: Timestamp
    /// When it was repaired; nil for what was not, or ended by itself.
    public var repairedAt: Timestamp?
    /// When it was no longer so; nil while it is.
    public var endedAt: Timestamp?
}

/// When the last audit was, and why it failed if it did.
public struct LastAudit: Hashable, Sendable {
    /// When it was.
    public var at: Timestamp
    /// Why it failed; nil for one that did not.
    public var failure: String?
}

extension LinkStore {
    /// What audits found, the worst first; only what is still so, or all that is remembered.
    public func auditRecords(onlyOpen: Bool = false) async throws -> [AuditRecord] {
        let property = property
        return try await database.read { transaction in
            try transaction.rows(
                """
                SELECT * FROM linkAuditFinding WHERE property = $1 AND ($2 = 0 OR endedAt IS NULL)
                ORDER BY endedAt IS NOT NULL,
                    CASE severity WHEN 'critical' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, lastSeenAt DESC, code, subject
                """,
                property,
                onlyOpen
            ).map(AuditRecord.init(row:))
        }
    }

    /// When the last audit was; nil before the first.
    public func lastAudit() async throws -> LastAudit? {
        let property = property
        return try await database.read { transaction in
            try transaction.row("SELECT lastAt, failure FROM linkAudit WHERE property = $1", property).map { row in
                LastAudit(at: try row.get("lastAt"), failure: try row.get("failure"))
            }
        }
    }

    /// Writes down that an audit could not be made.
    func record(auditFailure failure: String, at now: Timestamp) async throws {
        let property = property
        try await database.write { transaction in
            try transaction.execute(
                """
                INSERT INTO linkAudit (property, lastAt, failure) VALUES ($1, $2, $3)
                ON CONFLICT (property) DO UPDATE SET lastAt = excluded.lastAt, failure = excluded.failure
                """,
                property,
                now,
                failure
            )
        }
    }

    /// Writes down what an audit found, and ends what it found no more.
    func record(
        _ findings: [AuditFinding],
        repaired: Set<AuditFinding>,
        limits: ChannexLimits,
        at now: Timestamp
    ) async throws {
        let property = property
        try await database.write { transaction in
            try limits.save(for: property, at: now, in: transaction)
            for finding in findings {
                try finding.save(isRepaired: repaired.contains(finding), for: property, at: now, in: transaction)
            }
            try transaction.execute(
                "UPDATE linkAuditFinding SET endedAt = $2 WHERE property = $1 AND endedAt IS NULL AND lastSeenAt < $2",
                property,
                now
            )
        }
    }

    /// The limits that the last audit saw at Channex; none before the first.
    package func channexLimits() async throws -> ChannexLimits {
        let property = property
        return try await database.read { transaction in
            var limits = ChannexLimits()
            guard let row = try transaction.row("SELECT * FROM linkAudit WHERE property = $1", property) else {
                return limits
            }
            limits.minPrice = try (row.get("minPrice") as String?).map { Amount($0) }
            limits.maxPrice = try (row.get("maxPrice") as String?).map { Amount($0) }
            limits.cutOffDays = try row.get("cutOffDays")
            limits.maxDayAdvance = try row.get("maxDayAdvance")
            return limits
        }
    }
}

extension ChannexLimits {
    fileprivate func save(for property: String, at now: Timestamp, in transaction: Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO linkAudit (property, lastAt, failure, minPrice, maxPrice, cutOffDays, maxDayAdvance)
            VALUES ($1, $2, NULL, $3, $4, $5, $6)
            ON CONFLICT (property) DO UPDATE SET lastAt = excluded.lastAt, failure = NULL,
                minPrice = excluded.minPrice, maxPrice = excluded.maxPrice, cutOffDays = excluded.cutOffDays,
                maxDayAdvance = excluded.maxDayAdvance
            """,
            property,
            now,
            minPrice?.text,
            maxPrice?.text,
            cutOffDays,
            maxDayAdvance
        )
    }
}

extension AuditFinding {
    /// What had ended and is so again begins anew.
    fileprivate func save(
        isRepaired: Bool,
        for property: String,
        at now: Timestamp,
        in transaction: Transaction
    ) throws {
        let repairedAt = isRepaired ? now : nil
        try transaction.execute(
            """
            INSERT INTO linkAuditFinding (property, code, subject, severity, english, portuguese, firstSeenAt, lastSeenAt,
                repairedAt, endedAt)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8, $8)
            ON CONFLICT (property, code, subject) DO UPDATE SET severity = excluded.severity,
                english = excluded.english, portuguese = excluded.portuguese, lastSeenAt = excluded.lastSeenAt,
                firstSeenAt = CASE WHEN linkAuditFinding.endedAt IS NULL THEN linkAuditFinding.firstSeenAt
                    ELSE excluded.firstSeenAt END,
                repairedAt = excluded.repairedAt, endedAt = excluded.endedAt
            """,
            property,
            code,
            subject,
            severity.rawValue,
            matter.english,
            matter.portuguese,
            now,
            repairedAt
        )
    }
}

extension AuditRecord {
    fileprivate init(row: Row) throws {
        self.init(
            code: try row.get("code"),
            subject: try row.get("subject"),
            severity: AuditFinding.Severity(rawValue: try row.get("severity")) ?? .warning,
            english: try row.get("english"),
            portuguese: try row.get("portuguese"),
            firstSeenAt: try row.get("firstSeenAt"),
            lastSeenAt: try row.get("lastSeenAt"),
            repairedAt: try row.get("repairedAt"),
            endedAt: try row.get("endedAt")
        )
    }
}
