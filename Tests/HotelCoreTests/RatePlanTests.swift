import HotelCore
import HotelValues
import Testing

@Suite("Rate plans and prices")
struct RatePlanTests {
    private func plan(_ occupancies: [Int], primary: Int) -> RatePlan {
        RatePlan(
            id: RatePlan.ID("ov-flex"),
            roomType: RoomType.ID("ov"),
            name: "Flexible",
            meals: .breakfast,
            occupancies: occupancies,
            primaryOccupancy: primary
        )
    }

    @Test(
        "a party pays the least price that is for so many, else the one for most",
        arguments: [
            ([1, 2, 3], 2, 1, 1), ([1, 2, 3], 2, 2, 2), ([1, 2, 3], 2, 3, 3), ([1, 2, 3], 2, 4, 3), ([3, 1], 1, 2, 3),
            ([1, 3], 1, 9, 3), ([2], 2, 1, 2), ([2], 2, 5, 2), ([2, 1], 2, 0, 1),
        ]
    )
    func pricedOccupancy(occupancies: [Int], primary: Int, adults: Int, expected: Int) {
        #expect(plan(occupancies, primary: primary).pricedOccupancy(adults: adults) == expected)
    }

    @Test("a plan with one occupancy is sold per room, whatever was repeated")
    func perPerson() {
        #expect(!plan([2], primary: 2).isPerPerson)
        #expect(!plan([2, 2], primary: 2).isPerPerson)
        #expect(plan([2, 1], primary: 2).isPerPerson)
        #expect(plan([3, 1, 3, 2], primary: 1).occupancies == [1, 2, 3])
    }

    @Test("each night has its own price for the party's occupancy")
    func nightly() throws {
        let prices = [
            day(0): [1: try reais(100), 2: try reais(200)], day(1): [1: try reais(110), 2: try reais(220)],
            day(2): [2: try reais(240)],
        ]
        let plan = plan([1, 2], primary: 2)
        func nightly(_ arrival: Int, _ departure: Int, adults: Int) throws -> [Int64] {
            try StayPrice.nightly(try stay(arrival, departure), plan: plan, adults: adults, prices: prices).map(
                \.minorUnits
            )
        }
        #expect(try nightly(0, 3, adults: 2) == [200, 220, 240])
        #expect(try nightly(0, 3, adults: 3) == [200, 220, 240])
        #expect(try nightly(0, 2, adults: 1) == [100, 110])
        #expect(throws: StayPrice.Failure.unpriced(day(2))) { try nightly(0, 3, adults: 1) }
        #expect(throws: StayPrice.Failure.unpriced(day(3))) { try nightly(2, 5, adults: 2) }
        #expect(throws: StayPrice.Failure.unpriced(day(-1))) { try nightly(-1, 1, adults: 2) }
    }

    @Test("what the nights cost together is the total")
    func totals() throws {
        let real = try #require(Currency("BRL"))
        let rooms = try [[100, 250], [7]].map { amounts in
            RoomStay(
                id: RoomStay.ID("\(amounts)"),
                roomType: RoomType.ID("ov"),
                ratePlan: nil,
                stay: try stay(0, amounts.count),
                occupancy: Occupancy(adults: 1),
                nightlyAmounts: try amounts.map { try reais($0) }
            )
        }
        let reservation = Reservation(
            id: Reservation.ID("r"),
            number: 1,
            status: .confirmed,
            guest: Guest.ID("g"),
            source: .direct,
            currency: real,
            roomStays: rooms
        )
        #expect(rooms.map { $0.total(in: real).minorUnits } == [350, 7])
        #expect(reservation.total.minorUnits == 357)
    }
}

@Suite("Occupancy")
struct OccupancyTests {
    @Test(
        "the smaller may take a larger one's place, never the other way round",
        arguments: [
            ((2, 0, 0), (2, 0, 0), true), ((3, 0, 0), (2, 1, 0), false), ((3, 0, 0), (2, 0, 1), false),
            ((2, 1, 0), (2, 0, 0), false), ((1, 1, 0), (2, 0, 0), true), ((0, 2, 0), (2, 0, 0), true),
            ((2, 1, 0), (2, 1, 0), true), ((2, 2, 0), (2, 1, 1), false), ((1, 2, 0), (2, 1, 0), true),
            ((2, 0, 1), (2, 0, 0), false), ((2, 0, 1), (2, 0, 1), true), ((1, 0, 1), (2, 0, 0), true),
            ((2, 0, 1), (2, 1, 0), true), ((2, 1, 1), (2, 1, 0), false), ((2, 0, 2), (2, 1, 1), true),
            ((1, 1, 2), (2, 1, 1), true), ((0, 0, 0), (0, 0, 0), true),
        ]
    )
    func fits(party: (Int, Int, Int), capacity: (Int, Int, Int), expected: Bool) {
        let people = Occupancy(adults: party.0, children: party.1, infants: party.2)
        let places = Occupancy(adults: capacity.0, children: capacity.1, infants: capacity.2)
        #expect(people.fits(in: places) == expected)
    }

    @Test("agrees with seating people one by one")
    func bruteForce() {
        let counts = 0...3
        for places in everybody(counts) {
            for people in everybody(counts) {
                #expect(people.fits(in: places) == seats(people, in: places), "\(people) in \(places)")
            }
        }
    }

    private func everybody(_ counts: ClosedRange<Int>) -> [Occupancy] {
        counts.flatMap { adults in
            counts.flatMap { children in
                counts.map { Occupancy(adults: adults, children: children, infants: $0) }
            }
        }
    }

    /// Seats infants on infants' places, children on children's, and who is left on the next larger kind.
    private func seats(_ people: Occupancy, in places: Occupancy) -> Bool {
        let infantsLeft = max(0, people.infants - places.infants)
        let childrenLeft = max(0, people.children + infantsLeft - places.children)
        return people.adults + childrenLeft <= places.adults
    }
}
