import ChannexEmulator

/// Valid bodies, and values that seldom are.
extension Fuzzer {
    /// A body that the route takes; for one that is not known here, an object under the name of its entity.
    static func valid(_ path: String, _ known: Known) -> JSON {
        let hotel = known.hotel
        switch path.split(separator: "/").first {
        case "properties": return ["property": property]
        case "room_types": return ["room_type": Hotel.roomType(hotel.property)]
        case "rate_plans": return ["rate_plan": ratePlan(hotel)]
        case "availability": return ["values": [ids(hotel).merging(["date": "2027-03-05", "availability": 3])]]
        case "restrictions": return ["values": [ids(hotel).merging(rules), ids(hotel).merging(rates)]]
        case "bookings" where path.hasSuffix("messages"): return ["message": ["message": "Hello"]]
        case "bookings": return booking(hotel)
        case "webhooks":
            return [
                "webhook": [
                    "property_id": .string(hotel.property), "callback_url": "https://example.org/hook",
                    "event_mask": "booking;ari:rate:*:*", "headers": ["X-Secret": "s"], "is_active": true,
                ]
            ]
        case "channels": return ["channel": hotel.channel()]
        case "message_threads": return ["message": ["message": "Hello"]]
        case "applications":
            let application: JSON = ["property_id": .string(hotel.property), "application_code": "booking_crs"]
            return ["application_installation": application]
        case let word?:
            let fields: JSON = ["property_id": .string(hotel.property), "title": "Something", "name": "Something"]
            return .object([JSON.Member(entity(word), fields)])
        case nil: return .null
        }
    }

    /// The name of an entity by the word of its path.
    private static func entity(_ word: Substring) -> String {
        if word.hasSuffix("ies") { return word.dropLast(3) + "y" }
        return String(word.hasSuffix("s") ? word.dropLast() : word)
    }

    private static let property: JSON = [
        "title": "Seaview", "currency": "USD", "timezone": "America/Sao_Paulo", "email": "a@example.org",
        "settings": ["min_stay_type": "arrival", "min_price": 100, "max_price": "900.00", "state_length": 500],
        "content": ["photos": [["url": "https://example.org/1.jpg", "position": 0]]],
    ]

    private static let rules: JSON = [
        "date_from": "2027-03-01", "date_to": "2027-03-31", "days": ["mo", "fr"], "min_stay_arrival": 2,
        "max_stay": 9, "closed_to_arrival": true, "closed_to_departure": 0, "stop_sell": false,
    ]

    private static let rates: JSON = [
        "date": "2027-03-05", "rate": "145.50", "rates": [["occupancy": 2, "rate": 14_000]],
    ]

    private static func ids(_ hotel: Hotel) -> JSON {
        [
            "property_id": .string(hotel.property), "room_type_id": .string(hotel.room),
            "rate_plan_id": .string(hotel.plan),
        ]
    }

    private static func ratePlan(_ hotel: Hotel) -> JSON {
        Hotel.ratePlan(hotel.property, hotel.room, title: "Flexible").merging([
            "parent_rate_plan_id": .string(hotel.plan), "sell_mode": "per_person", "rate_mode": "derived",
            "meal_type": "breakfast", "children_fee": "10.00",
            "closed_to_arrival": [
                true, false, false, false, false, false, false,
            ],
            "options": [
                [
                    "occupancy": 2, "is_primary": true,
                    "derived_option": ["rate": [["increase_by_percent", "10"], ["decrease_by_amount", "1.50"]]],
                ],
                ["occupancy": 1, "is_primary": false, "rate": 9_000],
            ],
        ])
    }

    private static func booking(_ hotel: Hotel) -> JSON {
        hotel.booking(
            "F1",
            changes: [
                "guarantee": ["card_number": "4111111111111111", "cvv": "123", "expiration_date": "12/2030"],
                "services": [["name": "Parking", "total_price": "10.00"]], "notes": "late", "arrival_hour": "18:00",
            ]
        )
    }

    /// What seldom fits: other types, extremes, and text that is not what it seems.
    static let oddValues: [JSON] = [
        .null, true, false, 0, 1, 2, -1, 7, 500, [], [:], [[]], ["a": ["b": ["c": .null]]], "", " ", "0", "true",
        .number("1.5"), .number("1e400"), .number("-0"), .number("9223372036854775807"), .number("9223372036854775808"),
        .number("-9223372036854775808"), .number("123456789012345678901234567890"), "922337203685477580.70",
        "-0.01", "1e5", "NaN", "100.00", "99999999999.99", "2027-03-05", "2027-13-05", "0001-01-01", "9999-12-31",
        "2027-03-05T10:00:00", "USD", "JPY", "ZZZ", "UTC", "Mars/Olympus", "\u{0}", "\u{202E}", "🏨", "'; --",
        "booking", "*", "ari:*:*:*", "per_room", "cancelled", "modified", "http://", "https://[::1]:99999/",
        .string(String(repeating: "x", count: 3_000)), .array(Array(repeating: 1, count: 400)),
        ["2027-03-05": "145.00"], ["9999-12-31": "1"], ["0001-01-01": 1], [["occupancy": 2, "rate": .null]],
        ["increase_by_percent", "99999999999999"], [["increase_by_amount", "99999999999999.99"]],
    ]
}
