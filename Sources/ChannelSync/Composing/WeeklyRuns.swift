/// Some nights of one content in one run for each time in which every day of the week is always among them, or never.
///
/// Seldom the fewest runs, but found in one pass: what is left where there are too many ways to try them all.
enum WeeklyRuns {
    /// The runs for these stretches of day numbers, which are in order and do not touch.
    static func of(_ stretches: [ClosedRange<Int>]) -> [FewestRuns.Run] {
        guard let first = stretches.first?.lowerBound, let last = stretches.last?.upperBound else { return [] }
        let nights = Set(stretches.joined())
        var runs: [FewestRuns.Run] = []
        var start = first
        var isOpen = false
        for night in first...last {
            let isNight = nights.contains(night)
            if night - 7 >= start, nights.contains(night - 7) != isNight {
                start = night
                isOpen = false
            }
            guard isNight else { continue }
            if isOpen { runs[runs.count - 1].add(night) } else { runs.append(FewestRuns.Run(night)) }
            isOpen = true
        }
        return joined(runs)
    }

    /// Makes one of whole runs that follow each other.
    private static func joined(_ runs: [FewestRuns.Run]) -> [FewestRuns.Run] {
        runs.reduce(into: []) { joined, run in
            guard let last = joined.last, last.isEveryNight, run.isEveryNight, last.last + 1 == run.first else {
                return joined.append(run)
            }
            joined[joined.count - 1] = FewestRuns.Run(
                first: last.first,
                last: run.last,
                weekdays: last.weekdays | run.weekdays,
                count: last.count + run.count
            )
        }
    }
}
