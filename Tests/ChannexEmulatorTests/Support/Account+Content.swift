import ChannexEmulator
import Testing

extension Account {
    /// An id that nothing has.
    static let nobody = "11111111-1111-4111-8111-111111111111"

    /// Asks for a new property, the fields put over the least that one needs.
    func makeProperty(_ fields: JSON = [:]) async throws -> Answer {
        let least: JSON = ["title": "Seaview", "currency": "USD"]
        return try await post("/properties", ["property": least.merging(fields)])
    }

    /// Asks for a new group.
    func makeGroup(_ title: JSON) async throws -> Answer {
        try await post("/groups", ["group": ["title": title]])
    }

    /// A key that opens those properties only.
    func makeKey(_ properties: String...) async throws -> String {
        let body: JSON = ["properties": .array(properties.map(JSON.string))]
        return try #require(try await post("/admin/keys", body).body["key"]?.text)
    }
}

extension Answer {
    /// The titles of a list's entities, in their order.
    var titles: [String] { data.elements?.compactMap { $0["attributes"]?["title"]?.text } ?? [] }
    /// The ids of a list's entities, in their order.
    var ids: [String] { data.elements?.compactMap { $0["id"]?.text } ?? [] }

    /// Whether it is a 422 that says that about the field.
    func isRefusal(_ field: String, _ message: String) -> Bool {
        status == 422 && code == "validation_error" && details[field] == [.string(message)]
    }
}

extension Hotel {
    /// Asks for another room type.
    func makeRoomType(_ changes: JSON = [:]) async throws -> Answer {
        let body = Hotel.roomType(property, title: "Double Room").merging(changes)
        return try await account.post("/room_types", ["room_type": body])
    }

    /// Asks for another rate plan of the room type.
    func makePlan(_ changes: JSON = [:]) async throws -> Answer {
        let body = Hotel.ratePlan(property, room, title: "Other").merging(changes)
        return try await account.post("/rate_plans", ["rate_plan": body])
    }

    /// Asks for another rate plan with prices for one, two and three adults, that for two being the primary one.
    func makePlanPerPerson(_ changes: JSON = [:]) async throws -> Answer {
        let options: JSON = [
            ["occupancy": 1, "is_primary": false, "rate": 8_000], ["occupancy": 2, "is_primary": true, "rate": 10_000],
            ["occupancy": 3, "is_primary": false, "rate": "120.00"],
        ]
        let perPerson: JSON = ["title": "Per person", "sell_mode": "per_person", "options": options]
        return try await makePlan(perPerson.merging(changes))
    }

    /// Asks for a tax of ten percent.
    func makeTax(_ changes: JSON = [:]) async throws -> Answer {
        let tax: JSON = [
            "property_id": .string(property), "title": "City", "logic": "percent", "type": "tax", "rate": "10.00",
            "is_inclusive": false,
        ]
        return try await account.post("/taxes", ["tax": tax.merging(changes)])
    }

    /// Asks for a set of one tax.
    func makeTaxSet(_ tax: String, _ changes: JSON = [:]) async throws -> Answer {
        let set: JSON = [
            "property_id": .string(property), "title": "All", "currency": "USD",
            "taxes": [["id": .string(tax), "level": 0]],
        ]
        return try await account.post("/tax_sets", ["tax_set": set.merging(changes)])
    }

    /// Asks for a rule that closes the room type for a channel.
    func makeRule(_ changes: JSON = [:]) async throws -> Answer {
        let rule: JSON = [
            "title": "Closed", "property_id": .string(property), "affected_channels": [.string(Account.nobody)],
            "affected_room_types": [.string(room)], "type": "close_out", "start_date": .string(account.day(5)),
        ]
        let body: JSON = ["channel_availability_rule": rule.merging(changes)]
        return try await account.post("/channel_availability_rules", body)
    }

    /// Asks for a picture of the property.
    func makePhoto(_ changes: JSON = [:]) async throws -> Answer {
        let photo: JSON = ["property_id": .string(property), "url": "https://example.org/1.jpg"]
        return try await account.post("/photos", ["photo": photo.merging(changes)])
    }

    /// Asks for a policy of the house.
    func makePolicy(_ changes: JSON = [:]) async throws -> Answer {
        let policy: JSON = ["property_id": .string(property), "title": "House rules", "currency": "USD"]
        return try await account.post("/hotel_policies", ["hotel_policy": policy.merging(changes)])
    }

    /// A property of its own beside the hotel's.
    func other() async throws -> Hotel { try await Hotel(account) }
}
