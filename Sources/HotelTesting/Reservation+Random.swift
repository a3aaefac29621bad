public import HotelCore
public import HotelValues

extension Reservation {
    /// A reservation in any state, of one to four rooms, some with a room number; its ids come from the generator.
    public static func random(using generator: inout some RandomNumberGenerator) -> Reservation {
        let booked = BookingSnapshot.random(using: &generator)
        let roomStays = booked.rooms.map { RoomStay.random(of: $0, using: &generator) }
        let isChannel = generator.oneIn(2)
        return Reservation(
            id: ID(UniqueID.make(at: .random(using: &generator), using: &generator)),
            number: .random(in: 1...100_000, using: &generator),
            status: Status.allCases.randomElement(using: &generator) ?? .confirmed,
            guest: Guest.ID(UniqueID.make(at: .random(using: &generator), using: &generator)),
            source: isChannel ? Source(channel: "BookingCom", reference: "4410022001") : .direct,
            currency: booked.currency,
            roomStays: roomStays,
            notes: booked.notes
        )
    }
}

extension RoomStay {
    /// The booked room as the hotel holds it, with a fresh id, in a room of its type more often than not.
    public static func random(of booked: BookedRoom, using generator: inout some RandomNumberGenerator) -> RoomStay {
        var roomStay = booked.makeRoomStay(id: ID(UniqueID.make(at: .random(using: &generator), using: &generator)))
        if let roomType = roomStay.roomType, !generator.oneIn(4) {
            roomStay.room = Room.ID("\(roomType)-\(Int.random(in: 1...9, using: &generator))")
            roomStay.isPinned = generator.oneIn(4)
        }
        return roomStay
    }
}

extension RoomAssignment {
    /// Stays within these nights that never need more rooms than `rooms` on any of them, all movable and each without
    /// a room.
    public static func sleepers(
        rooms: Int,
        nights: Range<Day>,
        using generator: inout some RandomNumberGenerator
    ) -> [Sleeper] {
        var held: [Day: Int] = [:]
        var sleepers: [Sleeper] = []
        for attempt in 0..<(rooms * 8) {
            let stay = Stay.random(within: nights, using: &generator)
            guard stay.nights.allSatisfy({ held[$0, default: 0] < rooms }) else { continue }
            for night in stay.nights { held[night, default: 0] += 1 }
            sleepers.append(Sleeper(id: RoomStay.ID("stay \(attempt)"), stay: stay, room: nil, isMovable: true))
        }
        return sleepers
    }
}
