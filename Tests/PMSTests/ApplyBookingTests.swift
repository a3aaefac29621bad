import Database
import HotelCore
import HotelTesting
import HotelValues
import PMS
import Testing

@Suite("Applying a channel's bookings")
struct ApplyBookingTests {
    @Test("a new one becomes a reservation with a room, once")
    func new() async throws {
        let test = try await HotelUnderTest()
        let booking = try ChannelBooking.sample(1, rooms: [.sample("std", 1, 4), .sample("sea", 2, 3)], notes: "Late")
        let applied = try await test.apply(booking)
        #expect(applied.effect == .created && !applied.isReplay)
        #expect(applied.record.rooms == ["101", "201"])
        #expect(applied.record.reservation.source == booking.source)
        #expect(applied.record.reservation.notes == "Late")
        #expect(try applied.record.reservation.total == reais(1_200_00))
        #expect(applied.record.guest.details == booking.snapshot.guest)
        #expect(applied.record.reservation.attention == [])
        #expect(try await test.left("std", 0, 4) == [3, 2, 2, 2, 3])
        let before = try await test.database.fingerprint()
        let again = try await test.apply(booking)
        #expect(again.isReplay && again.effect == .created && again.record == applied.record)
        #expect(try await test.database.fingerprint() == before)
    }

    @Test("a modification changes dates, type, rooms, guest and prices, and frees what it left")
    func modified() async throws {
        let test = try await HotelUnderTest()
        let rooms = try [
            BookedRoom.sample("std", 1, 4, key: "a"), .sample("std", 1, 4, key: "b"), .sample("std", 1, 4, key: "c"),
        ]
        let first = try await test.apply(.sample(1, rooms: rooms)).record
        let guest = GuestDetails(name: "Bia B. Braga", email: "bia@guest.example")
        let second = try await test.apply(
            .sample(
                2,
                .modified,
                rooms: [
                    .sample("std", 2, 6, key: "a"), .sample("sea", 1, 4, key: "b"),
                    .sample("lux", 5, 6, key: "d", amount: 1),
                ],
                guest: guest
            )
        )
        #expect(second.effect == .modified)
        #expect(second.record.rooms == ["101", "201", "301"])
        #expect(second.record.reservation.roomStays[0].id == first.reservation.roomStays[0].id)
        #expect(second.record.guest.id == first.guest.id)
        #expect(second.record.guest.details == guest)
        #expect(try second.record.reservation.total == reais(2_100_01))
        #expect(second.record.reservation.attention == [])
        #expect(try await test.left("std", 1, 6) == [3, 2, 2, 2, 2, 3])
        #expect(try await test.reload(first) == second.record)
        #expect(try await HouseRules.broken(in: test, day(0)...day(9)) == [])
    }

    @Test("a cancellation frees the rooms and keeps what was cancelled")
    func cancelled() async throws {
        let test = try await HotelUnderTest()
        let rooms = try [BookedRoom.sample("std", 1, 4)]
        _ = try await test.apply(.sample(1, rooms: rooms))
        let applied = try await test.apply(.sample(2, .cancelled, rooms: rooms))
        #expect(applied.effect == .cancelled)
        #expect(applied.record.reservation.status == .cancelled)
        #expect(applied.record.reservation.cancellationReason == "BookingCom")
        #expect(applied.record.rooms == [nil])
        #expect(try await test.left("std", 1, 3) == [3, 3, 3])
        let empty = try await test.apply(.sample(3, .cancelled, rooms: []))
        #expect(empty.record.reservation.roomStays == applied.record.reservation.roomStays)
    }

    @Test("an unknown one that was modified is made; one that was cancelled stays so, whatever comes late")
    func outOfOrder() async throws {
        let test = try await HotelUnderTest()
        let rooms = try [BookedRoom.sample("std", 1, 4)]
        #expect(try await test.apply(.sample(5, .modified, booking: "a", rooms: rooms)).effect == .created)
        #expect(try await test.apply(.sample(1, .new, booking: "a", rooms: [.sample("sea", 1, 2)])).effect == .outdated)
        #expect(try await test.left("std", 1, 1) == [2])
        let version = try await test.hotel.lastChange()
        #expect(try await test.apply(.sample(5, .cancelled, booking: "b", rooms: rooms)).effect == .cancelled)
        for (number, status) in [(1, .new), (2, .modified), (9, .new)] as [(Int, ChannelBooking.Status)] {
            let late = try await test.apply(.sample(number, status, booking: "b", rooms: rooms))
            #expect(late.effect == .outdated)
            #expect(late.record.reservation.status == .cancelled)
        }
        #expect(try await test.hotel.lastChange() == version)
        #expect(try await test.count("reservation") == 2)
    }

