import Database
public import HotelValues

/// How reading back goes: what was read, what drifted, what waits.
public struct ReadBackStatus: Hashable, Sendable {
    /// What was read for one reason.
    public struct Tally: Hashable, Sendable {
        /// Readings.
        public var readings: Int
        /// Values that were compared.
        public var cells: Int
        /// Values that had drifted.
        public var drifted: Int
        /// Values that had drifted and were seen to be right again.
        public var repaired: Int
        /// When the last reading ended.
        public var lastAt: Timestamp
    }

    /// By reason: `accepted`, `unclear`, `sample`, `nightly`, `asked`.
    public var tallies: [String: Tally]
    /// Cells that differ now, as far as is known.
    public var open: Int
    /// Those of them that a person must look at.
    public var raised: Int
    /// Rows that wait to be read back.
    public var awaited: Int
}

extension LinkStore {
    /// How reading back goes.
    public func readBackStatus() async throws -> ReadBackStatus {
        let property = property
        return try await database.read { transaction in
            let tallies = try transaction.rows("SELECT * FROM linkReadingTally WHERE property = $1", property)
            let open = try transaction.row(
                """
                SELECT count(*) AS n, count(unrepairable) AS raised FROM linkDrift
                WHERE property = $1 AND repairedAt IS NULL
                """,
                property
            )
            let awaited = try transaction.row("SELECT count(*) AS n FROM linkReadBack WHERE property = $1", property)
            return ReadBackStatus(
                tallies: Dictionary(
                    uniqueKeysWithValues: try tallies.map { (try $0.get("reason"), try ReadBackStatus.Tally(row: $0)) }
                ),
                open: try open?.get("n") ?? 0,
                raised: try open?.get("raised") ?? 0,
                awaited: try awaited?.get("n") ?? 0
            )
        }
    }
}

extension ReadBackStatus.Tally {
    fileprivate init(row: Row) throws {
        self.init(
            readings: try row.get("readings"),
            cells: try row.get("cells"),
            drifted: try row.get("drifted"),
            repaired: try row.get("repaired"),
            lastAt: try row.get("lastAt")
        )
    }
}

extension ReadBackFindings {
    /// Adds the reading to the tally of its first row's reason, and each drift to that of its own.
    func count(repaired: Int, for property: String, at now: Timestamp, in transaction: Transaction) throws {
        guard let first = rows.first?.reason else { return }
        var drifted = Dictionary(grouping: drifts, by: \.reason).mapValues(\.count)
        drifted[first, default: 0] += 0
        for (reason, count) in drifted {
            let isFirst = reason == first
            try transaction.execute(
                """
                INSERT INTO linkReadingTally (property, reason, readings, cells, drifted, repaired, lastAt)
                VALUES ($1, $2, $3, $4, $5, $6, $7)
                ON CONFLICT (property, reason) DO UPDATE SET readings = readings + excluded.readings,
                    cells = cells + excluded.cells, drifted = drifted + excluded.drifted,
                    repaired = repaired + excluded.repaired, lastAt = excluded.lastAt
                """,
                property,
                reason.rawValue,
                isFirst ? 1 : 0,
                isFirst ? result.count : 0,
                count,
                isFirst ? repaired : 0,
                now
            )
        }
    }
}
