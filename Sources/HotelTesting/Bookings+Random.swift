public import HotelCore
public import HotelValues

extension RoomType.ID {
    /// The types that generated bookings and reservations are of.
    public static let samples: [RoomType.ID] = ["lvu", "dlvu", "dlvl", "lvl", "ov", "ovp"].map { RoomType.ID($0) }
}

extension Occupancy {
    /// One to four adults, seldom with children.
    public static func random(using generator: inout some RandomNumberGenerator) -> Occupancy {
        let hasChildren = generator.oneIn(4)
        return Occupancy(
            adults: .random(in: 1...4, using: &generator),
            children: hasChildren ? .random(in: 0...2, using: &generator) : 0,
            infants: hasChildren ? .random(in: 0...1, using: &generator) : 0
        )
    }
}

extension GuestDetails {
    /// One of few people, so that the same one comes again; some without an address or a telephone.
    public static func random(using generator: inout some RandomNumberGenerator) -> GuestDetails {
        let name = personName(using: &generator)
        let local = name.lowercased().split(separator: " ").joined(separator: ".")
        let line = Int.random(in: 0..<50, using: &generator)
        return GuestDetails(
            name: name,
            email: generator.oneIn(4) ? nil : "\(local)@guest.example",
            phone: generator.oneIn(4) ? nil : "+55 21 9\(8_000 + line * 13)-\(2_000 + line * 7)",
            country: generator.oneIn(2) ? "BR" : nil,
            language: generator.oneIn(2) ? "pt" : nil
        )
    }

    static func personName(using generator: inout some RandomNumberGenerator) -> String {
        let given = ["Ana", "Bruno", "Clara", "Diego", "Elisa"].randomElement(using: &generator) ?? ""
        let family = ["Alves", "Braga", "Costa", "Duarte"].randomElement(using: &generator) ?? ""
        return "\(given) \(family)"
    }
}

extension BookedRoom {
    /// A room of one of the sample types, sometimes of a type or plan that the hotel does not know, without a key.
    public static func random(
        currency: Currency,
        using generator: inout some RandomNumberGenerator
    ) -> BookedRoom {
        let stay = Stay.random(using: &generator)
        let roomType = generator.oneIn(10) ? nil : RoomType.ID.samples.randomElement(using: &generator)
        return BookedRoom(
            roomType: roomType,
            ratePlan: roomType.flatMap { generator.oneIn(10) ? nil : RatePlan.ID("\($0)-flex") },
            stay: stay,
            occupancy: .random(using: &generator),
            nightlyAmounts: stay.nights.map { _ in .random(in: currency, using: &generator) },
            guestName: generator.oneIn(2) ? GuestDetails.personName(using: &generator) : nil
        )
    }

    /// The same room after one change such as guests make: of dates, type, prices, people or name.
    public func changed(using generator: inout some RandomNumberGenerator) -> BookedRoom {
        let other = BookedRoom.random(
            currency: nightlyAmounts.first?.currency ?? .random(using: &generator),
            using: &generator
        )
        var result = self
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: (result.stay, result.nightlyAmounts) = (other.stay, other.nightlyAmounts)
        case 1: (result.roomType, result.ratePlan) = (other.roomType, other.ratePlan)
        case 2: result.nightlyAmounts = result.nightlyAmounts.map { .random(in: $0.currency, using: &generator) }
        case 3: result.occupancy = other.occupancy
        default: result.guestName = other.guestName
        }
        return result
    }
}

extension BookingSnapshot {
    /// A booking of one to four rooms, two of which may be equal; with keys of the channel, without, or with some.
    public static func random(using generator: inout some RandomNumberGenerator) -> BookingSnapshot {
        let currency = Currency.random(using: &generator)
        var rooms = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
            BookedRoom.random(currency: currency, using: &generator)
        }
        if let twin = rooms.last, generator.oneIn(3) { rooms.append(twin) }
        let keyed = Int.random(in: 0...2, using: &generator)
        for index in rooms.indices where keyed == 2 || (keyed == 1 && generator.oneIn(2)) {
            rooms[index].key = "\(index + 1)"
        }
        let notes = generator.oneIn(3) ? "Late arrival" : nil
        return BookingSnapshot(guest: .random(using: &generator), currency: currency, rooms: rooms, notes: notes)
    }

    /// The next revision of this booking: rooms changed, added, removed or in another order.
    public func revised(using generator: inout some RandomNumberGenerator) -> BookingSnapshot {
        var result = self
        for index in result.rooms.indices where generator.oneIn(2) {
            result.rooms[index] = result.rooms[index].changed(using: &generator)
        }
        if result.rooms.count > 1, generator.oneIn(4) {
            result.rooms.remove(at: .random(in: result.rooms.indices, using: &generator))
        }
        if generator.oneIn(4) {
            result.rooms.append(.random(currency: currency, using: &generator))
        }
        if generator.oneIn(4) { result.rooms.shuffle(using: &generator) }
        if generator.oneIn(4) { result.guest = .random(using: &generator) }
        return result
    }
}
