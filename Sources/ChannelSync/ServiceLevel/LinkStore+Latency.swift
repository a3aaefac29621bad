import Database
public import HotelValues

extension LinkStore {
    /// Counts how long one change took from its commit in the PMS.
    ///
    /// In the transaction that records the arrival, so that every change is counted once.
    static func noteLatency(
        _ stage: LatencyStage,
        lane: Lane,
        from madeAt: Timestamp,
        to end: Timestamp,
        for property: String,
        in transaction: Transaction
    ) throws {
        let microseconds = max(0, end.microseconds - madeAt.microseconds)
        try transaction.execute(
            """
            INSERT INTO linkLatency (property, lane, stage, hour, bucket, changes, microseconds)
            VALUES ($1, $2, $3, $4, $5, 1, $6)
            ON CONFLICT (property, lane, stage, hour, bucket) DO UPDATE SET
                changes = linkLatency.changes + 1, microseconds = linkLatency.microseconds + excluded.microseconds
            """,
            property,
            lane.rawValue,
            stage.rawValue,
            LatencyHour.number(of: end),
            LatencyBuckets.bucket(ofMicroseconds: microseconds),
            microseconds
        )
    }
}

/// The hours by which times are kept: numbered from 1970, so that old ones can be let go.
enum LatencyHour {
    /// Where the counts of hours are kept that are too old to matter each by itself.
    static let before: Int64 = 0

    static func number(of instant: Timestamp) -> Int64 { instant.microseconds / 3_600_000_000 }
}

extension LinkStore {
    /// The times of every stage and lane since the beginning of counting.
    ///
    /// They only ever grow, also when old hours are folded, as whoever compares two readings expects.
    public func latencies() async throws -> [LatencyStage: [Lane: LatencyHistogram]] {
        let property = property
        return try await database.read { try LinkStore.latencies(of: property, since: LatencyHour.before, in: $0) }
    }

    /// How well each stage does over the last 28 days.
    public func serviceLevels(_ goals: ServiceGoals, at now: Timestamp) async throws -> [ServiceLevel] {
        let property = property
        return try await database.read { transaction in
            let since = LatencyHour.number(of: now + (.zero - ServiceLevel.window))
            let times = try LinkStore.latencies(of: property, since: max(since, 1), in: transaction)
            return try LatencyStage.allCases.map { stage in
                let overdue = try LinkStore.overdue(stage, goals, of: property, at: now, in: transaction)
                let all = (times[stage] ?? [:]).values.reduce(into: LatencyHistogram()) { $0.merge($1) }
                return ServiceLevel(stage: stage, goals: goals, times: all, overdue: overdue)
            }
        }
    }

    /// Folds the counts of hours that are over into those before them all.
    func foldLatency(before instant: Timestamp) async throws {
        let property = property
        let hour = LatencyHour.number(of: instant)
        try await database.write { transaction in
            try transaction.execute(
                """
                INSERT INTO linkLatency (property, lane, stage, hour, bucket, changes, microseconds)
                SELECT property, lane, stage, $3, bucket, sum(changes), sum(microseconds) FROM linkLatency
                WHERE property = $1 AND hour > $3 AND hour < $2 GROUP BY property, lane, stage, bucket
                ON CONFLICT (property, lane, stage, hour, bucket) DO UPDATE SET
                    changes = linkLatency.changes + excluded.changes,
                    microseconds = linkLatency.microseconds + excluded.microseconds
                """,
                property,
                hour,
                LatencyHour.before
            )
            try transaction.execute(
                "DELETE FROM linkLatency WHERE property = $1 AND hour > $3 AND hour < $2",
                property,
                hour,
                LatencyHour.before
            )
        }
    }

    private static func latencies(
        of property: String,
        since hour: Int64,
        in transaction: Transaction
    ) throws -> [LatencyStage: [Lane: LatencyHistogram]] {
        var times: [LatencyStage: [Lane: LatencyHistogram]] = [:]
        let rows = try transaction.rows(
            """
            SELECT lane, stage, bucket, sum(changes) AS changes, sum(microseconds) AS microseconds FROM linkLatency
            WHERE property = $1 AND hour >= $2 GROUP BY lane, stage, bucket
            """,
            property,
            hour
        )
        for row in rows {
            guard let lane = Lane(rawValue: try row.get("lane")),
                let stage = LatencyStage(rawValue: try row.get("stage"))
            else { continue }
            times[stage, default: [:]][lane, default: LatencyHistogram()].add(
                try row.get("changes"),
                in: try row.get("bucket"),
                microseconds: try row.get("microseconds")
            )
        }
        return times
    }

    /// Changes that have waited for their acceptance longer than the goal, or of which something was refused so long ago.
    private static func overdue(
        _ stage: LatencyStage,
        _ goals: ServiceGoals,
        of property: String,
        at now: Timestamp,
        in transaction: Transaction
    ) throws -> Int {
        guard stage == .accepted else { return 0 }
        return try transaction.row(
            """
            SELECT (SELECT count(*) FROM linkDirty WHERE property = $1 AND madeAt < $2)
                + (SELECT count(DISTINCT cause) FROM linkRefused WHERE property = $1 AND since < $2) AS n
            """,
            property,
            now + (.zero - goals.accepted)
        )?.get("n") ?? 0
    }
}
