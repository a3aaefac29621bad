/// How many changes took how long, in the steps of `LatencyBuckets`.
public struct LatencyHistogram: Hashable, Sendable {
    /// How many took a time of each step.
    public private(set) var counts: [Int]
    /// All times together.
    public private(set) var microseconds: Int64

    /// No change at all.
    public init() {
        self.counts = Array(repeating: 0, count: LatencyBuckets.count)
        self.microseconds = 0
    }

    /// How many changes.
    public var count: Int { counts.reduce(0, +) }

    /// Counts changes of one step.
    mutating func add(_ changes: Int, in bucket: Int, microseconds: Int64) {
        guard counts.indices.contains(bucket) else { return }
        counts[bucket] += changes
        self.microseconds += microseconds
    }

    /// Counts one change.
    package mutating func add(microseconds: Int64) {
        let microseconds = max(0, microseconds)
        add(1, in: LatencyBuckets.bucket(ofMicroseconds: microseconds), microseconds: microseconds)
    }

    /// Counts what another one counted as well.
    mutating func merge(_ other: LatencyHistogram) {
        for (bucket, changes) in other.counts.enumerated() { counts[bucket] += changes }
        microseconds += other.microseconds
    }

    /// How many took at most so long; exact where that is the end of a step.
    public func count(withinMilliseconds milliseconds: Int64) -> Int {
        zip(LatencyBuckets.bounds, counts).reduce(0) { $0 + ($1.0 <= milliseconds ? $1.1 : 0) }
    }

    /// The time in milliseconds within which so many of a thousand came; nil when there were none.
    ///
    /// Within a step, times are taken to be spread evenly; the last step, without an end, counts as its beginning.
    public func milliseconds(ofThousandth share: Int) -> Int64? {
        let total = count
        guard total > 0 else { return nil }
        var wanted = max(1, (total * share + 999) / 1_000)
        for (bucket, changes) in counts.enumerated() {
            guard wanted > changes else { return LatencyHistogram.time(of: wanted, among: changes, in: bucket) }
            wanted -= changes
        }
        return LatencyBuckets.bounds.last
    }

    private static func time(of place: Int, among changes: Int, in bucket: Int) -> Int64? {
        guard bucket < LatencyBuckets.bounds.count else { return LatencyBuckets.bounds.last }
        let start = bucket == 0 ? 0 : LatencyBuckets.bounds[bucket - 1]
        return start + (LatencyBuckets.bounds[bucket] - start) * Int64(place) / Int64(changes)
    }
}
