import ChannelSync
import ChannexClient
import ChannexWire
import HotelTesting
import HotelValues
import Testing

@Suite("Outbound service", .timeLimit(.minutes(1)))
struct OutboundServiceTests {
    /// Lets the quiet second pass in which lanes wait: the regular look sleeps then, and an alarm of each of them.
    private func passQuietTime(_ sample: SampleLink, lanes: Int = 1) async {
        await sample.clock.waitForSleepers(1 + lanes)
        sample.clock.advance(by: .seconds(1))
    }

    /// Lets the service look again, after an errand has ended and with it the renewal of its lane.
    private func lookAgain(_ sample: SampleLink) async {
        sample.clock.advance(by: .seconds(5))
        await sample.clock.waitForSleepers(1)
    }

    @Test("one edit is one call, of one value, and nothing follows")
    func oneEdit() async throws {
        let sample = try await SampleLink()
        try await sample.markDirty(.rate("2026-11-22", "2026-11-22", cause: "desk rate"))
        try await sample.running(OutboundService(link: sample.link)) {
            await passQuietTime(sample)
            try await sample.waitForCalls { $0.first?.outcome == .accepted }
            await lookAgain(sample)
            await lookAgain(sample)
        }
        let state = sample.channex.state
        #expect(state.availability == [])
        #expect(state.restrictions.map(\.count) == [1])
        #expect(state.restrictions.first?.first?.rate == SampleHotel.money(10_000))
        let calls = try await sample.store.calls()
        #expect(calls.map(\.causes) == [["desk rate"]])
        #expect(calls.map(\.tasks) == [["task-1"]])
        #expect(try await sample.store.status().waiting == [:])
    }

    @Test("two hundred edits within a second are one call with the values of the end")
    func manyEdits() async throws {
        let sample = try await SampleLink()
        try await sample.running(OutboundService(link: sample.link)) {
            await sample.clock.waitForSleepers(1)
            for edit in 0..<200 {
                let night = SampleHotel.today.advanced(by: edit)
                try await sample.markDirty(
                    HouseChange(
                        target: .ratePlan("twin-bar"),
                        nights: night...night,
                        fields: .rate,
                        cause: "edit \(edit)"
                    )
                )
            }
            sample.gateway.watched.update { $0.rate = 22_200 }
            await passQuietTime(sample)
            try await sample.waitForCalls { $0.first?.outcome == .accepted }
            await lookAgain(sample)
        }
        let values = sample.channex.state.restrictions
        #expect(values.count == 1)
        #expect(values.first?.map(\.nights) == [SampleHotel.today...SampleHotel.today.advanced(by: 199)])
        #expect(values.first?.first?.rate == SampleHotel.money(22_200))
    }

