import HotelValues

/// How a measured time is spread.
struct Spread {
    private let sorted: [Duration]

    init(_ values: [Duration]) {
        sorted = values.sorted()
    }

    var median: Duration { percentile(50) }

    /// The least value that so many of a hundred do not exceed; zero for no values.
    func percentile(_ share: Int) -> Duration {
        guard !sorted.isEmpty else { return .zero }
        return sorted[max(0, (sorted.count * share + 99) / 100 - 1)]
    }

    /// Such as `p50 4.2 ms, p99 11.0 ms, longest 12.9 ms (of 500)`.
    var text: String {
        "p50 \(median.milliseconds), p99 \(percentile(99).milliseconds), "
            + "longest \(percentile(100).milliseconds) (of \(sorted.count))"
    }
}

extension Duration {
    /// Whole microseconds.
    var microseconds: Int64 { components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000 }

    /// Such as `4.2 ms`.
    var milliseconds: String {
        let tenths = (microseconds + 50) / 100
        return "\(tenths / 10).\(tenths % 10) ms"
    }

    /// How many fit into a second.
    func rate(of count: Int) -> Int64 { microseconds > 0 ? Int64(count) * 1_000_000 / microseconds : 0 }
}
