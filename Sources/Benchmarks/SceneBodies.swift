import HotelValues

/// A booking as the emulator's booking API takes it (contract §6.12).
struct NewBooking: Encodable {
    struct Customer: Encodable {
        let name = "Guest"
        let surname: String
        let mail: String
    }

    struct Room: Encodable {
        let roomType: String
        let ratePlan: String
        let days: [String: String]
        let occupancy = ["adults": 2, "children": 0, "infants": 0]

        private enum CodingKeys: String, CodingKey {
            case roomType = "room_type_id"
            case ratePlan = "rate_plan_id"
            case days
            case occupancy
        }
    }

    let property: String
    let channel = "Booking.com"
    let currency: String
    let arrival: String
    let departure: String
    let customer: Customer
    let rooms: [Room]

    private enum CodingKeys: String, CodingKey {
        case property = "property_id"
        case channel = "ota_name"
        case currency
        case arrival = "arrival_date"
        case departure = "departure_date"
        case customer
        case rooms
    }
}

/// What the emulator answers to a booking.
struct BookingAnswer: Decodable {
    struct Entity: Decodable {
        let id: String
    }

    let data: Entity
}

/// What the link answers to `GET /sync/status`, so far as it is of interest.
struct LinkMapping: Decodable {
    let property: String
    let roomTypes: [String: String]
    let ratePlans: [String: String]

    private enum CodingKeys: String, CodingKey {
        case property
        case roomTypes = "room_types"
        case ratePlans = "rate_plans"
    }
}

/// What the emulator answers to `GET /admin/state`, so far as it is of interest.
struct EmulatorState: Decodable {
    let unacknowledged: Int
}

/// What the emulator answers to `GET /admin/calls`, so far as it is of interest.
struct EmulatorCalls: Decodable {
    struct Call: Decodable {
        let task: String?
        let body: String?

        private enum CodingKeys: String, CodingKey {
            case task = "task_id"
            case body
        }
    }

    let calls: [Call]
}
