import Database
import HotelCore
import HotelValues
import PMS
import Testing

@Suite("Modifying")
struct ModifyTests {
    @Test("dates: agreed nights keep their price, new ones cost what the plan says")
    func dates() async throws {
        let test = try await HotelUnderTest()
        try await test.setPrices()
        let record = try await test.reserve("std", 2, 5)
        let version = try await test.hotel.lastChange()
        let changed = try await test.modify(record) { ($0.arrival, $0.departure) = (day(3), day(7)) }
        let roomStay = try #require(changed.reservation.roomStays.first)
        #expect(roomStay.nightlyAmounts.map(\.minorUnits) == [100_00, 100_00, 200_00, 200_00])
        #expect(changed.rooms == record.rooms)
        #expect(try await test.left("std", 2, 7) == [3, 2, 2, 2, 2, 3])
        #expect(try await test.hotel.changes(after: version).map(\.nights) == [day(2)...day(2), day(5)...day(6)])
        #expect(try await test.reload(record) == changed)
    }

    @Test("given prices are taken as they are, in the reservation's currency only")
    func prices() async throws {
        let test = try await HotelUnderTest()
        let record = try await test.reserve("std", 2, 4)
        let changed = try await test.modify(record) { $0.nightlyAmounts = [try reais(1), try reais(2)] }
        #expect(try changed.reservation.total == reais(3))
        let dollar = Money(minorUnits: 1, currency: try #require(Currency("USD")))
        try await expectRefusal(.invalid(.amountOutOfRange), in: test) {
            try await test.modify(record) { $0.nightlyAmounts = [dollar, dollar] }
        }
    }

    @Test("a stay in another currency than the hotel's is not extended at the plan's price")
    func otherCurrency() async throws {
        let test = try await HotelUnderTest()
        try await test.setPrices()
        let dollars = try #require(Currency("USD"))
        let record = try await test.apply(
            .sample(1, rooms: [.sample("std", 1, 3, currency: dollars)], currency: dollars)
        ).record
        try await expectRefusal(.invalid(.unpriced(RatePlan.ID("std-flex"), day(3))), in: test) {
            try await test.modify(record) { $0.departure = day(4) }
        }
        let shorter = try await test.modify(record) { $0.departure = day(2) }
        #expect(shorter.reservation.total == Money(minorUnits: 300_00, currency: dollars))
    }

    @Test("another type gives another room and frees the first")
    func type() async throws {
        let test = try await HotelUnderTest()
        let record = try await test.reserve("std", 2, 4, room: "102")
        let changed = try await test.modify(record) {
            $0.roomType = RoomType.ID("sea")
            $0.nightlyAmounts = [try reais(1), try reais(1)]
        }
        #expect(changed.rooms == ["201"])
        #expect(changed.reservation.roomStays.first?.isPinned == false)
        #expect(changed.reservation.roomStays.first?.ratePlan == RatePlan.ID("sea-flex"))
        #expect(try await test.left("std", 2, 2) == [3])
        #expect(try await test.left("sea", 2, 2) == [1])
    }

    @Test("rooms come and go")
    func rooms() async throws {
        let test = try await HotelUnderTest()
        try await test.setPrices()
        let record = try await test.reserve("std", 2, 4)
        var added = RoomChange()
        (added.roomType, added.arrival, added.departure) = (RoomType.ID("sea"), day(2), day(3))
        var change = ReservationChange()
        change.rooms = [RoomChange(id: record.reservation.roomStays[0].id), added]
        let larger = try await test.hotel.modify(record.reservation.id, change, by: HotelUnderTest.desk)
        #expect(larger.rooms == ["101", "201"])
        #expect(try larger.reservation.total == reais(600_00))
        change.rooms = [RoomChange(id: larger.reservation.roomStays[1].id)]
        let smaller = try await test.hotel.modify(record.reservation.id, change, by: HotelUnderTest.desk)
        #expect(smaller.rooms == ["201"])
        #expect(try await test.left("std", 2, 2) == [3])
        #expect(try await HouseRules.broken(in: test, day(0)...day(9)) == [])
    }

    @Test("two stays of a reservation swap their rooms")
    func swap() async throws {
        let test = try await HotelUnderTest()
        let rooms = try ["101", "102"].map { room in
            RoomRequest(
                roomType: RoomType.ID("std"),
                stay: try makeStay(1, 3),
                nightlyAmounts: [try reais(1), try reais(1)],
                room: Room.ID(room)
            )
        }
        let record = try await test.hotel.reserve(
            ReservationRequest(guest: GuestDetails(name: "Ana"), rooms: rooms),
            by: HotelUnderTest.desk
        ).value
        var change = ReservationChange()
        change.rooms = zip(record.reservation.roomStays, ["102", "101"]).map { roomStay, room in
            var change = RoomChange(id: roomStay.id)
            change.room = Room.ID(room)
            return change
        }
        let swapped = try await test.hotel.modify(record.reservation.id, change, by: HotelUnderTest.desk)
        #expect(swapped.rooms == ["102", "101"])
        #expect(try await test.reload(record) == swapped)
        #expect(try await HouseRules.broken(in: test, day(0)...day(9)) == [])
    }

    @Test("the guest's name and notes")
    func guest() async throws {
        let test = try await HotelUnderTest()
        let record = try await test.reserve("std", 2, 4)
        var change = ReservationChange()
        (change.guestName, change.guestEmail, change.notes) = ("Ana Lima", "ana@casa.example", "Late")
        let changed = try await test.hotel.modify(record.reservation.id, change, by: HotelUnderTest.desk)
        #expect(changed.guest.details.name == "Ana Lima")
        #expect(changed.guest.id == record.guest.id)
        #expect(changed.reservation.notes == "Late")
        #expect(changed.reservation.roomStays == record.reservation.roomStays)
        let again = try await test.reserve("std", 6, 7, guest: GuestDetails(name: "A", email: "ana@casa.example"))
        #expect(again.guest.id == record.guest.id)
    }

    @Test("a change of nothing writes nothing")
    func nothing() async throws {
        let test = try await HotelUnderTest()
        let record = try await test.reserve("std", 2, 4)
        let before = try await test.database.fingerprint()
        #expect(
            try await test.hotel.modify(record.reservation.id, ReservationChange(), by: HotelUnderTest.desk) == record
        )
        #expect(try await test.modify(record) { _ in } == record)
        #expect(try await test.database.fingerprint() == before)
    }

