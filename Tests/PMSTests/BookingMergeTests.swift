import HotelCore
import HotelTesting
import HotelValues
import PMS
import Testing

@Suite("What the hotel did to a channel's booking")
struct BookingMergeTests {
    @Test("stays where the channel changed something else")
    func threeWays() async throws {
        let test = try await HotelUnderTest()
        let rooms = try [BookedRoom.sample("std", 1, 4)]
        let record = try await test.apply(.sample(1, rooms: rooms)).record
        let id = record.reservation.roomStays[0].id
        _ = try await test.hotel.assign(id, of: record.reservation.id, to: Room.ID("301"), by: HotelUnderTest.desk)
        var change = ReservationChange()
        (change.notes, change.guestPhone) = ("Sea view, please", "+55 21 98765-4321")
        _ = try await test.hotel.modify(record.reservation.id, change, by: HotelUnderTest.desk)
        let dearer = try [BookedRoom.sample("std", 1, 4, amount: 310_00)]
        let applied = try await test.apply(.sample(2, .modified, rooms: dearer)).record
        #expect(applied.rooms == ["301"])
        #expect(applied.reservation.roomStays[0].isPinned)
        #expect(applied.reservation.notes == "Sea view, please")
        #expect(applied.guest.details.phone == "+55 21 98765-4321")
        #expect(try applied.reservation.total == reais(930_00))
        #expect(applied.reservation.attention == [])
    }

    @Test("gives way where both changed the same, which is shown until a person has settled it")
    func conflicts() async throws {
        let test = try await HotelUnderTest()
        let record = try await test.apply(.sample(1, rooms: [.sample("std", 1, 4)])).record
        _ = try await test.modify(record) { ($0.departure, $0.nightlyAmounts) = (day(2), [try reais(1)]) }
        var change = ReservationChange()
        (change.notes, change.guestName) = ("ours", "Hers")
        _ = try await test.hotel.modify(record.reservation.id, change, by: HotelUnderTest.desk)
        let guest = GuestDetails(name: "Theirs", email: "bia@guest.example")
        let applied = try await test.apply(
            .sample(2, .modified, rooms: [.sample("std", 1, 6)], guest: guest, notes: "theirs")
        ).record
        #expect(try applied.reservation.roomStays.map(\.stay) == [makeStay(1, 6)])
        #expect(applied.reservation.notes == "theirs")
        #expect(applied.guest.details.name == "Theirs")
        let fields = applied.reservation.attention.compactMap {
            if case .conflict(let field, _, _) = $0 { field } else { nil }
        }
        #expect(Set(fields) == ["nights", "notes", "guest"])
        let later = try await test.apply(
            .sample(3, .modified, rooms: [.sample("std", 1, 6)], guest: guest, notes: "theirs")
        ).record
        #expect(later.reservation.attention == applied.reservation.attention)
        let settled = try await test.hotel.settleAttention(record.reservation.id, by: HotelUnderTest.desk)
        #expect(settled.reservation.attention == [])
        #expect(try await test.reload(record) == settled)
    }

    @Test("another guest is somebody else where the guest has reservations of their own")
    func sharedGuest() async throws {
        let test = try await HotelUnderTest()
        let bia = GuestDetails(name: "Bia Braga", email: "bia@guest.example")
        let own = try await test.reserve("lux", 1, 2, guest: bia)
        let record = try await test.apply(.sample(1, rooms: [.sample("std", 1, 4)], guest: bia)).record
        #expect(record.guest.id == own.guest.id)
        let applied = try await test.apply(
            .sample(2, .modified, rooms: [.sample("std", 1, 4)], guest: GuestDetails(name: "Caio Costa"))
        ).record
        #expect(applied.guest.id != own.guest.id)
        #expect(try await test.hotel.guest(own.guest.id).details == bia)
    }

