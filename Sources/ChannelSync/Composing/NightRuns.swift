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
        stretches(of: contents).map { stretch in
            let nights = first.advanced(by: stretch.nights.lowerBound)...first.advanced(by: stretch.nights.upperBound)
            return NightRun(nights: nights, weekdays: nil, content: stretch.content)
        }
    }

    /// As few runs as there can be, by the day of the week where that takes fewer.
    package static func fewest<Content: Hashable & Sendable>(
        _ contents: [Content?],
        from first: Day
    ) -> [NightRun<Content>] {
        var stretchesByContent: [Content: [ClosedRange<Int>]] = [:]
        for stretch in stretches(of: contents) {
            let nights = first.number + stretch.nights.lowerBound...first.number + stretch.nights.upperBound
            stretchesByContent[stretch.content, default: []].append(nights)
        }
        // Contents do not concern each other: each of their nights is said once, whatever is said of the others.
        let runs = stretchesByContent.flatMap { content, stretches in
            FewestRuns.of(stretches).map { NightRun($0, content) }
        }
        // No two runs begin with the same night, so this is one order and not the dictionary's.
        return runs.sorted { $0.nights.lowerBound < $1.nights.lowerBound }
    }

    private static func stretches<Content: Equatable>(
        of contents: [Content?]
    ) -> [(nights: ClosedRange<Int>, content: Content)] {
        var stretches: [(nights: ClosedRange<Int>, content: Content)] = []
        for (night, content) in contents.enumerated() {
            guard let content else { continue }
            if let last = stretches.last, last.nights.upperBound == night - 1, last.content == content {
                stretches[stretches.count - 1].nights = last.nights.lowerBound...night
            } else {
                stretches.append((night...night, content))
            }
        }
        return stretches
    }
}

extension NightRun {
    fileprivate init(_ run: FewestRuns.Run, _ content: Content) {
        self.init(
            nights: Day(number: run.first)...Day(number: run.last),
            weekdays: run.isEveryNight ? nil : Set(mask: Int(run.weekdays)),
            content: content
        )
    }
}
