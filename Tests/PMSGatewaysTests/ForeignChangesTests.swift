import ChannelSync
import HotelValues
import PMSGateways
import Testing

@Suite("Changes at an existing sistema-os", .timeLimit(.minutes(1)))
struct ForeignChangesTests {
    private static let horizon = Foreign.today...Foreign.today.advanced(by: 19)

    @Test("at first everything counts as changed, then nothing does")
    func everythingFirst() async throws {
        try await Foreign.run { foreign in
            let first = try await foreign.gateway.changes(after: 0, wait: .zero)
            #expect(
                Set(first.changes.map(Cells.init)) == [
                    Cells(.roomType("lvu"), Self.horizon, .availability),
                    Cells(.ratePlan("lvu"), Self.horizon, .ofRatePlan),
                    Cells(.roomType("ov"), Self.horizon, .availability),
                    Cells(.ratePlan("ov"), Self.horizon, .ofRatePlan),
                ]
            )
            #expect(first.next > 0)
            let second = try await foreign.gateway.changes(after: first.next, wait: .zero)
            #expect(second == ChangePage(changes: [], next: first.next))
        }
    }

    @Test("a change during the wait ends it, and names its cells alone")
    func wakes() async throws {
        let saturday = day("2026-12-05")
        try await Foreign.run(
            clock: { pms in
                NapClock { nap in
                    guard nap == 2 else { return true }
                    pms.change { state in
                        state.rates["lvu"] = [saturday: "400", saturday.advanced(by: 1): "400"]
                        let stay = saturday..<saturday.advanced(by: 3)
                        state.reservations[1] = .init(categoria: "ov", nights: stay, body: [:])
                    }
                    return true
                }
            },
            { foreign in
                let first = try await foreign.gateway.changes(after: 0, wait: .zero)
                let page = try await foreign.gateway.changes(after: first.next, wait: .seconds(600))
                #expect(
                    Set(page.changes.map(Cells.init)) == [
                        Cells(.ratePlan("lvu"), saturday...saturday.advanced(by: 1), .rate),
                        Cells(.roomType("ov"), saturday...saturday.advanced(by: 2), .availability),
                    ]
                )
                #expect(page.next > first.next)
            }
        )
    }

    @Test("a page that was not taken is told again; who lost more hears of everything")
    func toldAgain() async throws {
        try await Foreign.run { foreign in
            let first = try await foreign.gateway.changes(after: 0, wait: .zero)
            foreign.pms.change { $0.defaultRates["ov"] = "500" }
            let second = try await foreign.gateway.changes(after: first.next, wait: .zero)
            // The near nights are read each time; of the far ones the second five have their turn now.
            #expect(
                second.changes.map(Cells.init) == [
                    Cells(.ratePlan("ov"), day("2026-12-01")...day("2026-12-10"), .rate),
                    Cells(.ratePlan("ov"), day("2026-12-16")...day("2026-12-20"), .rate),
                ]
            )
            #expect(try await foreign.gateway.changes(after: first.next, wait: .zero) == second)
            let everything = try await foreign.gateway.changes(after: 0, wait: .zero)
            #expect(everything.changes.count == first.changes.count)
            #expect(everything.next > second.next)
        }
    }

    @Test("places ascend over restarts, after which everything counts as changed")
    func restart() async throws {
        try await Foreign.run { foreign in
            let before = try await foreign.gateway.changes(after: 0, wait: .zero)
            let after = try await foreign.restarted().changes(after: before.next, wait: .zero)
            #expect(after.changes == before.changes)
            #expect(after.next > before.next)
        }
    }

    @Test("far nights have their turn", arguments: [10, 14, 15, 19])
    func rotation(offset: Int) async throws {
        let night = Foreign.today.advanced(by: offset)
        try await Foreign.run { foreign in
            let first = try await foreign.gateway.changes(after: 0, wait: .zero)
            foreign.pms.change { $0.rates["ov"] = [night: "999"] }
            // Two looks are one turn of ten far nights, five at a time; the wait is two naps long.
            let page = try await foreign.gateway.changes(after: first.next, wait: .seconds(20))
            #expect(page.changes.map(Cells.init) == [Cells(.ratePlan("ov"), night...night, .rate)])
        }
    }

    @Test("a booking that was applied ends the wait, however far its nights are")
    func nudge() async throws {
        let (napping, nap) = AsyncStream.makeStream(of: Void.self)
        try await Foreign.run(
            clock: { _ in
                NapClock { _ in
                    nap.yield()
                    return false
                }
            },
            { foreign in
                let arrival = Foreign.today.advanced(by: 17)
                let first = try await foreign.gateway.changes(after: 0, wait: .zero)
                async let waiting = foreign.gateway.changes(after: first.next, wait: .seconds(600))
                for await _ in napping { break }
                _ = try await foreign.apply(.revision(1, .new, arrival: arrival))
                let page = try await waiting
                #expect(
                    page.changes.map(Cells.init) == [
                        Cells(.roomType("ov"), arrival...arrival.advanced(by: 1), .availability)
                    ]
                )
            }
        )
    }

    @Test("two who ask at once hear the same")
    func together() async throws {
        try await Foreign.run { foreign in
            async let one = foreign.gateway.changes(after: 0, wait: .zero)
            async let two = foreign.gateway.changes(after: 0, wait: .zero)
            let pages = try await (one, two)
            #expect(pages.0 == pages.1)
        }
    }

    @Test("a category that is gone has its cells named")
    func gone() async throws {
        try await Foreign.run { foreign in
            let first = try await foreign.gateway.changes(after: 0, wait: .zero)
            foreign.pms.change { $0.totals = [("lvu", 11)] }
            let page = try await foreign.gateway.changes(after: first.next, wait: .zero)
            #expect(Set(page.changes.map(\.target)) == [.roomType("ov"), .ratePlan("ov")])
        }
    }
}

/// What a change names, without who made it.
struct Cells: Hashable {
    var target: HouseChange.Target
    var nights: ClosedRange<Day>
    var fields: CellFields

    init(_ target: HouseChange.Target, _ nights: ClosedRange<Day>, _ fields: CellFields) {
        self.target = target
        self.nights = nights
        self.fields = fields
    }

    init(_ change: HouseChange) {
        self.init(change.target, change.nights, change.fields)
    }
}
