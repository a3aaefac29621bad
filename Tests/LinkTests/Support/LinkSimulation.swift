import ChannelSync
import ChannexClient
import HotelTesting
import HotelValues
import PMS

/// A link at work by a clock of its own: what people do, what the planners ask for, calls on their way, processes that
/// end and begin, each at its instant.
///
/// Everything is real but the passing of time and the network: what happens follows from the seed alone.
struct LinkSimulation {
    /// What becomes of a call, and how long after it was prepared it arrives and ends.
    struct Flight: Sendable {
        var fate = FaultyNetwork.Fate.answered
        var arrivesAfter: Duration = .milliseconds(40)
        var endsAfter: Duration = .milliseconds(120)
    }

    /// A message that has arrived at Channex, or would have if it had not been lost.
    struct Arrival: Sendable {
        let lane: Lane
        let at: Timestamp
        let errand: OutboundWorker.Errand
        let flight: Flight
        let result: Result<ARIReceipt, ChannexFailure>
        /// The place in the PMS's log when its values were read.
        let version: Int64
    }

    /// A process by its number and its life: what an earlier life began does not concern a later one.
    struct Process: Hashable, Sendable {
        var number: Int
        var life: Int
    }

    enum Occurrence: Sendable {
        case edit(EditScript.Edit)
        case event(OutboundPlanner.Event, Process)
        case look(Process)
        case renewal(Claim, Process)
        case arrival(OutboundWorker.Errand, Flight, Int64, Process)
        case end(OutboundWorker.Errand, Result<ARIReceipt, ChannexFailure>, Process)
        case restart(Int)
    }

    let house: LinkUnderTest
    /// Decides what becomes of the calls to come.
    var flight: @Sendable (Lane, Timestamp, inout SplitMix64) -> Flight = { _, _, _ in Flight() }
    /// Called with every message as soon as its values have been read.
    var onPrepare: (OutboundWorker.Errand) -> Void = { _ in }
    /// Called with every message that arrives.
    var onArrival: (Arrival) -> Void = { _ in }
    /// Called after every edit that changed something, with the changes that the log shows of it.
    var onChange: ([CalendarChange], Timestamp) -> Void = { _, _ in }

    private var links: [Int: (process: Process, link: ChannelLink, planner: OutboundPlanner)] = [:]
    private var agenda = Agenda<Occurrence>()
    private var generator: SplitMix64
    private var done = EditsDone()
    private var seenChange: Int64

    /// A link served by so many processes, which have just begun.
    init(_ house: LinkUnderTest, seed: UInt64, processes: Int = 1) async throws {
        self.house = house
        generator = SplitMix64(seed: seed)
        seenChange = try await house.hotel.lastChange()
        for number in 0..<processes { try await begin(Process(number: number, life: 0)) }
    }

    mutating func plan(_ script: EditScript, from start: Timestamp) {
        for (span, edit) in script.edits { agenda.plan(.edit(edit), at: start + span) }
    }

    /// Ends a process as a power cut would, and begins it anew.
    mutating func planRestart(of number: Int, at instant: Timestamp) { agenda.plan(.restart(number), at: instant) }

    mutating func run(until end: Timestamp) async throws {
        while let next = agenda.next(by: end) {
            house.clock.advance(by: max(.zero, next.at - house.now))
            try await happen(next.what)
        }
        house.clock.advance(by: max(.zero, end - house.now))
    }
}

extension LinkSimulation {
    private mutating func begin(_ process: Process) async throws {
        let seed = UInt64(1_000 * process.life + process.number + 2)
        let link = try await house.anotherLink(seed: seed)
        links[process.number] = (process, link, OutboundPlanner(chanceOf: "\(process)"))
        agenda.plan(.look(process), at: house.now)
    }

    private func link(of process: Process) -> ChannelLink? {
        links[process.number].flatMap { $0.process == process ? $0.link : nil }
    }

