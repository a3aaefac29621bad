import ChannelSync
import ChannexClient
import ChannexWire
import HotelTesting
import HotelValues
import Testing

@Suite("What Channex refuses", .timeLimit(.minutes(1)))
struct RefusalTests {
    private func warned(
        _ nights: ClosedRange<Day>?,
        weekdays: Set<Weekday>? = nil
    ) -> ARIWarning {
        ARIWarning(
            ratePlan: ChannexRatePlan.ID("xtwin-bar"),
            nights: nights,
            weekdays: weekdays,
            reason: .fields(["rate": ["must be greater than 0"]])
        )
    }

    private func change(_ plan: String, _ nights: ClosedRange<Day>, _ fields: CellFields = .rate) -> HouseChange {
        HouseChange(target: .ratePlan(plan), nights: nights, fields: fields, cause: "desk")
    }

    @Test("a warning comes back to the cells that it echoes, and the rest counts as accepted")
    func warnings() async throws {
        let sample = try await SampleLink()
        let bad = SampleHotel.nights("2026-11-22", "2026-11-22")
        sample.channex.watched.update { $0.warnings = [warned(bad)] }
        try await sample.markDirty(change("twin-bar", bad), change("double-bar", bad))
        #expect(await sample.deliver(.restrictions) == 1)
        let refused = try await sample.store.refusedCells()
        #expect(refused.map(\.target) == ["twin-bar"])
        #expect(refused.map(\.nights) == [bad])
        #expect(refused.map(\.fields) == [.rate])
        #expect(refused.map(\.reason) == ["rate: must be greater than 0"])
        #expect(refused.map(\.cause) == ["desk"])
        #expect(try await sample.store.status().waiting == [:])
        #expect(try await sample.store.calls().map(\.outcome) == [.partial])
    }

    @Test("what was refused is settled by sending just that again, and by asking for all of it")
    func settling() async throws {
        let sample = try await SampleLink()
        let bad = SampleHotel.nights("2026-11-22", "2026-11-23")
        sample.channex.watched.update { $0.warnings = [warned(bad)] }
        try await sample.markDirty(change("twin-bar", bad))
        #expect(await sample.deliver(.restrictions) == 1)
        sample.channex.watched.update { $0.warnings = [] }
        try await sample.markDirty(change("twin-bar", SampleHotel.nights("2026-11-22", "2026-11-22")))
        #expect(await sample.deliver(.restrictions) == 1)
        let left = try await sample.store.refusedCells()
        #expect(left.map(\.nights) == [SampleHotel.nights("2026-11-23", "2026-11-23")])
        #expect(try await sample.store.retryRefused(at: sample.now) == 1)
        #expect(await sample.deliver(.restrictions) == 1)
        #expect(try await sample.store.refusedCells().isEmpty)
        #expect(sample.channex.state.restrictions.last?.map(\.nights) == left.map(\.nights))
    }

    @Test("of two values of the same nights the one is meant whose days of the week are echoed")
    func weekdays() async throws {
        let sample = try await SampleLink()
        let month = SampleHotel.nights("2026-11-02", "2026-11-29")
        var weekend = change("twin-bar", month, .stopSell)
        weekend.weekdays = [.friday, .saturday]
        var week = change("twin-bar", month)
        week.weekdays = Set(Weekday.allCases).subtracting(weekend.weekdays)
        let days: Set<Weekday> = [.friday, .saturday]
        let nights = SampleHotel.nights("2026-11-06", "2026-11-28")
        sample.channex.watched.update { $0.warnings = [warned(nights, weekdays: days)] }
        try await sample.markDirty(weekend, week)
        #expect(await sample.deliver(.restrictions) == 1)
        let refused = try await sample.store.refusedCells()
        #expect(refused.map(\.weekdays) == [days])
        #expect(refused.map(\.fields) == [.stopSell])
    }

    @Test("a night that is past there already is dropped, and those after it are said again")
    func pastNight() async throws {
        let sample = try await SampleLink()
        let range = SampleHotel.nights("2026-11-01", "2026-11-05")
        let past = ARIWarning(
            ratePlan: ChannexRatePlan.ID("xtwin-bar"),
            nights: range,
            reason: .fields(["date": ["Past date is not allowed"]])
        )
        sample.channex.watched.update { $0.warnings = [past] }
        try await sample.markDirty(change("twin-bar", range))
        let worker = OutboundWorker(link: sample.link)
        guard case .ready(let errand) = await worker.prepare(.restrictions) else { throw NotReady() }
        _ = await worker.conclude(errand, await worker.push(errand))
        sample.channex.watched.update { $0.warnings = [] }
        #expect(await sample.deliver(.restrictions) == 1)
        let said = sample.channex.state.restrictions.map { $0.map(\.nights) }
        #expect(said == [[range], [SampleHotel.nights("2026-11-02", "2026-11-05")]])
        #expect(try await sample.store.refusedCells().isEmpty)
    }

