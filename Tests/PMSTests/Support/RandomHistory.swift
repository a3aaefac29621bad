import HotelCore
import HotelTesting
import HotelValues
import PMS
import Testing

/// A hotel to which one thing after another happens at random: guests, staff, channels, the passing of days.
struct RandomHistory {
    private(set) var test: HotelUnderTest
    private var generator: SplitMix64
    private var bookings: [(id: String, revision: Int, snapshot: BookingSnapshot)] = []
    private var rooms = ["std": 3, "sea": 2, "lux": 1]
    private var today = 0
    /// Whether everybody may be moved at any time: no closures, nobody in the house, no rooms chosen by people.
    private let isMovable: Bool

    init(seed: UInt64, isMovable: Bool = false) async throws {
        self.test = try await HotelUnderTest(seed: seed)
        self.generator = SplitMix64(seed: seed)
        self.isMovable = isMovable
        try await test.setPrices()
        var follower = try #require(try await test.hotel.plan().ratePlans.first)
        follower.derivation = RateDerivation(from: follower.id, .percent(-1_000), inherited: [.stopSell])
        follower.id = RatePlan.ID("std-nr")
        _ = try await test.hotel.add(follower, by: .setup)
    }

    /// Lets the next thing happen; answers what, and how it was refused if it was.
    ///
    /// What a channel says is never refused.
    mutating func step() async throws -> String {
        let choice = Int.random(in: 0..<(isMovable ? 56 : 100), using: &generator)
        switch choice {
        case 0..<22: return try await deliver()
        case 90..<93: return await pass()
        default: break
        }
        do {
            switch choice {
            case 22..<38: return try await reserve()
            case 38..<48: return try await modify()
            case 48..<55: return try await act("cancel") { try await $0.cancel($1, reason: "x", by: $2) }
            case 55: return try await build()
            case 56..<64: return try await assign()
            case 64..<72: return try await act("check in") { try await $0.checkIn($1, by: $2) }
            case 72..<78: return try await act("check out") { try await $0.checkOut($1, by: $2) }
            case 78..<82: return try await act("no-show") { try await $0.noShow($1, by: $2) }
            case 82..<87: return try await close()
            case 87..<90: return try await reopen()
            default: return generator.oneIn(3) ? try await offer() : try await price()
            }
        } catch let error as PMSError {
            return "\(choice) refused: \(error)"
        }
    }

    /// What the next thing would do, which it then does not.
    func rehearsedStep() async throws -> Rehearsal {
        var history = self
        return try await test.hotel.rehearse { hotel in
            history.test.hotel = hotel
            return try await history.step()
        }
    }

    private mutating func deliver() async throws -> String {
        let known = generator.oneIn(3) ? nil : bookings.indices.randomElement(using: &generator)
        guard let known else {
            bookings.append(("booking-\(bookings.count)", 100, try .crowded(using: &generator)))
            return try await deliver(bookings.count - 1, .new, late: 0)
        }
        bookings[known].revision += 2
        bookings[known].snapshot = try bookings[known].snapshot.next(using: &generator)
        let status: ChannelBooking.Status = generator.oneIn(4) ? .cancelled : .modified
        return try await deliver(known, status, late: generator.oneIn(5) ? 3 : 0)
    }

    private func deliver(_ index: Int, _ status: ChannelBooking.Status, late: Int) async throws -> String {
        let (id, revision, snapshot) = bookings[index]
        var booking = try ChannelBooking.sample(
            revision - late,
            status,
            booking: id,
            rooms: snapshot.rooms,
            guest: snapshot.guest,
            currency: snapshot.currency,
            notes: snapshot.notes
        )
        booking.revision += " at \(revision)"
        let applied = try await test.apply(booking)
        return "\(id) \(status) \(applied.effect)"
    }

    private mutating func reserve() async throws -> String {
        let count = Int.random(in: 1...2, using: &generator)
        let requests = try (0..<count).map { _ in
            let room = try BookedRoom.crowded(currency: reais(0).currency, using: &generator)
            let chosen = isMovable || !generator.oneIn(4) ? nil : number()
            return RoomRequest(
                roomType: room.roomType ?? RoomType.ID("std"),
                stay: room.stay,
                nightlyAmounts: generator.oneIn(2) ? room.nightlyAmounts : nil,
                room: chosen
            )
        }
        let made = try await test.hotel.reserve(
            ReservationRequest(
                guest: .random(using: &generator),
                rooms: requests,
                allowsOverbooking: generator.oneIn(3)
            ),
            by: HotelUnderTest.desk
        )
        return "reserve \(made.value.rooms)"
    }

