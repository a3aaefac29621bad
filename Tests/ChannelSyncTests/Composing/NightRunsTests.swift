import ChannelSync
import HotelTesting
import HotelValues
import Testing

@Suite("Night runs")
struct NightRunsTests {
    private let monday = SampleHotel.day("2026-11-02")

    private func cells(_ contents: [Int?]) -> [Day: Int] {
        Dictionary(
            uniqueKeysWithValues: contents.enumerated().compactMap { index, content in
                content.map { (monday.advanced(by: index), $0) }
            }
        )
    }

    /// What somebody reads who is sent these runs; nil when two of them cover one night.
    private func read(_ runs: [NightRun<Int>]) -> [Day: Int]? {
        var cells: [Day: Int] = [:]
        for run in runs {
            for night in run.nights where run.weekdays?.contains(night.weekday) ?? true {
                guard cells.updateValue(run.content, forKey: night) == nil else { return nil }
            }
        }
        return cells
    }

    /// Nights of a random hotel: seasons, dearer weekends, single nights of their own, nights without content.
    private func randomCells(_ generator: inout SplitMix64) -> [Day: Int] {
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
        return cells(contents)
    }

    @Test("say exactly the nights there are, and never in more runs than plainly", arguments: 1...400)
    func property(seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        let cells = randomCells(&generator)
        let plain = NightRuns.plain(cells)
        let weekly = NightRuns.weekly(cells)
        #expect(read(plain) == cells)
        #expect(read(weekly) == cells)
        #expect(plain.filter { $0.weekdays != nil } == [])
        #expect(weekly.count <= plain.count)
    }

    @Test("wholly random nights are said exactly, too", arguments: 1...200)
    func noise(seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        let contents = (0..<Int.random(in: 1...40, using: &generator)).map { _ -> Int? in
            generator.oneIn(4) ? nil : Int.random(in: 0...1, using: &generator)
        }
        let weekly = NightRuns.weekly(cells(contents))
        #expect(read(weekly) == cells(contents))
        #expect(weekly.count <= NightRuns.plain(cells(contents)).count)
    }

    @Test("one night is one run without days of the week")
    func singleNight() {
        #expect(NightRuns.weekly(cells([7])) == [NightRun(nights: monday...monday, weekdays: nil, content: 7)])
    }

    @Test("equal nights are one run, however many")
    func allEqual() {
        let all = monday...monday.advanced(by: 499)
        #expect(
            NightRuns.weekly(cells(Array(repeating: 3, count: 500))) == [
                NightRun(nights: all, weekdays: nil, content: 3)
            ]
        )
    }

    @Test("two seasons of dearer weekends are four runs, where plainly they are dozens")
    func seasons() {
        let contents = (0..<140).map { index in (index < 70 ? 10 : 20) + ([4, 5].contains(index % 7) ? 1 : 0) }
        let runs = NightRuns.weekly(cells(contents))
        #expect(runs.count == 4)
        #expect(NightRuns.plain(cells(contents)).count == 42)
        #expect(read(runs) == cells(contents))
    }

    @Test("every other night is left out where it has no content")
    func holes() {
        let weekdaysOnly = (0..<28).map { index in index % 7 < 5 ? 1 : nil }
        let runs = NightRuns.weekly(cells(weekdaysOnly))
        #expect(runs.count == 1)
        #expect(runs.first?.weekdays == [.monday, .tuesday, .wednesday, .thursday, .friday])
    }

    @Test("nothing is no run")
    func nothing() { #expect(NightRuns.weekly([Day: Int]()).isEmpty) }
}
