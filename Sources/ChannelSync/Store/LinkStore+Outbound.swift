import Database
package import HotelValues

extension LinkStore {
    /// How far something has been read; nil before the first time.
    package func place(of name: Cursor.Name) async throws -> Int64? {
        let property = property
        return try await database.read { try name.place(for: property, in: $0) }
    }

    /// Remembers how far something has been read.
    package func setPlace(_ cursor: Cursor) async throws {
        let property = property
        try await database.write { try cursor.save(for: property, in: $0) }
    }

    /// Marks cells dirty, and moves the cursor past the changes they came from, in one transaction.
    ///
    /// Nothing happens where the cursor is not at `place` any more: another process has been faster, and has done it.
    /// With `joiningAll`, what is sent apart joins the rest.
    package func markDirty(
        _ changes: [HouseChange],
        cursor: Cursor?,
        from place: Int64? = nil,
        joiningAll: Bool = false,
        at now: Timestamp,
        makeID: @escaping @Sendable () -> String
    ) async throws {
        let property = property
        try await database.write { transaction in
            if let place, let cursor, try cursor.name.place(for: property, in: transaction) ?? 0 != place { return }
            for change in changes { try change.insert(makeID(), for: property, at: now, in: transaction) }
            try cursor?.save(for: property, in: transaction)
            if joiningAll { try transaction.execute("UPDATE linkDirty SET batch = 0 WHERE property = $1", property) }
            for lane in Set(changes.map(\.lane)) { transaction.notify(Topic.dirty(lane).name(of: property)) }
        }
    }

    /// What waits to be sent in a lane.
    package func dirtyCells(in lane: Lane) async throws -> [DirtyCells] {
        let property = property
        return try await database.read { transaction in
            try transaction.rows(
                "SELECT * FROM linkDirty WHERE property = $1 AND lane = $2 ORDER BY addedAt, id",
                property,
                lane.rawValue
            ).map(DirtyCells.init(row:))
        }
    }

    /// What waits in a lane and is sent together with whatever changes next.
    package func newCells(in lane: Lane) async throws -> [DirtyCells] {
        let property = property
        return try await database.read { transaction in
            try transaction.rows(
                "SELECT * FROM linkDirty WHERE property = $1 AND lane = $2 AND batch = 0 ORDER BY addedAt, id",
                property,
                lane.rawValue
            ).map(DirtyCells.init(row:))
        }
    }

    /// The lanes in which something waits.
    package func waitingLanes() async throws -> Set<Lane> {
        let property = property
        return try await database.read { transaction in
            let rows = try transaction.rows("SELECT DISTINCT lane FROM linkDirty WHERE property = $1", property)
            return Set(try rows.compactMap { Lane(rawValue: try $0.get("lane")) })
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

extension LinkStore.Cursor.Name {
    func place(for property: String, in transaction: Transaction) throws -> Int64? {
        try transaction.row("SELECT place FROM linkCursor WHERE property = $1 AND name = $2", property, rawValue)?
            .get("place")
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
        let cells = DirtyCells(
            id: id,
            target: code,
            nights: nights,
            weekdays: weekdays,
            fields: fields,
            cause: cause.replacing("\n", with: " "),
            madeAt: madeAt
        )
        try cells.insert(lane: lane, at: now, for: property, in: transaction)
    }
}

extension DirtyCells {
    /// Writes the row, unless it is there.
    func insert(
        lane: Lane,
        batch: Int = 0,
        at now: Timestamp,
        for property: String,
        in transaction: Transaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO linkDirty (property, id, lane, target, firstNight, lastNight, weekdays, fields, cause, addedAt,
                madeAt, batch)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (property, id) DO NOTHING
            """,
            property,
            id,
            lane.rawValue,
            target,
            nights.lowerBound,
            nights.upperBound,
            weekdays.mask,
            fields.rawValue,
            cause,
            now,
            madeAt,
            batch
        )
    }

    func delete(for property: String, in transaction: Transaction) throws {
        try transaction.execute("DELETE FROM linkDirty WHERE property = $1 AND id = $2", property, id)
    }

    init(row: Row) throws {
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

extension Halving.Piece {
    /// Writes the part of its row as a row of its own, in that batch, with all else that the row tells.
    func insert(_ id: String, _ batch: Int, _ property: String, _ transaction: Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO linkDirty (property, id, lane, target, firstNight, lastNight, weekdays, fields, cause, addedAt,
                madeAt, batch)
            SELECT property, $3, lane, target, $4, $5, $6, $7, cause, addedAt, madeAt, $8 FROM linkDirty
            WHERE property = $1 AND id = $2
            """,
            property,
            row,
            id,
            block.nights.lowerBound,
            block.nights.upperBound,
            block.weekdays.mask,
            block.fields.rawValue,
            batch
        )
    }
}

extension Set<Weekday> {
    /// One bit a day, Monday the lowest.
    var mask: Int { reduce(0) { $0 | 1 << $1.rawValue } }

    init(mask: Int) { self = Set(Weekday.allCases.filter { mask & 1 << $0.rawValue != 0 }) }
}

extension LinkStore {
    /// Yields after every commit that made cells of the lane dirty; several may come as one.
    package func dirtyNotices(in lane: Lane) -> AsyncStream<Void> {
        database.notifications(Topic.dirty(lane).name(of: property))
    }

    /// Yields after every look at all properties that found something waiting in the lane.
    package func foundNotices(in lane: Lane) -> AsyncStream<Void> {
        database.notifications(Topic.found(lane).name(of: property))
    }

    /// Yields after every commit of a webhook's hint; several may come as one.
    package func hintNotices() -> AsyncStream<Void> {
        database.notifications(Topic.hint.name(of: property))
    }
}

extension LinkStore {
    /// Tells the links of all properties in that database where something waits to be sent.
    static func announceWaiting(in database: Database) async throws {
        let found = try await database.read { transaction in
            try transaction.rows("SELECT DISTINCT property, lane FROM linkDirty").compactMap { row -> String? in
                let property: String = try row.get("property")
                return Lane(rawValue: try row.get("lane")).map { Topic.found($0).name(of: property) }
            }
        }
        database.announce(Set(found))
    }
}