    @Test("one that its channel cancelled and revived is a reservation again, with a room")
    func reinstated() async throws {
        let test = try await HotelUnderTest()
        let rooms = try [BookedRoom.sample("std", 1, 4)]
        _ = try await test.apply(.sample(1, rooms: rooms))
        _ = try await test.apply(.sample(2, .cancelled, rooms: rooms))
        let applied = try await test.apply(.sample(3, .modified, rooms: rooms)).record.reservation
        #expect(applied.status == .confirmed)
        #expect(applied.cancelledAt == nil && applied.cancellationReason == nil)
        #expect(applied.roomStays.map(\.room) == [Room.ID("101")])
        #expect(applied.attention == [])
    }

    @Test("one that the hotel had cancelled comes back too, and a person is told")
    func reinstatedAgainstTheHotel() async throws {
        let test = try await HotelUnderTest()
        let rooms = try [BookedRoom.sample("std", 1, 4)]
        let record = try await test.apply(.sample(1, rooms: rooms)).record
        _ = try await test.hotel.cancel(record.reservation.id, reason: "mistake", by: HotelUnderTest.desk)
        let applied = try await test.apply(.sample(2, .modified, rooms: rooms)).record.reservation
        #expect(applied.status == .confirmed)
        #expect(applied.attention == [.conflict(field: "status", hotel: "cancelled", channel: "modified")])
    }

    @Test("what is not mapped is kept, holds what it can, and is shown")
    func unmapped() async throws {
        let test = try await HotelUnderTest()
        let rooms = try [BookedRoom.sample(nil, 1, 4), .sample("attic", 1, 4), .sample("lux", 1, 4)]
        let problem = Reservation.Attention.unmappedRoom("Suite 7")
        let applied = try await test.apply(.sample(1, rooms: rooms, problems: [problem])).record.reservation
        #expect(applied.roomStays.map(\.roomType) == [nil, nil, RoomType.ID("lux")])
        #expect(applied.roomStays.map(\.room) == [nil, nil, Room.ID("301")])
        #expect(applied.attention == [problem, .unmappedRoom("attic"), .unmappedRoom("attic-flex")])
        let mapped = try await test.apply(.sample(2, .modified, rooms: [.sample("std", 1, 4), .sample("sea", 1, 4)]))
            .record
        #expect(mapped.rooms == ["101", "201"])
        #expect(mapped.reservation.attention == [])
    }

    @Test("one without rooms is kept; a revision without rooms takes none away")
    func zeroRooms() async throws {
        let test = try await HotelUnderTest()
        let problem = Reservation.Attention.unreadable("no rooms")
        let empty = try await test.apply(.sample(1, .new, booking: "a", rooms: [], problems: [problem])).record
        #expect(empty.reservation.roomStays == [] && empty.reservation.attention == [problem])
        let full = try await test.apply(.sample(1, .new, booking: "b", rooms: [.sample("std", 1, 4)])).record
        let unread = try await test.apply(
            .sample(2, .modified, booking: "b", rooms: [], guest: GuestDetails(name: "?"), problems: [problem])
        ).record
        #expect(unread.reservation.roomStays == full.reservation.roomStays)
        #expect(unread.guest == full.guest)
        #expect(unread.reservation.attention == [problem])
        let read = try await test.apply(.sample(3, .modified, booking: "b", rooms: [.sample("std", 1, 5)])).record
        #expect(read.reservation.attention == [])
        #expect(try await test.left("std", 1, 5) == [2, 2, 2, 2, 3])
    }

    @Test("a room that could not be read in a revision stays until one can be read whole")
    func unreadRoom() async throws {
        let test = try await HotelUnderTest()
        let rooms = try [BookedRoom.sample("std", 1, 4), .sample("sea", 1, 4)]
        _ = try await test.apply(.sample(1, rooms: rooms))
        let problem = Reservation.Attention.unreadable("room 2: no dates")
        let part = try await test.apply(.sample(2, .modified, rooms: [rooms[0]], problems: [problem])).record
        #expect(part.rooms == ["101", "201"])
        let same = try await test.apply(.sample(3, .modified, rooms: rooms)).record
        #expect(same.rooms == ["101", "201"])
        let gone = try await test.apply(.sample(4, .modified, rooms: [rooms[0]])).record
        #expect(gone.rooms == ["101"])
    }

