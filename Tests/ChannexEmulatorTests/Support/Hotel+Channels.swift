import ChannexEmulator
import Testing

extension Hotel {
    /// What a property needs before its first channel.
    static let contacts: JSON = [
        "email": "desk@seaview.example", "phone": "+44 1632 960000", "zip_code": "YO21 1AA", "country": "GB",
        "state": "North Yorkshire", "city": "Whitby", "address": "1 Harbour Rd",
    ]

    /// Says how the property can be reached.
    func giveContacts() async throws {
        let answer = try await account.put("/properties/\(property)", ["property": Hotel.contacts])
        try #require(answer.status == 200)
    }

    /// A channel with one mapping of the hotel's plan.
    func channel(_ code: JSON = "BookingCom", settings: JSON = ["hotel_id": "4410"], mapping: JSON? = nil) -> JSON {
        let codes: JSON = ["room_type_code": "441001", "rate_plan_code": "44100101", "occupancy": 2]
        return [
            "channel": code, "title": "Seaview at the agency", "properties": [.string(property)], "settings": settings,
            "rate_plans": [["rate_plan_id": .string(plan), "settings": mapping ?? codes]],
        ]
    }

    /// Makes a channel that sells the hotel's plan, and activates it; answers its id.
    @discardableResult
    func connect(_ code: JSON = "BookingCom", settings: JSON = ["hotel_id": "4410"]) async throws -> String {
        try await giveContacts()
        let isListing = code == "AirBNB"
        let body = channel(code, settings: isListing ? [:] : settings, mapping: isListing ? ["listing_id": "77"] : nil)
        let id = try await account.post("/channels", ["channel": body]).id()
        try #require(try await account.post("/channels/\(id)/activate").status == 200)
        return id
    }

    /// Lets messages and reviews be used.
    func installMessages() async throws {
        let body: JSON = ["property_id": .string(property), "application_code": "channex_messages"]
        _ = try await account.post("/applications/install", ["application_installation": body])
    }

    /// A booking that came from Booking.com by its name; answers its id.
    func agencyBooking(_ code: String = "4410022001") async throws -> String {
        try await installCRS()
        return try await book(code, changes: ["ota_name": "Booking.com"]).booking
    }
}
