import Database
import HotelCore
import HotelValues
import PMS
import Testing

@Suite("Reserving")
struct ReserveTests {
    @Test("takes a room, its nights, and says so in both logs")
    func oneRoom() async throws {
        let test = try await HotelUnderTest()
        let version = try await test.hotel.lastChange()
        let record = try await test.reserve("std", 2, 5)
        #expect(record.rooms == ["101"])
        #expect(record.reservation.number == 1)
        #expect(record.reservation.status == .confirmed)
        #expect(try record.reservation.total == reais(300_00))
        #expect(try await test.reload(record) == record)
        #expect(try await test.left("std", 1, 5) == [3, 2, 2, 2, 3])
        let changes = try await test.hotel.changes(after: version)
        #expect(changes.map(\.nights) == [day(2)...day(4)])
        #expect(changes.map(\.fields) == [.availability])
        #expect(changes.first?.author == "front desk")
        #expect(changes.first?.cause == "reserve 1")
        let trail = try await test.hotel.auditTrail(of: "reservation \(record.reservation.id)")
        #expect(trail.map(\.verb) == ["reserve"])
        #expect(try #require(trail.first).details.contains("total: – → BRL 300.00"))
    }

    @Test("asks the plan for the price of each night, by the number of adults")
    func planPrices() async throws {
        let test = try await HotelUnderTest()
        try await test.setPrices()
        let rooms = [
            RoomRequest(roomType: RoomType.ID("std"), stay: try makeStay(1, 3)),
            RoomRequest(roomType: RoomType.ID("std"), stay: try makeStay(1, 2), occupancy: Occupancy(adults: 1)),
            RoomRequest(roomType: RoomType.ID("lux"), stay: try makeStay(1, 2)),
        ]
        let record = try await test.hotel.reserve(
            ReservationRequest(guest: GuestDetails(name: "Ana"), rooms: rooms),
            by: HotelUnderTest.desk
        ).value
        let amounts = record.reservation.roomStays.map { $0.nightlyAmounts.map(\.minorUnits) }
        #expect(amounts == [[200_00, 200_00], [150_00], [0]])
        #expect(
            record.reservation.roomStays.map(\.ratePlan) == [RatePlan.ID("std-flex"), RatePlan.ID("std-flex"), nil]
        )
        #expect(record.rooms == ["101", "102", "301"])
    }

    @Test("is refused when sold out, and takes nothing")
    func soldOut() async throws {
        let test = try await HotelUnderTest()
        try await test.reserve("sea", 1, 4)
        try await test.reserve("sea", 3, 6)
        try await expectRefusal(.conflict(.soldOut(RoomType.ID("sea"), makeStay(2, 4))), in: test) {
            try await test.reserve("sea", 2, 4)
        }
    }

    @Test("beyond the last room is kept without one where that is allowed")
    func overbooking() async throws {
        let test = try await HotelUnderTest()
        try await test.reserve("lux", 1, 4)
        let record = try await test.reserve("lux", 3, 5, overbooked: true)
        #expect(record.rooms == [nil])
        #expect(try await test.left("lux", 1, 5) == [0, 0, 0, 0, 1])
        #expect(try await HouseRules.broken(in: test, day(0)...day(9)) == [])
    }

    @Test("a named room is that room, or none")
    func namedRoom() async throws {
        let test = try await HotelUnderTest()
        let record = try await test.reserve("std", 1, 3, room: "103")
        #expect(record.rooms == ["103"])
        #expect(record.reservation.roomStays.first?.isPinned == true)
        try await expectRefusal(.conflict(.roomTaken(Room.ID("103"), day(2))), in: test) {
            try await test.reserve("std", 2, 4, room: "103", overbooked: true)
        }
        try await expectRefusal(.invalid(.roomOfOtherType(Room.ID("201"), RoomType.ID("std"))), in: test) {
            try await test.reserve("std", 2, 4, room: "201")
        }
        try await expectRefusal(.unknown(.room, "999"), in: test) { try await test.reserve("std", 2, 4, room: "999") }
    }

    @Test("rooms that are named are not given to the other stays of the reservation")
    func namedRoomLast() async throws {
        let test = try await HotelUnderTest()
        try await test.setPrices()
        let rooms = [
            RoomRequest(roomType: RoomType.ID("lux"), stay: try makeStay(1, 2)),
            RoomRequest(roomType: RoomType.ID("std"), stay: try makeStay(1, 3)),
            RoomRequest(roomType: RoomType.ID("std"), stay: try makeStay(1, 3), room: Room.ID("101")),
        ]
        let record = try await test.hotel.reserve(
            ReservationRequest(guest: GuestDetails(name: "Ana"), rooms: rooms),
            by: HotelUnderTest.desk
        ).value
        #expect(record.rooms == ["301", "102", "101"])
    }

    @Test("the same request key makes it once, and another request with it is refused")
    func requestKey() async throws {
        let test = try await HotelUnderTest()
        let room = RoomRequest(
            roomType: RoomType.ID("std"),
            stay: try makeStay(1, 3),
            nightlyAmounts: [try reais(1), try reais(2)]
        )
        let request = ReservationRequest(guest: GuestDetails(name: "Ana"), rooms: [room])
        let key = RequestKey(key: "k", fingerprint: "f")
        let first = try await test.hotel.reserve(request, by: HotelUnderTest.desk, key: key)
        let second = try await test.hotel.reserve(request, by: HotelUnderTest.desk, key: key)
        #expect(!first.isReplay && second.isReplay)
        #expect(first.value == second.value)
        #expect(try await test.left("std", 1, 1) == [2])
        try await expectRefusal(.conflict(.requestKeyReused("k")), in: test) {
            try await test.hotel.reserve(request, by: HotelUnderTest.desk, key: RequestKey(key: "k", fingerprint: "g"))
        }
    }

    @Test("a request that failed leaves its key free")
    func requestKeyAfterFailure() async throws {
        let test = try await HotelUnderTest()
        try await test.reserve("lux", 1, 3)
        var request = ReservationRequest(
            guest: GuestDetails(name: "Ana"),
            rooms: [RoomRequest(roomType: RoomType.ID("lux"), stay: try makeStay(1, 3))]
        )
        let key = RequestKey(key: "k", fingerprint: "f")
        await #expect(throws: PMSError.self) {
            try await test.hotel.reserve(request, by: HotelUnderTest.desk, key: key)
        }
        request.allowsOverbooking = true
        #expect(try await !test.hotel.reserve(request, by: HotelUnderTest.desk, key: key).isReplay)
    }

    static let flawed: [(PMSError, @Sendable (inout ReservationRequest) throws -> Void)] = [
        (.invalid(.empty("name")), { $0.guest.name = "" }),
        (.invalid(.tooLong("email", limit: 255)), { $0.guest.email = String(repeating: "x", count: 256) }),
        (.invalid(.tooLong("notes", limit: 8_000)), { $0.notes = String(repeating: "x", count: 8_001) }),
        (.invalid(.noRooms), { $0.rooms = [] }),
        (.invalid(.tooManyRooms(limit: 50)), { $0.rooms = Array(repeating: $0.rooms[0], count: 51) }),
        (.unknown(.roomType, "attic"), { $0.rooms[0].roomType = RoomType.ID("attic") }),
        (.unknown(.ratePlan, "x"), { $0.rooms[0].ratePlan = RatePlan.ID("x") }),
        (
            .invalid(.otherRoomType(RatePlan.ID("sea-flex"), RoomType.ID("std"))),
            { $0.rooms[0].ratePlan = RatePlan.ID("sea-flex") }
        ),
        (.invalid(.past(day(-1))), { $0.rooms[0].stay = try makeStay(-1, 2) }),
        (.invalid(.stayTooLong(limit: 400)), { $0.rooms[0].stay = try makeStay(1, 402) }),
        (.invalid(.nobody), { $0.rooms[0].occupancy = Occupancy(adults: 0, children: 1) }),
        (
            .invalid(.tooManyPeople(RoomType.ID("std"), capacity: Occupancy(adults: 2, children: 1, infants: 1))),
            { $0.rooms[0].occupancy = Occupancy(adults: 3) }
        ),
        (.invalid(.priceCount(nights: 2, prices: 1)), { $0.rooms[0].nightlyAmounts = [try reais(1)] }),
        (.invalid(.amountOutOfRange), { $0.rooms[0].nightlyAmounts = [try reais(1), try reais(-1)] }),
        (.invalid(.amountOutOfRange), { $0.currency = Currency("USD") }),
        (.invalid(.unpriced(RatePlan.ID("std-flex"), day(1))), { $0.rooms[0].nightlyAmounts = nil }),
    ]

    @Test("what cannot be right is refused", arguments: flawed.indices)
    func flaws(_ index: Int) async throws {
        let test = try await HotelUnderTest()
        let room = RoomRequest(
            roomType: RoomType.ID("std"),
            stay: try makeStay(1, 3),
            nightlyAmounts: [try reais(1), try reais(2)]
        )
        var request = ReservationRequest(guest: GuestDetails(name: "Ana"), rooms: [room])
        let (error, damage) = Self.flawed[index]
        try damage(&request)
        try await expectRefusal(error, in: test) { [request] in
            try await test.hotel.reserve(request, by: HotelUnderTest.desk)
        }
    }

    @Test("a channel's booking is reserved once only")
    func bookingTwice() async throws {
        let test = try await HotelUnderTest()
        _ = try await test.apply(.sample(1, rooms: [.sample("std", 1, 3)]))
        let room = RoomRequest(roomType: RoomType.ID("std"), stay: try makeStay(1, 2), nightlyAmounts: [try reais(1)])
        let source = Reservation.Source(channel: "BookingCom", reference: nil, booking: "booking-1")
        try await expectRefusal(.conflict(.exists(.reservation, "booking-1")), in: test) {
            try await test.hotel.reserve(
                ReservationRequest(guest: GuestDetails(name: "Ana"), rooms: [room], source: source),
                by: HotelUnderTest.desk
            )
        }
    }
}

