import ChannelSync
import ChannexWire
import HotelTesting
import HotelValues
import Testing

/// The number of values against the exact optimum, found by trying everything.
@Suite("The fewest runs")
struct FewestRunsTests {
    /// Seeds of a test; each stands for some hundred calendars.
    private static let seeds = 1...12

    @Test("are as few as trying everything finds: nights by chance", arguments: seeds)
    func anyNights(seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        for _ in 0..<60 {
            let contents = Int.random(in: 1...3, using: &generator)
            expectFewest(
                (0..<Int.random(in: 1...23, using: &generator)).map { _ in
                    let content = Int.random(in: 0...contents, using: &generator)
                    return content == 0 ? nil : content
                },
                &generator
            )
        }
    }

    @Test("are as few as trying everything finds: weeks alike, with changes and exceptions", arguments: seeds)
    func likeWeeks(seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed) << 32)
        for _ in 0..<60 {
            var week = (0..<7).map { _ in generator.oneIn(3) ? 2 : 1 }
            expectFewest(
                (0..<Int.random(in: 7...23, using: &generator)).map { night in
                    if generator.oneIn(9) { week[night % 7] = Int.random(in: 1...3, using: &generator) }
                    return generator.oneIn(12) ? nil : week[night % 7]
                },
                &generator
            )
        }
    }

    @Test("30 equal nights of a plan are one value, of two plans two")
    func thirtyNights() {
        let nights = SampleHotel.nights("2026-11-03", "2026-12-02")
        let composer = ARIComposer(mapping: SampleHotel.mapping, window: nights)
        let dirty = ["twin-bar", "double-bar"].map { plan in
            DirtyCells(id: plan, target: plan, nights: nights, fields: .rate, cause: "test")
        }
        let values = composer.restrictions(of: dirty, in: .even(nights))
        #expect(values.map(\.ratePlan.rawValue) == ["xdouble-bar", "xtwin-bar"])
        #expect(values.map(\.nights) == [nights, nights])
        #expect(values.map(\.days) == [nil, nil])
    }

    @Test("four seasons with dearer weekends take less than a twentieth of the bytes that they take day by day")
    func seasons() {
        let nights = SampleHotel.today...SampleHotel.today.advanced(by: 499)
        var calendar = HouseCalendar.even(nights)
        for night in nights {
            let season = Int64(night.components.month / 3 % 4)
            let isWeekend = [.friday, .saturday].contains(night.weekday)
            for plan in SampleHotel.ratePlans {
                calendar.change(plan.code, night...night) { terms in
                    terms.rates = [2: SampleHotel.money(10_000 + 2_000 * season + (isWeekend ? 3_000 : 0))]
                    terms.minStayArrival = isWeekend ? 2 : 1
                }
            }
        }
        let composer = ARIComposer(mapping: SampleHotel.mapping, window: nights)
        func bytes(_ nights: [ClosedRange<Day>]) -> Int {
            let dirty = SampleHotel.ratePlans.flatMap { plan in
                nights.map { DirtyCells(id: "", target: plan.code, nights: $0, fields: .ofRatePlan, cause: "test") }
            }
            return composer.messages(of: dirty, in: .restrictions, calendar).reduce(0) { $0 + $1.body.count }
        }
        let dayByDay = nights.reduce(0) { $0 + bytes([$1...$1]) }
        #expect(bytes([nights]) * 20 < dayByDay)
    }

    private func expectFewest(_ contents: [Int?], _ generator: inout SplitMix64) {
        let first = SampleHotel.day("2026-11-02").advanced(by: Int.random(in: 0..<7, using: &generator))
        let runs = NightRuns.fewest(contents, from: first)
        #expect(runs.count == EveryWay(contents, from: first).fewest(), "\(contents) from \(first)")
    }
}

/// Tries every message of disjoint runs.
private struct EveryWay {
    /// The nights of each run that there can be, one bit a night, by its first night.
    private var runs: [[Int]]
    private let everything: Int

    init(_ contents: [Int?], from first: Day) {
        runs = Array(repeating: [], count: contents.count)
        everything = contents.indices.reduce(0) { contents[$1] == nil ? $0 : $0 | 1 << $1 }
        for start in contents.indices {
            guard let content = contents[start] else { continue }
            let weekday = first.advanced(by: start).weekday.rawValue
            var found: Set<Int> = []
            for weekdays in 1..<128 where weekdays & 1 << weekday != 0 {
                var nights = 0
                for night in start..<contents.count
                where weekdays & 1 << first.advanced(by: night).weekday.rawValue != 0 {
                    guard contents[night] == content else { break }
                    nights |= 1 << night
                    found.insert(nights)
                }
            }
            runs[start] = found.sorted()
        }
    }

    /// In how few runs every night can be said once.
    func fewest() -> Int {
        var known = [0: 0]
        return fewest(for: everything, &known)
    }

    private func fewest(for rest: Int, _ known: inout [Int: Int]) -> Int {
        if let count = known[rest] { return count }
        var count = Int.max
        // Some run begins with the first night that is left.
        for run in runs[rest.trailingZeroBitCount] where run & ~rest == 0 {
            count = min(count, 1 + fewest(for: rest & ~run, &known))
        }
        known[rest] = count
        return count
    }
}
