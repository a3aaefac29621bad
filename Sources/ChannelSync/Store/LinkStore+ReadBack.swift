package import Database
package import HotelValues

extension LinkStore {
    /// The topic notified after every commit that gave this property something to read back.
    static func readBackTopic(of property: String) -> String { "read back \(property)" }

    /// Has cells read back from Channex when they are due, in the transaction that records why.
    ///
    /// The same cells for the same reason are awaited once: a later call moves the reading.
    package static func scheduleReadBack(
        _ cells: [DirtyCells],
        lane: Lane,
        call: String?,
        because reason: ReadBackReason,
        due: Timestamp,
        for property: String,
        in transaction: Transaction
    ) throws {
        for cell in cells {
            try AwaitedCells(cell, lane: lane, call: call, because: reason, due: due)
                .save(for: property, in: transaction)
        }
        if !cells.isEmpty { transaction.notify(readBackTopic(of: property)) }
    }

    /// Has cells read back from Channex when they are due.
    package func scheduleReadBack(
        _ cells: [DirtyCells],
        lane: Lane,
        call: String?,
        because reason: ReadBackReason,
        due: Timestamp
    ) async throws {
        let property = property
        try await database.write { transaction in
            try LinkStore.scheduleReadBack(
                cells,
                lane: lane,
                call: call,
                because: reason,
                due: due,
                for: property,
                in: transaction
            )
        }
    }

    /// Has cells read back whose turn it is; false when that turn has been taken already, as by another process.
    package func scheduleReadBack(_ rows: [AwaitedCells], turn: Cursor) async throws -> Bool {
        let property = property
        return try await database.write { transaction in
            let last: Int64? = try transaction.row(
                "SELECT place FROM linkCursor WHERE property = $1 AND name = $2",
                property,
                turn.name.rawValue
            )?.get("place")
            if let last, last >= turn.place { return false }
            try turn.save(for: property, in: transaction)
            for row in rows { try row.save(for: property, in: transaction) }
            if !rows.isEmpty { transaction.notify(LinkStore.readBackTopic(of: property)) }
            return true
        }
    }

    /// Has cells read back at once that somebody has seen to differ, with as many repairs before them as after none.
    package func scheduleReadBack(doubted rows: [AwaitedCells], forgetting differences: [CellDifference]) async throws {
        let property = property
        try await database.write { transaction in
            for difference in differences {
                try transaction.execute(
                    """
                    DELETE FROM linkDrift
                    WHERE property = $1 AND lane = $2 AND target = $3 AND night = $4 AND field = $5
                    """,
                    property,
                    difference.lane.rawValue,
                    difference.target,
                    difference.night,
                    difference.fieldName
                )
            }
            for row in rows { try row.save(for: property, in: transaction) }
            transaction.notify(LinkStore.readBackTopic(of: property))
        }
    }

    /// Yields after every commit that gave this property something to read back; several may come as one.
    package func readBackNotices() -> AsyncStream<Void> {
        database.notifications(LinkStore.readBackTopic(of: property))
    }

    /// The earliest instant at which something of the lane is to be read back; nil when nothing is.
    package func nextReadBack(in lane: Lane) async throws -> Timestamp? {
        let property = property
        return try await database.read { transaction in
            try transaction.row(
                "SELECT min(dueAt) AS due FROM linkReadBack WHERE property = $1 AND lane = $2",
                property,
                lane.rawValue
            )?.get("due")
        }
    }

    /// What is to be read back in a lane by then, the earliest first; no more than one reading deals with.
    package func awaitedCells(in lane: Lane, dueBy instant: Timestamp, limit: Int = 2_000) async throws
        -> [AwaitedCells]
    {
        let property = property
        return try await database.read { transaction in
            try transaction.rows(
                """
                SELECT * FROM linkReadBack WHERE property = $1 AND lane = $2 AND dueAt <= $3
                ORDER BY dueAt, id LIMIT $4
                """,
                property,
                lane.rawValue,
                instant,
                limit
            ).map(AwaitedCells.init(row:))
        }
    }

    /// Cells of which Channex need not have the present value: they wait to be sent, were refused, or were sent so
    /// lately that Channex may not show it yet.
    package func unsettledCells(in lane: Lane, at now: Timestamp) async throws -> [DirtyCells] {
        let property = property
        return try await database.read { transaction in
            let columns = "id, target, firstNight, lastNight, weekdays, fields"
            return try transaction.rows(
                """
                SELECT \(columns) FROM linkDirty WHERE property = $1 AND lane = $2
                UNION ALL
                SELECT \(columns) FROM linkRefused WHERE property = $1 AND lane = $2
                UNION ALL
                SELECT \(columns) FROM linkReadBack
                WHERE property = $1 AND lane = $2 AND call IS NOT NULL AND doubtedAt IS NULL AND dueAt > $3
                """,
                property,
                lane.rawValue,
                now
            ).map { row in
                DirtyCells(
                    id: try row.get("id"),
                    target: try row.get("target"),
                    nights: try row.get("firstNight")...row.get("lastNight"),
                    weekdays: Set(mask: try row.get("weekdays")),
                    fields: CellFields(rawValue: try row.get("fields")),
                    cause: ""
                )
            }
        }
    }
}