@Suite("Guests")
struct GuestTests {
    @Test("are found by e-mail, then by telephone, else made; what was unknown is filled in")
    func found() async throws {
        let test = try await HotelUnderTest()
        let ana = GuestDetails(name: "Ana Alves", email: "ana@casa.example")
        let first = try await test.reserve(1, guest: ana).guest
        let again = GuestDetails(
            name: "A. Alves",
            email: " ANA@casa.example",
            phone: "+55 21 98765-4321",
            country: "BR"
        )
        let second = try await test.reserve(2, guest: again).guest
        #expect(second.id == first.id)
        #expect(second.details.name == "Ana Alves")
        #expect(second.details.email == "ana@casa.example")
        #expect(second.details.phone == "+55 21 98765-4321")
        let byPhone = try await test.reserve(
            3,
            guest: GuestDetails(name: "Ana", email: "other@x.example", phone: "021987654321")
        )
        #expect(byPhone.guest.id == first.id)
        let other = try await test.reserve(4, guest: GuestDetails(name: "Ana Alves"))
        #expect(other.guest.id != first.id)
        #expect(try await test.hotel.guest(first.id).details == second.details)
    }

    @Test(
        "are never merged by an address that identifies nobody",
        arguments: ["x.123@guest.booking.com", ".", "", "noreply@x.com"]
    )
    func relays(_ email: String) async throws {
        let test = try await HotelUnderTest()
        let first = try await test.reserve(1, guest: GuestDetails(name: "Ana", email: email))
        let second = try await test.reserve(2, guest: GuestDetails(name: "Bruno", email: email))
        #expect(first.guest.id != second.guest.id)
    }

