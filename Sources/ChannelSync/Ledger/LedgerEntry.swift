import ChannexClient
import ChannexWire
import Database
public import HotelValues

/// One call that told Channex something: what, because of whom, and how it ended.
public struct LedgerEntry: Hashable, Sendable {
    /// Its identity.
    public var id: String
    /// What kind of message.
    public var lane: Lane
    /// When it left.
    public var startedAt: Timestamp
    /// When its answer came, or was given up.
    public var endedAt: Timestamp
    /// Values in the message.
    public var valueCount: Int
    /// Bytes of the message.
    public var byteCount: Int
    /// Who did what, each cause once.
    public var causes: [String]
    /// The cells it speaks of; empty in lists.
    public var cells: [CellBlock]
    /// How it ended.
    public var outcome: CallOutcome
    /// What went wrong, in a line; nil when nothing did.
    public var detail: String?
    /// Channex's tasks.
    public var tasks: [String]
    /// What Channex refused of it, in its words.
    public var warnings: [String]
    /// Channex's id of the request.
    public var requestID: String?

    /// A call.
    package init(
        id: String,
        lane: Lane,
        startedAt: Timestamp,
        endedAt: Timestamp,
        valueCount: Int,
        byteCount: Int,
        causes: [String],
        cells: [CellBlock] = [],
        outcome: CallOutcome = .sending,
        detail: String? = nil,
        tasks: [String] = [],
        warnings: [String] = [],
        requestID: String? = nil
    ) {
        self.id = id
        self.lane = lane
        self.startedAt = startedAt
        self.endedAt = endedAt
        self.valueCount = valueCount
        self.byteCount = byteCount
        self.causes = causes
        self.cells = cells
        self.outcome = outcome
        self.detail = detail
        self.tasks = tasks
        self.warnings = warnings
        self.requestID = requestID
    }
}

extension LedgerEntry {
    /// Notes Channex's answer.
    mutating func note(_ receipt: ARIReceipt, at now: Timestamp) {
        endedAt = now
        byteCount = receipt.bytes
        tasks = receipt.tasks.map(\.rawValue)
        requestID = receipt.requestID
        warnings = receipt.warnings.map { warning in
            let target = warning.roomType?.rawValue ?? warning.ratePlan?.rawValue ?? "–"
            let nights = warning.nights.map { "\($0.lowerBound)…\($0.upperBound)" } ?? "–"
            return "\(target) \(nights): \(warning)".replacing("\n", with: " ")
        }
        outcome = warnings.isEmpty ? .accepted : tasks.isEmpty ? .refused : .partial
    }

    /// Notes that there was no good answer.
    mutating func note(_ failure: ChannexFailure, at now: Timestamp) {
        endedAt = now
        outcome = CallOutcome(failure)
        detail = failure.description.replacing("\n", with: " ")
        requestID = failure.requestID
    }
}

extension LedgerEntry {
    /// Writes the row, or writes it anew once the call has ended.
    func save(for property: String, in transaction: Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO linkCall (property, id, lane, startedAt, endedAt, valueCount, byteCount, cause, outcome, tasks,
                warnings, requestID, detail)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            ON CONFLICT (property, id) DO UPDATE SET endedAt = excluded.endedAt, byteCount = excluded.byteCount,
                outcome = excluded.outcome, tasks = excluded.tasks, warnings = excluded.warnings,
                requestID = excluded.requestID, detail = excluded.detail
            """,
            property,
            id,
            lane.rawValue,
            startedAt,
            endedAt,
            valueCount,
            byteCount,
            causes.prefix(100).joined(separator: "\n"),
            outcome.rawValue,
            tasks.joined(separator: "\n"),
            warnings.prefix(1_000).joined(separator: "\n"),
            requestID,
            detail
        )
        try saveCells(for: property, in: transaction)
    }

    /// The cells do not change between the two times the row is written.
    private func saveCells(for property: String, in transaction: Transaction) throws {
        for (place, cell) in cells.enumerated() {
            try transaction.execute(
                """
                INSERT INTO linkCallCell (property, call, place, target, firstNight, lastNight, weekdays, fields)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                ON CONFLICT (property, call, place) DO NOTHING
                """,
                property,
                id,
                place,
                cell.target,
                cell.nights.lowerBound,
                cell.nights.upperBound,
                cell.weekdays.mask,
                cell.fields.rawValue
            )
        }
    }

    init(row: Row) throws {
        func lines(_ column: String) throws -> [String] {
            (try row.get(column) as String).split(separator: "\n").map(String.init)
        }
        let lane: String = try row.get("lane")
        let outcome: String = try row.get("outcome")
        self.init(
            id: try row.get("id"),
            lane: Lane(rawValue: lane) ?? .availability,
            startedAt: try row.get("startedAt"),
            endedAt: try row.get("endedAt"),
            valueCount: try row.get("valueCount"),
            byteCount: try row.get("byteCount"),
            causes: try lines("cause"),
            outcome: CallOutcome(rawValue: outcome) ?? .unclear,
            detail: try row.get("detail"),
            tasks: try lines("tasks"),
            warnings: try lines("warnings"),
            requestID: try row.get("requestID")
        )
    }
}
