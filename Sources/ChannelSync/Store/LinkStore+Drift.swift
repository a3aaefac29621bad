import Database
public import HotelValues

/// A cell that Channex showed differently twice, and what became of it.
public struct DriftedCell: Hashable, Sendable {
    /// What differed, last time.
    public var difference: CellDifference
    /// Why the cell was read: `accepted`, `unclear`, `sample`, `nightly` or `asked`.
    public var reason: String
    /// When it was found.
    public var foundAt: Timestamp
    /// When it was last seen to differ.
    public var seenAt: Timestamp
    /// How often it was found within a day of its last repair.
    public var times: Int
    /// Why it is not repaired, and a person must look; nil for one that is, or will be.
    public var unrepairable: String?
    /// When it was seen to be right again; nil while it differs.
    public var repairedAt: Timestamp?
}

extension LinkStore {
    /// So many times a drifting cell is sent again; then a person must look.
    static let mostRepairs = 3
    /// No more drifting cells than this are written down one by one by one reading.
    private static let mostRecorded = 5_000

    /// Writes down what a reading found, and has sent again what drifted: all in one transaction.
    ///
    /// A row that another process has dealt with meanwhile counts for nothing.
    package func settle(
        _ findings: ReadBackFindings,
        in lane: Lane,
        at now: Timestamp,
        makeID: @escaping @Sendable () -> String
    ) async throws {
        let property = property
        try await database.write { transaction in
            var isOurs = false
            for row in findings.rows {
                isOurs = try row.delete(for: property, in: transaction) || isOurs
            }
            guard isOurs else { return }
            for again in findings.again {
                try AwaitedCells(again, lane: lane, id: makeID()).save(for: property, in: transaction)
            }
            var repairs = CellSet()
            for drift in findings.drifts.prefix(LinkStore.mostRecorded) {
                let isRepairable = try drift.record(for: property, at: now, in: transaction)
                guard isRepairable else { continue }
                let difference = drift.difference
                repairs.insert(difference.field, of: difference.target, on: difference.night)
            }
            let cause = "read-back \(findings.drifts.first?.reason.rawValue ?? "")"
            for run in repairs.runs {
                try run.change(in: lane, cause: cause).insert(makeID(), for: property, at: now, in: transaction)
            }
            for madeAt in findings.arrivals {
                try LinkStore.noteLatency(.readBack, lane: lane, from: madeAt, to: now, for: property, in: transaction)
            }
            let repaired = try LinkStore.closeDrifts(findings.result.matching, lane, property, at: now, in: transaction)
            try findings.count(repaired: repaired, for: property, at: now, in: transaction)
            if !repairs.isEmpty { transaction.notify(Topic.dirty(lane).name(of: property)) }
            if findings.asksForFeed { transaction.notify(Topic.hint.name(of: property)) }
        }
    }

    /// Notes that cells which had drifted are right again; answers how many.
    private static func closeDrifts(
        _ matching: CellSet,
        _ lane: Lane,
        _ property: String,
        at now: Timestamp,
        in transaction: Transaction
    ) throws -> Int {
        let open = try transaction.rows(
            "SELECT * FROM linkDrift WHERE property = $1 AND lane = $2 AND repairedAt IS NULL",
            property,
            lane.rawValue
        ).map(DriftedCell.init(row:)).map(\.difference)
        let closed = open.filter { matching.contains($0.field, of: $0.target, on: $0.night) }
        for cell in closed {
            try transaction.execute(
                """
                UPDATE linkDrift SET repairedAt = $6, unrepairable = NULL
                WHERE property = $1 AND lane = $2 AND target = $3 AND night = $4 AND field = $5
                """,
                property,
                lane.rawValue,
                cell.target,
                cell.night,
                cell.fieldName,
                now
            )
        }
        return closed.count
    }

    /// The cells that drifted, the latest found first; only those that still differ, or all that are remembered.
    public func driftedCells(onlyOpen: Bool = true, limit: Int = 500) async throws -> [DriftedCell] {
        let property = property
        return try await database.read { transaction in
            try transaction.rows(
                """
                SELECT * FROM linkDrift WHERE property = $1 AND ($2 = 0 OR repairedAt IS NULL)
                ORDER BY foundAt DESC, lane, target, night, field LIMIT $3
                """,
                property,
                onlyOpen,
                limit
            ).map(DriftedCell.init(row:))
        }
    }

