import ChannexEmulator
import Testing

extension Fact {
    /// §2.4.1, §2.4.3, §2.4.4 Rate plans.
    static let ratePlans2: [Fact] = [
        Fact("2.4.1", .doc, "A plan is sold by the room at hand-made rates unless it says otherwise") { account in
            let made = try await Hotel(account).makePlan().attributes
            #expect(made["sell_mode"] == "per_room" && made["rate_mode"] == "manual")
            #expect(made["children_fee"] == "0.00" && made["infant_fee"] == "0.00" && made["meal_type"] == .null)
        },
        Fact("2.4.1", .doc, "A plan has its property's currency, or one of its own") { account in
            let hotel = try await Hotel(account)
            #expect(try await hotel.makePlan().attributes["currency"] == "USD")
            #expect(try await hotel.makePlan(["title": "Euro", "currency": "EUR"]).attributes["currency"] == "EUR")
        },
        Fact("2.4.1", .doc, "Defaults of restrictions are read back as seven values by weekday") { account in
            let made = try await Hotel(account).makePlan(["max_stay": 14, "stop_sell": true]).attributes
            #expect(made["max_stay"] == [14, 14, 14, 14, 14, 14, 14])
            #expect(made["stop_sell"] == [true, true, true, true, true, true, true])
            #expect(made["min_stay_arrival"] == [1, 1, 1, 1, 1, 1, 1])
            #expect(made["closed_to_arrival"] == [false, false, false, false, false, false, false])
        },
        Fact("2.4.1", .doc, "Defaults of restrictions are written onto every day when the plan is made") { account in
            let hotel = try await Hotel(account)
            let plan = try await hotel.makePlan(["max_stay": 14, "closed_to_arrival": true]).id()
            let night = try await hotel.night(account.day(200), option: plan)
            #expect(night["max_stay"] == 14 && night["closed_to_arrival"] == true)
        },
        Fact("2.4.1", .doc, "A changed default does not change days that are in the calendar already") { account in
            let hotel = try await Hotel(account)
            let changed = try await account.put("/rate_plans/\(hotel.plan)", ["rate_plan": ["max_stay": 5]])
            #expect(changed.attributes["max_stay"] == [5, 5, 5, 5, 5, 5, 5])
            #expect(try await hotel.night(account.day(20))["max_stay"] == 0)
        },
        Fact("2.4.1", .doc, "A changed default is written onto days that enter the calendar", at: .emulator) {
            account in
            let hotel = try await Hotel(account)
            _ = try await account.put("/rate_plans/\(hotel.plan)", ["rate_plan": ["max_stay": 5]])
            account.time.advance(by: .seconds(2 * 86_400))
            #expect(try await hotel.night(account.day(501))["max_stay"] == 5)
            #expect(try await hotel.night(account.day(499))["max_stay"] == 0)
        },
        Fact("2.4.3", .live, "The price of a new plan is published to every day at once") { account in
            let hotel = try await Hotel(account)
            for offset in [0, 250, 499] {
                #expect(try await hotel.night(account.day(offset))["rate"] == "100.00")
            }
        },
        Fact("2.4.1", .doc, "A plan inherits nothing unless it has a parent, and then everything") { account in
            let hotel = try await Hotel(account)
            let alone = try await hotel.makePlan().attributes
            let child = try await hotel.makePlan(["title": "C", "parent_rate_plan_id": .string(hotel.plan)]).attributes
            for field in [
                "rate", "closed_to_arrival", "closed_to_departure", "stop_sell", "min_stay_arrival",
                "min_stay_through", "max_stay", "max_sell", "max_availability", "availability_offset",
            ] {
                #expect(alone["inherit_\(field)"] == false && child["inherit_\(field)"] == true, "\(field)")
            }
        },
        Fact("2.4.1", .doc, "A plan with a parent may inherit some fields and not others") { account in
            let hotel = try await Hotel(account)
            let child: JSON = ["parent_rate_plan_id": .string(hotel.plan), "inherit_max_stay": false]
            let made = try await hotel.makePlan(child)
            #expect(made.attributes["inherit_max_stay"] == false && made.attributes["inherit_stop_sell"] == true)
            _ = try await hotel.restrictions([
                "date": .string(account.day(9)), "max_stay": 7, "min_stay_through": 3,
            ])
            let night = try await hotel.night(account.day(9), option: try made.id())
            #expect(night["max_stay"] == 0 && night["min_stay_through"] == 3)
        },
        Fact("2.4.1", .doc, "A plan has the property's default tax set unless it names another") { account in
            let hotel = try await Hotel(account)
            let tax = try await hotel.makeTax().id()
            let first = try await hotel.makeTaxSet(tax).data["id"]
            let second = try await hotel.makeTaxSet(tax).data["id"] ?? .null
            #expect(try await hotel.makePlan().attributes["tax_set_id"] == first)
            #expect(try await hotel.makePlan(["title": "B", "tax_set_id": second]).attributes["tax_set_id"] == second)
        },
        Fact("2.4.1", .doc, "Settings of automatic rates are kept as they are written") { account in
            let settings: JSON = ["increase_value": "10.00"]
            let made = try await Hotel(account).makePlan(["rate_mode": "auto", "auto_rate_settings": settings])
            #expect(made.status == 201 && made.attributes["auto_rate_settings"] == settings)
        },
        Fact("2.4.1", .doc, "Every documented meal is taken, misspelling included") { account in
            let hotel = try await Hotel(account)
            for meal in ["none", "breakfast", "carribean_breakfast", "half_board", "lunch_and_dinner"] {
                let body: JSON = ["rate_plan": ["meal_type": .string(meal)]]
                let changed = try await account.put("/rate_plans/\(hotel.plan)", body)
                #expect(changed.attributes["meal_type"]?.text == meal)
            }
        },
        Fact("2.4.3", .live, "A plan is read with every field that live shows") { account in
            let hotel = try await Hotel(account)
            let read = try await account.get("/rate_plans/\(hotel.plan)").attributes
            for name in [
                "meta", "auto_rate_settings", "tax_set_id", "cancellation_policy_id", "ui_read_only", "currency",
                "options", "closed_to_departure", "min_stay_through",
            ] {
                #expect(read[name] != nil, "\(name)")
            }
        },
        Fact("15", .live, "A list of plans leaves out the parent, the options have it") { account in
            let hotel = try await Hotel(account)
            let child = try await hotel.makePlan(["title": "C", "parent_rate_plan_id": .string(hotel.plan)]).id()
            let filter = "filter[property_id]=\(hotel.property)"
            let listed = try await account.get("/rate_plans?\(filter)").data.elements
            #expect(listed?.first { $0["id"]?.text == child }?["attributes"]?["parent_rate_plan_id"] == nil)
            let options = try await account.get("/rate_plans/options?\(filter)").data.elements
            let option = options?.first { $0["id"]?.text == child }
            #expect(option?["attributes"]?["parent_rate_plan_id"]?.text == hotel.plan)
        },
        Fact("2.4.4", .live, "Title and sell mode of a plan can be changed") { account in
            let hotel = try await Hotel(account)
            let body: JSON = ["rate_plan": ["title": "BAR", "sell_mode": "per_person"]]
            let changed = try await account.put("/rate_plans/\(hotel.plan)", body)
            #expect(changed.attributes["title"] == "BAR" && changed.attributes["sell_mode"] == "per_person")
        },
        Fact("2.4.4", .live, "Added and removed options of a change are answered with 200 and ignored") { account in
            let hotel = try await Hotel(account)
            let plan = try await hotel.makePlanPerPerson().id()
            let fewer: JSON = ["options": [["occupancy": 2, "is_primary": true]]]
            let kept = try await account.put("/rate_plans/\(plan)", ["rate_plan": fewer])
            #expect(kept.status == 200 && kept.attributes["options"]?.elements?.count == 3)
        },
        Fact("2.4.4", .live, "A change that moves the primary option complains of a title") { account in
            let hotel = try await Hotel(account)
            let moved: JSON = ["options": [["occupancy": 1, "is_primary": true]]]
            let refused = try await account.put("/rate_plans/\(hotel.plan)", ["rate_plan": moved])
            #expect(refused.isRefusal("title", "Duplication in Rate Plan title"))
        },
        Fact("2.4", .doc, "A parent plan is deleted only by force") { account in
            let hotel = try await Hotel(account)
            let child = try await hotel.makePlan(["parent_rate_plan_id": .string(hotel.plan)]).id()
            let refused = try await account.delete("/rate_plans/\(hotel.plan)")
            #expect(refused.status == 422 && refused.code == "validation_error")
            #expect(try await account.delete("/rate_plans/\(hotel.plan)?force=true").status == 200)
            #expect(try await account.get("/rate_plans/\(child)").attributes["parent_rate_plan_id"] == .null)
        },
    ]

