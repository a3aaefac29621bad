import ChannelSync
import ChannexWire
import HotelTesting
import HotelValues
import Testing

@Suite("Full sync", .timeLimit(.minutes(1)))
struct FullSyncTests {
    @Test("is exactly two calls, of every night of every room type and plan with all fields")
    func twoCalls() async throws {
        let sample = try await SampleLink()
        for change in 0..<150 {
            try await sample.markDirty(
                .rooms("2026-11-20", "2026-11-21", cause: "desk \(change)"),
                .rate("2026-11-20", "2026-11-21", cause: "desk \(change)")
            )
        }
        try await sample.running(OutboundService(link: sample.link)) {
            async let running = FullSync(link: sample.link).run()
            // The service's look, an alarm of each lane, and the patience of the full sync.
            await sample.clock.waitForSleepers(4)
            sample.clock.advance(by: .seconds(1))
            let result = try await running
            #expect(result.calls.count == 2)
            #expect(result.calls[.availability]?.causes.first == result.cause)
        }
        let state = sample.channex.state
        let all = SampleHotel.today...SampleHotel.today.advanced(by: 499)
        #expect(state.availability.map { $0.map(\.nights) } == [[all, all]])
        #expect(state.restrictions.count == 1)
        #expect(state.restrictions.first?.map(\.nights) == [all, all, all, all])
        for value in state.restrictions.joined() {
            #expect(value.rate == SampleHotel.money(10_000))
            #expect(value.minStayArrival == 1 && value.minStayThrough == 1 && value.maxStay == 0)
            #expect(value.closedToArrival == false && value.closedToDeparture == false && value.stopSell == false)
        }
    }

    @Test("answers that its calls still wait when its patience has ended")
    func patience() async throws {
        let sample = try await SampleLink()
        async let running = FullSync(link: sample.link).run(patience: .seconds(90))
        await sample.clock.waitForSleepers(1)
        sample.clock.advance(by: .seconds(90))
        let result = try await running
        #expect(result.calls.isEmpty)
        #expect(try await sample.store.status().waiting == [.availability: 2, .restrictions: 4])
    }

    @Test("says what had been refused, too, and settles it in the same two calls")
    func refused() async throws {
        let sample = try await SampleLink()
        try await sample.markDirty(.rate("2026-11-20", "2026-11-21"))
        try await sample.refuseAll(.restrictions, "bad")
        try await sample.markDirty(.rate("2026-11-22", "2026-11-22"))
        #expect(try await sample.store.retryRefused(at: sample.now) == 1)
        try await FullSync(link: sample.link).request()
        #expect(try await sample.store.status().waiting[.restrictions] == 6)
        try await sample.sendAll(.restrictions)
        let status = try await sample.store.status()
        #expect(status.parked == [:])
        #expect(status.waiting == [.availability: 2])
    }

    @Test("is refused before anything is set up")
    func notSetUp() async throws {
        let sample = try await SampleLink(isSetUp: false)
        await #expect(throws: LinkFailure.notSetUp) { try await FullSync(link: sample.link).run() }
    }
}
