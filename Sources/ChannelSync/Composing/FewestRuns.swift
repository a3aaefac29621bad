import HotelValues

/// The fewest runs in which some nights of one content can be said.
///
/// A run is a range with some days of the week; all its nights have the content, and no night is in two runs. The nights
/// are gone through in order. All that matters of what was decided is which runs are still open and how each could be
/// joined (`OpenRuns`); of the ways that lead to the same, or to nothing better, one is followed. Each night is a step
/// of some of these ways, and the shortest way at the end is the answer.
struct FewestRuns {
    /// A range of nights with some days of the week.
    struct Run: Hashable {
        /// Day numbers of the first and the last night.
        var first: Int
        var last: Int
        /// One bit a day, Monday the lowest.
        var weekdays: UInt8
        /// How many nights it has.
        var count: Int

        /// One night.
        init(_ night: Int) {
            self.init(first: night, last: night, weekdays: 1 << UInt8(FewestRuns.weekday(night)), count: 1)
        }

        init(first: Int, last: Int, weekdays: UInt8, count: Int) {
            self.first = first
            self.last = last
            self.weekdays = weekdays
            self.count = count
        }

        /// The one run that says all these stretches; nil where there is none.
        init?(wholly stretches: ArraySlice<ClosedRange<Int>>) {
            guard let first = stretches.first?.lowerBound, let last = stretches.last?.upperBound else { return nil }
            let count = stretches.reduce(0) { $0 + $1.count }
            var weekdays: UInt8 = 0
            for stretch in stretches {
                for night in stretch.prefix(7) { weekdays |= 1 << UInt8(FewestRuns.weekday(night)) }
            }
            // The nights of these weekdays in whole weeks, and in the days after them.
            let (weeks, days) = (last - first + 1).quotientAndRemainder(dividingBy: 7)
            var all = weeks * weekdays.nonzeroBitCount
            for night in (last + 1 - days)..<(last + 1) where weekdays >> UInt8(FewestRuns.weekday(night)) & 1 == 1 {
                all += 1
            }
            guard all == count else { return nil }
            self.init(first: first, last: last, weekdays: weekdays, count: count)
        }

        /// Takes in a later night.
        mutating func add(_ night: Int) {
            last = night
            weekdays |= 1 << UInt8(FewestRuns.weekday(night))
            count += 1
        }

        /// The first to the last night.
        var nights: ClosedRange<Int> { first...last }

        /// Whether it leaves out no night between the first and the last.
        var isEveryNight: Bool { count == last - first + 1 }
    }

    /// What was decided for a night, and the decision before it.
    private struct Step {
        var before: Int
        var night: Int
        /// The day of the week whose run the night belongs to; nil for a run of its own.
        var company: Int?
    }

    /// No more ways than this are followed at once, for the sake of time; the shortest are.
    ///
    /// Of 20,000 months drawn by chance none has as many; 500 nights do where a tenth of them, here and there, are unlike
    /// the others, and are then said in hardly ever a run too many.
    private static let mostWays = 512

    private var ways = [Way(open: OpenRuns(), runs: 0, lastStep: -1)]
    private var steps: [Step] = []
    private var lastNight: Int?
    /// Whether ways were given up that might have been shorter.
    private var isGuess = false

    /// The runs for these stretches of day numbers, which are in order and do not touch.
    static func of(_ stretches: [ClosedRange<Int>]) -> [Run] {
        // No run goes on over a week in which all days have another content.
        var runs: [Run] = []
        var start = 0
        for index in stretches.indices.dropFirst()
        where stretches[index].lowerBound - stretches[index - 1].upperBound > 7 {
            runs += shortest(stretches[start..<index])
            start = index
        }
        return runs + shortest(stretches[start...])
    }

    private static func shortest(_ stretches: ArraySlice<ClosedRange<Int>>) -> [Run] {
        let plain = stretches.map { Run(first: $0.lowerBound, last: $0.upperBound, weekdays: 127, count: $0.count) }
        guard plain.count > 1 else { return plain }
        if let run = Run(wholly: stretches) { return [run] }
        var search = FewestRuns()
        for stretch in stretches {
            for night in stretch { search.place(night) }
        }
        let runs = search.runs()
        // As few plain runs are the simpler message.
        guard runs.count < plain.count else { return plain }
        guard search.isGuess else { return runs }
        let weekly = WeeklyRuns.of(Array(stretches))
        return weekly.count < runs.count ? weekly : runs
    }

    /// Decides about a night, in every way that may be the best.
    private mutating func place(_ night: Int) {
        skip(to: night)
        let weekday = FewestRuns.weekday(night)
        var next = Ways()
        for way in ways {
            way.open.choices(on: weekday) { open, company in
                next.add(Way(open: open, runs: way.runs + (company == nil ? 1 : 0), lastStep: steps.count))
                steps.append(Step(before: way.lastStep, night: night, company: company))
            }
        }
        ways = next.best(FewestRuns.mostWays, &isGuess)
        lastNight = night
    }

    /// Passes over the nights that have another content.
    private mutating func skip(to night: Int) {
        guard let lastNight else { return }
        // After a week no run is open any more.
        for missing in (lastNight + 1..<night).prefix(7) {
            let weekday = FewestRuns.weekday(missing)
            for index in ways.indices { ways[index].open.leaveOut(weekday) }
        }
    }

    /// The runs of the shortest way.
    private func runs() -> [Run] {
        guard let best = ways.min(by: { $0.runs < $1.runs }) else { return [] }
        var way: [Step] = []
        var index = best.lastStep
        while steps.indices.contains(index) {
            way.append(steps[index])
            index = steps[index].before
        }
        var runs: [Run] = []
        var runOfWeekday = Array(repeating: 0, count: 7)
        for step in way.reversed() {
            let run = step.company.map { runOfWeekday[$0] } ?? runs.count
            if run == runs.count { runs.append(Run(step.night)) } else { runs[run].add(step.night) }
            runOfWeekday[FewestRuns.weekday(step.night)] = run
        }
        return runs
    }

    /// The day of the week of a day number, Monday 0.
    static func weekday(_ night: Int) -> Int { Day(number: night).weekday.rawValue }
}

/// A way of having placed the nights up to now.
private struct Way {
    var open: OpenRuns
    /// How many runs it has opened.
    var runs: Int
    var lastStep: Int

    /// Whether whatever follows this way can follow the other one with no more runs in all.
    func isNoBetter(than other: Way) -> Bool { runs >= other.runs + open.cost(from: other.open) }
}

/// Ways of which none makes another superfluous.
private struct Ways {
    private var ways: [Way] = []

    mutating func add(_ way: Way) {
        if ways.contains(where: { way.isNoBetter(than: $0) }) { return }
        ways.removeAll { $0.isNoBetter(than: way) }
        ways.append(way)
    }

    /// All of them, or the shortest where there are more than so many.
    func best(_ limit: Int, _ isGuess: inout Bool) -> [Way] {
        guard ways.count > limit else { return ways }
        isGuess = true
        return Array(ways.sorted { $0.runs < $1.runs }.prefix(limit))
    }
}
