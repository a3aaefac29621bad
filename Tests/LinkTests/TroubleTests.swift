import ChannelSync
import ChannexClient
import HotelTesting
import HotelValues
import Testing

@Suite("A link in trouble")
struct TroubleTests {
    /// So many stories of each kind are played; more with `LINK_STORIES`.
    static let seeds = 1...TestShare.count("LINK_STORIES", default: 4)

    /// What goes wrong while there is trouble: limits, errors, connections, and answers that never come.
    private static func flight(using generator: inout SplitMix64) -> LinkSimulation.Flight {
        let quick = Duration.milliseconds(Int.random(in: 20...900, using: &generator))
        var flight = LinkSimulation.Flight(arrivesAfter: quick / 2, endsAfter: quick)
        switch Int.random(in: 0..<16, using: &generator) {
        case 0: flight.fate = .status(429)
        case 1: flight.fate = .status(429, retryAfter: .random(in: 1...90, using: &generator))
        case 2: flight.fate = .status(503)
        case 3: flight.fate = .status(500)
        case 4: flight.fate = .statusAfterwards(502)
        case 5: flight.fate = .lostBeforeSending
        case 6: flight.fate = .lost
        case 7: flight.fate = .answerLost
        case 8, 9:
            // The client gives up after half a minute; the message may have been carried out at any time within it.
            flight.fate = generator.oneIn(2) ? .answerLost : .lost
            flight.arrivesAfter = .milliseconds(Int.random(in: 100...29_900, using: &generator))
            flight.endsAfter = .seconds(30)
        default: break
        }
        return flight
    }

    @Test(
        "for ten minutes ends no cell wrong, takes none back, and is healed within two minutes of its end",
        arguments: seeds
    )
    func trouble(seed: Int) async throws {
        let house = try await LinkUnderTest(seed: UInt64(seed))
        await house.push()
        let watch = try await LinkWatch(house, isQuiet: false)
        var simulation = try await LinkSimulation(house, seed: UInt64(seed))
        simulation.onArrival = { watch.note($0) }
        let start = house.now + .seconds(61)
        let end = start + .seconds(600)
        simulation.flight = { _, now, generator in
            now < end ? TroubleTests.flight(using: &generator) : LinkSimulation.Flight()
        }
        let script = EditScript(seed: UInt64(seed), count: 150...150, nights: try await house.window())
        simulation.plan(script, from: start, until: end)
        try await simulation.run(until: end + .seconds(120))
        #expect(watch.violations == [])
        #expect(try await house.differences() == [])
        #expect(try await house.link.store.status().waiting == [:])
        #expect(try await house.link.store.refusedCells().isEmpty)
    }

    @Test(
        "of processes that end every five seconds, and of two at once, spends no budget twice",
        arguments: 1...2,
        seeds
    )
    func restarts(processes: Int, seed: Int) async throws {
        let house = try await LinkUnderTest(seed: UInt64(seed))
        await house.push()
        let watch = try await LinkWatch(house, isQuiet: false)
        var simulation = try await LinkSimulation(house, seed: UInt64(seed), processes: processes)
        simulation.onArrival = { watch.note($0) }
        simulation.flight = { _, _, generator in
            let span = Duration.milliseconds(Int.random(in: 20...2_000, using: &generator))
            return LinkSimulation.Flight(arrivesAfter: span / 2, endsAfter: span)
        }
        let start = house.now + .seconds(61)
        let end = start + .seconds(120)
        for number in 0..<processes {
            var instant = start + .milliseconds(1_300 * number)
            while instant < end {
                simulation.planRestart(of: number, at: instant)
                instant = instant + .seconds(5)
            }
        }
        let script = EditScript(
            seed: UInt64(seed),
            count: 200...200,
            within: .seconds(1),
            nights: try await house.window()
        )
        simulation.plan(script, from: start, until: end)
        try await simulation.run(until: end + .seconds(100))
        #expect(watch.violations == [])
        #expect(try await house.differences() == [])
        // A process that dies in the middle of a call takes the lane with it for a while; the next one goes on.
        #expect(watch.arrivals[.restrictions, default: []].count >= 8)
    }

    @Test("that Channex makes by limits is asked again at most once a minute, and harms no booking")
    func limits() async throws {
        let house = try await LinkUnderTest()
        await house.push()
        let watch = try await LinkWatch(house, isQuiet: false)
        var simulation = try await LinkSimulation(house, seed: 1)
        simulation.onArrival = { watch.note($0) }
        let start = house.now + .seconds(61)
        let end = start + .seconds(1_800)
        simulation.flight = { _, now, _ in
            LinkSimulation.Flight(fate: now < end ? .status(429) : .answered)
        }
        let script = EditScript(seed: 5, count: 200...200, nights: try await house.window())
        simulation.plan(script, from: start, until: end)
        try await simulation.run(until: end + .seconds(120))
        for lane in Lane.allCases {
            let calls = watch.arrivals[lane, default: []].filter { $0 < end }
            #expect(zip(calls, calls.dropFirst()).allSatisfy { $1 - $0 >= .seconds(60) })
            #expect(calls.count >= 15)
        }
        #expect(try await house.differences() == [])
    }
}
