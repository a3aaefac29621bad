import ChannexEmulator
import Testing

@Suite("Availability, rates and restrictions at their extremes")
struct ARIExtremesTests {
    @Test("an absurd percentage of an absurd rate stops nothing, and is no more than a number can hold")
    func derivation() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let steps: JSON = [["increase_by_percent", "999999999999.00"], ["increase_by_amount", "999999999999.99"]]
            let option: JSON = ["occupancy": 2, "is_primary": true, "derived_option": ["rate": steps]]
            let child = try await hotel.child(["rate_mode": "derived", "options": [option]])
            let rate: JSON = .number(String(Int64.max))
            #expect(try await hotel.restrictions(["date": .string(account.day(30)), "rate": rate]).warnings == [])
            #expect(try await hotel.night(account.day(30), option: child)["rate"] == "92233720368547758.07")
        }
    }

    @Test("a derived rate is never below nothing")
    func negative() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let steps: JSON = [["decrease_by_amount", "1000.00"]]
            let option: JSON = ["occupancy": 2, "is_primary": true, "derived_option": ["rate": steps]]
            let child = try await hotel.child(["rate_mode": "derived", "options": [option]])
            #expect(try await hotel.night(account.day(30), option: child)["rate"] == "0.00")
        }
    }

    @Test(
        "a number that no column of a database holds is refused",
        arguments: [("max_stay", "2147483648"), ("min_stay_through", "99999999999999999999"), ("rate", "1e9")]
    )
    func large(field: String, number: String) async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let value: JSON = ["date": .string(account.day(30))]
            let warning = try await hotel.warning(value.setting(field, .number(number)))
            #expect(warning?[field] == ["is invalid"])
        }
    }

    @Test("of a key that stands twice in a value the last one counts")
    func twice() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let ids = "\"property_id\":\"\(hotel.property)\",\"rate_plan_id\":\"\(hotel.plan)\""
            let value = "{\(ids),\"date\":\"\(account.day(30))\",\"rate\":-1,\"rate\":14500}"
            let answer = try await account.post("/restrictions", text: "{\"values\":[\(value)]}")
            #expect(answer.warnings.isEmpty)
            #expect(try await hotel.night(account.day(30))["rate"] == "145.00")
        }
    }

    @Test("the calendar begins anew when nobody looked at it for years")
    func years() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            _ = try await hotel.availability(["date": .string(account.day(30)), "availability": 4])
            account.time.advance(by: .seconds(5 * 365 * 86_400))
            #expect(try await hotel.left(account.day(30)) == nil)
            #expect(try await hotel.left(account.day(5 * 365)) == 0)
            #expect(try await hotel.left(account.day(5 * 365 + 499)) == 0)
            #expect(try await hotel.left(account.day(5 * 365 + 500)) == nil)
        }
    }

    @Test("days that pass are forgotten, and those that stay keep what they have")
    func days() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let range: JSON = ["date_from": .string(account.day(0)), "date_to": .string(account.day(4))]
            _ = try await hotel.availability(range.setting("availability", 4))
            account.time.advance(by: .seconds(2 * 86_400))
            #expect(try await hotel.row(0...6, "availability", is: "- - 4 4 4 0 0") == "- - 4 4 4 0 0")
        }
    }
}
