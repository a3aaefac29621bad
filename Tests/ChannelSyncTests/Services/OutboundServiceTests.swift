import ChannelSync
import ChannexClient
import ChannexWire
import HotelTesting
import HotelValues
import Testing

@Suite("Outbound service", .timeLimit(.minutes(1)))
struct OutboundServiceTests {
    /// Lets the quiet second pass in which both lanes wait after the first look.
    ///
    /// Three sleep by then: the regular look and an alarm of each lane.
    private func passQuietTime(_ sample: SampleLink) async {
        await sample.clock.waitForSleepers(3)
        sample.clock.advance(by: .seconds(1))
    }

    /// Lets the service look again, which it does not while an errand is under way.
    private func finishErrands(_ sample: SampleLink) async {
        sample.clock.advance(by: .seconds(4))
        await sample.clock.waitForSleepers(3)
    }

    @Test("one edit is one call, of one value, and nothing follows")
    func oneEdit() async throws {
        let sample = try await SampleLink()
        try await sample.markDirty(.rate("2026-11-22", "2026-11-22", cause: "desk rate"))
        try await sample.running(OutboundService(link: sample.link)) {
            await passQuietTime(sample)
            try await sample.waitForCalls { $0.first?.outcome == .accepted }
            await finishErrands(sample)
            await passQuietTime(sample)
            await finishErrands(sample)
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
            await sample.clock.waitForSleepers(3)
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
            await finishErrands(sample)
        }
        let values = sample.channex.state.restrictions
        #expect(values.count == 1)
        #expect(values.first?.map(\.nights) == [SampleHotel.today...SampleHotel.today.advanced(by: 199)])
        #expect(values.first?.first?.rate == SampleHotel.money(22_200))
    }

    @Test(
        "what failed is sent again after its pause, with the value of then",
        arguments: [
            (ChannexFailure.rateLimited(retryAfter: nil), 60), (.rateLimited(retryAfter: .seconds(20)), 20),
            (.rateLimited(retryAfter: .seconds(86_400)), 300),
            (.unavailable(status: 503, details: nil, requestID: nil), 60), (.unreachable(reason: "reset"), 2),
            (.unclear(reason: "no answer in time"), 2), (.unreadable(status: 200, reason: "HTML", body: ""), 2),
            (.refused(status: 401, code: nil, title: "Unauthorized", details: nil, requestID: nil), 60),
        ]
    )
    func failure(_ failure: ChannexFailure, pause: Int) async throws {
        let sample = try await SampleLink()
        sample.channex.watched.update { $0.pushFailures = [failure] }
        try await sample.markDirty(.rate("2026-11-22", "2026-11-22"))
        try await sample.running(OutboundService(link: sample.link)) {
            await passQuietTime(sample)
            // The regular look, and the lane's alarm at the end of its pause.
            await sample.channex.watched.wait { $0.pushes == 1 }
            await sample.clock.waitForSleepers(2)
            sample.gateway.watched.update { $0.rate = 33_300 }
            sample.clock.advance(by: .seconds(pause - 1))
            await sample.clock.waitForSleepers(pause > 4 ? 3 : 2)
            #expect(sample.channex.state.pushes == 1)
            #expect(try await sample.store.status().waiting == [.restrictions: 1])
            sample.clock.advance(by: .seconds(1))
            try await sample.waitForCalls { $0.contains { $0.outcome == .accepted } }
        }
        #expect(
            sample.channex.state.restrictions.map { $0.map(\.rate) } == [
                [SampleHotel.money(10_000)], [SampleHotel.money(33_300)],
            ]
        )
        #expect(try await sample.store.calls().count == 2)
    }

    @Test("what Channex refuses is set aside, shown, and sent again when somebody asks")
    func refused() async throws {
        let sample = try await SampleLink()
        let refusal = ChannexFailure.refused(
            status: 422,
            code: "validation_error",
            title: nil,
            details: "bad",
            requestID: nil
        )
        sample.channex.watched.update { $0.pushFailures = [refusal] }
        try await sample.markDirty(.rate("2026-11-22", "2026-11-22"))
        try await sample.running(OutboundService(link: sample.link)) {
            await passQuietTime(sample)
            try await sample.waitForCalls { $0.first?.detail?.contains("422") == true }
            await finishErrands(sample)
            await passQuietTime(sample)
            await finishErrands(sample)
            #expect(sample.channex.state.pushes == 1)
            #expect(try await sample.store.status().parked == [.restrictions: 1])
            #expect(try await sample.store.retryParked() == 1)
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
            await finishErrands(sample)
            await passQuietTime(sample)
            await finishErrands(sample)
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
            await sample.clock.waitForSleepers(2)
            #expect(sample.channex.state.pushes == 0)
            sample.clock.advance(by: .seconds(2))
            try await sample.waitForCalls { $0.first?.outcome == .accepted }
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
        #expect(try await sample.store.recentCalls(in: .restrictions, since: SampleLink.start).count == 1)
    }

    @Test("a new process goes on with what is left of the minute's budget")
    func restart() async throws {
        let sample = try await SampleLink()
        for call in 1...4 {
            try await sample.store.begin(.sample(id: "call \(call)", lane: .restrictions, at: sample.now))
        }
        try await sample.markDirty(.rate("2026-11-22", "2026-11-22"), .rooms("2026-11-22", "2026-11-22"))
        try await sample.running(OutboundService(link: sample.link)) {
            await passQuietTime(sample)
            await sample.channex.watched.wait { $0.availability.count == 1 }
            sample.clock.advance(by: .seconds(9))
            await sample.clock.waitForSleepers(3)
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
            await finishErrands(sample)
        }
        #expect(sample.channex.state.pushes == 0)
        #expect(try await sample.store.status().waiting == [:])
    }

    @Test("every midnight the night that enters Channex's calendar is said, and no other")
    func midnight() async throws {
        let sample = try await SampleLink()
        try await sample.running(OutboundService(link: sample.link)) {
            await passQuietTime(sample)
            await finishErrands(sample)
            #expect(sample.channex.state.pushes == 0)
            sample.clock.advance(by: .seconds(15 * 3_600))
            await passQuietTime(sample)
            await sample.channex.watched.wait { $0.pushes == 2 }
        }
        let last = SampleHotel.today.advanced(by: 500)
        #expect(sample.channex.state.availability.map { $0.map(\.nights) } == [[last...last, last...last]])
        #expect(sample.channex.state.restrictions.first?.map(\.nights) == Array(repeating: last...last, count: 4))
    }
}