    @Test("one too many is kept without a room")
    func overbooked() async throws {
        let test = try await HotelUnderTest()
        _ = try await test.apply(.sample(1, booking: "a", rooms: [.sample("lux", 1, 4)]))
        let applied = try await test.apply(.sample(1, booking: "b", rooms: [.sample("lux", 3, 5)])).record
        #expect(applied.rooms == [nil])
        #expect(try await test.left("lux", 1, 5) == [0, 0, 0, 0, 1])
    }

    @Test("keeps its own currency, and a change of currency")
    func currency() async throws {
        let test = try await HotelUnderTest()
        let yen = try #require(Currency("JPY"))
        let dollar = try #require(Currency("USD"))
        let first = try await test.apply(
            .sample(1, rooms: [.sample("std", 1, 4, currency: yen, amount: 20_000)], currency: yen)
        )
        #expect(first.record.reservation.total == Money(minorUnits: 60_000, currency: yen))
        let second = try await test.apply(
            .sample(2, .modified, rooms: [.sample("std", 1, 4, currency: dollar, amount: 130_00)], currency: dollar)
        )
        #expect(second.record.reservation.total == Money(minorUnits: 390_00, currency: dollar))
        #expect(second.record.reservation.attention == [])
        #expect(try await test.reload(first.record) == second.record)
    }

    @Test("a change of currency leaves the figures of the hotel's own rooms, and shows that")
    func currencyOfOwnRooms() async throws {
        let test = try await HotelUnderTest()
        let record = try await test.apply(.sample(1, rooms: [.sample("std", 1, 2)])).record
        var added = RoomChange()
        (added.roomType, added.arrival, added.departure) = (RoomType.ID("lux"), day(1), day(2))
        added.nightlyAmounts = [try reais(50_00)]
        var change = ReservationChange()
        change.rooms = [RoomChange(id: record.reservation.roomStays[0].id), added]
        _ = try await test.hotel.modify(record.reservation.id, change, by: HotelUnderTest.desk)
        let dollar = try #require(Currency("USD"))
        let applied = try await test.apply(
            .sample(2, .modified, rooms: [.sample("std", 1, 2, currency: dollar, amount: 60_00)], currency: dollar)
        ).record.reservation
        #expect(applied.total == Money(minorUnits: 110_00, currency: dollar))
        #expect(applied.attention == [.conflict(field: "currency", hotel: "BRL", channel: "USD")])
    }

    @Test("what no table can hold is left out, never a reason to refuse")
    func unstorable() async throws {
        let test = try await HotelUnderTest()
        var room = try BookedRoom.sample("std", 1, 3, guestName: "A\u{0}B")
        room.nightlyAmounts[0] = Money(minorUnits: .min, currency: try reais(0).currency)
        room.nightlyAmounts[1] = Money(minorUnits: 5, currency: try #require(Currency("USD")))
        let guest = GuestDetails(name: "\u{0}", email: "a\u{0}@x.example")
        let applied = try await test.apply(.sample(1, rooms: [room], guest: guest, notes: "\u{0}Hello")).record
        #expect(applied.guest.details.name == "4410022001")
        #expect(applied.guest.details.email == "a@x.example")
        #expect(applied.reservation.notes == "Hello")
        #expect(applied.reservation.roomStays[0].guestName == "AB")
        #expect(try applied.reservation.total == reais(0))
        #expect(applied.reservation.attention.count == 2)
    }

    @Test("one that began long ago, or reaches far, or has many rooms, is kept")
    func unusual() async throws {
        let test = try await HotelUnderTest()
        let rooms =
            try [BookedRoom.sample("std", -30, -28), .sample("std", 1, 401)]
            + (0..<60).map { _ in try .sample("std", 5, 6) }
        let applied = try await test.apply(.sample(1, rooms: rooms)).record
        #expect(applied.rooms.prefix(2) == ["101", "101"])
        #expect(applied.rooms.count { $0 == nil } == 58)
        #expect(try await HouseRules.broken(in: test, day(-40)...day(410)) == [])
    }
}
