import ChannelSync
import Database
import HotelTesting
import HotelValues
import Testing

@Suite("Service level", .timeLimit(.minutes(1)))
struct ServiceLevelTests {
    /// A random time, often near the end of a step.
    private func time(using generator: inout SplitMix64) -> Int64 {
        guard Int.random(in: 0..<3, using: &generator) > 0 else {
            return Int64.random(in: 0...4_000_000_000, using: &generator)
        }
        let bound = LatencyBuckets.bounds.randomElement(using: &generator) ?? 0
        return bound * 1_000 + Int64.random(in: -1...1, using: &generator)
    }

    @Test("a percentile lies in the step of the true one, and counts within a step's end are exact", arguments: 1...20)
    func percentiles(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        var histogram = LatencyHistogram()
        let times = (0..<Int.random(in: 1...300, using: &generator)).map { _ in time(using: &generator) }.sorted()
        for time in times { histogram.add(microseconds: time) }
        for share in [1, 500, 950, 990, 1_000] {
            let exact = times[max(1, (times.count * share + 999) / 1_000) - 1]
            let step = LatencyBuckets.bounds.firstIndex { exact <= $0 * 1_000 }
            let upper = step.map { LatencyBuckets.bounds[$0] } ?? LatencyBuckets.bounds.last ?? 0
            let lower = step.map { $0 == 0 ? 0 : LatencyBuckets.bounds[$0 - 1] } ?? upper
            let told = histogram.milliseconds(ofThousandth: share) ?? -1
            #expect((lower...upper).contains(told), "seed \(seed), \(share) of 1000")
        }
        for bound in LatencyBuckets.bounds {
            #expect(histogram.count(withinMilliseconds: bound) == times.count { $0 <= bound * 1_000 })
        }
        #expect(histogram.count == times.count && histogram.microseconds == times.reduce(0, +))
    }

    @Test("the budget is whole without a late change, gone when the goal is just met, and overdrawn beyond")
    func budget() {
        func level(inTime: Int, late: Int, overdue: Int = 0) -> ServiceLevel {
            var times = LatencyHistogram()
            for _ in 0..<inTime { times.add(microseconds: 2_000_000) }
            for _ in 0..<late { times.add(microseconds: 11_000_000) }
            return ServiceLevel(stage: .accepted, goals: ServiceGoals(), times: times, overdue: overdue)
        }
        #expect(level(inTime: 0, late: 0).budgetLeft == 100 && level(inTime: 0, late: 0).share == 10_000)
        #expect(level(inTime: 1_000, late: 0).budgetLeft == 100)
        #expect(level(inTime: 995, late: 5).budgetLeft == 50)
        #expect(level(inTime: 990, late: 10).budgetLeft == 0)
        #expect(level(inTime: 980, late: 20).budgetLeft == -100)
        #expect(level(inTime: 990, late: 0, overdue: 10).late == 10)
        #expect(level(inTime: 990, late: 0, overdue: 10).share == 9_900)
    }

    @Test("a change counts from its commit in the PMS until Channex accepted it, once")
    func counted() async throws {
        let sample = try await SampleLink()
        var change = HouseChange.rate("2026-11-20", "2026-11-21")
        change.madeAt = sample.now
        try await sample.markDirty(change, .rate("2026-11-25", "2026-11-25"))
        try await send(sample, after: .milliseconds(2_400))
        let times = try await sample.store.latencies()[.accepted]?[.restrictions]
        #expect(times?.count == 1 && times?.microseconds == 2_400_000)
        let level = try await sample.store.serviceLevels(ServiceGoals(), at: sample.now).first
        #expect(level?.changes == 1 && level?.inTime == 1)
    }

    @Test("what waits longer than the goal counts as late before it comes")
    func overdue() async throws {
        let sample = try await SampleLink()
        var change = HouseChange.rate("2026-11-20", "2026-11-21")
        change.madeAt = sample.now
        try await sample.markDirty(change)
        #expect(try await sample.store.serviceLevels(ServiceGoals(), at: sample.now).first?.overdue == 0)
        sample.clock.advance(by: .seconds(11))
        #expect(try await sample.store.serviceLevels(ServiceGoals(), at: sample.now).first?.overdue == 1)
    }

    @Test("what Channex refused has not arrived, and is late once the time is over")
    func refused() async throws {
        let sample = try await SampleLink()
        var change = HouseChange.rate("2026-11-20", "2026-11-21")
        change.madeAt = sample.now
        try await sample.markDirty(change)
        try await sample.refuseAll(.restrictions, "bad")
        sample.clock.advance(by: .seconds(11))
        let level = try await sample.store.serviceLevels(ServiceGoals(), at: sample.now).first
        #expect(level?.times.count == 0 && level?.overdue == 1)
    }

    @Test("after 28 days a time counts no more for the goal, and for ever in the total, however often it is folded")
    func folding() async throws {
        let sample = try await SampleLink()
        for _ in 0..<3 {
            var change = HouseChange.rate("2026-11-20", "2026-11-21")
            change.madeAt = sample.now
            try await sample.markDirty(change)
            try await send(sample, after: .seconds(3))
            sample.clock.advance(by: .seconds(20 * 86_400))
            try await sample.store.forgetOldCalls(at: sample.now)
        }
        #expect(try await sample.store.latencies()[.accepted]?[.restrictions]?.count == 3)
        #expect(try await sample.store.latencies()[.accepted]?[.restrictions]?.microseconds == 9_000_000)
        #expect(try await sample.store.serviceLevels(ServiceGoals(), at: sample.now).first?.changes == 1)
    }

    private func send(_ sample: SampleLink, after delay: Duration) async throws {
        sample.clock.advance(by: delay)
        try await sample.sendAll(.restrictions, call: sample.link.surroundings.makeID())
    }
}
