import ChannexEmulator
import Testing

/// What facts about availability, rates and restrictions need of a hotel.
extension Hotel {
    /// An id that nobody has.
    static let unknownID: JSON = "11111111-1111-4111-8111-111111111111"

    /// Reads until what is read is as it should be: staging shows a change only seconds after it was accepted
    /// (contract §3.4), the emulator at once.
    private func settled<Value>(
        _ read: () async throws -> Value,
        when isSettled: (Value) -> Bool
    ) async throws -> Value {
        var value = try await read()
        guard Staging.fromEnvironment != nil else { return value }
        for _ in 0..<60 where !isSettled(value) { value = try await read() }
        return value
    }

    /// What one option's night reads as; where a field is named, once it has that value.
    func cell(_ day: String, option: String? = nil, _ field: String? = nil, _ value: JSON = .null) async throws -> JSON
    {
        try await settled {
            try await night(day, option: option)
        } when: { cell in
            field.map { cell[$0] == value } ?? true
        }
    }

    /// The field of nights that follow each other, as texts parted by spaces.
    func row(_ days: ClosedRange<Int>, _ field: String, option: String? = nil, is expected: String) async throws
        -> String
    {
        let (first, last) = (account.day(days.lowerBound), account.day(days.upperBound))
        let dates = "filter[date][gte]=\(first)&filter[date][lte]=\(last)"
        let path = "/restrictions?filter[property_id]=\(property)&\(dates)&filter[restrictions]=\(field)"
        return try await settled {
            let cells = try await account.get(path).data[option ?? plan]
            return days.map { day in cells?[account.day(day)]?[field].map(Hotel.text) ?? "-" }.joined(separator: " ")
        } when: {
            $0 == expected
        }
    }

    /// The query of a read of some restrictions on one day.
    func query(_ restrictions: String, on day: Int) -> String {
        "filter[property_id]=\(property)&filter[date]=\(account.day(day))&filter[restrictions]=\(restrictions)"
    }

    private static func text(_ value: JSON) -> String { value.text ?? value.encodedText }

    /// A plan of the hotel's room type sold by the person; answers the ids of the plan and of its option for one.
    func perPerson(derived steps: JSON? = nil) async throws -> (plan: String, single: String) {
        var single: JSON = ["occupancy": 1, "is_primary": false, "rate": 8_000]
        if let steps { single = single.setting("derived_option", ["rate": steps]) }
        let body = Hotel.ratePlan(property, room, title: "By the person").merging([
            "sell_mode": "per_person",
            "options": [single, ["occupancy": 2, "is_primary": true, "rate": 9_000]],
        ])
        let made = try await account.post("/rate_plans", ["rate_plan": body])
        let options = made.attributes["options"]?.elements ?? []
        let option = try #require(options.first { $0["occupancy"] == 1 }?["id"]?.text)
        return (try made.id(), option)
    }

    /// A plan that has the hotel's plan for a parent; `changes` are put over the plain fields.
    func child(of parent: String? = nil, title: JSON = "Child", _ changes: JSON = [:]) async throws -> String {
        let body = Hotel.ratePlan(property, room, title: title)
            .setting("parent_rate_plan_id", .string(parent ?? plan))
        return try await account.post("/rate_plans", ["rate_plan": body.merging(changes)]).id()
    }

    /// The one warning of a value that is sent to `/restrictions`.
    func warning(_ value: JSON) async throws -> JSON? { try await restrictions(value).warnings.first?["warning"] }

    /// Lets the account hear of changes of availability, rates and restrictions.
    func listen(to receiver: Receiver, mask: JSON = "ari") async throws {
        let webhook: JSON = [
            "property_id": .string(property), "callback_url": .string(receiver.url), "event_mask": mask,
            "is_active": true, "send_data": true,
        ]
        _ = try await account.post("/webhooks", ["webhook": webhook])
    }
}