    @Test("a bed in use is not given away, exchanged or moved")
    func inHouse() async throws {
        let test = try await HotelUnderTest()
        let rooms = try [BookedRoom.sample("std", 0, 3, key: "a"), .sample("sea", 0, 3, key: "b")]
        let record = try await test.apply(.sample(1, rooms: rooms)).record
        _ = try await test.hotel.checkIn(record.reservation.id, by: HotelUnderTest.desk)
        let moved = try await test.apply(.sample(2, .modified, rooms: [.sample("lux", 0, 3, key: "a")])).record
        #expect(moved.rooms == ["101", "201"])
        #expect(
            moved.reservation.attention == [
                .conflict(field: "room type", hotel: "std", channel: "lux"),
                .conflict(field: "room", hotel: "201", channel: "–"),
            ]
        )
        let cancelled = try await test.apply(.sample(3, .cancelled, rooms: rooms))
        #expect(cancelled.record.reservation.status == .checkedIn)
        #expect(cancelled.record.rooms == ["101", "201"])
        #expect(
            cancelled.record.reservation.attention.last
                == .conflict(field: "status", hotel: "checkedIn", channel: "cancelled")
        )
        #expect(try await HouseRules.broken(in: test, day(0)...day(9)) == [])
    }

    @Test("an extension in the house moves who comes next, or is cut where nobody can be moved")
    func extensions() async throws {
        let test = try await HotelUnderTest(rooms: ["sea": 2])
        let record = try await test.apply(.sample(1, rooms: [.sample("sea", 0, 2)])).record
        let next = try await test.reserve("sea", 2, 4)
        try await test.reserve("sea", 4, 6, room: "201")
        _ = try await test.hotel.checkIn(record.reservation.id, by: HotelUnderTest.desk)
        let longer = try await test.apply(.sample(2, .modified, rooms: [.sample("sea", 0, 4)])).record
        #expect(longer.rooms == ["201"])
        #expect(longer.reservation.attention == [])
        #expect(try await test.reload(next).rooms == ["202"])
        let longest = try await test.apply(.sample(3, .modified, rooms: [.sample("sea", 0, 6)])).record.reservation
        #expect(try longest.roomStays.map(\.stay) == [makeStay(0, 4), makeStay(4, 6)])
        #expect(longest.roomStays.map(\.room) == [Room.ID("201"), Room.ID("202")])
        #expect(try longest.total == reais(1_800_00))
        #expect(longest.attention.count == 1)
        #expect(try await test.left("sea", 0, 6) == [1, 1, 0, 0, 0, 0, 2])
        #expect(try await HouseRules.broken(in: test, day(0)...day(9)) == [])
    }

    @Test("who has left does not stay on")
    func checkedOut() async throws {
        let test = try await HotelUnderTest()
        let record = try await test.apply(.sample(1, rooms: [.sample("std", 0, 5)])).record
        _ = try await test.hotel.checkIn(record.reservation.id, by: HotelUnderTest.desk)
        test.pass(days: 1)
        _ = try await test.hotel.checkOut(record.reservation.id, by: HotelUnderTest.desk)
        let applied = try await test.apply(.sample(2, .modified, rooms: [.sample("std", 0, 6)])).record.reservation
        #expect(applied.status == .checkedOut)
        #expect(try applied.roomStays.map(\.stay) == [makeStay(0, 1)])
        #expect(!applied.attention.isEmpty)
        #expect(try await test.left("std", 0, 6) == [2, 3, 3, 3, 3, 3, 3])
    }

    @Test("guests who never came are expected again after a modification, and a person is told")
    func noShow() async throws {
        let test = try await HotelUnderTest()
        let record = try await test.apply(.sample(1, rooms: [.sample("std", 0, 3)])).record
        _ = try await test.hotel.noShow(record.reservation.id, by: HotelUnderTest.desk)
        let applied = try await test.apply(.sample(2, .modified, rooms: [.sample("std", 1, 3)])).record
        #expect(applied.reservation.status == .confirmed)
        #expect(applied.rooms == ["101"])
        #expect(applied.reservation.attention == [.conflict(field: "status", hotel: "noShow", channel: "modified")])
    }
}
