import ChannexEmulator
import Testing

@Suite("Contract §2.4: rate plans")
struct RatePlanTests {
    @Test(
        "§2.4.4 what is wrong with a plan is told by field",
        arguments: [
            ("options", [], "options", "can't be blank"),
            ("options", [["occupancy": 2]], "options", "should have exactly one primary option"),
            ("options", [["occupancy": 2, "is_primary": true, "rate": -1]], "options", "rate is invalid"),
            ("currency", "dollar", "currency", "is invalid"),
            ("auto_rate_settings", 5, "auto_rate_settings", "is invalid"),
            ("tax_set_id", "none", "tax_set_id", "is invalid"),
            ("cancellation_policy_id", "none", "cancellation_policy_id", "is invalid"),
            ("room_type_id", "11111111-1111-4111-8111-111111111111", "room_type_id", "does not exist"),
        ] as [(String, JSON, String, String)]
    )
    func faults(field: String, value: JSON, named: String, message: String) async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let body = Hotel.ratePlan(hotel.property, hotel.room, title: "Other").setting(field, value)
            let answer = try await account.post("/rate_plans", ["rate_plan": body])
            #expect(answer.status == 422)
            #expect(answer.details[named] == [.string(message)])
        }
    }

    @Test("§2.4.1 a derived plan follows its parent's rate, step by step, and its inherited restrictions")
    func derived() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let steps: JSON = [["increase_by_percent", "5.00"], ["increase_by_amount", "12.00"]]
            let option: JSON = ["occupancy": 2, "is_primary": true, "derived_option": ["rate": steps]]
            let body = Hotel.ratePlan(hotel.property, hotel.room, title: "Derived").merging([
                "parent_rate_plan_id": .string(hotel.plan), "rate_mode": "derived", "options": [option],
                "inherit_max_stay": false,
            ])
            let plan = try await account.post("/rate_plans", ["rate_plan": body]).id()
            _ = try await hotel.restrictions([
                "date": "2027-03-05", "rate": 20_000, "min_stay_through": 3, "max_stay": 7,
            ])
            let night = try await hotel.night("2027-03-05", option: plan)
            #expect(night["rate"] == "222.00" && night["min_stay_through"] == 3 && night["max_stay"] == 0)
            #expect(try await account.delete("/rate_plans/\(hotel.plan)").status == 422)
            #expect(try await account.delete("/rate_plans/\(hotel.plan)?force=true").status == 200)
        }
    }
}
