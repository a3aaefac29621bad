import Database
import HotelCore
import HotelValues
import PMS
import Testing

@Suite("A rehearsal")
struct RehearsalTests {
    @Test("tells what the deed then does, and does nothing", arguments: 1...4 as ClosedRange<UInt64>)
    func truth(seed: UInt64) async throws {
        // Nothing that moves the clock: a rehearsal cannot undo that.
        var history = try await RandomHistory(seed: seed, isMovable: true)
        for step in 1...25 {
            let before = try await history.test.database.fingerprint()
            let place = try await history.test.hotel.lastChange()
            let rehearsal = try await history.rehearsedStep()
            try #require(try await history.test.database.fingerprint() == before, "seed \(seed), step \(step)")
            let verb = try await history.step()
            let changes = try await history.test.hotel.changes(after: place)
            try #require(rehearsal.changes == changes, "seed \(seed), step \(step), \(verb)")
            guard let told = rehearsal.calendar else { continue }
            let real = try await history.test.hotel.calendar(told.nights)
            #expect(told.version == real.version)
            #expect(told.roomTypes.map(\.available) == real.roomTypes.map(\.available))
        }
    }

    @Test("shows prices and rules as they would be")
    func rates() async throws {
        let test = try await HotelUnderTest()
        try await test.setPrices()
        var edit = RateEdit(ratePlan: RatePlan.ID("std-flex"), nights: day(3)...day(4))
        (edit.amount, edit.stopSell) = (try reais(321_00), true)
        let place = try await test.hotel.lastChange()
        let rehearsal = try await test.hotel.rehearse { try await $0.setRates([edit], by: HotelUnderTest.desk) }
        #expect(rehearsal.changes.map(\.fields) == [[.rate, .stopSell]])
        #expect(rehearsal.changes.map(\.sequence) == [place + 1])
        let plan = try #require(rehearsal.calendar?.ratePlans.first)
        #expect(rehearsal.calendar?.nights == day(3)...day(4))
        #expect(plan.prices.map { $0[2] } == [321_00, 321_00])
        #expect(plan.restrictions == [Restrictions(stopSell: true), Restrictions(stopSell: true)])
        let stored = try await test.hotel.calendar(day(3)...day(4)).ratePlans.first
        #expect(stored?.prices.map { $0[2] } == [200_00, 200_00])
    }

    @Test("of a hotel that does not exist yet makes none")
    func setUp() async throws {
        let test = try await HotelUnderTest()
        let other = test.pms.hotel(Property.ID("outra"))
        var plan = try HotelUnderTest.plan()
        plan.property.id = other.id
        let before = try await test.database.fingerprint()
        let rehearsal = try await other.rehearse { [plan] in try await $0.setUp(plan, by: .setup) }
        #expect(rehearsal.changes.map(\.sequence) == [1, 2, 3])
        #expect(rehearsal.calendar?.roomTypes.map(\.total) == [3, 2, 1])
        #expect(try await test.database.fingerprint() == before)
    }

    @Test("is refused as the deed would be")
    func refusal() async throws {
        let test = try await HotelUnderTest()
        try await test.reserve("lux", 1, 2)
        try await expectRefusal(.conflict(.soldOut(RoomType.ID("lux"), makeStay(1, 2))), in: test) {
            try await test.hotel.rehearse { hotel in
                var rehearsing = test
                rehearsing.hotel = hotel
                try await rehearsing.reserve("lux", 1, 2)
            }
        }
    }

    @Test("wakes nobody")
    func silence() async throws {
        let test = try await HotelUnderTest()
        var notices = test.hotel.changeNotices().makeAsyncIterator()
        _ = try await test.hotel.rehearse { try await $0.reserve(request(1, 2), by: HotelUnderTest.desk) }
        // The only commit that is noticed is the one made after it.
        try await test.reserve("lux", 5, 6)
        #expect(await notices.next() != nil)
        #expect(try await test.hotel.changes(after: 3).map(\.nights) == [day(5)...day(5)])
    }

    @Test("has no calendar where nothing of the calendar changes, and none of nights that nobody sells yet")
    func nights() async throws {
        let test = try await HotelUnderTest()
        let made = try await test.reserve("std", 1, 2)
        var change = ReservationChange()
        change.notes = "arrives late"
        let note = try await test.hotel.rehearse { [change] hotel in
            try await hotel.modify(made.reservation.id, change, by: HotelUnderTest.desk)
        }
        #expect(note.changes == [] && note.calendar == nil)
        let far = try await test.hotel.rehearse { try await $0.reserve(request(900, 902), by: HotelUnderTest.desk) }
        #expect(far.changes.map(\.nights) == [day(900)...day(901)])
        #expect(far.calendar == nil)
        let half = try await test.hotel.rehearse { try await $0.reserve(request(725, 735), by: HotelUnderTest.desk) }
        #expect(half.calendar?.nights == day(725)...day(729))
    }

    private func request(_ arrival: Int, _ departure: Int) throws -> ReservationRequest {
        let room = RoomRequest(roomType: RoomType.ID("lux"), stay: try makeStay(arrival, departure))
        return ReservationRequest(guest: GuestDetails(name: "Ana Alves"), rooms: [room])
    }
}
