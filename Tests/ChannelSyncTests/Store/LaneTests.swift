import ChannelSync
import Database
import HotelTesting
import HotelValues
import Testing

@Suite("Lanes in the store", .timeLimit(.minutes(1)))
struct LaneTests {
    private func claim(_ sample: SampleLink, _ id: String, after seconds: Int = 0) async throws -> ClaimAnswer {
        try await sample.store.claim(.restrictions, as: id, at: sample.now + .seconds(seconds))
    }

    private func granted(_ sample: SampleLink, _ id: String, after seconds: Int = 0) async throws -> Claim {
        guard case .granted(let claim) = try await claim(sample, id, after: seconds) else {
            throw NotGranted()
        }
        return claim
    }

    private struct NotGranted: Error {}

    private func finish(
        _ sample: SampleLink,
        _ claim: Claim,
        _ ending: CallEnding,
        _ fate: CellFate,
        after seconds: Int = 0
    ) async throws -> Aftermath {
        let entry = LedgerEntry.sample(id: claim.id, lane: claim.lane, at: sample.now + .seconds(seconds))
        let call = EndedCall(entry: entry, claim: claim, ending: ending, fate: fate)
        return try await sample.store.finish(call, makeID: sample.link.surroundings.makeID)
    }

    @Test("cells that wait are claimed, and are gone once they were sent")
    func sent() async throws {
        let sample = try await SampleLink()
        #expect(try await claim(sample, "1") == .nothing)
        try await sample.markDirty(.rate("2026-11-22", "2026-11-23", cause: "b"))
        let claim = try await granted(sample, "1")
        #expect(claim.cells.map(\.cause) == ["b"])
        let after = try await finish(sample, claim, .accepted, .sent(claim.cells.map(\.block), refused: [], again: []))
        #expect(!after.hasBatches && after.closedUntil == nil && !after.isReopened && after.newSuspension == nil)
        #expect(try await sample.store.status().waiting == [:])
        #expect(try await sample.store.calls().map(\.id) == ["1"])
    }

    @Test("two processes never have the lane at once, and who has lost it writes nothing down")
    func oneHolder() async throws {
        let sample = try await SampleLink()
        try await sample.markDirty(.rate("2026-11-22", "2026-11-23"))
        let first = try await granted(sample, "1")
        #expect(try await claim(sample, "2", after: 3) == .closed(until: sample.now + .seconds(4)))
        #expect(try await sample.store.hold(first, at: sample.now + .seconds(10)))
        #expect(try await claim(sample, "2", after: 20) == .closed(until: sample.now + .seconds(21)))
        let second = try await granted(sample, "2", after: 25)
        #expect(try await sample.store.hold(first, at: sample.now + .seconds(26)) == false)
        let entry = LedgerEntry.sample(id: "1", lane: .restrictions, at: sample.now + .seconds(26))
        #expect(try await sample.store.begin(entry, first) == false)
        #expect(try await sample.store.calls().isEmpty)
        #expect(second.cells == first.cells)
    }

    @Test("what arrived after the lane was lost is said again, and read back")
    func fenced() async throws {
        let sample = try await SampleLink()
        try await sample.markDirty(.rate("2026-11-22", "2026-11-23"))
        let first = try await granted(sample, "1")
        let second = try await granted(sample, "2", after: 20)
        let sent = CellFate.sent(first.cells.map(\.block), refused: [], again: [])
        _ = try await finish(sample, second, .accepted, sent, after: 21)
        #expect(try await sample.store.status().waiting == [:])
        _ = try await finish(sample, first, .accepted, sent, after: 22)
        #expect(try await sample.store.dirtyCells(in: .restrictions).map(\.block) == first.cells.map(\.block))
    }

    @Test("a lane given back without a call has used nothing")
    func withdrawn() async throws {
        let sample = try await SampleLink()
        try await sample.markDirty(.rate("2026-11-22", "2026-11-23"))
        for number in 1...20 {
            let claim = try await granted(sample, "\(number)")
            try await sample.store.withdraw(claim)
        }
        #expect(try await sample.store.gate(of: .restrictions).permits.isEmpty)
        #expect(try await sample.store.status().waiting == [.restrictions: 1])
    }

