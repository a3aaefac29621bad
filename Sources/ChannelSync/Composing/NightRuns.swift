package import HotelValues

/// Nights with one and the same content, as one value of a message can say them.
package struct NightRun<Content: Hashable & Sendable>: Hashable, Sendable {
    /// First and last night.
    package var nights: ClosedRange<Day>
    /// Only nights that begin on these days of the week; nil is every night.
    package var weekdays: Set<Weekday>?
    /// What they have in common.
    package var content: Content

    /// Nights with that content.
    package init(nights: ClosedRange<Day>, weekdays: Set<Weekday>?, content: Content) {
        self.nights = nights
        self.weekdays = weekdays
        self.content = content
    }
}

/// The smallest message: many nights said in few runs.
///
/// Runs may overlap as ranges, by their days of the week, but never in a night. Channex would also take a broad value
/// with exceptions after it, as the last that is said of a night counts (contract §3.4); but were an exception refused,
/// the night would keep what the broad value said, which is a wrong price.
package enum NightRuns {
    /// Runs of neighbouring nights with equal content; nil is a night of which nothing is to be said.
    package static func plain<Content: Hashable & Sendable>(
        _ contents: [Content?],
        from first: Day
    ) -> [NightRun<Content>] {
        let kinds = Kinds(contents, from: first)
        let runs = zip(kinds.contents, kinds.stretches).flatMap { content, stretches in
            stretches.map { NightRun($0, weekdays: nil, content) }
        }
        return runs.sorted { $0.nights.lowerBound < $1.nights.lowerBound }
    }

    /// As few runs as there can be, by the day of the week where that takes fewer.
    package static func fewest<Content: Hashable & Sendable>(
        _ contents: [Content?],
        from first: Day
    ) -> [NightRun<Content>] {
        let kinds = Kinds(contents, from: first)
        // Contents do not concern each other: each of their nights is said once, whatever is said of the others.
        let runs = zip(kinds.contents, kinds.stretches).flatMap { content, stretches in
            FewestRuns.of(stretches).map { run in
                NightRun(run.nights, weekdays: run.isEveryNight ? nil : Weeks.all[Int(run.weekdays)], content)
            }
        }
        return runs.sorted { $0.nights.lowerBound < $1.nights.lowerBound }
    }
}

/// The different contents of some nights, each with the stretches of day numbers that have it.
private struct Kinds<Content: Hashable> {
    private(set) var contents: [Content] = []
    private(set) var stretches: [[ClosedRange<Int>]] = []

    init(_ nights: [Content?], from first: Day) {
        var kinds: [Int?] = []
        var known: [Content: Int] = [:]
        kinds.reserveCapacity(nights.count)
        for (index, content) in nights.enumerated() {
            guard let content else {
                kinds.append(nil)
                continue
            }
            // Most nights are like the one before, or like the one a week before, which is found without hashing.
            var kind = index >= 1 ? kinds[index - 1] : nil
            if let likely = kind, contents[likely] != content { kind = nil }
            if kind == nil, index >= 7, let likely = kinds[index - 7], contents[likely] == content { kind = likely }
            let found = kind ?? known[content] ?? begin(content, &known)
            add(first.number + index, to: found)
            kinds.append(found)
        }
    }

    private mutating func begin(_ content: Content, _ known: inout [Content: Int]) -> Int {
        known[content] = contents.count
        contents.append(content)
        stretches.append([])
        return contents.count - 1
    }

    private mutating func add(_ night: Int, to kind: Int) {
        if let last = stretches[kind].last, last.upperBound == night - 1 {
            stretches[kind][stretches[kind].count - 1] = last.lowerBound...night
        } else {
            stretches[kind].append(night...night)
        }
    }
}

/// Every set of days of the week, by its bits: a calendar has thousands of runs, and few kinds of weeks.
private enum Weeks {
    static let all = (0..<128).map { Set<Weekday>(mask: $0) }
}

extension NightRun {
    fileprivate init(_ nights: ClosedRange<Int>, weekdays: Set<Weekday>?, _ content: Content) {
        self.init(
            nights: Day(number: nights.lowerBound)...Day(number: nights.upperBound),
            weekdays: weekdays,
            content: content
        )
    }
}
