import HotelTesting
import HotelValues
import Testing

@Suite("Unique ids")
struct UniqueIDTests {
    @Test("have the form of a version 7 UUID in lower case", arguments: 1...20 as ClosedRange<UInt64>)
    func form(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let id = UniqueID.make(at: .random(using: &generator), using: &generator)
        #expect(id.utf8.count == 36)
        let groups = id.split(separator: "-", omittingEmptySubsequences: false)
        #expect(groups.map(\.utf8.count) == [8, 4, 4, 4, 12])
        #expect(groups.joined().allSatisfy { "0123456789abcdef".contains($0) })
        #expect(groups[2].first == "7")
        #expect("89ab".contains(groups[3].prefix(1)))
    }

    @Test("begin with the milliseconds since 1970")
    func time() {
        var generator = SplitMix64(seed: 1)
        let now = Timestamp(microseconds: 0x0123_4567_89ab * 1_000 + 999)
        #expect(UniqueID.make(at: now, using: &generator).hasPrefix("01234567-89ab-7"))
        let early = Timestamp(microseconds: -5_000)
        #expect(UniqueID.make(at: early, using: &generator).hasPrefix("00000000-0000-7"))
    }

    @Test("sort by the time at which they were made")
    func order() {
        var generator = SplitMix64(seed: 2)
        let start = Timestamp(microseconds: 1_795_356_187_000_000)
        let ids = (0..<5_000).map { UniqueID.make(at: start + .milliseconds($0), using: &generator) }
        #expect(ids == ids.sorted())
    }

    @Test("do not repeat, even within a millisecond")
    func unique() {
        var generator = SplitMix64(seed: 3)
        let now = Timestamp(microseconds: 1_795_356_187_000_000)
        var ids = Set<String>()
        for _ in 0..<100_000 { ids.insert(UniqueID.make(at: now, using: &generator)) }
        #expect(ids.count == 100_000)
    }
}