    @Test("the budget is that of all processes, and a restart does not renew it")
    func budget() async throws {
        let sample = try await SampleLink()
        for number in 1...CallBudget.burst {
            try await sample.markDirty(.rate("2026-11-22", "2026-11-22"))
            try await sample.sendAll(.restrictions, call: "\(number)")
        }
        try await sample.markDirty(.rate("2026-11-22", "2026-11-22"))
        let calls = Array(repeating: sample.now, count: CallBudget.burst)
        let later = CallBudget(calls: calls).nextCall(after: sample.now)
        #expect(later > sample.now + .seconds(10))
        #expect(try await claim(sample, "5") == .closed(until: later))
        #expect(try await sample.store.gate(of: .restrictions).nextCall(after: sample.now) == later)
        #expect(try await sample.store.gate(of: .availability).nextCall(after: sample.now) == sample.now)
    }

    @Test("halves of what was refused are claimed one after the other, in turn with what is new")
    func batches() async throws {
        let sample = try await SampleLink()
        try await sample.markDirty(.rate("2026-11-22", "2026-11-25", cause: "old"))
        let claim = try await granted(sample, "1")
        let window = SampleHotel.today...SampleHotel.today.advanced(by: 499)
        let halves = try #require(Halving.halves(of: claim.cells, within: window, suspects: []))
        let after = try await finish(sample, claim, .refused("bad"), .halved(halves))
        #expect(after.hasBatches)
        try await sample.markDirty(.rate("2026-12-01", "2026-12-01", cause: "new"))
        var order: [[ClosedRange<Day>]] = []
        for number in 2...4 {
            let claim = try await granted(sample, "\(number)")
            order.append(claim.cells.map(\.nights))
            _ = try await finish(sample, claim, .accepted, .sent(claim.cells.map(\.block), refused: [], again: []))
        }
        #expect(
            order == [
                [SampleHotel.nights("2026-11-22", "2026-11-23")], [SampleHotel.nights("2026-12-01", "2026-12-01")],
                [SampleHotel.nights("2026-11-24", "2026-11-25")],
            ]
        )
        #expect(try await sample.store.status().waiting == [:])
    }

    @Test("refused cells are kept with their reason until just they are sent again")
    func refused() async throws {
        let sample = try await SampleLink()
        try await sample.markDirty(.rate("2026-11-22", "2026-11-25", cause: "desk"))
        try await sample.refuseAll(.restrictions, "must be greater than 0")
        let refused = try await sample.store.refusedCells()
        #expect(refused.map(\.reason) == ["must be greater than 0"])
        #expect(refused.map(\.cause) == ["desk"])
        #expect(refused.map(\.since) == [sample.now])
        try await sample.markDirty(.rate("2026-11-23", "2026-11-23"))
        try await sample.sendAll(.restrictions, call: "later")
        let rest = try await sample.store.refusedCells().map(\.nights)
        #expect(
            rest == [SampleHotel.nights("2026-11-22", "2026-11-22"), SampleHotel.nights("2026-11-24", "2026-11-25")]
        )
        #expect(try await sample.store.retryRefused(at: sample.now) == 2)
        #expect(try await sample.store.refusedCells().isEmpty)
        #expect(try await sample.store.status().waiting == [.restrictions: 2])
    }

    @Test("another process that has read the same changes marks nothing twice")
    func cursor() async throws {
        let sample = try await SampleLink()
        for _ in 1...2 {
            try await sample.store.markDirty(
                [.rate("2026-11-22", "2026-11-22")],
                cursor: LinkStore.Cursor(.changes, 7),
                from: 0,
                at: sample.now,
                makeID: sample.link.surroundings.makeID
            )
        }
        #expect(try await sample.store.status().waiting == [.restrictions: 1])
    }

    @Test("a suspension is told once, is everybody's, and ends with the first call that is let in")
    func suspension() async throws {
        let sample = try await SampleLink()
        try await sample.markDirty(.rate("2026-11-22", "2026-11-22"), .rooms("2026-11-22", "2026-11-22"))
        let first = try await granted(sample, "1")
        let after = try await finish(sample, first, .shutOut("401"), .waits)
        #expect(after.newSuspension == "401")
        let rooms = try await sample.store.claim(.availability, as: "2", at: sample.now + .seconds(30))
        #expect(rooms == .closed(until: sample.now + CallBudget.window))
        let probe = try await granted(sample, "3", after: 61)
        #expect(
            try await sample.store.claim(.availability, as: "4", at: sample.now + .seconds(62))
                == .closed(until: sample.now + .seconds(122))
        )
        let again = try await finish(sample, probe, .shutOut("401"), .waits, after: 62)
        #expect(again.newSuspension == nil)
        #expect(try await sample.store.status().suspension?.since == sample.now)
        let last = try await granted(sample, "5", after: 130)
        let end = try await finish(sample, last, .accepted, .sent([], refused: [], again: []), after: 130)
        #expect(end.isReopened)
        #expect(try await sample.store.status().suspension == nil)
    }
}
