import ChannelSync
import HotelTesting
import HotelValues

/// A feed, a PMS and a clock of our own around an inbound planner: what happens follows from the seed alone.
///
/// It watches every answer of the planner and notes each one that must not be.
struct InboundWorld {
    /// How a revision behaves at the PMS.
    enum Nature: CaseIterable {
        case good, refused, poison, slowToCome
    }

    struct Revision {
        var id: String
        var booking: String
        var order: Int
        var nature: Nature
    }

    private enum Occurrence {
        case event(InboundPlanner.Event)
        case booked(Revision)
        case pageTaken
    }

    private(set) var violations: [String] = []
    private(set) var applied: [String] = []
    private(set) var acknowledged: Set<String> = []
    private(set) var parked: Set<String> = []
    private(set) var fetches: [Timestamp] = []
    private(set) var pendingAlarms = 0
    private(set) var mostAlarms = 0
    private(set) var planner: InboundPlanner
    /// Readings of the feed that began while bookings were in work.
    private(set) var earlyFetches = 0
    private(set) var now = Timestamp(microseconds: 0)

    private var generator: SplitMix64
    private var agenda = Agenda<Occurrence>()
    private var feed: [Revision] = []
    private var revisions: [String: Revision] = [:]
    private var working: [String: String] = [:]
    private var failures: [String: Int] = [:]
    /// Until when the PMS is away.
    private var pmsIsBackAt = Timestamp(microseconds: 0)
    private let pageSize: Int

    init(seed: UInt64, pageSize: Int = 7) {
        generator = SplitMix64(seed: seed)
        self.pageSize = pageSize
        planner = InboundPlanner(pageSize: pageSize)
    }

    mutating func book(_ revision: Revision, at instant: Timestamp) {
        agenda.plan(.booked(revision), at: instant)
    }

    mutating func wake(at instant: Timestamp) {
        agenda.plan(.event(.wake), at: instant)
    }

    mutating func closePMS(until instant: Timestamp) { pmsIsBackAt = instant }

    /// Lets time pass until nothing happens any more, or until that instant.
    mutating func run(until end: Timestamp) {
        while let next = agenda.next(by: end) {
            now = next.at
            happen(next.what)
        }
        now = max(now, end)
    }

    private mutating func soon(_ what: Occurrence) {
        agenda.plan(what, at: now + .milliseconds(Int.random(in: 1...400, using: &generator)))
    }

    private mutating func happen(_ what: Occurrence) {
        switch what {
        case .booked(let revision):
            revisions[revision.id] = revision
            feed.append(revision)
            // Some webhooks are lost: the poll brings those.
            if !generator.oneIn(4) { soon(.event(.wake)) }
        case .pageTaken:
            let page = feed.prefix(pageSize).map { revision in
                InboundPlanner.Item(
                    revision: revision.id,
                    booking: revision.booking,
                    isApplied: applied.contains(revision.id) || parked.contains(revision.id)
                )
            }
            soon(.event(.page(page)))
        case .event(let event):
            note(event)
            for action in planner.handle(event, at: now) { carryOut(action) }
        }
    }

    private mutating func note(_ event: InboundPlanner.Event) {
        switch event {
        case .alarm: pendingAlarms -= 1
        case .applyFailed(let id, _), .acknowledged(let id), .acknowledgeFailed(let id):
            working[revisions[id]?.booking ?? ""] = nil
        case .wake, .page, .pageFailed, .applied, .parked: break
        }
    }

    private mutating func carryOut(_ action: InboundPlanner.Action) {
        switch action {
        case .fetchPage:
            fetches.append(now)
            if !working.isEmpty { earlyFetches += 1 }
            if working.count > InboundPlanner.lead {
                violations.append("page read while \(working) are in work")
            }
            if generator.oneIn(8) { soon(.event(.pageFailed)) } else { soon(.pageTaken) }
        case .alarm(let instant):
            if instant <= now { violations.append("alarm at \(instant), which is past") }
            pendingAlarms += 1
            mostAlarms = max(mostAlarms, pendingAlarms)
            // Alarms may ring late, and a little early.
            let error = Duration.milliseconds(Int.random(in: -20...200, using: &generator))
            agenda.plan(.event(.alarm(instant)), at: max(now, instant + error))
        case .apply(let id): apply(id)
        case .park(let id): park(id)
        case .acknowledge(let id): acknowledge(id)
        }
    }

    private mutating func begin(_ id: String) {
        let booking = revisions[id]?.booking ?? ""
        if let other = working[booking], other != id { violations.append("\(id) begun while \(other) is in work") }
        working[booking] = id
        if working.count > InboundPlanner.width { violations.append("\(working.count) bookings in work") }
    }

    private mutating func apply(_ id: String) {
        guard let revision = revisions[id] else { return violations.append("\(id) applied, which nobody sent") }
        if working[revision.booking] != nil { violations.append("\(id) begun twice") }
        begin(id)
        let earlier = feed.first { $0.booking == revision.booking && $0.order < revision.order }
        if let earlier, !applied.contains(earlier.id), !parked.contains(earlier.id) {
            violations.append("\(id) applied before \(earlier.id)")
        }
        if now < pmsIsBackAt { return soon(.event(.applyFailed(id, .unavailable))) }
        switch revision.nature {
        case .good: succeed(id)
        case .slowToCome: if generator.oneIn(3) { succeed(id) } else { soon(.event(.applyFailed(id, .unavailable))) }
        case .refused: soon(.event(.applyFailed(id, .refused)))
        case .poison:
            failures[id, default: 0] += 1
            soon(.event(.applyFailed(id, .unexpected)))
        }
    }

    private mutating func succeed(_ id: String) {
        if applied.contains(id) { violations.append("\(id) applied twice") }
        applied.append(id)
        soon(.event(.applied(id)))
    }

    private mutating func park(_ id: String) {
        let isDue = revisions[id]?.nature == .refused || failures[id] == InboundPlanner.patience
        if !isDue { violations.append("\(id) set aside after \(failures[id, default: 0]) attempts") }
        begin(id)
        parked.insert(id)
        soon(.event(.parked(id)))
    }

    private mutating func acknowledge(_ id: String) {
        if !applied.contains(id), !parked.contains(id) { violations.append("\(id) acknowledged before it was applied") }
        begin(id)
        if generator.oneIn(10) { return soon(.event(.acknowledgeFailed(id))) }
        acknowledged.insert(id)
        feed.removeAll { $0.id == id }
        soon(.event(.acknowledged(id)))
    }
}
