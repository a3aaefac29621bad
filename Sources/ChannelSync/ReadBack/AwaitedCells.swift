import Database
package import HotelValues

/// Cells that wait to be read back: a row that is gone once Channex has shown them.
package struct AwaitedCells: Hashable, Sendable {
    /// Which cells; the id is that of the row.
    package var cells: DirtyCells
    /// The lane they were sent in.
    package var lane: Lane
    /// The call that carried them; nil for those that no call carried lately.
    package var call: String?
    /// Why they are read.
    package var reason: ReadBackReason
    /// When they are read.
    package var due: Timestamp
    /// How often they are read again, a minute apart, though they were found right.
    package var repetitions: Int
    /// When they were first seen to differ; nil while they have not been.
    package var doubtedAt: Timestamp?

    /// Cells that wait to be read back.
    package init(
        _ cells: DirtyCells,
        lane: Lane,
        call: String? = nil,
        because reason: ReadBackReason,
        due: Timestamp,
        doubtedAt: Timestamp? = nil
    ) {
        self.cells = cells
        self.lane = lane
        self.call = call
        self.reason = reason
        self.due = due
        self.repetitions = reason.repetitions
        self.doubtedAt = doubtedAt
    }
}

extension AwaitedCells {
    func save(for property: String, in transaction: Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO linkReadBack (property, id, reason, lane, target, firstNight, lastNight, weekdays, fields, call,
                madeAt, dueAt, repetitions, doubtedAt)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            ON CONFLICT (property, id, reason) DO UPDATE SET call = excluded.call, dueAt = excluded.dueAt,
                repetitions = excluded.repetitions, doubtedAt = excluded.doubtedAt
            """,
            property,
            cells.id,
            reason.rawValue,
            lane.rawValue,
            cells.target,
            cells.nights.lowerBound,
            cells.nights.upperBound,
            cells.weekdays.mask,
            cells.fields.rawValue,
            call,
            cells.madeAt,
            due,
            repetitions,
            doubtedAt
        )
    }

    init(row: Row) throws {
        let reason: String = try row.get("reason")
        let lane: String = try row.get("lane")
        guard let reason = ReadBackReason(rawValue: reason), let lane = Lane(rawValue: lane) else {
            throw DatabaseError.badValue(column: "reason, lane", expected: "known words", found: "\(reason), \(lane)")
        }
        self.init(
            DirtyCells(
                id: try row.get("id"),
                target: try row.get("target"),
                nights: try row.get("firstNight")...row.get("lastNight"),
                weekdays: Set(mask: try row.get("weekdays")),
                fields: CellFields(rawValue: try row.get("fields")),
                cause: "read-back \(reason.rawValue)",
                madeAt: try row.get("madeAt")
            ),
            lane: lane,
            call: try row.get("call"),
            because: reason,
            due: try row.get("dueAt"),
            doubtedAt: try row.get("doubtedAt")
        )
        repetitions = try row.get("repetitions")
    }
}
