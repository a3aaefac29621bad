/// The steps in which times from a commit to Channex are counted.
///
/// Times within a step are not told apart. The steps are never changed: rows of the database are numbered by them.
public enum LatencyBuckets {
    /// The longest time of each step, in milliseconds; one more step, without an end, follows.
    public static let bounds: [Int64] = [
        250, 500, 750, 1_000, 1_250, 1_500, 1_750, 2_000, 2_500, 3_000, 4_000, 5_000, 6_000, 7_000, 8_000, 10_000,
        12_000,
        15_000, 20_000, 25_000, 30_000, 45_000, 60_000, 90_000, 120_000, 180_000, 300_000, 600_000, 1_800_000,
        3_600_000,
    ]

    /// How many steps there are.
    static let count = bounds.count + 1

    /// The step of a time; a clock that was set back makes none negative.
    static func bucket(ofMicroseconds microseconds: Int64) -> Int {
        bounds.firstIndex { microseconds <= $0 * 1_000 } ?? bounds.count
    }
}