    private mutating func modify() async throws -> String {
        guard let record = try await someone() else { return "nobody to modify" }
        var change = ReservationChange()
        change.allowsOverbooking = generator.oneIn(2)
        var rooms = record.reservation.roomStays.map { RoomChange(id: $0.id) }
        if rooms.count > 1, generator.oneIn(4) { rooms.removeLast() }
        for index in rooms.indices where generator.oneIn(2) {
            let other = try BookedRoom.crowded(currency: record.reservation.currency, using: &generator)
            if generator.oneIn(2) {
                (rooms[index].arrival, rooms[index].departure) = (other.stay.arrival, other.stay.departure)
            }
            if generator.oneIn(3) { rooms[index].roomType = other.roomType }
            if !isMovable, generator.oneIn(6) { rooms[index].room = number() }
        }
        if generator.oneIn(4) {
            var added = RoomChange()
            (added.roomType, added.arrival, added.departure) = (RoomType.ID("std"), day(today + 3), day(today + 5))
            rooms.append(added)
        }
        change.rooms = rooms
        if generator.oneIn(5) { change.guestName = "Someone Else" }
        return try await "modify \(test.hotel.modify(record.reservation.id, change, by: HotelUnderTest.desk).rooms)"
    }

    private mutating func act(
        _ name: String,
        _ verb: (Hotel, Reservation.ID, Author) async throws -> ReservationRecord
    ) async throws -> String {
        guard let record = try await someone() else { return "nobody to \(name)" }
        return try await "\(name) \(verb(test.hotel, record.reservation.id, HotelUnderTest.desk).rooms)"
    }

    private mutating func assign() async throws -> String {
        guard let record = try await someone(),
            let roomStay = record.reservation.roomStays.randomElement(using: &generator)
        else { return "nobody to assign" }
        let room = number()
        _ = try await test.hotel.assign(roomStay.id, of: record.reservation.id, to: room, by: HotelUnderTest.desk)
        return "assign \(room)"
    }

    private mutating func close() async throws -> String {
        let room = number()
        let first = today + Int.random(in: 0..<20, using: &generator)
        let last = first + Int.random(in: 0..<4, using: &generator)
        _ = try await test.hotel.closeRoom(
            room,
            nights: day(first)...day(last),
            reason: "paint",
            by: HotelUnderTest.desk
        )
        return "close \(room)"
    }

    private mutating func reopen() async throws -> String {
        let closures = try await test.hotel.closures(day(-10)...day(90))
        guard let closure = closures.randomElement(using: &generator) else { return "nothing to reopen" }
        try await test.hotel.reopenRoom(closure.id, by: HotelUnderTest.desk)
        return "reopen \(closure.room)"
    }

    private mutating func build() async throws -> String {
        guard rooms.values.reduce(0, +) < 9 else { return "nothing to build" }
        rooms["std", default: 0] += 1
        try await test.hotel.setUp(HotelUnderTest.plan(rooms: rooms), by: .setup)
        return "build"
    }

    private mutating func offer() async throws -> String {
        let first = today + Int.random(in: 0..<20, using: &generator)
        var edit = OfferEdit(
            roomType: RoomType.ID(generator.oneIn(2) ? "std" : "sea"),
            nights: day(first)...day(first + 6),
            weekdays: generator.oneIn(2) ? [.saturday, .sunday] : nil
        )
        edit.heldBack = .random(in: 0...2, using: &generator)
        if generator.oneIn(2) { edit.cap = generator.oneIn(2) ? .lifted : .atMost(1) }
        if generator.oneIn(2) { edit.buffer = .random(in: 0...1, using: &generator) }
        return try await "offer \(test.hotel.setOffers([edit], by: HotelUnderTest.desk))"
    }

    private mutating func price() async throws -> String {
        let first = today + Int.random(in: 0..<20, using: &generator)
        var edit = RateEdit(
            ratePlan: RatePlan.ID("std-flex"),
            nights: day(first)...day(first + 6),
            weekdays: generator.oneIn(2) ? [.saturday, .sunday] : nil
        )
        edit.amount = try reais(.random(in: 1...1_000_00, using: &generator))
        if generator.oneIn(2) { edit.stopSell = generator.oneIn(2) }
        return try await "price \(test.hotel.setRates([edit], by: HotelUnderTest.desk))"
    }

    private mutating func pass() async -> String {
        today += 1
        test.pass(days: 1)
        return "a day passes"
    }

    private mutating func someone() async throws -> ReservationRecord? {
        try await test.hotel.reservations(ReservationQuery(limit: 500)).randomElement(using: &generator)
    }

    private mutating func number() -> Room.ID {
        Room.ID(["101", "102", "103", "201", "202", "301"].randomElement(using: &generator) ?? "101")
    }
}