    /// §2.4.4 What is wrong with a rate plan.
    static let ratePlanFaults2: [Fact] = [
        ratePlan("2.4.4", .live, "A plan's title cannot be blank", ["title": ""], "title", "can't be blank"),
        ratePlan(
            "2.4.1",
            .doc,
            "A plan is sold by the room or by the person",
            ["sell_mode": "per_bed"],
            "sell_mode",
            "is invalid"
        ),
        ratePlan(
            "2.4.1",
            .doc,
            "A plan's rates are manual, derived, automatic or cascading",
            ["rate_mode": "magic"],
            "rate_mode",
            "is invalid"
        ),
        ratePlan(
            "2.4.1",
            .doc,
            "Automatic rates need their settings",
            ["rate_mode": "auto"],
            "auto_rate_settings",
            "can't be blank"
        ),
        ratePlan("2.4.1", .doc, "A meal is one of a list", ["meal_type": "brunch"], "meal_type", "is invalid"),
        ratePlan("2.4.1", .doc, "A fee is not negative", ["children_fee": "-1.00"], "children_fee", "is invalid"),
        ratePlan(
            "2.4.1",
            .doc,
            "A list of defaults has seven values",
            ["min_stay_through": [1, 2]],
            "min_stay_through",
            "is invalid"
        ),
        ratePlan(
            "2.4.1",
            .doc,
            "A least stay is a positive number",
            ["min_stay_arrival": 0],
            "min_stay_arrival",
            "is invalid"
        ),
        ratePlan(
            "2.4.1",
            .doc,
            "A plan's parent must exist",
            ["parent_rate_plan_id": .string(Account.nobody)],
            "parent_rate_plan_id",
            "does not exist"
        ),
        Fact("2.4.4", .doc, "A plan's room type belongs to its property") { account in
            let hotel = try await Hotel(account)
            let other = try await hotel.other()
            let refused = try await hotel.makePlan(["room_type_id": .string(other.room)])
            #expect(refused.status == 422 && refused.details["room_type_id"] != nil)
        },
        Fact("2.4.4", .doc, "A plan's tax set belongs to its property") { account in
            let hotel = try await Hotel(account)
            let other = try await hotel.other()
            let set = try await other.makeTaxSet(try await other.makeTax().id()).id()
            let refused = try await hotel.makePlan(["tax_set_id": .string(set)])
            #expect(refused.status == 422 && refused.details["tax_set_id"] != nil)
        },
        Fact("15", .live, "Two plans of one room type have different titles") { account in
            let hotel = try await Hotel(account)
            let refused = try await hotel.makePlan(["title": "Best Available Rate"])
            #expect(refused.isRefusal("title", "Duplication in Rate Plan title is not allowed!"))
        },
        Fact("2.4.1", .live, "Plans of two room types may have one title") { account in
            let hotel = try await Hotel(account)
            let room = try await hotel.makeRoomType().id()
            let made = try await hotel.makePlan(["title": "Best Available Rate", "room_type_id": .string(room)])
            #expect(made.status == 201)
        },
        Fact(
            "2.4.1",
            .doc,
            "In the documentation's words a title is unique in the whole property",
            at: .emulator,
            switch: { $0.titleScope = .property },
            check: { account in
                let hotel = try await Hotel(account)
                let room = try await hotel.makeRoomType().id()
                let refused = try await hotel.makePlan(["title": "Best Available Rate", "room_type_id": .string(room)])
                #expect(refused.isRefusal("title", "Duplication in Rate Plan title is not allowed!"))
            }
        ),
    ]
}
