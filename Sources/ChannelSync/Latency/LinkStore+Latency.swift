import Database
import HotelValues

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
