import ChannelSync
import HotelTesting
import HotelValues
import Testing

@Suite("Night runs")
struct NightRunsTests {
    private let monday = SampleHotel.day("2026-11-02")

    private func plain(_ contents: [Int?]) -> [NightRun<Int>] { NightRuns.plain(contents, from: monday) }

    private func fewest(_ contents: [Int?]) -> [NightRun<Int>] { NightRuns.fewest(contents, from: monday) }

    /// What somebody reads who is sent these runs; nil when two of them cover one night, or one a night not there.
    private func read(_ runs: [NightRun<Int>], count: Int) -> [Int?]? {
        var contents = [Int?](repeating: nil, count: count)
        for run in runs {
            for night in run.nights where run.weekdays?.contains(night.weekday) ?? true {
                let index = monday.distance(to: night)
                guard contents.indices.contains(index), contents[index] == nil else { return nil }
                contents[index] = run.content
            }
        }
        return contents
    }

    /// Expects the runs to say exactly these contents.
    private func expect(_ runs: [NightRun<Int>], say contents: [Int?]) {
        // Compared as lists of their own, as nil of nil is not nil.
        #expect(read(runs, count: contents.count) == .some(contents))
    }

    /// Nights of a random hotel: seasons, dearer weekends, single nights of their own, nights without content.
    private func randomContents(_ generator: inout SplitMix64) -> [Int?] {
        var contents: [Int?] = []
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
            let base = Int.random(in: 0...2, using: &generator)
            let weekend = generator.oneIn(2) ? Int.random(in: 0...3, using: &generator) : base
            for _ in 0..<Int.random(in: 1...30, using: &generator) {
                let isWeekend = [4, 5].contains(contents.count % 7)
                contents.append(
                    generator.oneIn(15) ? Int.random(in: 4...5, using: &generator) : isWeekend ? weekend : base
                )
                if generator.oneIn(20) { contents[contents.count - 1] = nil }
            }
        }
        return contents
    }

    @Test("say exactly the nights there are, and in no more runs than plainly or by the week", arguments: 1...400)
    func property(seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        let contents = randomContents(&generator)
        let runs = fewest(contents)
        expect(plain(contents), say: contents)
        expect(runs, say: contents)
        #expect(plain(contents).filter { $0.weekdays != nil } == [])
        #expect(runs.count <= plain(contents).count)
        #expect(runs.count <= WeeklyReference.count(contents))
    }

    @Test(
        "a night in ten unlike the others, for two years: still no more than plainly or by the week",
        arguments: 1...4
    )
    func noise(seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        let contents = (0..<730).map { _ -> Int? in generator.oneIn(10) ? nil : 1 }
        let runs = fewest(contents)
        expect(runs, say: contents)
        #expect(runs.count <= plain(contents).count)
        #expect(runs.count <= WeeklyReference.count(contents))
    }

    @Test("one night is one run without days of the week")
    func singleNight() {
        #expect(fewest([7]) == [NightRun(nights: monday...monday, weekdays: nil, content: 7)])
    }

    @Test("equal nights are one run, however many")
    func allEqual() {
        let all = monday...monday.advanced(by: 499)
        #expect(fewest(Array(repeating: 3, count: 500)) == [NightRun(nights: all, weekdays: nil, content: 3)])
    }

    @Test("two seasons of dearer weekends are four runs, where plainly they are dozens")
    func seasons() {
        let contents: [Int?] = (0..<140).map { index in
            (index < 70 ? 10 : 20) + ([4, 5].contains(index % 7) ? 1 : 0)
        }
        #expect(fewest(contents).count == 4)
        #expect(plain(contents).count == 42)
        expect(fewest(contents), say: contents)
    }

    @Test("every other night is left out where it has no content")
    func holes() {
        let runs = fewest((0..<28).map { index in index % 7 < 5 ? 1 : nil })
        #expect(runs.count == 1)
        #expect(runs.first?.weekdays == [.monday, .tuesday, .wednesday, .thursday, .friday])
    }

    @Test("where plain runs are as few, they are what is said")
    func plainWhereEqual() {
        // Two weekends in a row are two runs by any count, and no day of the week needs to be named.
        let contents: [Int?] = [1, 1, 1, 1, 1, 2, 2, 3, 3, 1, 1]
        #expect(fewest(contents) == plain(contents))
    }

    @Test("equal nights always make equal runs, in the order of their first nights")
    func deterministic() {
        var generator = SplitMix64(seed: 7)
        let contents = randomContents(&generator)
        let runs = fewest(contents)
        #expect((0..<20).allSatisfy { _ in fewest(contents) == runs })
        #expect(runs.map(\.nights.lowerBound) == runs.map(\.nights.lowerBound).sorted())
    }

    @Test("nothing is no run")
    func nothing() {
        #expect(fewest([]).isEmpty)
        #expect(fewest([nil, nil]).isEmpty)
    }
}

/// The plain way to use days of the week: cut the calendar wherever some day of the week changes, and say each piece by
/// content.
private enum WeeklyReference {
    /// How many values that takes.
    static func count(_ contents: [Int?]) -> Int {
        var count = 0
        var start = 0
        for night in contents.indices where night - 7 >= start && contents[night - 7] != contents[night] {
            count += Set(contents[start..<night].compactMap(\.self)).count
            start = night
        }
        return count + Set(contents[start...].compactMap(\.self)).count
    }
}
