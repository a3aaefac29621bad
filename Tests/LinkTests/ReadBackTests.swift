import ChannelSync
import HotelTesting
import HotelValues
import Testing

@Suite("What Channex shows is read back")
struct ReadBackTests {
    @Test("people's edits alone never look like drift", arguments: 1...TestShare.count("LINK_SCRIPTS", default: 20))
    func noDrift(seed: Int) async throws {
        let house = try await LinkUnderTest(seed: UInt64(seed))
        try await house.settle()
        let script = EditScript(seed: UInt64(seed), nights: try await house.window())
        var done = EditsDone()
        for (_, edit) in script.edits {
            try await house.carryOut(edit, &done)
            try await house.follow()
            await house.push()
            // Some readings fall between edits whose cells are the same.
            for lane in Lane.allCases { _ = await ReadBackWorker(link: house.link).read(lane) }
        }
        try await house.settle()
        #expect(try await house.link.store.driftedCells(onlyOpen: false) == [])
        #expect(try await house.link.store.readBackStatus().tallies["accepted"]?.cells ?? 0 > 0)
        #expect(try await house.differences() == [])
    }

    @Test("whatever somebody edits at Channex is found by night, cell by cell, and put right", arguments: 1...5)
    func nightly(seed: Int) async throws {
        let house = try await LinkUnderTest(seed: UInt64(seed))
        let turns = ReadBackTurns(link: house.link)
        _ = try await turns.take()
        try await house.settle()
        // Six in the morning after.
        house.clock.advance(by: .seconds(18 * 3_600))
        let cells = try await house.tamper(nights: 12, seed: UInt64(seed))
        #expect(try await !house.differences().isEmpty)
        _ = try await turns.take()
        try await house.settle()
        let drift = try await house.link.store.driftedCells(onlyOpen: false)
        // The night that the calendar gained at midnight is said by another part of the link, which does not run here.
        #expect(drift.filter { ["29", "true", "77"].contains($0.difference.found) }.count == cells)
        #expect(drift.allSatisfy { $0.repairedAt != nil && $0.times == 1 })
        #expect(try await house.differences() == [])
        let tally = try await house.link.store.readBackStatus().tallies
        #expect(tally["nightly"].map { $0.drifted } ?? 0 > 0)
    }
}
