import ChannelSync
import HotelTesting
import HotelValues
import Testing

@Suite("Status in words", .timeLimit(.minutes(1)))
struct StatusWordsTests {
    private func words(
        _ sample: SampleLink,
        levels: [ServiceLevel] = [],
        isSetUp: Bool = true
    ) async throws -> [String] {
        let callsLeft = try await sample.link.callsLeft()
        let status = try await sample.store.status()
        let words = StatusWords(status, levels: levels, callsLeft: callsLeft, isSetUp: isSetUp, now: sample.now)
        return words.sentences
    }

    @Test("says that nothing waits, what waits since when, and what a minute's budget still allows")
    func waiting() async throws {
        let sample = try await SampleLink()
        let budget =
            "Channex allows 10 calls of each kind a minute; now 10 for availability and 9 for prices and "
            + "restrictions are left."
        try await sample.markDirty(.rate("2026-11-20", "2026-11-21"))
        try await sample.sendAll(.restrictions)
        #expect(try await words(sample) == ["Nothing waits to be sent.", budget])
        try await sample.markDirty(.rate("2026-11-20", "2026-11-21"), .rooms("2026-11-20", "2026-11-21"))
        try await sample.markDirty(.rate("2026-11-22", "2026-11-22"))
        sample.clock.advance(by: .seconds(5))
        let waiting =
            "1 change of availability and 2 changes of prices and restrictions waiting to be sent, "
            + "the oldest for 5 s."
        #expect(try await words(sample).first == waiting)
        #expect(
            try await words(sample, isSetUp: false) == [
                "Nothing is set up at Channex yet; run `sistema-os setup channex`."
            ]
        )
    }

    @Test("says how soon changes came, and whether that was soon enough")
    func levels() async throws {
        let sample = try await SampleLink()
        var times = LatencyHistogram()
        for _ in 0..<995 { times.add(microseconds: 1_900_000) }
        for _ in 0..<5 { times.add(microseconds: 11_500_000) }
        let good = ServiceLevel(stage: .accepted, goals: ServiceGoals(), times: times, overdue: 0)
        let bad = ServiceLevel(stage: .accepted, goals: ServiceGoals(), times: times, overdue: 30)
        let none = ServiceLevel(stage: .readBack, goals: ServiceGoals(), times: LatencyHistogram(), overdue: 0)
        let still = ServiceLevel(stage: .accepted, goals: ServiceGoals(), times: LatencyHistogram(), overdue: 1)
        let said = try await words(sample, levels: [good, none])
        #expect(said[1].hasPrefix("In the last 28 days 1000 changes were accepted by Channex: half within 1.9 s"))
        #expect(said[2] == "99.5 % came within 10 s, the goal is 99 %; 50 % of what may be late is left.")
        #expect(said[3] == "In the last 28 days no change was found at Channex by reading it.")
        #expect(try await words(sample, levels: [bad])[2].hasSuffix("more were late than may be."))
        #expect(try await words(sample, levels: [still])[1] == "1 change should have been there by now and is not.")
    }
}
