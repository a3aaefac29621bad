import ChannelSync
import HotelCore
import HotelTesting
import HotelValues
import PMS
import PMSGateways
import Testing

@Suite("Preview against what is sent", .timeLimit(.minutes(5)))
struct PreviewTests {
    /// A call, so far as a preview speaks of it.
    private struct Told: Hashable {
        var lane: Lane
        var values: Int
        var bytes: Int
        var cells: [CellBlock]

        init(_ call: ExpectedCall) {
            (lane, values, bytes, cells) = (call.lane, call.valueCount, call.byteCount, call.cells)
        }

        init(_ call: LedgerEntry) {
            (lane, values, bytes, cells) = (call.lane, call.valueCount, call.byteCount, call.cells)
        }
    }

    @Test("what a preview says is what the engine then sends, also together with what waited", arguments: 1...8)
    func exact(seed: UInt64) async throws {
        let house = try await LinkUnderTest(seed: seed)
        await house.push()
        var generator = SplitMix64(seed: seed)
        var done = EditsDone()
        var compared = 0
        let script = EditScript(seed: seed, count: 20...30, nights: try await house.window())
        for (number, edit) in script.edits.map(\.edit).enumerated() {
            house.clock.advance(by: .milliseconds(Int.random(in: 1...4_000, using: &generator)))
            let waiting = try await house.link.store.waitingLanes()
            let preview = try await preview(of: edit, done, house)
            try await house.carryOut(edit, &done)
            try await house.follow()
            // Now and then what was changed waits for the next change.
            if generator.oneIn(3) { continue }
            for lane in Lane.allCases {
                let expected = preview.filter { $0.lane == lane }
                let sent = try await send(lane, house, at: expected.first?.leavesAt)
                guard !expected.isEmpty || !waiting.contains(lane) else { continue }
                compared += expected.count
                #expect(sent.map(Told.init) == expected.map(Told.init), "seed \(seed), edit \(number), \(lane)")
            }
        }
        #expect(compared > 5, "seed \(seed)")
    }

    @Test("a call may leave when the preview says, and not a moment before")
    func leaving() async throws {
        let house = try await LinkUnderTest()
        await house.push()
        let nights = house.today...house.today
        var edit = RateEdit(ratePlan: RatePlan.ID("sea-flex"), nights: nights)
        var waits: [Duration] = []
        for number in 0..<14 {
            edit.amount = SampleHouse.money(100_00 + Int64(number))
            let rehearsal = try await house.hotel.rehearse { [edit] in
                try await $0.setRates([edit], by: SampleHouse.author)
            }
            let calls = try await CallPreview(link: house.link).calls(for: HouseRehearsal(rehearsal))
            let call = try #require(calls.first)
            waits.append(call.leavesAt - house.now)
            _ = try await house.hotel.setRates([edit], by: SampleHouse.author)
            try await house.follow()
            if call.leavesAt > house.now + .seconds(1) {
                house.clock.advance(by: call.leavesAt - house.now - .microseconds(1))
                #expect(try await send(.restrictions, house, at: nil).isEmpty, "edit \(number)")
            }
            #expect(try await send(.restrictions, house, at: call.leavesAt).count == 1, "edit \(number)")
        }
        // The first ones leave after the quiet time, the later ones when the minute's budget allows.
        #expect(waits.first == .seconds(1) && waits.contains { $0 > .seconds(5) })
    }

    /// The calls that the edit would cause; none where the hotel refuses it.
    private func preview(
        of edit: EditScript.Edit,
        _ done: EditsDone,
        _ house: LinkUnderTest
    ) async throws -> [ExpectedCall] {
        var copy = done
        do {
            let rehearsal = try await house.hotel.rehearse { try await house.attempt(edit, &copy, on: $0) }
            return try await CallPreview(link: house.link).calls(for: HouseRehearsal(rehearsal))
        } catch is PMSError {
            return []
        }
    }

    /// Sends what waits in the lane, at that instant or, where none is given, now; answers the ledger's rows of it.
    ///
    /// A call that may not leave then is none.
    private func send(_ lane: Lane, _ house: LinkUnderTest, at instant: Timestamp?) async throws -> [LedgerEntry] {
        if let instant { house.clock.advance(by: max(.zero, instant - house.now)) }
        let worker = OutboundWorker(link: house.link)
        var calls: [LedgerEntry] = []
        while case .ready(let errand) = await worker.prepare(lane) {
            _ = await worker.conclude(errand, await worker.push(errand))
            if let call = try await house.link.store.call(errand.claim.id) { calls.append(call) }
        }
        return calls
    }
}
