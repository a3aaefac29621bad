import Database
public import HotelCore
public import HotelValues

/// One row of the change log: which cells of the calendar may have altered, and because of whom.
///
/// It holds no value.
public struct CalendarChange: Hashable, Sendable {
    /// What the cells belong to.
    public enum Target: Hashable, Sendable {
        case roomType(RoomType.ID)
        case ratePlan(RatePlan.ID)
    }

    /// Its place in the property's log; ascends, in the order of the commits.
    public var sequence: Int64
    /// What the cells belong to.
    public var target: Target
    /// First and last night.
    public var nights: ClosedRange<Day>
    /// Only nights that begin on these days of the week.
    public var weekdays: Set<Weekday>
    /// What of them changed.
    public var fields: CalendarFields
    /// Who did it.
    public var author: String
    /// By what action, such as `reserve 12`.
    public var cause: String
    /// When.
    public var madeAt: Timestamp
}

extension Desk {
    /// Appends to the change log, within the verb's own transaction.
    func logChange(
        _ target: CalendarChange.Target,
        _ nights: ClosedRange<Day>,
        _ fields: CalendarFields,
        weekdays: Set<Weekday>? = nil,
        cause: String
    ) throws {
        // The counter's row is the lock that makes the order of sequences the order of commits, on any engine.
        let counter = try transaction.row(
            "UPDATE property SET changeSequence = changeSequence + 1 WHERE id = $1 RETURNING changeSequence",
            property.id
        )
        let sequence: Int64 = try counter?.get("changeSequence") ?? 0
        let (kind, id) = target.columns
        try transaction.execute(
            """
            INSERT INTO changeLog
                (property, sequence, kind, target, firstNight, lastNight, fields, weekdays, actor, cause, madeAt)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """,
            property.id,
            sequence,
            kind,
            id,
            nights.lowerBound,
            nights.upperBound,
            fields.rawValue,
            Weekday.mask(weekdays ?? Set(Weekday.allCases)),
            author.name,
            cause,
            now
        )
        transaction.notify(PMS.changesTopic(of: property.id))
    }
}

extension CalendarChange.Target {
    var columns: (kind: String, id: String) {
        switch self {
        case .roomType(let id): ("roomType", id.rawValue)
        case .ratePlan(let id): ("ratePlan", id.rawValue)
        }
    }
}

extension CalendarChange {
    static func all(
        of property: Property.ID,
        after sequence: Int64,
        limit: Int,
        in transaction: Transaction
    ) throws -> [CalendarChange] {
        try transaction.rows(
            "SELECT * FROM changeLog WHERE property = $1 AND sequence > $2 ORDER BY sequence LIMIT $3",
            property,
            sequence,
            limit
        ).map(CalendarChange.init(row:))
    }

    /// The place of the newest change; 0 when there is none, and before there is the property.
    static func lastSequence(of property: Property.ID, in transaction: Transaction) throws -> Int64 {
        try transaction.row("SELECT changeSequence FROM property WHERE id = $1", property)?.get("changeSequence") ?? 0
    }

    init(row: Row) throws {
        let kind: String = try row.get("kind")
        let target: String = try row.get("target")
        self.init(
            sequence: try row.get("sequence"),
            target: kind == "roomType" ? .roomType(RoomType.ID(target)) : .ratePlan(RatePlan.ID(target)),
            nights: try row.get("firstNight")...row.get("lastNight"),
            weekdays: Weekday.set(mask: try row.get("weekdays")),
            fields: CalendarFields(rawValue: try row.get("fields")),
            author: try row.get("actor"),
            cause: try row.get("cause"),
            madeAt: try row.get("madeAt")
        )
    }
}

extension Weekday {
    /// One bit a day, Monday the lowest.
    static func mask(_ days: Set<Weekday>) -> Int { days.reduce(0) { $0 | 1 << $1.rawValue } }

    static func set(mask: Int) -> Set<Weekday> { Set(allCases.filter { mask & 1 << $0.rawValue != 0 }) }
}

extension Hotel {
    /// The changes after that place in the log, oldest first, at most `limit`.
    public func changes(after sequence: Int64, limit: Int = 1_000) async throws -> [CalendarChange] {
        try await answer { transaction, property in
            try CalendarChange.all(of: property.id, after: sequence, limit: limit, in: transaction)
        }
    }

    /// The place of the newest change; 0 when there is none.
    public func lastChange() async throws -> Int64 {
        try await answer { transaction, property in
            try CalendarChange.lastSequence(of: property.id, in: transaction)
        }
    }

    /// Yields after every commit that appended to the hotel's change log; several may come as one.
    public func changeNotices() -> AsyncStream<Void> {
        database.notifications(PMS.changesTopic(of: id))
    }
}
