import ChannexEmulator

/// The emulator's own routes, and the words that their bodies know.
extension Fuzzer {
    static let adminRoutes = [
        "GET state", "GET calls", "GET events", "GET acks", "GET deliveries", "GET history", "GET switches",
        "PUT switches", "GET faults", "POST faults", "DELETE faults", "DELETE faults/:id", "POST webhooks/on",
        "POST webhooks/off", "POST reset", "POST reset-calls", "GET keys", "POST keys", "PUT keys/:id",
        "DELETE keys/:id", "GET report", "GET certification", "PUT certification", "POST certification/begin",
        "POST certification/end", "GET clock", "PUT clock", "POST bookings/:id/resend", "GET otas", "GET shelf",
        "POST guests/book", "POST guests/change", "POST guests/cancel", "GET guests", "PUT guests", "POST guests/act",
        "POST messages", "POST reviews", "PUT reviews/:id", "POST requests", "POST channels/:id/events",
    ]

    /// A body that one of these routes takes, where it is worth having one.
    static func validAdmin(_ path: String, _ known: Known) -> JSON {
        let hotel = known.hotel
        let place: JSON = ["ota": "BDC", "property": .string(hotel.property)]
        let room: JSON = ["room_type_id": .string(hotel.room), "rate_plan_id": .string(hotel.plan), "adults": 2]
        let stay: JSON = ["arrival": "2027-03-05", "departure": "2027-03-07", "rooms": [room], "force": true]
        switch path {
        case "guests/book": return place.merging(stay)
        case "guests/change":
            return ["booking_id": JSON(known.ids["bookings"]), "departure": "2027-03-08", "rooms": [room]]
        case "guests/cancel": return ["booking_id": JSON(known.ids["bookings"]), "fee": "10.00"]
        case "guests/act": return ["count": 2]
        case "guests": return ["running": true, "seed": 1, "per_day": 10, "lead_days": [0, 90], "nights": [1, 3]]
        case "clock": return ["advance": "31m"]
        case "faults": return ["kind": "webhook_double", "share": 50, "count": 3]
        case "switches": return ["apply_delay": 1, "calls_per_minute": 20]
        case "keys": return ["title": "A key", "properties": [.string(hotel.property)]]
        case "certification": return ["year": 2027, "restrictions": ["stop_sell"]]
        case "certification/begin": return ["test": "2", "property": .string(hotel.property)]
        default: return place
        }
    }

    static let adminKeys = [
        "kind", "status", "seconds", "share", "count", "until", "for", "endpoint", "method", "property", "event",
        "applied", "apply_delay", "calls_per_minute", "title_scope", "feed_window", "maximum_read_days", "nonsense",
        "set", "advance", "freeze", "speed", "test", "year", "restrictions", "ota", "arrival", "departure", "rooms",
        "guest", "habits", "lie", "force", "booking_id", "fee", "running", "seed", "lead_days", "nights",
        "modify_share", "cancel_share", "title", "properties", "is_active", "message", "content", "score", "text",
    ]

    static let adminQueries = [
        "ota=BDC", "ota=ABB", "ota=EXP", "arrival=2027-03-05", "departure=2027-03-07", "departure=9999-12-31",
        "arrival=0001-01-01", "adults=2", "adults=-1", "adults=9223372036854775807", "children=1", "rooms=1",
        "rooms=9223372036854775807", "year=2026", "year=999999999999", "year=x", "switches=true", "kind=party",
    ]
}
