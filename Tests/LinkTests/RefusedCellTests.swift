import ChannelSync
import ChannexClient
import ChannexEmulator
import HotelCore
import HotelValues
import PMS
import Testing

@Suite("Cells that Channex refuses")
struct RefusedCellTests {
    private func edit(_ plan: String, _ nights: ClosedRange<Day>, _ minorUnits: Int64) -> RateEdit {
        var edit = RateEdit(ratePlan: RatePlan.ID(plan), nights: nights)
        edit.amount = SampleHouse.money(minorUnits)
        return edit
    }

    @Test("a rate plan that is gone from Channex is shown on its cells in Channex's words, and the rest goes out")
    func lostPlan() async throws {
        let house = try await LinkUnderTest()
        await house.push()
        let plan = try #require(try await house.link.store.mapping()?.ratePlans["sea-bb"])
        let reply = house.emulation.answer("DELETE", "/api/v1/rate_plans/\(plan.id)", [])
        #expect(reply.status == 200)
        let nights = house.today...house.today.advanced(by: 9)
        let edits = ["sea-bb", "sea-flex", "std-bb"].map { edit($0, nights, 250_00) }
        _ = try await house.hotel.setRates(edits, by: SampleHouse.author)
        try await house.follow()
        #expect(await house.push() == 1)
        let refused = try await house.link.store.refusedCells()
        #expect(refused.map(\.target) == ["sea-bb"])
        #expect(refused.map(\.nights) == [nights])
        #expect(refused.map(\.fields) == [.rate])
        #expect(refused.first?.reason.contains("Not found rate_plan") == true)
        #expect(refused.first?.cause.contains("api:desk") == true)
        #expect(try await house.differences().allSatisfy { $0.contains("sea-bb") })
        #expect(await house.push() == 0)
    }

    @Test("one price that makes Channex refuse the whole message is found and shown; all others are there")
    func poison() async throws {
        let house = try await LinkUnderTest()
        await house.push()
        house.network.decide { request in
            String(decoding: request.body, as: UTF8.self).contains(#""666.66""#) ? .status(422) : .answered
        }
        let nights = house.today...house.today.advanced(by: 39)
        let bad = house.today.advanced(by: 17)
        var edits = ["std-bb", "sea-bb", "sea-flex", "lux-flex"].map { edit($0, nights, 310_00) }
        edits.append(edit("sea-bb", bad...bad, 666_66))
        _ = try await house.hotel.setRates(edits, by: SampleHouse.author)
        try await house.follow()
        let calls = await house.push()
        #expect(calls > 1 && calls < 25)
        let refused = try await house.link.store.refusedCells()
        #expect(refused.map(\.nights) == [bad...bad])
        #expect(refused.map(\.target) == ["sea-bb"])
        #expect(try await house.differences().count == 1)
        house.network.decide { _ in .answered }
        #expect(try await house.link.store.retryRefused(at: house.now) == 1)
        #expect(await house.push() == 1)
        #expect(try await house.differences() == [])
        #expect(try await house.link.store.refusedCells().isEmpty)
    }

    @Test("a key that is not valid any more is tried once a minute, and all is sent once it is valid again")
    func lostKey() async throws {
        let house = try await LinkUnderTest()
        await house.push()
        let watch = try await LinkWatch(house, isQuiet: false)
        var simulation = try await LinkSimulation(house, seed: 3)
        simulation.onArrival = { watch.note($0) }
        let start = house.now + .seconds(61)
        let end = start + .seconds(900)
        simulation.flight = { _, now, _ in LinkSimulation.Flight(fate: now < end ? .status(401) : .answered) }
        simulation.plan(
            EditScript(seed: 3, count: 120...120, nights: try await house.window()),
            from: start,
            until: end
        )
        try await simulation.run(until: end)
        #expect(try await house.link.store.status().suspension?.reason.contains("401") == true)
        let probes = watch.arrivals.values.joined().sorted()
        #expect(zip(probes, probes.dropFirst()).allSatisfy { $1 - $0 >= .seconds(60) })
        #expect(probes.count >= 12)
        try await simulation.run(until: end + .seconds(90))
        #expect(try await house.link.store.status().suspension == nil)
        #expect(try await house.differences() == [])
    }
}
