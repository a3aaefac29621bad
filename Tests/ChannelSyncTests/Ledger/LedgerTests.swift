import ChannelSync
import Database
import HotelTesting
import HotelValues
import Testing

@Suite("Ledger", .timeLimit(.minutes(1)))
struct LedgerTests {
    private let start = SampleLink.start

    private func makeStore() async throws -> LinkStore {
        try await LinkStore(property: "hotel", database: Database.open(.memory))
    }

    /// A call so many seconds after the start.
    private func call(
        _ id: String,
        _ second: Int,
        lane: Lane = .restrictions,
        causes: [String] = ["api:desk rates"],
        outcome: CallOutcome = .accepted,
        tasks: [String] = [],
        target: String? = nil
    ) -> LedgerEntry {
        var entry = LedgerEntry.sample(
            id: id,
            lane: lane,
            at: start + .seconds(second),
            causes: causes,
            outcome: outcome,
            tasks: tasks
        )
        let nights = SampleHotel.nights("2026-11-20", "2026-11-21")
        entry.cells = target.map { [CellBlock(target: $0, nights: nights, fields: .rate)] } ?? []
        return entry
    }

    private func ids(_ store: LinkStore, _ change: (inout LedgerQuery) -> Void) async throws -> [String] {
        var query = LedgerQuery()
        change(&query)
        return try await store.calls(query).calls.map(\.id)
    }

    @Test("calls are found by lane, outcome, time, cause, target and task, and by several of them")
    func filters() async throws {
        let store = try await makeStore()
        let calls = [
            call("a", 0, lane: .availability, causes: ["channel:BookingCom apply 7"], target: "twin"),
            call("b", 10, causes: ["api:desk rates", "api:Ana_B 100% off"], tasks: ["t1", "t2"], target: "twin-bar"),
            call("c", 20, outcome: .refused, target: "twin-bb"), call("d", 30, outcome: .partial, target: "twin-bar"),
        ]
        for call in calls { try await store.keep(call) }
        #expect(try await ids(store) { _ in } == ["d", "c", "b", "a"])
        #expect(try await ids(store) { $0.lane = .availability } == ["a"])
        #expect(try await ids(store) { $0.outcome = .refused } == ["c"])
        #expect(try await ids(store) { $0.since = start + .seconds(10) } == ["d", "c", "b"])
        #expect(try await ids(store) { $0.until = start + .seconds(10) } == ["a"])
        #expect(try await ids(store) { $0.cause = "bookingcom" } == ["a"])
        #expect(try await ids(store) { $0.cause = "a_b 100%" } == ["b"])
        #expect(try await ids(store) { $0.cause = "a%b" } == [])
        #expect(try await ids(store) { $0.target = "twin-bar" } == ["d", "b"])
        #expect(try await ids(store) { $0.task = "t2" } == ["b"])
        #expect(try await ids(store) { $0.task = "t" } == [])
        let both = try await ids(store) { query in
            query.target = "twin-bar"
            query.outcome = .partial
            query.since = start
        }
        #expect(both == ["d"])
    }

    @Test("pages follow each other without a gap, however many calls left in one instant")
    func pages() async throws {
        let store = try await makeStore()
        for number in 0..<25 { try await store.keep(call("call \(number)", number / 10)) }
        var seen: [String] = []
        var query = LedgerQuery()
        query.limit = 4
        repeat {
            let page = try await store.calls(query)
            #expect(page.calls.count == (page.next == nil ? 1 : 4))
            seen += page.calls.map(\.id)
            // As it comes back from a caller.
            query.after = page.next.flatMap { LedgerPlace($0.description) }
        } while query.after != nil
        #expect(seen.count == 25 && Set(seen).count == 25)
        for text in ["nonsense", "", ".", "1", "x.y", "\(Int64.min).a", "\(Int64.max).a", "-1.a", "1.a\0"] {
            #expect(LedgerPlace(text) == nil, "\(text)")
        }
    }

    @Test("one call is told with its cells, also after it ended, and only to its property")
    func one() async throws {
        let database = try Database.open(.memory)
        let store = try await LinkStore(property: "hotel", database: database)
        let other = try await LinkStore(property: "other", database: database)
        var entry = call("a", 0, outcome: .sending, target: "twin-bar")
        try await store.keep(entry)
        entry.outcome = .accepted
        try await store.keep(entry)
        #expect(try await store.call("a") == entry)
        #expect(try await other.call("a") == nil)
        #expect(try await other.calls(LedgerQuery()).calls == [])
    }

    @Test("neighbouring dirty rows of one kind are told as one, within the window")
    func cells() {
        let window = SampleHotel.nights("2026-11-01", "2026-11-30")
        func row(_ first: String, _ last: String, _ fields: CellFields = .rate, target: String = "b") -> DirtyCells {
            DirtyCells(id: "", target: target, nights: SampleHotel.nights(first, last), fields: fields, cause: "")
        }
        func told(_ first: String, _ last: String, _ fields: CellFields = .rate, target: String = "b") -> CellBlock {
            CellBlock(target: target, nights: SampleHotel.nights(first, last), fields: fields)
        }
        let rows = [
            row("2026-11-05", "2026-11-05"), row("2026-11-03", "2026-11-04"), row("2026-11-07", "2026-11-08"),
            row("2026-11-04", "2026-11-04", .maxStay), row("2026-10-01", "2026-11-02", target: "a"),
            row("2026-12-01", "2026-12-31"),
        ]
        #expect(
            CellBlock.told(of: rows, within: window) == [
                told("2026-11-01", "2026-11-02", target: "a"), told("2026-11-03", "2026-11-05"),
                told("2026-11-04", "2026-11-04", .maxStay), told("2026-11-07", "2026-11-08"),
            ]
        )
    }

    @Test("calls of more than 90 days ago are forgotten with their cells, in small steps, and no other")
    func keeping() async throws {
        let store = try await makeStore()
        for number in 0..<12 { try await store.keep(call("old \(number)", number, target: "twin-bar")) }
        try await store.keep(call("new", 100, target: "twin-bar"))
        let later = start + LedgerKeeper.keptFor + .seconds(50)
        #expect(try await store.forgetOldCalls(at: later, atOnce: 5) == 12)
        #expect(try await ids(store) { $0.target = "twin-bar" } == ["new"])
        #expect(try await store.forgetOldCalls(at: later) == 0)
        #expect(try await store.call("old 3") == nil)
    }

    @Test("every day the keeper forgets what has become too old")
    func keeper() async throws {
        let sample = try await SampleLink()
        try await sample.store.keep(call("old", 0))
        try await sample.running(LedgerKeeper(link: sample.link)) {
            await sample.clock.waitForSleepers(1)
            let before = try await sample.store.calls().count
            #expect(before == 1)
            sample.clock.advance(by: LedgerKeeper.keptFor)
            await sample.clock.waitForSleepers(1)
            sample.clock.advance(by: .seconds(86_400))
            await sample.clock.waitForSleepers(1)
            let after = try await sample.store.calls().count
            #expect(after == 0)
        }
    }
}