    @Test("are found by people, whatever the accents and case, and signs stand for themselves")
    func search() async throws {
        let test = try await HotelUnderTest()
        try await test.reserve(
            1,
            guest: GuestDetails(name: "Érica Conceição", email: "e_c@x.example", phone: "+55 21 98765-4321")
        )
        try await test.reserve(2, guest: GuestDetails(name: "João Álvares 100%"))
        func names(_ text: String?) async throws -> [String] {
            try await test.hotel.guests(matching: text).map(\.details.name)
        }
        #expect(try await names("erica conc") == ["Érica Conceição"])
        #expect(try await names("ÉRICA") == ["Érica Conceição"])
        #expect(try await names("alv") == ["João Álvares 100%"])
        #expect(try await names("100%") == ["João Álvares 100%"])
        #expect(try await names("e_c") == ["Érica Conceição"])
        #expect(try await names("%") == ["João Álvares 100%"])
        #expect(try await names("98765") == ["Érica Conceição"])
        #expect(try await names(nil).count == 2)
        #expect(try await test.hotel.guests(limit: 1).count == 1)
    }
}

extension HotelUnderTest {
    /// A night in a room that nobody else wants.
    @discardableResult
    fileprivate func reserve(_ night: Int, guest: GuestDetails) async throws -> ReservationRecord {
        try await reserve("std", night, night + 1, guest: guest)
    }
}
