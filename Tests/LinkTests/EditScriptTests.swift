import ChannelSync
import HotelValues
import Testing

@Suite("What people change becomes what Channex has")
struct EditScriptTests {
    /// So many scripts are played; more with `LINK_SCRIPTS`.
    static let seeds = 1...TestShare.count("LINK_SCRIPTS", default: 500)

    @Test("in the fewest calls, of just the fields that were set, and none of the past", arguments: seeds)
    func script(seed: Int) async throws {
        let house = try await LinkUnderTest(seed: UInt64(seed))
        await house.push()
        let watch = try await LinkWatch(house, isQuiet: true)
        var simulation = try await LinkSimulation(house, seed: UInt64(seed))
        simulation.onChange = { watch.note($0, at: $1) }
        simulation.onPrepare = { watch.note($0) }
        simulation.onArrival = { watch.note($0) }
        // The two calls of the set-up are a minute old, as if nothing had ever been sent.
        let start = house.now + .seconds(61)
        let script = EditScript(seed: UInt64(seed), nights: try await house.window())
        simulation.plan(script, from: start)
        try await simulation.run(until: start + script.length + .seconds(90))
        #expect(watch.violations == [])
        #expect(try await house.differences() == [])
        for lane in Lane.allCases {
            #expect(watch.arrivals[lane, default: []].count <= watch.fewestCalls(of: lane))
        }
        #expect(try await house.link.store.status().waiting == [:])
    }
}
