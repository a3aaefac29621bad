import ChannelSync
import HotelTesting
import HotelValues

/// A Channex, a clock and a store of our own around outbound planners: what happens follows from the seed alone.
///
/// Every process has a planner; all of them share the gates of the lanes, as they share a database in life.
struct OutboundWorld {
    /// A process by its number and its life: what an earlier life began does not concern a later one.
    private struct Process: Hashable {
        var number: Int
        var life: Int
    }

    private enum Occurrence {
        case event(OutboundPlanner.Event, Process)
        case change(Lane)
        case call(Lane, id: String, Process)
        case renewal(Lane, id: String, Process)
        case end(Lane, id: String, CallEnding, Process)
        case restart(Int)
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

    private var planners: [Int: (process: Process, planner: OutboundPlanner)] = [:]
    private var gates: [Lane: LaneGate] = [.availability: LaneGate(), .restrictions: LaneGate()]
    private var inFlight: [Lane: Set<String>] = [:]
    /// How many of the changes that wait a call carries.
    private var carried: [String: Int] = [:]
    private var pendingAlarms: [Process: Int] = [:]
    private var generator: SplitMix64
    private var agenda = Agenda<Occurrence>()
    private var ids = 0

    init(seed: UInt64, processes: Int = 1) {
        generator = SplitMix64(seed: seed)
        for number in 0..<processes { begin(Process(number: number, life: 0)) }
    }

    mutating func change(_ lane: Lane, at instant: Timestamp) { agenda.plan(.change(lane), at: instant) }

    mutating func restart(_ number: Int = 0, at instant: Timestamp) { agenda.plan(.restart(number), at: instant) }

    mutating func run(until end: Timestamp) {
        while let next = agenda.next(by: end) {
            now = next.at
            happen(next.what)
        }
    }

    private mutating func begin(_ process: Process) {
        planners[process.number] = (process, OutboundPlanner(chanceOf: "\(process)"))
    }

    private func isAlive(_ process: Process) -> Bool { planners[process.number]?.process == process }

    private mutating func happen(_ what: Occurrence) {
        switch what {
        case .change(let lane):
            waiting[lane, default: []].append(now)
            for process in planners.values.map(\.process).sorted(by: { $0.number < $1.number }) {
                tell(.dirty(lane), process)
            }
        case .event(let event, let process):
            if case .alarm = event { pendingAlarms[process, default: 0] -= 1 }
            tell(event, process)
        case .renewal(let lane, let id, let process):
            guard isAlive(process), gates[lane]?.hold(id, at: now) == true else { return }
            agenda.plan(.renewal(lane, id: id, process), at: now + LaneGate.renewal)
        case .call(let lane, let id, let process): if isAlive(process) { call(lane, id, process) }
        case .end(let lane, let id, let ending, let process):
            inFlight[lane]?.remove(id)
            if isAlive(process) { end(lane, id, ending, process) }
        case .restart(let number):
            guard let process = planners[number]?.process else { return }
            let next = Process(number: number, life: process.life + 1)
            begin(next)
            for lane in Lane.allCases { tell(.dirty(lane), next) }
        }
    }

    private mutating func tell(_ event: OutboundPlanner.Event, _ process: Process) {
        guard isAlive(process) else { return }
        let actions = planners[process.number]?.planner.handle(event, at: now) ?? []
        for action in actions { carryOut(action, process) }
    }

    private mutating func carryOut(_ action: OutboundPlanner.Action, _ process: Process) {
        switch action {
        case .alarm(let lane, let instant):
            if instant <= now { violations.append("alarm in the past") }
            pendingAlarms[process, default: 0] += 1
            mostAlarms = max(mostAlarms, pendingAlarms[process, default: 0])
            let error = Duration.milliseconds(Int.random(in: -20...100, using: &generator))
            agenda.plan(.event(.alarm(lane, instant), process), at: max(now, instant + error))
        case .send(let lane): claim(lane, process)
        }
    }

    private mutating func claim(_ lane: Lane, _ process: Process) {
        ids += 1
        let id = "call \(ids)"
        guard waiting[lane]?.isEmpty == false else { return finish(lane, .done, process) }
        switch gates[lane]?.ask(as: id, at: now) {
        case .open:
            let delay = slowness * Double.random(in: 0.1...1, using: &generator)
            agenda.plan(.renewal(lane, id: id, process), at: now + LaneGate.renewal)
            agenda.plan(.call(lane, id: id, process), at: now + delay)
        case .closed(let until): finish(lane, .deferred(until: until), process)
        case nil: return
        }
    }

    private mutating func finish(_ lane: Lane, _ ending: OutboundPlanner.Ending, _ process: Process) {
        agenda.plan(.event(.finished(lane, ending), process), at: now)
    }

    private mutating func call(_ lane: Lane, _ id: String, _ process: Process) {
        guard gates[lane]?.hold(id, at: now) == true else { return finish(lane, .more, process) }
        if inFlight[lane]?.isEmpty == false { violations.append("two calls of \(lane) at once at \(now)") }
        inFlight[lane, default: []].insert(id)
        carried[id] = waiting[lane]?.count
        calls[lane, default: []].append(now)
        let inWindow = calls[lane, default: []].count { now - $0 < .seconds(60) }
        if inWindow > CallBudget.limit { violations.append("\(inWindow) calls of \(lane) in a minute at \(now)") }
        let end = now + .milliseconds(Int.random(in: 20...800, using: &generator))
        var ending = CallEnding.accepted
        if failsOnceIn > 0, generator.oneIn(failsOnceIn) {
            let endings: [CallEnding] = [
                .troubled, .limited(retryAfter: nil), .unanswered(mayHaveBeenApplied: true), .shutOut("401"),
            ]
            ending = endings.randomElement(using: &generator) ?? .troubled
        }
        agenda.plan(.end(lane, id: id, ending, process), at: end)
    }

    private mutating func end(_ lane: Lane, _ id: String, _ ending: CallEnding, _ process: Process) {
        let isHeld = gates[lane]?.end(id, ending, at: now, using: &generator)
        if isHeld == true, ending == .accepted {
            if let oldest = waiting[lane]?.first { longestWait = max(longestWait, now - oldest) }
            waiting[lane]?.removeFirst(carried[id] ?? 0)
        }
        let until = [gates[lane]?.pause?.until, gates[lane]?.suspension?.nextProbe].compactMap(\.self).max()
        finish(lane, until.map { .deferred(until: $0) } ?? .done, process)
    }
}
