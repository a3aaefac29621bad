import Database
import HotelValues

extension LinkStore {
    /// The latest calls, newest first.
    public func calls(limit: Int = 50) async throws -> [LedgerEntry] {
        let property = property
        return try await database.read { transaction in
            try transaction.rows(
                "SELECT * FROM linkCall WHERE property = $1 ORDER BY startedAt DESC, id DESC LIMIT $2",
                property,
                limit
            ).map(LedgerEntry.init(row:))
        }
    }

    /// The calls that a query means, newest first, a page at a time.
    public func calls(_ query: LedgerQuery) async throws -> LedgerPage {
        let search = LedgerSearch(query, of: property)
        let limit = min(max(1, query.limit), LedgerQuery.longestPage)
        return try await database.read { transaction in
            // One more than is wanted tells whether there is a next page.
            let calls = try transaction.rows(
                "SELECT * FROM linkCall WHERE \(search.condition) ORDER BY startedAt DESC, id DESC LIMIT \(limit + 1)",
                search.arguments
            ).map(LedgerEntry.init(row:))
            let page = Array(calls.prefix(limit))
            return LedgerPage(calls: page, next: calls.count > limit ? page.last.map(LedgerPlace.init(after:)) : nil)
        }
    }

    /// Everything about one call; nil when there is none of that id.
    public func call(_ id: String) async throws -> LedgerEntry? {
        let property = property
        return try await database.read { transaction in
            let row = try transaction.row("SELECT * FROM linkCall WHERE property = $1 AND id = $2", property, id)
            guard var call = try row.map(LedgerEntry.init(row:)) else { return nil }
            call.cells = try transaction.rows(
                "SELECT * FROM linkCallCell WHERE property = $1 AND call = $2 ORDER BY place",
                property,
                id
            ).map(CellBlock.init(row:))
            return call
        }
    }

    /// The newest accepted call of each lane that carries this cause.
    package func calls(causedBy cause: String) async throws -> [Lane: LedgerEntry] {
        let property = property
        return try await database.read { transaction in
            let rows = try transaction.rows(
                """
                SELECT * FROM linkCall WHERE property = $1 AND tasks <> '' AND ($3 || cause || $3) LIKE $2
                ORDER BY startedAt
                """,
                property,
                "%\n\(cause)\n%",
                "\n"
            )
            return Dictionary(
                try rows.map { row in
                    let entry = try LedgerEntry(row: row)
                    return (entry.lane, entry)
                }
            ) { _, newer in newer }
        }
    }

    /// Yields after every call that ended; several may come as one.
    package func callNotices() -> AsyncStream<Void> {
        database.notifications(Topic.call.name(of: property))
    }
}

extension LinkStore {
    /// Forgets so many calls that left before that instant, the oldest first; answers how many there were.
    func forgetCalls(before instant: Timestamp, atMost limit: Int) async throws -> Int {
        let property = property
        return try await database.write { transaction in
            try transaction.execute(
                """
                DELETE FROM linkCall WHERE property = $1 AND id IN (
                    SELECT id FROM linkCall WHERE property = $1 AND startedAt < $2 ORDER BY startedAt LIMIT $3)
                """,
                property,
                instant,
                limit
            )
        }
    }
}

extension CellBlock {
    fileprivate init(row: Row) throws {
        self.init(
            target: try row.get("target"),
            nights: try row.get("firstNight")...row.get("lastNight"),
            weekdays: Set(mask: try row.get("weekdays")),
            fields: CellFields(rawValue: try row.get("fields"))
        )
    }
}
