import ChannexEmulator
import Testing

@Suite("Contract §2.4: rate plans")
struct RatePlanTests {
    @Test("§2.4.3 a plan is read as live shows it: seven values by weekday, rate as text")
    func shape() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let plan = try await account.get("/rate_plans/\(hotel.plan)")
            #expect(plan.attributes["max_stay"] == [0, 0, 0, 0, 0, 0, 0])
            #expect(plan.attributes["min_stay_arrival"] == [1, 1, 1, 1, 1, 1, 1])
            #expect(plan.attributes["children_fee"] == "0.00" && plan.attributes["currency"] == "USD")
            let option = try #require(plan.attributes["options"]?[0])
            #expect(option["rate"] == "100.00" && option["derived_option"] == .null)
            #expect(option["inherit_stop_sell"] == false)
            #expect(plan.data["relationships"]?["room_type"]?["data"]?["id"]?.text == hotel.room)
        }
    }

    @Test("§2.4.2 the primary option bears the plan's id and comes first; the others are in no order")
    func options() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let options: JSON = [
                ["occupancy": 1, "is_primary": false, "rate": 8_000],
                ["occupancy": 2, "is_primary": true, "rate": 10_000],
                ["occupancy": 3, "is_primary": false, "rate": "120.00"],
            ]
            let body = Hotel.ratePlan(hotel.property, hotel.room, title: "Per person")
                .merging(["sell_mode": "per_person", "options": options])
            let made = try await account.post("/rate_plans", ["rate_plan": body])
            let read = try #require(made.attributes["options"]?.elements)
            #expect(read.compactMap { $0["occupancy"] } == [2, 3, 1])
            #expect(read[0]["id"] == made.data["id"] && read[1]["id"] != made.data["id"])
            #expect(read[1]["derived_option"] == ["rate": []] && read[1]["inherit_max_stay"] == true)
            #expect(read[1]["rate"] == "120.00")
            let short = try await account.get("/rate_plans/options?filter[property_id]=\(hotel.property)")
            #expect(short.data.elements?.count == 2)
            let long = try await account.get(
                "/rate_plans/options?filter[property_id]=\(hotel.property)&multi_occupancy=true"
            )
            #expect(long.data.elements?.count == 4)
        }
    }

    @Test("§2.4.1 creating a plan publishes its price and its defaults by weekday")
    func seeds() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let minimum: JSON = [1, 1, 1, 1, 2, 2, 1]
            let body = Hotel.ratePlan(hotel.property, hotel.room, title: "Weekend").setting("min_stay_arrival", minimum)
            let plan = try await account.post("/rate_plans", ["rate_plan": body]).id()
            // 2027-03-05 is a Friday.
            let friday = try await hotel.night("2027-03-05", option: plan)
            #expect(friday["rate"] == "100.00" && friday["min_stay_arrival"] == 2)
            #expect(try await hotel.night("2027-03-07", option: plan)["min_stay_arrival"] == 1)
        }
    }

    @Test(
        "§2.4.4 what is wrong with a plan is told by field",
        arguments: [
            ("title", "", "title", "can't be blank"), ("options", .null, "options", "can't be blank"),
            ("options", [], "options", "can't be blank"),
            (
                "options", [["occupancy": 4, "is_primary": true]], "options",
                "occupancy 4 exceeds the room type's max adults occupancy of 3"
            ),
            ("options", [["occupancy": 0, "is_primary": true]], "options", "occupancy must be greater than 0"),
            ("options", [["occupancy": 2]], "options", "should have exactly one primary option"),
            ("options", [["occupancy": 2, "is_primary": true, "rate": -1]], "options", "rate is invalid"),
            ("sell_mode", "per_bed", "sell_mode", "is invalid"), ("rate_mode", "magic", "rate_mode", "is invalid"),
            ("meal_type", "brunch", "meal_type", "is invalid"), ("currency", "dollar", "currency", "is invalid"),
            ("min_stay_through", [1, 2], "min_stay_through", "is invalid"),
            ("room_type_id", "11111111-1111-4111-8111-111111111111", "room_type_id", "does not exist"),
            ("title", "Best Available Rate", "title", "Duplication in Rate Plan title is not allowed!"),
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

    @Test(
        "§15 one title on two room types is taken, unless titles are unique in the property",
        arguments: [true, false]
    )
    func titleScope(isByProperty: Bool) async throws {
        var switches = Switches()
        switches.titleScope = isByProperty ? .property : .roomType
        try await Account.with(switches) { account in
            let hotel = try await Hotel(account)
            let body = Hotel.roomType(hotel.property, title: "Double Room")
            let room = try await account.post("/room_types", ["room_type": body]).id()
            let answer = try await account.post("/rate_plans", ["rate_plan": Hotel.ratePlan(hotel.property, room)])
            #expect(answer.status == (isByProperty ? 422 : 201))
        }
    }

    @Test("§2.4.4 a change of the options is answered 200 and does nothing; moving the primary one is misnamed")
    func changes() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let more: JSON = [["occupancy": 2, "is_primary": true], ["occupancy": 1, "is_primary": false]]
            let kept = try await account.put(
                "/rate_plans/\(hotel.plan)",
                ["rate_plan": ["title": "BAR", "options": more]]
            )
            #expect(kept.status == 200 && kept.attributes["title"] == "BAR")
            #expect(kept.attributes["options"]?.elements?.count == 1)
            let moved: JSON = ["options": [["occupancy": 1, "is_primary": true]]]
            let refused = try await account.put("/rate_plans/\(hotel.plan)", ["rate_plan": moved])
            #expect(refused.details == ["title": ["Duplication in Rate Plan title"]])
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
