import HotelCore
import HotelTesting
import HotelValues
import Testing

extension ChannelBooking {
    /// Revision `number` of a booking of the channel, revised that many seconds after midnight.
    static func sample(
        _ number: Int,
        _ status: Status = .new,
        booking: String = "booking-1",
        rooms: [BookedRoom],
        guest: GuestDetails = GuestDetails(name: "Bia Braga", email: "bia@guest.example"),
        currency: Currency? = nil,
        notes: String? = nil,
        problems: [Reservation.Attention] = []
    ) throws -> ChannelBooking {
        let currency = try currency ?? #require(Currency("BRL"))
        return ChannelBooking(
            revision: "\(booking) revision \(number)",
            revisedAt: Timestamp(startOf: day(0)) + .seconds(number),
            status: status,
            source: Reservation.Source(channel: "BookingCom", reference: "4410022001", booking: booking),
            snapshot: BookingSnapshot(guest: guest, currency: currency, rooms: rooms, notes: notes),
            problems: problems
        )
    }
}

extension BookedRoom {
    /// A room of the channel at 300.00 a night, in any currency.
    static func sample(
        _ type: String? = "std",
        _ arrival: Int,
        _ departure: Int,
        key: String? = nil,
        currency: Currency? = nil,
        amount: Int64 = 300_00,
        guestName: String? = nil
    ) throws -> BookedRoom {
        let stay = try makeStay(arrival, departure)
        let money = Money(minorUnits: amount, currency: try currency ?? #require(Currency("BRL")))
        return BookedRoom(
            key: key,
            roomType: type.map { RoomType.ID($0) },
            ratePlan: type.flatMap { $0 == "lux" ? nil : RatePlan.ID("\($0)-flex") },
            stay: stay,
            occupancy: Occupancy(adults: 2),
            nightlyAmounts: [Money](repeating: money, count: stay.nightCount),
            guestName: guestName
        )
    }

    /// A room of the small hotel, or seldom of a type it does not have, within the next weeks.
    static func crowded(currency: Currency, using generator: inout SplitMix64) throws -> BookedRoom {
        let arrival = Int.random(in: 0..<24, using: &generator)
        let types = ["std", "std", "std", "sea", "sea", "lux", "attic", nil]
        return try sample(
            try #require(types.randomElement(using: &generator)),
            arrival,
            arrival + .random(in: 1...5, using: &generator),
            currency: currency,
            amount: .random(in: 1...1_000_00, using: &generator),
            guestName: generator.oneIn(3) ? GuestDetails.random(using: &generator).name : nil
        )
    }
}

extension BookingSnapshot {
    /// One to three rooms of the small hotel; with keys of the channel, or without.
    static func crowded(using generator: inout SplitMix64) throws -> BookingSnapshot {
        let currency = try #require(Currency(generator.oneIn(5) ? "USD" : "BRL"))
        let hasKeys = generator.oneIn(2)
        let rooms = try (1...Int.random(in: 1...3, using: &generator)).map { number in
            var room = try BookedRoom.crowded(currency: currency, using: &generator)
            room.key = hasKeys ? "\(number)" : nil
            return room
        }
        return BookingSnapshot(guest: .random(using: &generator), currency: currency, rooms: rooms)
    }

    /// The booking's next state: a room changed, added or removed, another guest, other prices.
    func next(using generator: inout SplitMix64) throws -> BookingSnapshot {
        var result = self
        let index = Int.random(in: rooms.indices, using: &generator)
        var other = try BookedRoom.crowded(currency: currency, using: &generator)
        other.key = rooms[index].key
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: (result.rooms[index].stay, result.rooms[index].nightlyAmounts) = (other.stay, other.nightlyAmounts)
        case 1: (result.rooms[index].roomType, result.rooms[index].ratePlan) = (other.roomType, other.ratePlan)
        case 2 where rooms.count > 1: result.rooms.remove(at: index)
        case 3:
            other.key = rooms[index].key.map { _ in "\(Int.random(in: 10..<10_000, using: &generator))" }
            result.rooms.append(other)
        case 4: result.guest = .random(using: &generator)
        default: result.rooms[index].occupancy.children += 1
        }
        if generator.oneIn(3) { result.rooms.shuffle(using: &generator) }
        if generator.oneIn(4) { result.notes = "Note \(Int.random(in: 1...9, using: &generator))" }
        return result
    }
}