    @Test("is refused for what is over, unknown, sold out or named twice")
    func refusals() async throws {
        let test = try await HotelUnderTest()
        let record = try await test.reserve("lux", 2, 4)
        try await test.reserve("lux", 4, 6)
        try await expectRefusal(.conflict(.soldOut(RoomType.ID("lux"), makeStay(2, 5))), in: test) {
            try await test.modify(record) { $0.departure = day(5) }
        }
        let known = RoomChange(id: record.reservation.roomStays[0].id)
        for (rooms, error) in [
            ([], PMSError.invalid(.noRooms)), ([RoomChange(id: RoomStay.ID("x"))], .unknown(.roomStay, "x")),
            ([known, known], .conflict(.exists(.roomStay, try #require(known.id).rawValue))),
            ([RoomChange()], .invalid(.empty("roomType"))),
        ] {
            var change = ReservationChange()
            change.rooms = rooms
            try await expectRefusal(error, in: test) { [change] in
                try await test.hotel.modify(record.reservation.id, change, by: HotelUnderTest.desk)
            }
        }
        _ = try await test.hotel.cancel(record.reservation.id, reason: nil, by: HotelUnderTest.desk)
        try await expectRefusal(.conflict(.status(.cancelled, verb: "modify")), in: test) {
            try await test.modify(record) { $0.departure = day(5) }
        }
    }

    @Test("a sold out change is kept without a room where that is allowed")
    func overbooking() async throws {
        let test = try await HotelUnderTest()
        let record = try await test.reserve("lux", 2, 4)
        try await test.reserve("lux", 4, 6)
        var room = RoomChange(id: record.reservation.roomStays[0].id)
        (room.departure, room.nightlyAmounts) = (day(5), [try reais(1), try reais(1), try reais(1)])
        var change = ReservationChange()
        (change.rooms, change.allowsOverbooking) = ([room], true)
        let changed = try await test.hotel.modify(record.reservation.id, change, by: HotelUnderTest.desk)
        #expect(changed.rooms == [nil])
        #expect(try await test.left("lux", 1, 6) == [1, 0, 0, 0, 0, 1])
    }
}
