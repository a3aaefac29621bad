import ChannelSync
import HotelValues

/// A change log for a PMS that keeps none: it looks at the calendar again and again, and tells what differs.
///
/// What has been seen is kept in memory. After a start nothing has been, so everything counts as changed, which costs
/// one call in each lane and forgets nothing that happened meanwhile. Places in the log are microseconds of the time
/// at which a page was made, so that they ascend over restarts too.
actor CalendarWatch {
    private let pms: MissionPMS
    private let settings: HTTPGateway.Watch
    private let clock: any Clock<Duration>
    private let day: HouseDay

    private var seen: [Day: NightView] = [:]
    /// The last page told: it covers what lies after `from`, and is told again to whoever has not come past it.
    private var told: (from: Int64, page: ChangePage)?
    /// The far night at which the next look goes on.
    private var farNight: Day?
    /// Far nights that the next look reads out of turn.
    private var wanted: Set<Day> = []

    private var isLooking = false
    private var queue: [CheckedContinuation<Void, Never>] = []
    private var isNudged = false
    private var nappers: [Int: AsyncStream<Void>.Continuation] = [:]
    private var napCount = 0

    init(pms: MissionPMS, settings: HTTPGateway.Watch, clock: any Clock<Duration>, day: HouseDay) {
        self.pms = pms
        self.settings = settings
        self.clock = clock
        self.day = day
    }

    /// The changes after that place; when there are none, it looks again at every interval until the wait is over.
    func changes(after place: Int64, wait: Duration) async throws -> ChangePage {
        var rest = wait
        while true {
            if let page = try await look(after: place) { return page }
            guard rest > .zero else { return ChangePage(changes: [], next: place) }
            let nap = min(settings.interval, rest)
            rest -= nap
            try await sleep(for: nap)
        }
    }

    /// Ends the wait for the next look, which reads those nights whatever their turn: something happened there.
    func look(at stays: [Stay]) {
        wanted.formUnion(stays.flatMap { $0.nights.map(\.self) })
        isNudged = true
        for napper in nappers.values { napper.yield() }
    }

    /// One look, alone: pages must follow each other.
    private func look(after place: Int64) async throws -> ChangePage? {
        await enter()
        defer { leave() }
        if let told, place < told.page.next {
            if place >= told.from { return told.page }
            // Whoever stands further back has lost what lay between: for them nothing has been seen.
            seen = [:]
        }
        isNudged = false
        let window = day.today...day.today.advanced(by: settings.horizon - 1)
        let nights = nightsToRead(in: window)
        let views = try await pms.views(of: CalendarWatch.ranges(of: nights))
        let changes = CalendarDifference.changes(from: seen, to: views, cause: "noticed at the PMS")
        wanted.subtract(nights)
        seen.merge(views) { _, new in new }
        seen = seen.filter { window.contains($0.key) }
        guard !changes.isEmpty else { return nil }
        let next = max(day.now().microseconds, max(place, told?.page.next ?? 0) + 1)
        let page = ChangePage(changes: changes, next: next)
        told = (place, page)
        return page
    }

    /// The near nights, some far ones in turn, those that are wanted, and those never seen.
    private func nightsToRead(in window: ClosedRange<Day>) -> Set<Day> {
        var nights = Set(window.prefix(settings.nearNights)).union(wanted.filter(window.contains))
        nights.formUnion(window.filter { seen[$0] == nil })
        let far = window.dropFirst(settings.nearNights)
        guard let first = far.first, let last = far.last else { return nights }
        let start = farNight.map { (first...last).contains($0) ? $0 : first } ?? first
        let end = min(start.advanced(by: settings.farNights - 1), last)
        nights.formUnion(start...end)
        farNight = end == last ? first : end.advanced(by: 1)
        return nights
    }

    private static func ranges(of nights: Set<Day>) -> [ClosedRange<Day>] {
        nights.sorted().reduce(into: []) { ranges, night in
            if let last = ranges.last, last.upperBound.advanced(by: 1) == night {
                ranges[ranges.count - 1] = last.lowerBound...night
            } else {
                ranges.append(night...night)
            }
        }
    }
}

extension CalendarWatch {
    private func enter() async {
        guard isLooking else {
            isLooking = true
            return
        }
        await withCheckedContinuation { queue.append($0) }
    }

    /// Hands the look to the next in the queue.
    private func leave() {
        if queue.isEmpty { isLooking = false } else { queue.removeFirst().resume() }
    }

    /// Sleeps until the time is over or somebody asks for a look.
    private func sleep(for duration: Duration) async throws {
        guard !isNudged else { return }
        let (nudges, nudge) = AsyncStream.makeStream(of: Void.self)
        napCount += 1
        let nap = napCount
        nappers[nap] = nudge
        defer { nappers[nap] = nil }
        try await withThrowingTaskGroup(of: Void.self) { [clock] group in
            group.addTask { for await _ in nudges { return } }
            group.addTask { try await clock.sleep(for: duration) }
            defer { group.cancelAll() }
            try await group.next()
        }
        try Task.checkCancellation()
    }
}
