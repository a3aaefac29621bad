import ChannexClient
import Database
import HotelValues

extension LinkStore {
    /// The place up to which the PMS's change log has been read; nil before the first time.
    func changePlace() async throws -> Int64? { try await place(of: "changes") }

    func place(of name: String) async throws -> Int64? {
        let property = property
        return try await database.read { transaction in
            try transaction.row(
                "SELECT place FROM linkCursor WHERE property = $1 AND name = $2", property, name
            )?.get("place")
        }
    }

    func setPlace(of name: String, _ place: Int64) async throws {
        let property = property
        try await database.write { try LinkStore.setPlace(of: name, place, property, in: $0) }
    }

    private static func setPlace(
        of name: String, _ place: Int64, _ property: String, in transaction: Transaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO linkCursor (property, name, place) VALUES ($1, $2, $3)
            ON CONFLICT (property, name) DO UPDATE SET place = excluded.place
            """,
            property, name, place)
    }

    /// Marks cells dirty, and moves the cursor past the changes they came from, in one transaction.
    func markDirty(
        _ changes: [HouseChange], next place: Int64?, at now: Timestamp, makeID: @escaping @Sendable () -> String
    ) async throws {
        let property = property
        try await database.write { transaction in
            for change in changes {
                try transaction.execute(
                    """
                    INSERT INTO linkDirty (property, id, lane, target, firstNight, lastNight, weekdays, fields, cause,
                        addedAt)
                    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                    """,
                    property, makeID(), change.lane.rawValue, change.code, change.nights.lowerBound,
                    change.nights.upperBound, change.weekdays.mask, change.fields.rawValue, change.cause, now)
            }
            if let place { try LinkStore.setPlace(of: "changes", place, property, in: transaction) }
            if !changes.isEmpty { transaction.notify(LinkStore.dirtyTopic) }
        }
    }

    /// What waits to be sent in a lane.
    func dirtyCells(in lane: Lane) async throws -> [DirtyCells] {
        let property = property
        return try await database.read { transaction in
            try transaction.rows(
                "SELECT * FROM linkDirty WHERE property = $1 AND lane = $2 AND parkedBecause IS NULL ORDER BY id",
                property, lane.rawValue
            ).map(DirtyCells.init(row:))
        }
    }

    /// Ends a call: its row in the ledger, and what became of the cells it carried.
    func finish(_ call: LedgerEntry, cells: [DirtyCells], _ fate: CellFate) async throws {
        let property = property
        try await database.write { transaction in
            try call.insert(for: property, in: transaction)
            transaction.notify(LinkStore.callTopic)
            for cell in cells {
                switch fate {
                case .sent:
                    try transaction.execute("DELETE FROM linkDirty WHERE property = $1 AND id = $2", property, cell.id)
                case .waits:
                    continue
                case .parked(let reason):
                    try transaction.execute(
                        "UPDATE linkDirty SET parkedBecause = $3 WHERE property = $1 AND id = $2", property, cell.id,
                        reason)
                }
            }
        }
    }

    /// Forgets cells that nobody can send any more, such as nights that have passed.
    func forget(_ cells: [DirtyCells]) async throws {
        let property = property
        try await database.write { transaction in
            for cell in cells {
                try transaction.execute("DELETE FROM linkDirty WHERE property = $1 AND id = $2", property, cell.id)
            }
        }
    }

    /// Puts what was set aside back among what waits, for another attempt.
    public func retryParked() async throws -> Int {
        let property = property
        return try await database.write { transaction in
            let count = try transaction.execute(
                "UPDATE linkDirty SET parkedBecause = NULL WHERE property = $1 AND parkedBecause IS NOT NULL", property)
            if count > 0 { transaction.notify(LinkStore.dirtyTopic) }
            return count
        }
    }

    /// When calls left lately: what a new process has of the budget.
    func recentCalls(in lane: Lane, since: Timestamp) async throws -> [Timestamp] {
        let property = property
        return try await database.read { transaction in
            try transaction.rows(
                "SELECT startedAt FROM linkCall WHERE property = $1 AND lane = $2 AND startedAt >= $3", property,
                lane.rawValue, since
            ).map { try $0.get("startedAt") }
        }
    }
}

/// What becomes of dirty cells after a call.
enum CellFate: Sendable {
    /// Channex has them.
    case sent
    /// They are sent again.
    case waits
    /// A person must look; why.
    case parked(String)
}

extension DirtyCells {
    fileprivate init(row: Row) throws {
        self.init(
            id: try row.get("id"), target: try row.get("target"),
            nights: try row.get("firstNight")...row.get("lastNight"), weekdays: Set(mask: try row.get("weekdays")),
            fields: CellFields(rawValue: try row.get("fields")), cause: try row.get("cause"))
    }
}

extension Set<Weekday> {
    /// One bit a day, Monday the lowest.
    var mask: Int { reduce(0) { $0 | 1 << $1.rawValue } }

    init(mask: Int) { self = Set(Weekday.allCases.filter { mask & 1 << $0.rawValue != 0 }) }
}

extension LinkStore {
    /// Yields after every commit that made cells dirty; several may come as one.
    func dirtyNotices() -> AsyncStream<Void> { database.notifications(LinkStore.dirtyTopic) }

    /// Yields after every commit of a webhook's hint; several may come as one.
    func hintNotices() -> AsyncStream<Void> { database.notifications(LinkStore.hintTopic) }
}
