import Database
import HotelCore
import HotelValues
import PMS
import Testing

@Suite("Rates and the calendar")
struct RateTests {
    private static let plan = RatePlan.ID("std-flex")

    @Test("a bulk edit sets what it names on the days it names, and nothing else")
    func bulk() async throws {
        let test = try await HotelUnderTest()
        try await test.setPrices()
        // Day 0 is a Monday; days 5 and 6 are its weekend.
        var weekend = RateEdit(ratePlan: Self.plan, nights: day(0)...day(13), weekdays: [.saturday, .sunday])
        weekend.amount = try reais(250_00)
        weekend.minStayArrival = 2
        var closed = RateEdit(ratePlan: Self.plan, nights: day(6)...day(7))
        closed.stopSell = true
        let version = try await test.hotel.lastChange()
        let outcome = try await test.hotel.setRates([weekend, closed], by: HotelUnderTest.desk)
        #expect([outcome.nights, outcome.changedNights] == [6, 6])
        let calendar = try await test.hotel.calendar(day(4)...day(7))
        let plan = try #require(calendar.ratePlans.first)
        #expect(
            plan.prices == [
                [1: 150_00, 2: 200_00], [1: 150_00, 2: 250_00], [1: 150_00, 2: 250_00], [1: 150_00, 2: 200_00],
            ]
        )
        #expect(
            plan.restrictions == [
                .none, Restrictions(minStayArrival: 2), Restrictions(minStayArrival: 2, stopSell: true),
                Restrictions(stopSell: true),
            ]
        )
        let changes = try await test.hotel.changes(after: version)
        #expect(changes.map(\.target) == [.ratePlan(Self.plan), .ratePlan(Self.plan)])
        #expect(changes.map(\.fields) == [[.rate, .minStayArrival], .stopSell])
        #expect(changes.map(\.nights) == [day(5)...day(13), day(6)...day(7)])
        #expect(changes.map(\.weekdays) == [[.saturday, .sunday], Set(Weekday.allCases)])
        #expect(calendar.version == changes.last?.sequence)
    }

    @Test("what is named is logged even where it was so before, and clearing is a value too")
    func equalValues() async throws {
        let test = try await HotelUnderTest()
        try await test.setPrices()
        var edit = RateEdit(ratePlan: Self.plan, nights: day(1)...day(3))
        (edit.amount, edit.maxStay, edit.closedToArrival) = (try reais(200_00), 0, false)
        let version = try await test.hotel.lastChange()
        let outcome = try await test.hotel.setRates([edit], by: HotelUnderTest.desk)
        #expect([outcome.nights, outcome.changedNights] == [3, 0])
        #expect(try await test.hotel.changes(after: version).map(\.fields) == [[.rate, .maxStay, .closedToArrival]])
        (edit.maxStay, edit.closedToArrival, edit.closedToDeparture, edit.minStayThrough) = (7, true, true, 3)
        #expect(try await test.hotel.setRates([edit], by: HotelUnderTest.desk).changedNights == 3)
        edit.amount = nil
        (edit.maxStay, edit.closedToArrival, edit.closedToDeparture, edit.minStayThrough) = (0, nil, nil, nil)
        #expect(try await test.hotel.setRates([edit], by: HotelUnderTest.desk).changedNights == 3)
        let rules = try await test.hotel.calendar(day(1)...day(1)).ratePlans.first?.restrictions
        #expect(rules == [Restrictions(minStayThrough: 3, closedToArrival: true, closedToDeparture: true)])
    }

    @Test("an edit of days that the range does not have does nothing")
    func noSuchDays() async throws {
        let test = try await HotelUnderTest()
        var edit = RateEdit(ratePlan: Self.plan, nights: day(0)...day(1), weekdays: [.sunday])
        edit.stopSell = true
        let version = try await test.hotel.lastChange()
        #expect(try await test.hotel.setRates([edit], by: HotelUnderTest.desk).nights == 0)
        #expect(try await test.hotel.lastChange() == version)
    }

    static let flawed: [(PMSError, @Sendable (inout RateEdit) throws -> Void)] = [
        (.unknown(.ratePlan, "x"), { $0.ratePlan = RatePlan.ID("x") }),
        (.invalid(.nothingToChange), { $0.amount = nil }),
        (.invalid(.past(day(-1))), { $0.nights = day(-1)...day(1) }),
        (.invalid(.rangeTooLong(limit: 730)), { $0.nights = day(0)...day(730) }),
        (.invalid(.tooFar(day(731), last: day(730))), { $0.nights = day(700)...day(731) }),
        (.invalid(.amountOutOfRange), { $0.amount = try reais(0) }),
        (.invalid(.amountOutOfRange), { $0.amount = try reais(100_000_000_001) }),
        (.invalid(.amountOutOfRange), { $0.amount = Money(minorUnits: 1, currency: try #require(Currency("USD"))) }),
        (.invalid(.unsoldOccupancy(RatePlan.ID("std-flex"), 3)), { $0.occupancy = 3 }),
        (.invalid(.nightsOutOfRange("minStayArrival")), { $0.minStayArrival = 0 }),
        (.invalid(.nightsOutOfRange("minStayThrough")), { $0.minStayThrough = 731 }),
        (.invalid(.nightsOutOfRange("maxStay")), { $0.maxStay = -1 }),
    ]

    @Test("one wrong edit refuses them all", arguments: flawed.indices)
    func flaws(_ index: Int) async throws {
        let test = try await HotelUnderTest()
        var good = RateEdit(ratePlan: Self.plan, nights: day(1)...day(3))
        good.amount = try reais(1_00)
        var bad = good
        let (error, damage) = Self.flawed[index]
        try damage(&bad)
        try await expectRefusal(error, in: test) { [good, bad] in
            try await test.hotel.setRates([good, bad], by: HotelUnderTest.desk)
        }
    }

    @Test("no edits are refused, and the calendar answers 730 nights at most")
    func limits() async throws {
        let test = try await HotelUnderTest()
        try await expectRefusal(.invalid(.nothingToChange), in: test) {
            try await test.hotel.setRates([], by: HotelUnderTest.desk)
        }
        let calendar = try await test.hotel.calendar(day(0)...day(729))
        #expect(calendar.roomTypes.map(\.total) == [3, 2, 1])
        #expect(calendar.roomTypes.allSatisfy { $0.available.count == 730 })
        #expect(calendar.ratePlans.allSatisfy { $0.prices.count == 730 && $0.restrictions.count == 730 })
        try await expectRefusal(.invalid(.rangeTooLong(limit: 730)), in: test) {
            try await test.hotel.calendar(day(0)...day(730))
        }
    }

    @Test("every commit that logs a change is noticed")
    func notices() async throws {
        let test = try await HotelUnderTest()
        var notices = test.hotel.changeNotices().makeAsyncIterator()
        try await test.reserve("std", 1, 2)
        #expect(await notices.next() != nil)
        #expect(try await test.hotel.changes(after: 0, limit: 2).map(\.sequence) == [1, 2])
    }
}
