import ChannexEmulator
import Testing

/// The property of the certification: two room types with two rate plans each (contract §8.0.5).
struct TestProperty: Sendable {
    /// The year whose November the tests are about.
    static let year = 2027

    let account: Account
    let property: String
    /// Ids of the room types and plans, by the names that the cases use.
    let ids: [String: String]

    init(_ account: Account, settings: JSON = ["state_length": 730]) async throws {
        self.account = account
        let body: JSON = [
            "title": "Test Property - (Provider Name)", "currency": "USD", "timezone": "UTC", "settings": settings,
        ]
        property = try await account.post("/properties", ["property": body]).id()
        var ids: [String: String] = [:]
        for (name, title) in [("twin", "Twin Room"), ("double", "Double Room")] {
            let room = Hotel.roomType(property, title: .string(title))
            let id = try await account.post("/room_types", ["room_type": room]).id()
            ids[name] = id
            for (plan, title) in [("BAR", "Best Available Rate"), ("BB", "Bed & Breakfast Rate")] {
                let body = Hotel.ratePlan(property, id, title: .string(title))
                ids[name + plan] = try await account.post("/rate_plans", ["rate_plan": body]).id()
            }
        }
        self.ids = ids
    }

    /// Lets the calls from now on belong to a test.
    func begin(_ test: String) async throws {
        let body: JSON = ["test": .string(test), "property": .string(property)]
        try #require(try await account.post("/admin/certification/begin", body).status == 200)
    }

    /// Makes one call; a value's `plan` or `room` names its target.
    func send(_ call: TestCall) async throws {
        let values = call.values.map { value in
            let target: JSON =
                if let plan = value["plan"]?.text {
                    ["property_id": .string(property), "rate_plan_id": JSON(ids[plan])]
                } else {
                    ["property_id": .string(property), "room_type_id": JSON(ids[value["room"]?.text ?? ""])]
                }
            return target.merging(value.removing("plan", "room"))
        }
        _ = try await account.post(call.path, ["values": .array(values)])
    }

    /// The whole report.
    func report(year: Int = TestProperty.year) async throws -> JSON {
        try await account.get("/admin/report?property=\(property)&year=\(year)").body
    }

    /// What the report says of one test.
    func report(of test: String) async throws -> JSON {
        let tests = try await report()["tests"]?.elements
        return try #require(tests?.first { $0["test"]?.text == test })
    }
}

/// One call that a PMS makes.
struct TestCall: Sendable {
    let path: String
    let values: [JSON]

    /// A call to `/restrictions`.
    static func restrictions(_ values: JSON...) -> TestCall { TestCall(path: "/restrictions", values: values) }

    /// A call to `/availability`.
    static func availability(_ values: JSON...) -> TestCall { TestCall(path: "/availability", values: values) }
}

/// A value about a plan on a date of the tests' year, such as `11-22`.
func plan(_ name: String, _ date: String, _ fields: JSON) -> JSON { plan(name, date, date, fields) }

/// A value about a plan on a range of dates.
func plan(_ name: String, _ first: String, _ last: String, _ fields: JSON) -> JSON {
    let head: JSON = ["plan": .string(name), "date_from": date(first), "date_to": date(last)]
    return head.merging(fields)
}

/// A value about a room type on a range of dates.
func room(_ name: String, _ first: String, _ last: String, _ count: JSON) -> JSON {
    ["room": .string(name), "date_from": date(first), "date_to": date(last), "availability": count]
}

/// `MM-DD` of the tests' year; a whole date stays as it is.
private func date(_ text: String) -> JSON {
    .string(text.count == 5 ? "\(TestProperty.year)-\(text)" : text)
}
