import ChannelSync
import ChannexWire
import HotelTesting
import HotelValues

/// A link and a Channex that shows what it is told to show.
struct ReadBackScene {
    let sample: SampleLink

    var store: LinkStore { sample.store }
    var channex: ScriptedChannex { sample.channex }

    static let window = SampleHotel.today...SampleHotel.today.advanced(by: 510)

    init() async throws {
        sample = try await SampleLink()
        show(rate: "100.00")
        show(rooms: 5)
    }

    /// Lets Channex show that rate for every plan, on some nights or all.
    func show(rate: String, on nights: ClosedRange<Day> = window) {
        channex.watched.update { $0.shownTerms.merge(.even(nights, rate: rate)) }
    }

    /// Lets Channex show so many rooms of every type; the PMS has five.
    func show(rooms: Int) {
        channex.watched.update { $0.shownRooms.merge(.even(ReadBackScene.window, rooms: rooms)) }
    }

    func cells(_ target: String, _ nights: ClosedRange<Day>, _ fields: CellFields) -> DirtyCells {
        DirtyCells(id: sample.link.surroundings.makeID(), target: target, nights: nights, fields: fields, cause: "")
    }

    /// Has cells read back as the end of a call does.
    func schedule(_ cells: [DirtyCells], _ lane: Lane, because reason: ReadBackReason) async throws {
        let due = sample.now + reason.delay
        let isOfCall = reason == .accepted || reason == .unclear
        try await store.scheduleReadBack(cells, lane: lane, call: isOfCall ? "call" : nil, because: reason, due: due)
    }

    func next(_ lane: Lane) async throws -> Timestamp? { try await store.nextReadBack(in: lane) }

    /// Lets so much time pass, then reads what is due.
    func read(after time: Duration, _ lane: Lane) async throws {
        sample.clock.advance(by: time)
        let event = await ReadBackWorker(link: sample.link).read(lane)
        guard case .finished = event else { throw Failed(event: event) }
    }

    struct Failed: Error {
        let event: ReadBackPlanner.Event
    }

    /// Has cells read twice, so that what differs has drifted.
    func drift(_ target: String, _ nights: ClosedRange<Day>) async throws {
        try await schedule([cells(target, nights, .rate)], .restrictions, because: .sample)
        try await read(after: .zero, .restrictions)
        try await read(after: .seconds(20), .restrictions)
    }

    /// How many rows wait to be sent.
    func waiting(_ lane: Lane) async throws -> Int { try await store.status().waiting[lane, default: 0] }

    func causes(_ lane: Lane) async throws -> Set<String> {
        Set(try await store.dirtyCells(in: lane).map(\.cause))
    }

    /// The wishes of a hotel without webhooks.
    func audit() async throws {
        let secrets = WebhookSecrets(make: { "secret" }, hash: { $0 })
        try await Audit(link: sample.link, wishes: ChannexSetup.Wishes(), secrets: secrets).run()
    }

    /// Every booking that Channex has is known.
    func feedIsRead() async throws {
        try await store.setPlace(.init(.feed, (sample.now + .seconds(86_400)).microseconds))
    }

    /// Verifies, while the time passes for which it waits.
    func verify(repairs: Bool) async throws -> Verification.Report {
        try await withThrowingTaskGroup(of: Verification.Report?.self) { group in
            group.addTask { try await Verification(link: sample.link).run(repairs: repairs) }
            group.addTask {
                await sample.clock.waitForSleepers(1)
                sample.clock.advance(by: .seconds(17))
                return nil
            }
            for try await report in group {
                if let report { return report }
            }
            throw CancellationError()
        }
    }
}