    private mutating func happen(_ what: Occurrence) async throws {
        switch what {
        case .edit(let edit): try await carryOut(edit)
        case .event(let event, let process): try await tell(event, process)
        case .look(let process): try await look(process)
        case .renewal(let claim, let process): try await renew(claim, process)
        case .arrival(let errand, let flight, let version, let process):
            await arrive(errand, flight, version, process)
        case .end(let errand, let result, let process): await end(errand, result, process)
        case .restart(let number):
            guard let old = links[number]?.process else { return }
            try await begin(Process(number: number, life: old.life + 1))
        }
    }

    private mutating func carryOut(_ edit: EditScript.Edit) async throws {
        try await house.carryOut(edit, &done)
        let changes = try await house.hotel.changes(after: seenChange)
        guard let last = changes.last?.sequence else { return }
        seenChange = last
        onChange(changes, house.now)
        // One process is told first, as chance has it; the others find nothing left to mark.
        for number in links.keys.sorted().shuffled(using: &generator) {
            guard let (process, link, _) = links[number] else { continue }
            let place = try await link.store.place(of: .changes) ?? 0
            guard place < last else { continue }
            try await house.follow(link)
            for lane in Set(changes.map(\.lane)).sorted(by: { $0.rawValue < $1.rawValue }) {
                try await tell(.dirty(lane), process)
            }
        }
    }

    private mutating func look(_ process: Process) async throws {
        guard let link = link(of: process) else { return }
        try await Horizon(link: link).advance()
        for lane in try await link.store.waitingLanes().sorted(by: { $0.rawValue < $1.rawValue }) {
            try await tell(.found(lane), process)
        }
        agenda.plan(.look(process), at: house.now + .seconds(5))
    }

    private mutating func tell(_ event: OutboundPlanner.Event, _ process: Process) async throws {
        guard let link = link(of: process) else { return }
        for action in links[process.number]?.planner.handle(event, at: house.now) ?? [] {
            switch action {
            case .alarm(let lane, let instant): agenda.plan(.event(.alarm(lane, instant), process), at: instant)
            case .send(let lane): try await send(lane, process, link)
            }
        }
    }

    private mutating func send(_ lane: Lane, _ process: Process, _ link: ChannelLink) async throws {
        switch await OutboundWorker(link: link).prepare(lane) {
        case .over(let ending): agenda.plan(.event(.finished(lane, ending), process), at: house.now)
        case .ready(let errand):
            onPrepare(errand)
            let flight = flight(lane, house.now, &generator)
            let version = try await house.hotel.lastChange()
            agenda.plan(.arrival(errand, flight, version, process), at: house.now + flight.arrivesAfter)
            agenda.plan(.renewal(errand.claim, process), at: house.now + LaneGate.renewal)
        }
    }

    private mutating func renew(_ claim: Claim, _ process: Process) async throws {
        guard let link = link(of: process), try await link.store.hold(claim, at: house.now) else { return }
        agenda.plan(.renewal(claim, process), at: house.now + LaneGate.renewal)
    }

    /// The bytes of a process that has ended meanwhile arrive all the same.
    private mutating func arrive(
        _ errand: OutboundWorker.Errand,
        _ flight: Flight,
        _ version: Int64,
        _ process: Process
    ) async {
        house.network.decide { _ in flight.fate }
        let result = await OutboundWorker(link: house.link).push(errand)
        house.network.decide { _ in .answered }
        onArrival(
            Arrival(
                lane: errand.claim.lane,
                at: house.now,
                errand: errand,
                flight: flight,
                result: result,
                version: version
            )
        )
        let rest = max(.zero, flight.endsAfter - flight.arrivesAfter)
        agenda.plan(.end(errand, result, process), at: house.now + rest)
    }

    private mutating func end(
        _ errand: OutboundWorker.Errand,
        _ result: Result<ARIReceipt, ChannexFailure>,
        _ process: Process
    ) async {
        guard let link = link(of: process) else { return }
        let report = await OutboundWorker(link: link).conclude(errand, result)
        agenda.plan(.event(.finished(errand.claim.lane, report.ending), process), at: house.now)
        if report.isReopened { agenda.plan(.event(.reopened, process), at: house.now) }
    }
}

extension CalendarChange {
    /// The lane in which the change travels.
    var lane: Lane {
        switch target {
        case .roomType: .availability
        case .ratePlan: .restrictions
        }
    }
}
