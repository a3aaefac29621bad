import ChannelSync
import HotelValues
import Testing

@Suite("Read-back planner and rhythm")
struct ReadBackPlannerTests {
    private let start = Timestamp(startOf: SampleHotel.today)

    @Test("reads at once what is due, and later what is due later")
    func due() {
        var planner = ReadBackPlanner()
        let later = start + .seconds(15)
        #expect(planner.handle(.awaited(.availability, due: start), at: start) == [.read(.availability)])
        #expect(planner.handle(.awaited(.restrictions, due: later), at: start) == [.alarm(.restrictions, at: later)])
        #expect(planner.handle(.alarm(.restrictions, later), at: later) == [.read(.restrictions)])
    }

    @Test("has one reading of a lane under way, and rests after it for each call it took")
    func rest() {
        var planner = ReadBackPlanner()
        _ = planner.handle(.awaited(.availability, due: start), at: start)
        #expect(planner.handle(.awaited(.availability, due: start), at: start) == [])
        let rested = start + ReadBackPlanner.restPerCall * 3
        let ended = planner.handle(.finished(.availability, calls: 3, next: start), at: start)
        #expect(ended == [.alarm(.availability, at: rested)])
        #expect(planner.handle(.awaited(.availability, due: start), at: start) == [])
        #expect(planner.handle(.alarm(.availability, rested), at: rested) == [.read(.availability)])
    }

    @Test("asks a Channex in trouble once a minute, and stops when nothing waits")
    func failure() {
        var planner = ReadBackPlanner()
        _ = planner.handle(.awaited(.availability, due: start), at: start)
        let again = start + ReadBackPlanner.restAfterFailure
        let failed = planner.handle(.failed(.availability, next: start), at: start)
        #expect(failed == [.alarm(.availability, at: again)])
        #expect(planner.handle(.alarm(.availability, again), at: again) == [.read(.availability)])
        #expect(planner.handle(.finished(.availability, calls: 1, next: nil), at: again) == [])
    }

    @Test("the sample goes over every night within a day, near ones more often")
    func sample() {
        let window = SampleHotel.today...SampleHotel.today.advanced(by: 499)
        let rhythm = ReadBackRhythm(property: "hotel")
        let first = rhythm.sample(at: start)
        let perDay = Int64(86_400 / ReadBackRhythm.sampleEvery.components.seconds)
        var seen: [Day: Int] = [:]
        for number in first..<(first + perDay) {
            let nights = ReadBackRhythm.nights(ofSample: number, in: window)
            #expect(window.contains(nights.lowerBound) && window.contains(nights.upperBound))
            #expect(nights.count <= 20)
            for night in nights { seen[night, default: 0] += 1 }
        }
        #expect(seen.count == 500)
        let near = window.prefix(60).compactMap { seen[$0] }.min() ?? 0
        let far = window.dropFirst(60).compactMap { seen[$0] }.max() ?? 0
        #expect(near > far)
    }

    @Test("a short calendar is sampled too")
    func shortSample() {
        let window = SampleHotel.today...SampleHotel.today.advanced(by: 29)
        for number in Int64(0)..<10 {
            let nights = ReadBackRhythm.nights(ofSample: number, in: window)
            #expect(nights.clamped(to: window) == nights)
        }
    }

    @Test("a sample begins when its number says, at a moment of the property's own")
    func slots() {
        let starts = (1...50).map { property -> Timestamp in
            let rhythm = ReadBackRhythm(property: "hotel \(property)")
            let number = rhythm.sample(at: start)
            let begin = rhythm.start(ofSample: number + 1)
            #expect(rhythm.sample(at: begin) == number + 1)
            #expect(rhythm.sample(at: begin + .microseconds(-1)) == number)
            return begin
        }
        #expect(Set(starts).count > 40)
    }

    @Test("the night is read once, between three and five in the morning of the property's zone")
    func nightly() {
        for property in ["hotel", "pousada", "duke"] {
            let rhythm = ReadBackRhythm(property: property)
            let offset = -3 * 3_600
            // Three in the morning there.
            let three = start + .seconds(6 * 3_600)
            #expect(rhythm.nightly(at: three, offsetSeconds: offset) == SampleHotel.today.advanced(by: -1))
            let five = three + .seconds(2 * 3_600)
            #expect(rhythm.nightly(at: five, offsetSeconds: offset) == SampleHotel.today)
            let next = three + .seconds(86_400)
            #expect(rhythm.nightly(at: next, offsetSeconds: offset) == SampleHotel.today)
        }
    }
}
