import ChannelSync
import HotelTesting
import HotelValues

/// A Channex and a clock of our own around an outbound planner: what happens follows from the seed alone.
struct OutboundWorld {
    private enum Occurrence {
        case event(OutboundPlanner.Event, life: Int)
        case change(Lane)
        case call(Lane, life: Int)
        case restart
    }

    private(set) var violations: [String] = []
    private(set) var calls: [Lane: [Timestamp]] = [:]
    private(set) var mostAlarms = 0
    /// Changes that wait, by lane, with the instant of each.
    private(set) var waiting: [Lane: [Timestamp]] = [:]
    private(set) var longestWait: Duration = .zero
    private(set) var now = Timestamp(microseconds: 0)
    /// How often a call fails: once in so many times; 0 is never.
    var failsOnceIn = 0
    /// How long the PMS takes to say the values, at most.
    var slowness: Duration = .milliseconds(300)

    private var planner = OutboundPlanner()
    private var life = 0
    private var sending: Set<Lane> = []
    private var pendingAlarms = 0
    private var generator: SplitMix64
    private var agenda = Agenda<Occurrence>()

    init(seed: UInt64) {
        generator = SplitMix64(seed: seed)
    }

    mutating func change(_ lane: Lane, at instant: Timestamp) { agenda.plan(.change(lane), at: instant) }

    mutating func restart(at instant: Timestamp) { agenda.plan(.restart, at: instant) }

    mutating func run(until end: Timestamp) {
        while let next = agenda.next(by: end) {
            now = next.at
            happen(next.what)
        }
    }

    private mutating func happen(_ what: Occurrence) {
        switch what {
        case .change(let lane):
            waiting[lane, default: []].append(now)
            tell(.dirty(lane))
        case .event(let event, let life):
            guard life == self.life else { return }
            if case .alarm = event { pendingAlarms -= 1 }
            if case .finished(let lane, _, _) = event { sending.remove(lane) }
            tell(event)
        case .call(let lane, let life):
            guard life == self.life else { return }
            call(lane)
        case .restart: restart()
        }
    }

    private mutating func tell(_ event: OutboundPlanner.Event) {
        for action in planner.handle(event, at: now) { carryOut(action) }
    }

    private mutating func carryOut(_ action: OutboundPlanner.Action) {
        switch action {
        case .alarm(let lane, let instant):
            if instant <= now { violations.append("alarm in the past") }
            pendingAlarms += 1
            mostAlarms = max(mostAlarms, pendingAlarms)
            let error = Duration.milliseconds(Int.random(in: -20...100, using: &generator))
            agenda.plan(.event(.alarm(lane, instant), life: life), at: max(now, instant + error))
        case .send(let lane):
            if !sending.insert(lane).inserted { violations.append("two calls of \(lane) at once") }
            let delay = slowness * Double.random(in: 0.1...1, using: &generator)
            agenda.plan(.call(lane, life: life), at: now + delay)
        }
    }

    private mutating func call(_ lane: Lane) {
        let end = now + .milliseconds(Int.random(in: 20...800, using: &generator))
        guard let oldest = waiting[lane]?.first else {
            return agenda.plan(.event(.finished(lane, .done, calledAt: nil), life: life), at: now)
        }
        calls[lane, default: []].append(now)
        let inWindow = calls[lane, default: []].count { now - $0 < .seconds(60) }
        if inWindow > CallBudget.limit { violations.append("\(inWindow) calls of \(lane) in a minute at \(now)") }
        if failsOnceIn > 0, generator.oneIn(failsOnceIn) {
            let pause: Duration? = generator.oneIn(2) ? .seconds(60) : nil
            return agenda.plan(.event(.finished(lane, .again(after: pause), calledAt: now), life: life), at: end)
        }
        longestWait = max(longestWait, now - oldest)
        waiting[lane] = []
        agenda.plan(.event(.finished(lane, .done, calledAt: now), life: life), at: end)
    }

    /// A new process: what waits is still written down, as are the calls that left.
    private mutating func restart() {
        life += 1
        sending = []
        pendingAlarms = 0
        let budgets = calls.mapValues { calls in CallBudget(calls: calls.filter { now - $0 < CallBudget.window }) }
        planner = OutboundPlanner(budgets: budgets)
        for lane in Lane.allCases { tell(.dirty(lane)) }
    }
}
