import ChannexEmulator
import Testing

/// What guests do at the hotel, through the admin API.
extension Hotel {
    /// Opens the room type for sale, from today on through that many days.
    func open(_ rooms: Int, days: Int = 120) async throws {
        _ = try await availability([
            "date_from": .string(account.day(0)), "date_to": .string(account.day(days)), "availability": JSON(rooms),
        ])
    }

    /// What the agency shows for nights that begin in so many days.
    func shelf(_ ota: String = "BDC", in days: Int = 30, nights: Int = 2, _ more: String = "") async throws -> Answer {
        let dates = "arrival=\(account.day(days))&departure=\(account.day(days + nights))"
        return try await account.get("/admin/shelf?ota=\(ota)&property=\(property)&\(dates)&\(more)")
    }

    /// Tries to book a room at the agency.
    func guestBooks(_ ota: String = "BDC", in days: Int = 30, nights: Int = 2, with changes: JSON = [:])
        async throws -> Answer
    {
        let order: JSON = [
            "ota": .string(ota), "property": .string(property), "arrival": .string(account.day(days)),
            "departure": .string(account.day(days + nights)), "rooms": [wish()],
        ]
        return try await account.post("/admin/guests/book", order.merging(changes))
    }

    /// One room for two, as an order names it.
    func wish(_ changes: JSON = [:]) -> JSON {
        let wish: JSON = ["room_type_id": .string(room), "rate_plan_id": .string(plan), "adults": 2]
        return wish.merging(changes)
    }

    /// The attributes of the revision that the guest's act became.
    func revision(_ answer: Answer) async throws -> JSON {
        let id = try #require(answer.body["revision_id"]?.text, "\(answer.body)")
        return try await account.get("/booking_revisions/\(id)").attributes
    }

    /// The events that wait to be told to the webhooks.
    func events() async throws -> [String] {
        let deliveries = try await account.get("/admin/deliveries").body["deliveries"]?.elements ?? []
        return deliveries.compactMap { $0["event"]?.text }
    }
}
