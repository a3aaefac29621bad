import HotelTesting
import HotelValues
import Testing

@Suite("Stay")
struct StayTests {
    private func stay(_ arrival: Int, _ departure: Int) throws -> Stay {
        try #require(Stay(arrival: Day(number: arrival), departure: Day(number: departure)))
    }

    @Test("has at least one night")
    func needsANight() throws {
        let day = Day(number: 20_000)
        #expect(Stay(arrival: day, departure: day) == nil)
        #expect(Stay(arrival: day, departure: day.advanced(by: -1)) == nil)
        let shortest = try stay(20_000, 20_001)
        #expect(shortest.nightCount == 1)
        #expect(shortest.lastNight == day)
        #expect(Array(shortest.nights) == [day])
    }

    @Test("does not hold the day of departure")
    func departureIsFree() throws {
        let stay = try stay(10, 13)
        #expect((8...14).filter { stay.contains(Day(number: $0)) } == [10, 11, 12])
        #expect(stay.lastNight == Day(number: 12))
        #expect(stay.nightCount == 3)
    }

    @Test(
        "overlaps where a night is shared, not where guests change over",
        arguments: [
            (8, 10, false), (8, 11, true), (10, 13, true), (11, 12, true), (9, 14, true), (12, 15, true),
            (13, 15, false), (14, 15, false),
        ]
    )
    func overlap(arrival: Int, departure: Int, expected: Bool) throws {
        let other = try stay(arrival, departure)
        #expect(try stay(10, 13).overlaps(other) == expected)
        #expect(try other.overlaps(stay(10, 13)) == expected)
    }

    @Test("overlaps exactly when some night is in both", arguments: 1...5 as ClosedRange<UInt64>)
    func overlapIsSharedNight(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let days = Day(number: 0)...Day(number: 20)
        for _ in 0..<300 {
            let left = Stay.random(arriving: days, longest: 8, using: &generator)
            let right = Stay.random(arriving: days, longest: 8, using: &generator)
            #expect(left.overlaps(right) == left.nights.contains(where: right.contains))
        }
    }
}