    /// Forgets drift of nights that have passed, and what was repaired long ago.
    package func pruneDrift(before today: Day, repairedBefore instant: Timestamp) async throws {
        let property = property
        try await database.write { transaction in
            try transaction.execute(
                "DELETE FROM linkDrift WHERE property = $1 AND (repairedAt < $3 OR (repairedAt IS NULL AND night < $2))",
                property,
                today,
                instant
            )
        }
    }

    /// When all bookings that Channex had were last known to be in the PMS; nil while some are not.
    package func bookingsKnownAt() async throws -> Timestamp? {
        let property = property
        return try await database.read { transaction in
            let waiting = try transaction.row(
                "SELECT 1 AS n FROM linkRevision WHERE property = $1 AND state = 'stored' LIMIT 1",
                property
            )
            guard waiting == nil else { return nil }
            return try transaction.row(
                "SELECT place FROM linkCursor WHERE property = $1 AND name = $2",
                property,
                Cursor.Name.feed.rawValue
            ).map { Timestamp(microseconds: try $0.get("place")) }
        }
    }
}

extension AwaitedCells {
    fileprivate init(_ again: ReadBackFindings.Again, lane: Lane, id: String) {
        self.init(
            again.run.cells(id: id, cause: ""),
            lane: lane,
            call: again.call,
            because: again.reason,
            due: again.due,
            doubtedAt: again.doubtedAt
        )
        cells.madeAt = again.madeAt
        repetitions = again.repetitions
    }

    /// Deletes the row unless it was moved or taken; whether it did.
    fileprivate func delete(for property: String, in transaction: Transaction) throws -> Bool {
        let count = try transaction.execute(
            "DELETE FROM linkReadBack WHERE property = $1 AND id = $2 AND reason = $3 AND dueAt = $4",
            property,
            cells.id,
            reason.rawValue,
            due
        )
        return count > 0
    }
}

extension ReadBackFindings.Drift {
    /// Writes the cell down; whether sending it again may help.
    fileprivate func record(for property: String, at now: Timestamp, in transaction: Transaction) throws -> Bool {
        let known = try transaction.row(
            """
            SELECT * FROM linkDrift
            WHERE property = $1 AND lane = $2 AND target = $3 AND night = $4 AND field = $5
            """,
            property,
            difference.lane.rawValue,
            difference.target,
            difference.night,
            difference.fieldName
        ).map(DriftedCell.init(row:))
        // What was right for a day has nothing to do with what is wrong now.
        let isFresh = known?.repairedAt.map { now - $0 > .seconds(86_400) } ?? (known == nil)
        let times = isFresh ? 1 : (known?.times ?? 0) + 1
        let unrepairable =
            difference.excuse?.rawValue ?? (times > LinkStore.mostRepairs ? "drifts again and again" : nil)
        try transaction.execute(
            """
            INSERT INTO linkDrift (property, lane, target, night, field, wanted, found, reason, foundAt, seenAt, times,
                unrepairable, repairedAt)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10, $11, NULL)
            ON CONFLICT (property, lane, target, night, field) DO UPDATE SET wanted = excluded.wanted,
                found = excluded.found, reason = excluded.reason, seenAt = excluded.seenAt, times = excluded.times,
                foundAt = CASE WHEN linkDrift.repairedAt IS NULL THEN linkDrift.foundAt ELSE excluded.foundAt END,
                unrepairable = excluded.unrepairable, repairedAt = NULL
            """,
            property,
            difference.lane.rawValue,
            difference.target,
            difference.night,
            difference.fieldName,
            difference.wanted,
            difference.found,
            reason.rawValue,
            now,
            times,
            unrepairable
        )
        return unrepairable == nil
    }
}

extension DriftedCell {
    init(row: Row) throws {
        let field = try (row.get("field") as String).split(separator: "/")
        let unrepairable: String? = try row.get("unrepairable")
        self.init(
            difference: CellDifference(
                lane: Lane(rawValue: try row.get("lane")) ?? .availability,
                target: try row.get("target"),
                night: try row.get("night"),
                field: field.first.flatMap { CellFields(name: $0) } ?? [],
                occupancy: field.count > 1 ? Int(field[1]) : nil,
                wanted: try row.get("wanted"),
                found: try row.get("found"),
                excuse: unrepairable.flatMap(CellDifference.Excuse.init)
            ),
            reason: try row.get("reason"),
            foundAt: try row.get("foundAt"),
            seenAt: try row.get("seenAt"),
            times: try row.get("times"),
            unrepairable: unrepairable,
            repairedAt: try row.get("repairedAt")
        )
    }
}
