import Database
import HotelCore
import HotelTesting
import HotelValues
import PMS
import Testing

@Suite("Giving rooms")
struct RoomGivingTests {
    @Test("a person moves a stay, which then stays there")
    func assign() async throws {
        let test = try await HotelUnderTest()
        let record = try await test.reserve("std", 1, 4)
        let moved = try await test.assign(record, to: "103")
        #expect(moved.rooms == ["103"])
        #expect(moved.reservation.roomStays.first?.isPinned == true)
        #expect(try await test.left("std", 1, 1) == [2])
        let trail = try await test.hotel.auditTrail(of: "reservation \(record.reservation.id)")
        #expect(trail.contains { $0.verb == "assign" && $0.details.contains("room: 101 → 103") })
        try await test.reserve("std", 3, 6, room: "102")
        try await expectRefusal(.conflict(.roomTaken(Room.ID("102"), day(3))), in: test) {
            try await test.assign(record, to: "102")
        }
    }

    @Test("a room of another type is an upgrade at the agreed price, and the type follows the room")
    func upgrade() async throws {
        let test = try await HotelUnderTest()
        let record = try await test.reserve("std", 1, 4)
        let version = try await test.hotel.lastChange()
        let moved = try await test.assign(record, to: "301")
        #expect(moved.reservation.roomStays.first?.roomType == RoomType.ID("lux"))
        #expect(moved.reservation.total == record.reservation.total)
        #expect(try await test.left("std", 1, 3) == [3, 3, 3])
        #expect(try await test.left("lux", 1, 3) == [0, 0, 0])
        let targets = try await test.hotel.changes(after: version).map(\.target)
        #expect(targets == [.roomType(RoomType.ID("lux")), .roomType(RoomType.ID("std"))])
    }

    @Test("a stay that waits gets the room that comes free, who waited longest first")
    func waiting() async throws {
        let test = try await HotelUnderTest()
        let first = try await test.reserve("lux", 1, 4)
        test.clock.advance(by: .seconds(1))
        let long = try await test.reserve("lux", 2, 5, overbooked: true)
        test.clock.advance(by: .seconds(1))
        let late = try await test.reserve("lux", 2, 3, overbooked: true)
        _ = try await test.hotel.cancel(first.reservation.id, reason: nil, by: HotelUnderTest.desk)
        #expect(try await test.reload(long).rooms == ["301"])
        #expect(try await test.reload(late).rooms == [nil])
        let trail = try await test.hotel.auditTrail(of: "reservation \(long.reservation.id)")
        #expect(trail.map(\.verb) == ["reserve", "assign"])
        #expect(try await test.left("lux", 1, 4) == [1, 0, 0, 0])
    }

    @Test("a stay that waits is seated too when a room comes free only by moving others, or by a move within the type")
    func waitingForMoves() async throws {
        let test = try await HotelUnderTest()
        let one = try await test.reserve("sea", 1, 3, room: "201")
        try await test.reserve("sea", 3, 5, room: "202")
        let waiting = try await test.reserve("sea", 1, 5, overbooked: true)
        #expect(waiting.rooms == [nil])
        _ = try await test.assign(one, to: "202")
        #expect(try await test.reload(waiting).rooms == ["201"])
        #expect(try await HouseRules.broken(in: test, day(0)...day(9)) == [])
    }

    @Test("others are moved where that alone makes room, also those whom the stay does not meet")
    func rearrangement() async throws {
        let test = try await HotelUnderTest(rooms: ["sea": 2])
        let early = try await test.reserve("sea", 1, 3)
        let middle = try await test.reserve("sea", 3, 6, room: "202")
        let late = try await test.reserve("sea", 5, 8)
        #expect(early.rooms == ["201"] && late.rooms == ["201"])
        try await test.unpin(middle)
        let newcomer = try await test.reserve("sea", 2, 4)
        #expect(newcomer.rooms == ["202"])
        #expect(try await test.reload(middle).rooms == ["201"])
        #expect(try await test.reload(late).rooms == ["202"])
        let trail = try await test.hotel.auditTrail(of: "reservation \(middle.reservation.id)")
        #expect(trail.contains { $0.verb == "move" && $0.details.contains("room: 202 → 201") })
        #expect(try await HouseRules.broken(in: test, day(0)...day(9)) == [])
    }