    private struct NotReady: Error {}

    @Test("one bad value of a refused message is found, and all others go out", arguments: 1...10)
    func oneBadValue(seed: Int) async throws {
        var generator = SplitMix64(seed: UInt64(seed))
        let sample = try await SampleLink()
        let bad = SampleHotel.today.advanced(by: .random(in: 0..<60, using: &generator))
        sample.channex.watched.update { state in
            state.isPoison = { value in
                value.ratePlan.rawValue == "xdouble-bb" && value.nights.contains(bad) && value.rate != nil
            }
        }
        let nights = SampleHotel.today...SampleHotel.today.advanced(by: 59)
        try await sample.markDirty(
            change("twin-bar", nights),
            change("twin-bb", nights, [.rate, .maxStay]),
            change("double-bar", nights),
            change("double-bb", nights, [.rate, .minStayArrival, .stopSell])
        )
        let calls = await sample.deliver(.restrictions)
        #expect(calls <= 2 * (2 + 6 + 2) + 1)
        let refused = try await sample.store.refusedCells()
        #expect(refused.map(\.nights) == [bad...bad])
        #expect(refused.map(\.fields) == [.rate])
        #expect(refused.map(\.target) == ["double-bb"])
        #expect(refused.first?.reason.contains("422") == true)
        #expect(try await sample.store.status().waiting == [:])
        #expect(sample.channex.state.accepted.contains { $0.ratePlan.rawValue == "xdouble-bb" && $0.rate != nil })
    }

    @Test("new changes do not wait behind a refused message")
    func turns() async throws {
        let sample = try await SampleLink()
        sample.channex.watched.update { $0.isPoison = { $0.ratePlan.rawValue == "xtwin-bar" } }
        let nights = SampleHotel.today...SampleHotel.today.advanced(by: 59)
        try await sample.markDirty(change("twin-bar", nights), change("twin-bb", nights))
        let worker = OutboundWorker(link: sample.link)
        guard case .ready(let errand) = await worker.prepare(.restrictions) else { throw NotReady() }
        _ = await worker.conclude(errand, await worker.push(errand))
        try await sample.markDirty(change("double-bar", nights))
        for _ in 0..<3 {
            guard case .ready(let errand) = await worker.prepare(.restrictions) else { throw NotReady() }
            _ = await worker.conclude(errand, await worker.push(errand))
        }
        #expect(sample.channex.state.accepted.contains { $0.ratePlan.rawValue == "xdouble-bar" })
        #expect(sample.channex.state.accepted.contains { $0.ratePlan.rawValue == "xtwin-bb" })
    }

    @Test("a message that is too large is sent in halves")
    func tooLarge() async throws {
        let sample = try await SampleLink()
        let failure = ChannexFailure.refused(status: 413, code: nil, title: nil, details: nil, requestID: nil)
        sample.channex.watched.update { $0.pushFailures = [failure] }
        let nights = SampleHotel.today...SampleHotel.today.advanced(by: 9)
        try await sample.markDirty(change("twin-bar", nights), change("twin-bb", nights))
        #expect(await sample.deliver(.restrictions) == 3)
        #expect(sample.channex.state.accepted.map(\.nights) == [nights, nights])
        #expect(try await sample.store.refusedCells().isEmpty)
    }

    @Test("not found is the property's fault only if it is not there; else the target's, and others flow")
    func notFound() async throws {
        let sample = try await SampleLink()
        sample.channex.watched.update { state in
            state.properties = [ChannexProperty(id: SampleHotel.property)]
            state.pushFailures = [.notFound, .notFound]
        }
        let night = SampleHotel.nights("2026-11-22", "2026-11-22")
        try await sample.markDirty(change("double-bar", night), change("twin-bar", night))
        #expect(await sample.deliver(.restrictions) == 3)
        #expect(try await sample.store.refusedCells().map(\.target) == ["double-bar"])
        #expect(sample.channex.state.accepted.map(\.ratePlan.rawValue) == ["xtwin-bar"])
        #expect(try await sample.store.status().suspension == nil)
    }
}
