import HotelValues

/// What an existing sistema-os says of a reservation: whatever can be recognised, and nothing that must be there.
struct MissionAnswer: Decodable, Hashable, Sendable {
    /// Its id, a number or text.
    var id: String?
    /// The number people call it by.
    var number: String?
    /// Whether it has no room.
    var isOverbooked = false
    /// How many rooms it lists.
    var roomCount: Int?
    /// Its nights, where it is one room's.
    var stay: Stay?

    init() {}

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        // Some wrap the reservation in an object of its own.
        for key in [Key.reservation, .data, .booking] where !container.contains(.id) {
            guard let inner = try? container.decode(MissionAnswer.self, forKey: key), inner.id != nil else { continue }
            self = inner
            return
        }
        id = [Key.id, .reservationID, .bookingID].lazy.compactMap { container.text($0) }.first
        number = container.text(.number)
        isOverbooked = (try? container.decode(Bool.self, forKey: .isOverbooked)) ?? false
        let rooms = try? container.decode([MissionRoom].self, forKey: .rooms)
        roomCount = rooms?.count
        isOverbooked = isOverbooked || rooms?.contains { $0.isOverbooked == true } == true
        stay = Stay.read(container) ?? (rooms?.count == 1 ? rooms?.first?.stay : nil)
    }

    fileprivate enum Key: String, CodingKey {
        case id
        case reservationID = "reserva_id"
        case bookingID = "booking_id"
        case number = "numero"
        case isOverbooked = "overbooking"
        case rooms = "quartos"
        case arrival = "checkin"
        case departure = "checkout"
        case reservation = "reserva"
        case booking
        case data
    }
}

private struct MissionRoom: Decodable {
    var isOverbooked: Bool?
    var stay: Stay?

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: MissionAnswer.Key.self)
        isOverbooked = try? container.decode(Bool.self, forKey: .isOverbooked)
        stay = Stay.read(container)
    }
}

extension Stay {
    fileprivate static func read(_ container: KeyedDecodingContainer<MissionAnswer.Key>) -> Stay? {
        // A date with a time after it is a date all the same.
        guard let arrival = container.text(.arrival).flatMap({ Day($0.prefix(10)) }),
            let departure = container.text(.departure).flatMap({ Day($0.prefix(10)) })
        else { return nil }
        return Stay(arrival: arrival, departure: departure)
    }
}

extension KeyedDecodingContainer<MissionAnswer.Key> {
    /// Text, or a number as text; nil for an empty one and for anything else.
    fileprivate func text(_ key: Key) -> String? {
        if let number = try? decode(Int64.self, forKey: key) { return String(number) }
        return (try? decode(String.self, forKey: key)).flatMap { $0.isEmpty ? nil : $0 }
    }
}
