import ChannexEmulator
import Testing

extension Fact {
    /// §2.4.2 Occupancy options.
    static let options2: [Fact] = [
        ratePlan("2.4.2", .doc, "A plan needs options", ["options": .null], "options", "can't be blank"),
        ratePlan(
            "2.4.4",
            .live,
            "An option is not for more adults than the room takes",
            ["options": [["occupancy": 4, "is_primary": true]]],
            "options",
            "occupancy 4 exceeds the room type's max adults occupancy of 3"
        ),
        ratePlan(
            "2.4.2",
            .doc,
            "An option is for at least one adult",
            ["options": [["occupancy": 0, "is_primary": true]]],
            "options",
            "occupancy must be greater than 0"
        ),
        Fact("2.4.2", .doc, "Exactly one option is primary") { account in
            let hotel = try await Hotel(account)
            let none: JSON = ["options": [["occupancy": 2]]]
            #expect(try await hotel.makePlan(none).details["options"] != nil)
            let two: JSON = [
                ["occupancy": 1, "is_primary": true], ["occupancy": 2, "is_primary": true],
            ]
            let refused = try await hotel.makePlan(["sell_mode": "per_person", "options": two])
            #expect(refused.status == 422 && refused.details["options"] != nil)
        },
        Fact("2.4.2", .doc, "A plan sold by the room has exactly one option") { account in
            let hotel = try await Hotel(account)
            let refused = try await hotel.makePlanPerPerson(["sell_mode": "per_room"])
            #expect(refused.status == 422 && refused.details["options"] != nil)
        },
        Fact("2.4.2", .doc, "A plan sold by the person has an option for each number of adults") { account in
            let made = try await Hotel(account).makePlanPerPerson()
            let options = made.attributes["options"]?.elements ?? []
            #expect(made.status == 201 && Set(options.map { $0["occupancy"] }) == [1, 2, 3])
        },
        Fact("2.4.2", .live, "The primary option has the plan's id, the others have their own") { account in
            let made = try await Hotel(account).makePlanPerPerson()
            let options = try #require(made.attributes["options"]?.elements)
            let ids = options.compactMap { $0["id"]?.text }
            #expect(options.first { $0["is_primary"] == true }?["id"]?.text == made.data["id"]?.text)
            #expect(Set(ids).count == 3)
        },
        Fact("2.4.2", .live, "The primary option comes first; the others come in another order than sent") { account in
            let options = try await Hotel(account).makePlanPerPerson().attributes["options"]?.elements
            #expect(options?.compactMap { $0["occupancy"] } == [2, 3, 1])
        },
        Fact("2.4.2", .live, "An option's rate is read as text, and none is zero") { account in
            let hotel = try await Hotel(account)
            let free = try await hotel.makePlan(["options": [["occupancy": 2, "is_primary": true]]])
            #expect(free.attributes["options"]?[0]?["rate"] == "0.00")
            let options = try await hotel.makePlanPerPerson().attributes["options"]?.elements
            #expect(options?.compactMap { $0["rate"] } == ["100.00", "120.00", "80.00"])
        },
        Fact(
            "2.4.2",
            .live,
            "An option's inherit flags are false on the primary; on others all but the rate's are true"
        ) {
            account in
            let options = try await Hotel(account).makePlanPerPerson().attributes["options"]?.elements ?? []
            for option in options {
                #expect(option["inherit_rate"] == false)
                for field in [
                    "closed_to_arrival", "closed_to_departure", "stop_sell", "min_stay_arrival", "min_stay_through",
                    "max_stay", "max_availability", "availability_offset",
                ] {
                    #expect(option["inherit_\(field)"] == .bool(option["is_primary"] == false), "\(field)")
                }
            }
            #expect(options.count == 3)
        },
        Fact("2.4.3", .live, "Options that are not primary have an empty derivation, the primary has none") { account in
            let options = try await Hotel(account).makePlanPerPerson().attributes["options"]?.elements
            #expect(options?.compactMap { $0["derived_option"] } == [.null, ["rate": []], ["rate": []]])
        },
        Fact("2.4.2", .doc, "A derivation goes step by step from left to right") { account in
            let hotel = try await Hotel(account)
            let steps: JSON = [["increase_by_percent", "5.00"], ["increase_by_amount", "12.00"]]
            let option: JSON = ["occupancy": 2, "is_primary": true, "derived_option": ["rate": steps]]
            let child: JSON = [
                "parent_rate_plan_id": .string(hotel.plan), "rate_mode": "derived", "options": [option],
            ]
            let made = try await hotel.makePlan(child)
            #expect(made.attributes["options"]?[0]?["derived_option"] == ["rate": steps])
            #expect(try await hotel.night(account.day(9), option: try made.id())["rate"] == "117.00")
        },
        Fact("2.4.2", .doc, "A derivation can lower by an amount and by percent") { account in
            let hotel = try await Hotel(account)
            let steps: JSON = [["decrease_by_amount", "10.00"], ["decrease_by_percent", "10.00"]]
            let option: JSON = ["occupancy": 2, "is_primary": true, "derived_option": ["rate": steps]]
            let plan = try await hotel.makePlan(["parent_rate_plan_id": .string(hotel.plan), "options": [option]]).id()
            #expect(try await hotel.night(account.day(9), option: plan)["rate"] == "81.00")
        },
        ratePlan(
            "2.4.2",
            .doc,
            "A derivation knows four rules",
            [
                "options": [
                    ["occupancy": 2, "is_primary": true, "derived_option": ["rate": [["multiply_by", "2.00"]]]]
                ]
            ],
            "options",
            "derived_option is invalid"
        ),
        Fact("2.4.2", .doc, "Restrictions are derived too, but never by percent") { account in
            let hotel = try await Hotel(account)
            let amount: JSON = ["rate": [], "min_stay_arrival": [["increase_by_amount", "1"]]]
            let option: JSON = ["occupancy": 2, "is_primary": true, "derived_option": amount]
            let made = try await hotel.makePlan(["options": [option]])
            #expect(made.attributes["options"]?[0]?["derived_option"] == amount)
            let percent: JSON = ["min_stay_arrival": [["increase_by_percent", "1.00"]]]
            let refused = try await hotel.makePlan([
                "title": "P", "options": [option.setting("derived_option", percent)],
            ])
            #expect(refused.isRefusal("options", "derived_option is invalid"))
        },
        Fact("2.4", .doc, "The options of plans show one entry a plan, or one an occupancy where asked") { account in
            let hotel = try await Hotel(account)
            let plan = try await hotel.makePlanPerPerson().id()
            let path = "/rate_plans/options?filter[property_id]=\(hotel.property)"
            #expect(Set(try await account.get(path).ids) == [hotel.plan, plan])
            let all = try await account.get("\(path)&multi_occupancy=true").data.elements ?? []
            let occupancies = all.filter { $0["attributes"]?["title"] == "Per person" }
            #expect(Set(occupancies.map { $0["attributes"]?["occupancy"] }) == [1, 2, 3])
            #expect(all.count == 4)
        },
        Fact("2.4.3", .live, "An entry of the options names its plan's title, mode, property and room type") {
            account in
            let hotel = try await Hotel(account)
            let read = try await account.get("/rate_plans/options?filter[property_id]=\(hotel.property)").data[0]
            let attributes: JSON = [
                "id": .string(hotel.plan), "title": "Best Available Rate", "occupancy": 2, "sell_mode": "per_room",
                "property_id": .string(hotel.property), "room_type_id": .string(hotel.room),
                "parent_rate_plan_id": .null, "rate_category_id": .null,
            ]
            for member in attributes.members ?? [] {
                #expect(read?["attributes"]?[member.key] == member.value, "\(member.key)")
            }
        },
    ]
}