    @Test(
        "what failed is sent again after its pause, with the value of then",
        arguments: [
            (ChannexFailure.rateLimited(retryAfter: nil), 60, 70), (.rateLimited(retryAfter: .seconds(20)), 20, 22),
            (.rateLimited(retryAfter: .seconds(86_400)), 3_600, 3_610),
            (.unavailable(status: 503, details: nil, requestID: nil), 60, 70), (.unreachable(reason: "reset"), 1, 2),
            (.unclear(reason: "no answer in time"), 1, 2), (.unreadable(status: 200, reason: "HTML", body: ""), 1, 2),
            (.refused(status: 401, code: nil, title: "Unauthorized", details: nil, requestID: nil), 61, 61),
            (.refused(status: 403, code: nil, title: "Forbidden", details: nil, requestID: nil), 61, 61),
            (.refused(status: 404, code: nil, title: "Not found", details: nil, requestID: nil), 61, 61),
            (.refused(status: 302, code: nil, title: "redirects", details: nil, requestID: nil), 61, 61),
        ]
    )
    func failure(_ failure: ChannexFailure, least: Int, most: Int) async throws {
        let sample = try await SampleLink()
        sample.channex.watched.update { $0.pushFailures = [failure] }
        try await sample.markDirty(.rate("2026-11-22", "2026-11-22"))
        try await sample.running(OutboundService(link: sample.link)) {
            await passQuietTime(sample)
            try await sample.waitForCalls { $0.first.map { $0.outcome != .sending } == true }
            let pause = try await sample.store.gate(of: .restrictions).nextCall(after: sample.now) - sample.now
            #expect(pause >= .seconds(least) && pause <= .seconds(most))
            // The regular look, and the lane's alarm at the end of its pause.
            await sample.clock.waitForSleepers(2)
            sample.gateway.watched.update { $0.rate = 33_300 }
            sample.clock.advance(by: pause - .milliseconds(500))
            await sample.clock.waitForSleepers(2)
            #expect(sample.channex.state.pushes == 1)
            #expect(try await sample.store.status().waiting == [.restrictions: 1])
            sample.clock.advance(by: .milliseconds(500))
            try await sample.waitForCalls { $0.contains { $0.outcome == .accepted } }
        }
        #expect(
            sample.channex.state.restrictions.map { $0.map(\.rate) } == [
                [SampleHotel.money(10_000)], [SampleHotel.money(33_300)],
            ]
        )
        #expect(try await sample.store.calls().count == 2)
    }

    @Test("what Channex refuses is kept with its reason, shown, and sent again when somebody asks")
    func refused() async throws {
        let sample = try await SampleLink()
        sample.channex.watched.update { $0.pushFailures = [.validation] }
        try await sample.markDirty(.rate("2026-11-22", "2026-11-22"))
        try await sample.running(OutboundService(link: sample.link)) {
            await passQuietTime(sample)
            try await sample.waitForCalls { $0.first?.detail?.contains("422") == true }
            await lookAgain(sample)
            await lookAgain(sample)
            #expect(sample.channex.state.pushes == 1)
            #expect(try await sample.store.status().parked == [.restrictions: 1])
            #expect(try await sample.store.retryRefused(at: sample.now) == 1)
            await passQuietTime(sample)
            try await sample.waitForCalls { $0.contains { $0.outcome == .accepted } }
        }
        #expect(try await sample.store.status().parked == [:])
    }

    @Test("values that Channex warns about are written down and not sent blindly again")
    func warnings() async throws {
        let sample = try await SampleLink()
        let warning = ARIWarning(
            ratePlan: ChannexRatePlan.ID("xtwin-bar"),
            nights: SampleHotel.nights("2026-11-22", "2026-11-22"),
            reason: .text("must be greater than 0")
        )
        sample.channex.watched.update { $0.warnings = [warning] }
        try await sample.markDirty(.rate("2026-11-22", "2026-11-22"))
        try await sample.running(OutboundService(link: sample.link)) {
            await passQuietTime(sample)
            try await sample.waitForCalls { $0.first?.outcome == .partial }
            await lookAgain(sample)
            await lookAgain(sample)
        }
        #expect(sample.channex.state.pushes == 1)
        let warnings = try await sample.store.calls().flatMap(\.warnings)
        #expect(warnings.count == 1)
        #expect(warnings.first?.contains("must be greater than 0") == true)
    }

    @Test("while the PMS does not say its values nothing is sent, and nothing is forgotten")
    func awayPMS() async throws {
        let sample = try await SampleLink()
        sample.gateway.watched.update { $0.calendarFailures = 1 }
        try await sample.markDirty(.rooms("2026-11-22", "2026-11-22"))
        try await sample.running(OutboundService(link: sample.link)) {
            await passQuietTime(sample)
            await sample.gateway.watched.wait { $0.calendarCalls == 1 }
            #expect(sample.channex.state.pushes == 0)
            while try await sample.store.calls().first?.outcome != .accepted {
                sample.clock.advance(by: .seconds(1))
                await sample.clock.waitForSleepers(1)
            }
        }
        #expect(try await sample.store.calls().count == 1)
    }

    @Test("a call is in the ledger before its answer, and one cut short leaves its cells to be sent again")
    func cutShort() async throws {
        let sample = try await SampleLink()
        sample.channex.watched.update { $0.isSilent = true }
        try await sample.markDirty(.rate("2026-11-22", "2026-11-22"))
        try await sample.running(OutboundService(link: sample.link)) {
            await passQuietTime(sample)
            await sample.channex.watched.wait { $0.pushes == 1 }
            let calls = try await sample.store.calls()
            #expect(calls.map(\.outcome) == [.sending])
        }
        #expect(try await sample.store.status().waiting == [.restrictions: 1])
        #expect(try await sample.store.gate(of: .restrictions).permits.count == 1)
    }

    @Test("a new process goes on with what is left of the minute's budget")
    func restart() async throws {
        let sample = try await SampleLink()
        for call in 1...4 {
            try await sample.markDirty(.rate("2026-11-22", "2026-11-22"))
            try await sample.sendAll(.restrictions, call: "call \(call)")
        }
        try await sample.markDirty(.rate("2026-11-22", "2026-11-22"), .rooms("2026-11-22", "2026-11-22"))
        try await sample.running(OutboundService(link: sample.link)) {
            await passQuietTime(sample, lanes: 2)
            try await sample.waitForCalls { $0.contains { $0.lane == .availability && $0.outcome == .accepted } }
            await sample.clock.waitForSleepers(2)
            sample.clock.advance(by: .seconds(9))
            await sample.clock.waitForSleepers(2)
            #expect(sample.channex.state.restrictions == [])
            sample.clock.advance(by: .seconds(1))
            await sample.channex.watched.wait { $0.restrictions.count == 1 }
        }
    }

    @Test("cells whose nights have passed, or that are mapped to nothing, are forgotten without a call")
    func nothingToSay() async throws {
        let sample = try await SampleLink()
        try await sample.markDirty(
            .rooms("2026-10-01", "2026-10-31"),
            HouseChange(
                target: .roomType("suite"),
                nights: SampleHotel.nights("2026-11-10", "2026-11-11"),
                fields: .availability,
                cause: "test"
            )
        )
        try await sample.running(OutboundService(link: sample.link)) {
            await passQuietTime(sample)
            await lookAgain(sample)
            await lookAgain(sample)
        }
        #expect(sample.channex.state.pushes == 0)
        #expect(try await sample.store.status().waiting == [:])
    }

    @Test("every midnight the night that enters Channex's calendar is said, and no other")
    func midnight() async throws {
        let sample = try await SampleLink()
        try await sample.running(OutboundService(link: sample.link)) {
            await lookAgain(sample)
            #expect(sample.channex.state.pushes == 0)
            sample.clock.advance(by: .seconds(15 * 3_600))
            await passQuietTime(sample, lanes: 2)
            await sample.channex.watched.wait { $0.pushes == 2 }
        }
        let last = SampleHotel.today.advanced(by: 500)
        #expect(sample.channex.state.availability.map { $0.map(\.nights) } == [[last...last, last...last]])
        #expect(sample.channex.state.restrictions.first?.map(\.nights) == Array(repeating: last...last, count: 4))
    }
}
