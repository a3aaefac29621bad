import HotelValues

/// What a guest orders at an OTA, in the hotel's own codes.
struct Order: Hashable, Sendable {
    struct Room: Hashable, Sendable {
        var roomType: String
        var tariff = "flex"
        var arrival: Day
        /// The price of each night.
        var prices: [String]

        var departure: Day { arrival.advanced(by: prices.count) }

        /// The nights, as text.
        var nights: [String] { (arrival..<departure).map(\.description) }
    }

    var code: String
    var givenName = "Ana"
    var familyName = "Souza"
    var phone = "+55 12 99999-0001"
    var rooms: [Room]

    var name: String { "\(givenName) \(familyName)" }

    /// The body of a booking, as the booking CRS is told it.
    func json(_ mapping: Mapping, status: String?) -> JSON {
        var booking: JSON = [
            "property_id": .string(mapping.property), "ota_name": "Booking.com",
            "ota_reservation_code": .string(code), "currency": "BRL",
            "arrival_date": .string(rooms.map(\.arrival).min()?.description ?? ""),
            "departure_date": .string(rooms.map(\.departure).max()?.description ?? ""),
            "customer": [
                "name": .string(givenName), "surname": .string(familyName), "phone": .string(phone),
                "mail": .string("\(code.lowercased())@example.org"), "country": "BR", "language": "pt",
            ],
            "rooms": .array(rooms.map { $0.json(mapping) }),
        ]
        if let status { booking = booking.with("status", .string(status)) }
        return ["booking": booking]
    }
}

extension Order.Room {
    fileprivate func json(_ mapping: Mapping) -> JSON {
        [
            "room_type_id": .string(mapping.roomTypes[roomType] ?? ""),
            "rate_plan_id": .string(mapping.ratePlans["\(roomType)-\(tariff)"] ?? ""),
            "days": .object(Dictionary(uniqueKeysWithValues: zip(nights, prices.map(JSON.string)))),
            "occupancy": ["adults": 2, "children": 0, "infants": 0],
        ]
    }
}

/// Which id at Channex stands for which code of the hotel.
struct Mapping: Sendable {
    var property: String
    var roomTypes: [String: String]
    var ratePlans: [String: String]
}
