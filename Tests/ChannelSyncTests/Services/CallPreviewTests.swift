import ChannelSync
import HotelTesting
import HotelValues
import Testing

@Suite("Preview of calls", .timeLimit(.minutes(1)))
struct CallPreviewTests {
    private func rehearsal(_ changes: HouseChange..., rooms: Int = 3, rate: Int64 = 20_000) -> HouseRehearsal {
        let first = changes.map(\.nights.lowerBound).min() ?? SampleHotel.today
        let last = changes.map(\.nights.upperBound).max() ?? SampleHotel.today
        return HouseRehearsal(changes: changes, calendar: .even(first...last, rooms: rooms, rate: rate))
    }

    @Test("each lane has its call, with its values, its bytes, its cells and what is left of the minute")
    func lanes() async throws {
        let sample = try await SampleLink()
        let calls = try await CallPreview(link: sample.link).calls(
            for: rehearsal(.rate("2026-11-20", "2026-11-24"), .rooms("2026-11-20", "2026-11-21"))
        )
        #expect(calls.map(\.lane) == [.availability, .restrictions])
        #expect(calls.map(\.valueCount) == [1, 1])
        #expect(calls.allSatisfy { $0.byteCount > 100 && $0.companions == 0 && $0.callsLeft == 9 })
        #expect(calls.allSatisfy { $0.leavesAt == sample.now + .seconds(1) })
        let nights = SampleHotel.nights("2026-11-20", "2026-11-24")
        #expect(calls.last?.cells == [CellBlock(target: "twin-bar", nights: nights, fields: .rate)])
        #expect(sample.gateway.state.calendarCalls == 0)
    }

    @Test("what waits already goes with it, with the values that the PMS has")
    func companions() async throws {
        let sample = try await SampleLink()
        try await sample.markDirty(.rate("2026-12-24", "2026-12-26"))
        let change = HouseChange.rate("2026-11-20", "2026-11-20")
        let calls = try await CallPreview(link: sample.link).calls(for: rehearsal(change))
        #expect(calls.map(\.companions) == [1] && calls.map(\.valueCount) == [2])
        #expect(calls.first?.cells.count == 2)
        #expect(try await sample.store.dirtyCells(in: .restrictions).count == 1)
    }

    @Test("nights that have passed, targets that are mapped to nothing and empty changes cause no call")
    func nothing() async throws {
        let sample = try await SampleLink()
        try await sample.markDirty(.rooms("2026-12-24", "2026-12-26"))
        var unmapped = HouseChange.rooms("2026-11-20", "2026-11-20")
        unmapped.target = .roomType("suite")
        var empty = HouseChange.rate("2026-11-20", "2026-11-20")
        empty.weekdays = []
        for change in [.rooms("2026-10-01", "2026-10-31"), unmapped, empty] {
            #expect(try await CallPreview(link: sample.link).calls(for: rehearsal(change)) == [])
        }
        let past = HouseRehearsal(changes: [.rooms("2026-10-01", "2026-10-31")], calendar: nil)
        #expect(try await CallPreview(link: sample.link).calls(for: past) == [])
    }

    @Test("before the set-up there is nothing to preview")
    func notSetUp() async throws {
        let sample = try await SampleLink(isSetUp: false)
        await #expect(throws: LinkFailure.notSetUp) {
            try await CallPreview(link: sample.link).calls(for: rehearsal(.rate("2026-11-20", "2026-11-20")))
        }
    }
}
