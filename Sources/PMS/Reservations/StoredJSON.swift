import FoundationEssentials
import HotelCore
import HotelValues

/// Values that are kept whole in a column of text, because nothing ever asks for a part of them.
enum StoredJSON {
    static func encode(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    static func decode<Value: Decodable>(_ type: Value.Type, from text: String?) throws -> Value? {
        try text.map { try JSONDecoder().decode(type, from: Data($0.utf8)) }
    }
}

/// A channel's snapshot as it is stored: amounts in minor units, one currency for all.
struct StoredSnapshot: Codable {
    struct Room: Codable {
        var key: String?
        var roomType: RoomType.ID?
        var ratePlan: RatePlan.ID?
        var arrival: Day
        var departure: Day
        var occupancy: Occupancy
        var amounts: [Int64]
        var guestName: String?
    }

    var guest: GuestDetails
    var currency: Currency
    var rooms: [Room]
    var notes: String?

    init(_ snapshot: BookingSnapshot) {
        self.guest = snapshot.guest
        self.currency = snapshot.currency
        self.notes = snapshot.notes
        self.rooms = snapshot.rooms.map { room in
            Room(
                key: room.key,
                roomType: room.roomType,
                ratePlan: room.ratePlan,
                arrival: room.stay.arrival,
                departure: room.stay.departure,
                occupancy: room.occupancy,
                amounts: room.nightlyAmounts.map(\.minorUnits),
                guestName: room.guestName
            )
        }
    }

    var snapshot: BookingSnapshot {
        BookingSnapshot(guest: guest, currency: currency, rooms: rooms.compactMap(bookedRoom), notes: notes)
    }

    private func bookedRoom(_ room: Room) -> BookedRoom? {
        guard let stay = Stay(arrival: room.arrival, departure: room.departure) else { return nil }
        return BookedRoom(
            key: room.key,
            roomType: room.roomType,
            ratePlan: room.ratePlan,
            stay: stay,
            occupancy: room.occupancy,
            nightlyAmounts: room.amounts.map { Money(minorUnits: $0, currency: currency) },
            guestName: room.guestName
        )
    }
}
