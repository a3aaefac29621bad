import Database
import HotelCore
import HotelTesting
import HotelValues
import PMS
import Testing

@Suite("Cancelling")
struct CancelTests {
    @Test("frees the nights, keeps the motive and the time, and twice is once")
    func twice() async throws {
        let test = try await HotelUnderTest()
        let record = try await test.reserve("std", 1, 4, room: "102")
        test.clock.advance(by: .seconds(5))
        let version = try await test.hotel.lastChange()
        let cancelled = try await test.hotel.cancel(record.reservation.id, reason: "flu", by: HotelUnderTest.desk)
        #expect(cancelled.reservation.status == .cancelled)
        #expect(cancelled.reservation.cancellationReason == "flu")
        #expect(cancelled.reservation.cancelledAt == Timestamp("2027-03-01T12:00:05Z"))
        #expect(cancelled.rooms == [nil])
        #expect(try await test.left("std", 0, 4) == [3, 3, 3, 3, 3])
        #expect(try await test.hotel.changes(after: version).map(\.nights) == [day(1)...day(3)])
        let before = try await test.database.fingerprint()
        test.clock.advance(by: .seconds(5))
        #expect(
            try await test.hotel.cancel(record.reservation.id, reason: "other", by: HotelUnderTest.desk) == cancelled
        )
        #expect(try await test.database.fingerprint() == before)
    }

    @Test("is refused once the guest is in the house, and for what is unknown")
    func refusals() async throws {
        let test = try await HotelUnderTest()
        let record = try await test.reserve("std", 0, 4)
        _ = try await test.hotel.checkIn(record.reservation.id, by: HotelUnderTest.desk)
        try await expectRefusal(.conflict(.status(.checkedIn, verb: "cancel")), in: test) {
            try await test.hotel.cancel(record.reservation.id, reason: nil, by: HotelUnderTest.desk)
        }
        try await expectRefusal(.unknown(.reservation, "x"), in: test) {
            try await test.hotel.cancel(Reservation.ID("x"), reason: nil, by: HotelUnderTest.desk)
        }
    }
}

@Suite("At the front desk")
struct FrontDeskTests {
    @Test("guests check in from their day of arrival on, once, and into a room")
    func checkIn() async throws {
        let test = try await HotelUnderTest()
        let record = try await test.reserve("lux", 1, 3)
        let waiting = try await test.reserve("lux", 1, 2, overbooked: true)
        try await expectRefusal(.conflict(.notToday(arrival: day(1), today: day(0))), in: test) {
            try await test.hotel.checkIn(record.reservation.id, by: HotelUnderTest.desk)
        }
        test.pass(days: 1)
        let arrived = try await test.hotel.checkIn(record.reservation.id, by: HotelUnderTest.desk)
        #expect(arrived.reservation.status == .checkedIn)
        let before = try await test.database.fingerprint()
        #expect(try await test.hotel.checkIn(record.reservation.id, by: HotelUnderTest.desk) == arrived)
        #expect(try await test.database.fingerprint() == before)
        try await expectRefusal(.conflict(.noRoom(waiting.reservation.roomStays[0].id)), in: test) {
            try await test.hotel.checkIn(waiting.reservation.id, by: HotelUnderTest.desk)
        }
    }

    @Test("who leaves early frees the nights that are left, and pays for those slept")
    func earlyDeparture() async throws {
        let test = try await HotelUnderTest()
        let record = try await test.reserve("lux", 0, 5)
        let waiting = try await test.reserve("lux", 3, 5, overbooked: true)
        _ = try await test.hotel.checkIn(record.reservation.id, by: HotelUnderTest.desk)
        test.pass(days: 2)
        let gone = try await test.hotel.checkOut(record.reservation.id, by: HotelUnderTest.desk)
        #expect(gone.reservation.status == .checkedOut)
        #expect(try gone.reservation.roomStays.map(\.stay) == [makeStay(0, 2)])
        #expect(try gone.reservation.total == reais(200_00))
        #expect(try await test.reload(waiting).rooms == ["301"])
        #expect(try await test.left("lux", 0, 5) == [0, 0, 1, 0, 0, 1])
        #expect(try await test.hotel.checkOut(record.reservation.id, by: HotelUnderTest.desk) == gone)
    }

    @Test("who leaves on the day of arrival keeps that night, and stays that were to come are dropped")
    func sameDay() async throws {
        let test = try await HotelUnderTest()
        let rooms = try [makeStay(0, 3), makeStay(5, 7)].map {
            RoomRequest(roomType: RoomType.ID("lux"), stay: $0)
        }
        let record = try await test.hotel.reserve(
            ReservationRequest(guest: GuestDetails(name: "Ana"), rooms: rooms),
            by: HotelUnderTest.desk
        ).value
        _ = try await test.hotel.checkIn(record.reservation.id, by: HotelUnderTest.desk)
        let gone = try await test.hotel.checkOut(record.reservation.id, by: HotelUnderTest.desk)
        #expect(try gone.reservation.roomStays.map(\.stay) == [makeStay(0, 1)])
        #expect(try await test.left("lux", 0, 7) == [0, 1, 1, 1, 1, 1, 1, 1])
    }

