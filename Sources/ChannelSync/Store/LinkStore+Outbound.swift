import Database
package import HotelValues

extension LinkStore {
    /// How far something has been read; nil before the first time.
    package func place(of name: Cursor.Name) async throws -> Int64? {
        let property = property
        return try await database.read { transaction in
            try transaction.row(
                "SELECT place FROM linkCursor WHERE property = $1 AND name = $2",
                property,
                name.rawValue
            )?.get("place")
        }
    }

    /// Remembers how far something has been read.
    package func setPlace(_ cursor: Cursor) async throws {
        let property = property
        try await database.write { try cursor.save(for: property, in: $0) }
    }

    /// Marks cells dirty, and moves the cursor past the changes they came from, in one transaction.
    package func markDirty(
        _ changes: [HouseChange],
        cursor: Cursor?,
        retriesParked: Bool = false,
        at now: Timestamp,
        makeID: @escaping @Sendable () -> String
    ) async throws {
        let property = property
        try await database.write { transaction in
            for change in changes { try change.insert(makeID(), for: property, at: now, in: transaction) }
            try cursor?.save(for: property, in: transaction)
            if retriesParked { try LinkStore.retryParked(of: property, in: transaction) }
            if !changes.isEmpty { transaction.notify(Topic.dirty.name(of: property)) }
        }
    }

    /// What waits to be sent in a lane.
    package func dirtyCells(in lane: Lane) async throws -> [DirtyCells] {
        let property = property
        return try await database.read { transaction in
            try transaction.rows(
                """
                SELECT * FROM linkDirty WHERE property = $1 AND lane = $2 AND parkedBecause IS NULL
                ORDER BY addedAt, id
                """,
                property,
                lane.rawValue
            ).map(DirtyCells.init(row:))
        }
    }

    /// Writes a call down before it leaves.
    package func begin(_ call: LedgerEntry) async throws {
        let property = property
        try await database.write { try call.save(for: property, in: $0) }
    }

    /// Ends a call: its row in the ledger, and what became of the cells it carried.
    package func finish(_ call: LedgerEntry, cells: [DirtyCells], _ fate: CellFate) async throws {
        let property = property
        try await database.write { transaction in
            try call.save(for: property, in: transaction)
            transaction.notify(Topic.call.name(of: property))
            for cell in cells {
                switch fate {
                case .sent:
                    if let madeAt = cell.madeAt {
                        try LinkStore.noteLatency(
                            .accepted,
                            lane: call.lane,
                            from: madeAt,
                            to: call.endedAt,
                            for: property,
                            in: transaction
                        )
                    }
                    try transaction.execute("DELETE FROM linkDirty WHERE property = $1 AND id = $2", property, cell.id)
                case .waits:
                    continue
                case .parked(let reason):
                    try transaction.execute(
                        "UPDATE linkDirty SET parkedBecause = $3 WHERE property = $1 AND id = $2",
                        property,
                        cell.id,
                        reason
                    )
                }
            }
        }
    }

    /// Forgets cells that nobody can send any more, such as nights that have passed.
    package func forget(_ cells: [DirtyCells]) async throws {
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
            let count = try LinkStore.retryParked(of: property, in: transaction)
            if count > 0 { transaction.notify(Topic.dirty.name(of: property)) }
            return count
        }
    }

    @discardableResult
    private static func retryParked(of property: String, in transaction: Transaction) throws -> Int {
        try transaction.execute(
            "UPDATE linkDirty SET parkedBecause = NULL WHERE property = $1 AND parkedBecause IS NOT NULL",
            property
        )
    }

    /// When calls left lately: what a new process has of the budget.
    package func recentCalls(in lane: Lane, since: Timestamp) async throws -> [Timestamp] {
        let property = property
        return try await database.read { transaction in
            try transaction.rows(
                "SELECT startedAt FROM linkCall WHERE property = $1 AND lane = $2 AND startedAt >= $3",
                property,
                lane.rawValue,
                since
            ).map { try $0.get("startedAt") }
        }
    }
}

extension LinkStore {
    /// How far something has been read.
    package struct Cursor: Hashable, Sendable {
        /// What is read.
        package enum Name: String, Hashable, Sendable {
            /// The PMS's change log: the place after the last change read.
            case changes
            /// Channex's feed: the instant at which it was last read to its end, in microseconds.
            case feed
            /// Channex's calendar: the number of the last day that has been said.
            case horizon
            /// The sample that is read back all day: the number of the last one.
            case sample
            /// The nightly reading of everything: the number of the day on which the last night ended.
            case nightly
        }

        /// What is read.
        package var name: Name
        /// How far.
        package var place: Int64

        /// Something read so far.
        package init(_ name: Name, _ place: Int64) {
            self.name = name
            self.place = place
        }
    }
}

extension LinkStore.Cursor {
    func save(for property: String, in transaction: Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO linkCursor (property, name, place) VALUES ($1, $2, $3)
            ON CONFLICT (property, name) DO UPDATE SET place = excluded.place
            """,
            property,
            name.rawValue,
            place
        )
    }

    /// Sets the cursor unless there is one.
    func saveFirst(for property: String, in transaction: Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO linkCursor (property, name, place) VALUES ($1, $2, $3)
            ON CONFLICT (property, name) DO NOTHING
            """,
            property,
            name.rawValue,
            place
        )
    }
}

extension HouseChange {
    func insert(_ id: String, for property: String, at now: Timestamp, in transaction: Transaction) throws {
        // A change that names no day or no field says nothing.
        guard !weekdays.isEmpty, !fields.isEmpty else { return }
        try transaction.execute(
            """
            INSERT INTO linkDirty (property, id, lane, target, firstNight, lastNight, weekdays, fields, cause, addedAt,
                madeAt)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """,
            property,
            id,
            lane.rawValue,
            code,
            nights.lowerBound,
            nights.upperBound,
            weekdays.mask,
            fields.rawValue,
            cause.replacing("\n", with: " "),
            now,
            madeAt
        )
    }
}

/// What becomes of dirty cells after a call.
package enum CellFate: Sendable {
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
            id: try row.get("id"),
            target: try row.get("target"),
            nights: try row.get("firstNight")...row.get("lastNight"),
            weekdays: Set(mask: try row.get("weekdays")),
            fields: CellFields(rawValue: try row.get("fields")),
            cause: try row.get("cause"),
            madeAt: try row.get("madeAt")
        )
    }
}

extension Set<Weekday> {
    /// One bit a day, Monday the lowest.
    var mask: Int { reduce(0) { $0 | 1 << $1.rawValue } }

    init(mask: Int) { self = Set(Weekday.allCases.filter { mask & 1 << $0.rawValue != 0 }) }
}

extension LinkStore {
    /// Yields after every commit that made cells dirty; several may come as one.
    package func dirtyNotices() -> AsyncStream<Void> {
        database.notifications(Topic.dirty.name(of: property))
    }

    /// Yields after every commit of a webhook's hint; several may come as one.
    package func hintNotices() -> AsyncStream<Void> {
        database.notifications(Topic.hint.name(of: property))
    }
}

extension LinkStore {
    /// The properties, of all in that database, for which something waits to be sent.
    static func propertiesWaiting(in database: Database) async throws -> [String] {
        try await database.read { transaction in
            try transaction.rows("SELECT DISTINCT property FROM linkDirty WHERE parkedBecause IS NULL")
                .map { try $0.get("property") }
        }
    }
}
