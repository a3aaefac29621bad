import Database
public import HotelValues

/// Cells that Channex did not take, and why: they are shown, and not sent again until somebody asks or they change.
public struct RefusedCells: Hashable, Sendable {
    /// Its row.
    public var id: String
    /// The lane they were sent in.
    public var lane: Lane
    /// Room type or rate plan, by the PMS's code.
    public var target: String
    /// First and last night.
    public var nights: ClosedRange<Day>
    /// Only nights that begin on these days of the week.
    public var weekdays: Set<Weekday>
    /// What of them.
    public var fields: CellFields
    /// Channex's words.
    public var reason: String
    /// When they were first refused.
    public var since: Timestamp
    /// The call that was refused last, by its id in the ledger; empty for one before there was a ledger of them.
    public var call: String
    /// Who did what.
    public var cause: String
}

extension RefusedCells {
    init(
        id: String,
        lane: Lane,
        _ refusal: Refusal,
        since: Timestamp,
        call: String,
        cause: String
    ) {
        self.init(
            id: id,
            lane: lane,
            target: refusal.block.target,
            nights: refusal.block.nights,
            weekdays: refusal.block.weekdays,
            fields: refusal.block.fields,
            reason: refusal.reason,
            since: since,
            call: call,
            cause: cause
        )
    }

    var block: CellBlock { CellBlock(target: target, nights: nights, weekdays: weekdays, fields: fields) }

    /// A part of them, in a row of its own.
    func only(_ block: CellBlock, id: String) -> RefusedCells {
        var part = self
        (part.id, part.target, part.nights, part.weekdays, part.fields) =
            (id, block.target, block.nights, block.weekdays, block.fields)
        return part
    }
}

extension LinkStore {
    /// What Channex refused and has not been sent since, oldest first.
    public func refusedCells() async throws -> [RefusedCells] {
        let property = property
        return try await database.read { transaction in
            try transaction.rows(
                "SELECT * FROM linkRefused WHERE property = $1 ORDER BY since, target, firstNight, id",
                property
            ).map(RefusedCells.init(row:))
        }
    }

    /// Puts what was refused back among what waits, for another attempt; answers how many rows.
    ///
    /// It is sent apart from new changes, which it must not hold up if it is refused again.
    public func retryRefused(at now: Timestamp) async throws -> Int {
        let property = property
        return try await database.write { transaction in
            var count = 0
            for lane in Lane.allCases {
                let refused = try RefusedCells.all(in: lane, for: property, in: transaction)
                guard !refused.isEmpty else { continue }
                let row = try transaction.row(
                    "SELECT coalesce(max(batch), 0) AS last FROM linkDirty WHERE property = $1 AND lane = $2",
                    property,
                    lane.rawValue
                )
                let batch = 1 + (try row?.get("last") ?? 0)
                for cells in refused {
                    try cells.dirty.insert(lane: lane, batch: batch, at: now, for: property, in: transaction)
                    try cells.delete(for: property, in: transaction)
                }
                count += refused.count
                transaction.notify(Topic.dirty(lane).name(of: property))
            }
            return count
        }
    }
}

extension RefusedCells {
    fileprivate var dirty: DirtyCells {
        DirtyCells(
            id: id,
            target: target,
            nights: nights,
            weekdays: weekdays,
            fields: fields,
            cause: cause
        )
    }

    static func all(in lane: Lane, for property: String, in transaction: Transaction) throws -> [RefusedCells] {
        try transaction.rows(
            "SELECT * FROM linkRefused WHERE property = $1 AND lane = $2 ORDER BY id",
            property,
            lane.rawValue
        ).map(RefusedCells.init(row:))
    }

    func save(for property: String, in transaction: Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO linkRefused (property, id, lane, target, firstNight, lastNight, weekdays, fields, reason, since,
                call, cause)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """,
            property,
            id,
            lane.rawValue,
            target,
            nights.lowerBound,
            nights.upperBound,
            weekdays.mask,
            fields.rawValue,
            reason,
            since,
            call,
            cause
        )
    }

    func delete(for property: String, in transaction: Transaction) throws {
        try transaction.execute("DELETE FROM linkRefused WHERE property = $1 AND id = $2", property, id)
    }

    fileprivate init(row: Row) throws {
        let lane: String = try row.get("lane")
        self.init(
            id: try row.get("id"),
            lane: Lane(rawValue: lane) ?? .availability,
            target: try row.get("target"),
            nights: try row.get("firstNight")...row.get("lastNight"),
            weekdays: Set(mask: try row.get("weekdays")),
            fields: CellFields(rawValue: try row.get("fields")),
            reason: try row.get("reason"),
            since: try row.get("since"),
            call: try row.get("call"),
            cause: try row.get("cause")
        )
    }
}