    @Test("guests who never came free their room from the day of arrival on")
    func noShow() async throws {
        let test = try await HotelUnderTest()
        let record = try await test.reserve("lux", 1, 3)
        try await expectRefusal(.conflict(.notToday(arrival: day(1), today: day(0))), in: test) {
            try await test.hotel.noShow(record.reservation.id, by: HotelUnderTest.desk)
        }
        test.pass(days: 1)
        let absent = try await test.hotel.noShow(record.reservation.id, by: HotelUnderTest.desk)
        #expect(absent.reservation.status == .noShow)
        #expect(try await test.left("lux", 1, 2) == [1, 1])
        #expect(try await test.hotel.noShow(record.reservation.id, by: HotelUnderTest.desk) == absent)
        try await expectRefusal(.conflict(.status(.noShow, verb: "checkIn")), in: test) {
            try await test.hotel.checkIn(record.reservation.id, by: HotelUnderTest.desk)
        }
        #expect(
            try await test.hotel.cancel(record.reservation.id, reason: nil, by: HotelUnderTest.desk).reservation.status
                == .cancelled
        )
    }
}

@Suite("Closing rooms")
struct ClosureTests {
    @Test("takes the room off sale, and reopening puts it back")
    func closing() async throws {
        let test = try await HotelUnderTest()
        let version = try await test.hotel.lastChange()
        let closure = try await test.hotel.closeRoom(
            Room.ID("101"),
            nights: day(2)...day(4),
            reason: "paint",
            by: HotelUnderTest.desk
        ).value
        #expect(try await test.left("std", 1, 5) == [3, 2, 2, 2, 3])
        #expect(try await test.hotel.closures(day(4)...day(9)) == [closure])
        #expect(try await test.hotel.closures(day(5)...day(9)) == [])
        #expect(try await test.reserve("std", 3, 4).rooms == ["102"])
        try await test.hotel.reopenRoom(closure.id, by: HotelUnderTest.desk)
        #expect(try await test.left("std", 1, 5) == [3, 3, 2, 3, 3])
        #expect(
            try await test.hotel.changes(after: version).map(\.nights)
                == [day(2)...day(4), day(3)...day(3), day(2)...day(4)]
        )
        #expect(try await test.hotel.auditTrail(of: "room 101").map(\.verb) == ["closeRoom", "reopenRoom"])
        try await expectRefusal(.unknown(.roomClosure, closure.id.rawValue), in: test) {
            try await test.hotel.reopenRoom(closure.id, by: HotelUnderTest.desk)
        }
    }

    @Test("is refused where somebody sleeps, where it is closed already, and for what cannot be")
    func refusals() async throws {
        let test = try await HotelUnderTest()
        try await test.reserve("lux", 3, 5)
        func close(_ room: String, _ nights: ClosedRange<Day>, _ reason: String = "x") async throws -> RoomClosure {
            try await test.hotel.closeRoom(Room.ID(room), nights: nights, reason: reason, by: HotelUnderTest.desk).value
        }
        try await expectRefusal(.conflict(.roomTaken(Room.ID("301"), day(3))), in: test) {
            try await close("301", day(1)...day(4))
        }
        _ = try await close("101", day(1)...day(4))
        try await expectRefusal(.conflict(.roomTaken(Room.ID("101"), day(4))), in: test) {
            try await close("101", day(4)...day(6))
        }
        try await expectRefusal(.invalid(.past(day(-1))), in: test) { try await close("102", day(-1)...day(1)) }
        try await expectRefusal(.invalid(.empty("reason")), in: test) { try await close("102", day(1)...day(1), "") }
        try await expectRefusal(.invalid(.rangeTooLong(limit: 730)), in: test) {
            try await close("102", day(1)...day(731))
        }
        try await expectRefusal(.unknown(.room, "999"), in: test) { try await close("999", day(1)...day(1)) }
    }

    @Test("the same request key closes once")
    func requestKey() async throws {
        let test = try await HotelUnderTest()
        let key = RequestKey(key: "k", fingerprint: "f")
        let first = try await test.hotel.closeRoom(
            Room.ID("101"),
            nights: day(1)...day(2),
            reason: "x",
            by: HotelUnderTest.desk,
            key: key
        )
        let second = try await test.hotel.closeRoom(
            Room.ID("101"),
            nights: day(1)...day(2),
            reason: "x",
            by: HotelUnderTest.desk,
            key: key
        )
        #expect(second.isReplay)
        #expect(second.value == first.value)
        #expect(try await test.left("std", 1, 1) == [2])
    }

    @Test("reopening seats who waited")
    func waiting() async throws {
        let test = try await HotelUnderTest()
        let closure = try await test.hotel.closeRoom(
            Room.ID("301"),
            nights: day(2)...day(4),
            reason: "x",
            by: HotelUnderTest.desk
        ).value
        let record = try await test.reserve("lux", 3, 6, overbooked: true)
        #expect(record.rooms == [nil])
        try await test.hotel.reopenRoom(closure.id, by: HotelUnderTest.desk)
        #expect(try await test.reload(record).rooms == ["301"])
    }
}
