import ChannexEmulator
import Testing

/// A property with one room type and one rate plan, made through the API.
struct Hotel: Sendable {
    let account: Account
    let property: String
    let room: String
    let plan: String

    /// Makes the hotel; `settings` and `timezone` are the property's.
    init(_ account: Account, timezone: String = "UTC", settings: JSON = [:], currency: JSON = "USD") async throws {
        self.account = account
        let body: JSON = [
            "title": "Seaview", "currency": currency, "timezone": .string(timezone), "settings": settings,
        ]
        property = try await account.post("/properties", ["property": body]).id()
        room = try await account.post("/room_types", ["room_type": Hotel.roomType(property)]).id()
        plan = try await account.post("/rate_plans", ["rate_plan": Hotel.ratePlan(property, room)]).id()
    }

    static func roomType(_ property: String, title: JSON = "Twin Room") -> JSON {
        [
            "property_id": .string(property), "title": title, "count_of_rooms": 8, "occ_adults": 3,
            "occ_children": 0, "occ_infants": 0, "default_occupancy": 2,
        ]
    }

    static func ratePlan(_ property: String, _ room: String, title: JSON = "Best Available Rate") -> JSON {
        [
            "property_id": .string(property), "room_type_id": .string(room), "title": title,
            "options": [["occupancy": 2, "is_primary": true, "rate": 10_000]],
        ]
    }

    // MARK: Availability, rates and restrictions

    /// Posts one value to `/availability`, with the ids of the hotel put in front.
    func availability(_ values: JSON...) async throws -> Answer {
        let ids: JSON = ["property_id": .string(property), "room_type_id": .string(room)]
        return try await account.post("/availability", ["values": .array(values.map { ids.merging($0) })])
    }

    /// Posts values to `/restrictions`, with the ids of the hotel put in front.
    func restrictions(_ values: JSON...) async throws -> Answer {
        let ids: JSON = ["property_id": .string(property), "rate_plan_id": .string(plan)]
        return try await account.post("/restrictions", ["values": .array(values.map { ids.merging($0) })])
    }

    /// What is left to sell on a day.
    func left(_ day: String) async throws -> Int? {
        let query = "filter[property_id]=\(property)&filter[date]=\(day)"
        return try await account.get("/availability?\(query)").data[room]?[day]?.integer
    }

    /// The cell of the plan's primary option on a day, with every field.
    func night(_ day: String, option: String? = nil) async throws -> JSON {
        let fields =
            "rate,availability,min_stay_arrival,min_stay_through,max_stay,closed_to_arrival,"
            + "closed_to_departure,stop_sell"
        let query = "filter[property_id]=\(property)&filter[date]=\(day)&filter[restrictions]=\(fields)"
        return try #require(try await account.get("/restrictions?\(query)").data[option ?? plan]?[day])
    }

    // MARK: Bookings

    /// Lets the booking CRS be used.
    func installCRS() async throws {
        let body: JSON = ["property_id": .string(property), "application_code": "booking_crs"]
        _ = try await account.post("/applications/install", ["application_installation": body])
    }

    /// A booking of one room for two nights.
    func booking(_ code: String, changes: JSON = [:]) -> JSON {
        let room: JSON = [
            "room_type_id": .string(self.room), "rate_plan_id": .string(plan),
            "days": ["2027-03-05": "145.00", "2027-03-06": "150.50"],
            "guests": [["name": "Ann", "surname": "Lee"]],
            "occupancy": ["adults": 2, "children": 1, "infants": 0, "ages": [6]],
        ]
        let booking: JSON = [
            "property_id": .string(property), "ota_name": "Offline", "ota_reservation_code": .string(code),
            "arrival_date": "2027-03-05", "departure_date": "2027-03-07", "currency": "USD",
            "customer": ["name": "Ann", "surname": "Lee", "mail": "ann@example.org"], "rooms": [room],
        ]
        return ["booking": booking.merging(changes)]
    }

    /// Books, and answers the ids of the booking and its revision.
    func book(_ code: String, changes: JSON = [:]) async throws -> (booking: String, revision: String) {
        let answer = try await account.post("/bookings", booking(code, changes: changes))
        return (try answer.id(), try #require(answer.attributes["revision_id"]?.text))
    }

    /// The ids of the revisions in the feed, page by page as asked for.
    func feed(_ query: String = "") async throws -> [String] {
        let answer = try await account.get("/booking_revisions/feed?\(query)")
        return answer.data.elements?.compactMap { $0["id"]?.text } ?? []
    }
}