    @Test("rooms that people chose, and guests in the house, are never moved")
    func immovable() async throws {
        let test = try await HotelUnderTest(rooms: ["sea": 2])
        let inHouse = try await test.reserve("sea", 0, 3)
        _ = try await test.hotel.checkIn(inHouse.reservation.id, by: HotelUnderTest.desk)
        let chosen = try await test.reserve("sea", 3, 6, room: "202")
        try await expectRefusal(.conflict(.soldOut(RoomType.ID("sea"), makeStay(2, 4))), in: test) {
            try await test.reserve("sea", 2, 4, room: nil)
        }
        #expect(try await test.reload(inHouse).rooms == ["201"])
        #expect(try await test.reload(chosen).rooms == ["202"])
    }

    @Test("who may be in the house without having been checked in is not moved either")
    func expectedYesterday() async throws {
        let test = try await HotelUnderTest(rooms: ["sea": 2])
        let came = try await test.reserve("sea", 0, 3)
        try await test.reserve("sea", 3, 6, room: "202")
        test.pass(days: 1)
        try await expectRefusal(.conflict(.soldOut(RoomType.ID("sea"), makeStay(2, 4))), in: test) {
            try await test.reserve("sea", 2, 4)
        }
        #expect(try await test.reload(came).rooms == ["201"])
    }

    @Test("an extension in the house moves those who have not come yet, and never the guest")
    func extensionInHouse() async throws {
        let test = try await HotelUnderTest(rooms: ["sea": 2])
        try await test.setPrices()
        let inHouse = try await test.reserve("sea", 0, 2)
        let next = try await test.reserve("sea", 2, 4)
        #expect(inHouse.rooms == next.rooms)
        _ = try await test.hotel.checkIn(inHouse.reservation.id, by: HotelUnderTest.desk)
        let longer = try await test.modify(inHouse) { $0.departure = day(3) }
        #expect(longer.rooms == ["201"])
        #expect(try await test.reload(next).rooms == ["202"])
        _ = try await test.assign(next, to: "202")
        try await test.reserve("sea", 3, 5, room: "201")
        try await expectRefusal(.conflict(.roomTaken(Room.ID("201"), day(3))), in: test) {
            try await test.modify(inHouse) { $0.departure = day(4) }
        }
    }

    @Test("stays of one reservation that are moved for one another end where the reservation says")
    func ownStays() async throws {
        let test = try await HotelUnderTest(rooms: ["sea": 2])
        try await test.setPrices()
        try await test.reserve("sea", 1, 3, room: "201")
        let record = try await test.reserve("sea", 3, 6, room: "202")
        try await test.unpin(record)
        let now = try await test.reload(record)
        var change = ReservationChange()
        var added = RoomChange()
        (added.roomType, added.arrival, added.departure) = (RoomType.ID("sea"), day(2), day(4))
        change.rooms = [added, RoomChange(id: now.reservation.roomStays[0].id)]
        let changed = try await test.hotel.modify(record.reservation.id, change, by: HotelUnderTest.desk)
        #expect(changed.rooms == ["202", "201"])
        #expect(try await test.reload(record) == changed)
        #expect(try await HouseRules.broken(in: test, day(0)...day(9)) == [])
    }
}

extension HotelUnderTest {
    fileprivate func assign(_ record: ReservationRecord, to room: String) async throws -> ReservationRecord {
        try await hotel.assign(
            record.reservation.roomStays[0].id,
            of: record.reservation.id,
            to: Room.ID(room),
            by: Self.desk
        )
    }

    /// Makes the stay movable again by changing its nights, there and back.
    fileprivate func unpin(_ record: ReservationRecord) async throws {
        let stay = record.reservation.roomStays[0].stay
        let amounts = record.reservation.roomStays[0].nightlyAmounts
        _ = try await modify(record) {
            ($0.departure, $0.nightlyAmounts) = (stay.departure.advanced(by: -1), Array(amounts.dropLast()))
        }
        _ = try await modify(record) { ($0.departure, $0.nightlyAmounts) = (stay.departure, amounts) }
    }
}
