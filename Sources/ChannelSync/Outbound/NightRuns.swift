package import HotelValues

/// Nights with one and the same content, as one message can say them.
package struct NightRun<Content: Hashable & Sendable>: Hashable, Sendable {
    /// First and last night.
    package var nights: ClosedRange<Day>
    /// Only nights that begin on these days of the week; nil is every day.
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
package enum NightRuns {
    /// Runs of neighbouring nights with equal content.
    package static func plain<Content: Hashable & Sendable>(_ cells: [Day: Content]) -> [NightRun<Content>] {
        var runs: [NightRun<Content>] = []
        for night in cells.keys.sorted() {
            guard let content = cells[night] else { continue }
            if let last = runs.last, last.content == content, last.nights.upperBound.advanced(by: 1) == night {
                runs[runs.count - 1].nights = last.nights.lowerBound...night
            } else {
                runs.append(NightRun(nights: night...night, weekdays: nil, content: content))
            }
        }
        return runs
    }

    /// Runs of nights with equal content, also those that repeat by the day of the week; no two cover one night.
    ///
    /// The nights are cut where a weekday's content changes; each piece is then said by weekdays (dearer on Fridays and
    /// Saturdays, say) or as plain runs, whichever needs fewer.
    package static func weekly<Content: Hashable & Sendable>(_ cells: [Day: Content]) -> [NightRun<Content>] {
        let plainRuns = plain(cells)
        let weeklyRuns = joined(pieces(of: cells).flatMap { shortest(of: $0, cells) })
        return weeklyRuns.count < plainRuns.count ? weeklyRuns : plainRuns
    }

    private static func shortest<Content: Hashable & Sendable>(
        of piece: ClosedRange<Day>,
        _ cells: [Day: Content]
    ) -> [NightRun<Content>] {
        let nights = piece.compactMap { night in cells[night].map { (night, $0) } }
        let plainRuns = plain(Dictionary(uniqueKeysWithValues: nights))
        let weeklyRuns = byWeekday(piece, cells)
        return weeklyRuns.count < plainRuns.count ? weeklyRuns : plainRuns
    }

    /// Makes one of two plain runs that a cut has parted.
    private static func joined<Content: Hashable & Sendable>(_ runs: [NightRun<Content>]) -> [NightRun<Content>] {
        var joined: [NightRun<Content>] = []
        for run in runs {
            let before = joined.lastIndex { other in
                other.weekdays == nil && other.content == run.content
                    && other.nights.upperBound.advanced(by: 1) == run.nights.lowerBound
            }
            if run.weekdays == nil, let before {
                joined[before].nights = joined[before].nights.lowerBound...run.nights.upperBound
            } else {
                joined.append(run)
            }
        }
        return joined
    }

    /// Ranges of nights in each of which every day of the week has one content, or none.
    private static func pieces<Content: Hashable>(of cells: [Day: Content]) -> [ClosedRange<Day>] {
        guard let first = cells.keys.min(), let last = cells.keys.max() else { return [] }
        var pieces: [ClosedRange<Day>] = []
        var start = first
        for night in first...last {
            // Within a piece a night is like the one a week before.
            let lastWeek = night.advanced(by: -7)
            guard lastWeek >= start, cells[lastWeek] != cells[night] else { continue }
            pieces.append(start...night.advanced(by: -1))
            start = night
        }
        pieces.append(start...last)
        return pieces
    }

    private static func byWeekday<Content: Hashable & Sendable>(
        _ piece: ClosedRange<Day>,
        _ cells: [Day: Content]
    ) -> [NightRun<Content>] {
        var days: [(content: Content, weekdays: Set<Weekday>, nights: ClosedRange<Day>)] = []
        for night in piece {
            guard let content = cells[night] else { continue }
            if let index = days.firstIndex(where: { $0.content == content }) {
                days[index].weekdays.insert(night.weekday)
                days[index].nights = days[index].nights.lowerBound...night
            } else {
                days.append((content, [night.weekday], night...night))
            }
        }
        return days.map { day in
            let isEveryDay = day.nights.allSatisfy { cells[$0] == day.content }
            return NightRun(nights: day.nights, weekdays: isEveryDay ? nil : day.weekdays, content: day.content)
        }
    }
}
