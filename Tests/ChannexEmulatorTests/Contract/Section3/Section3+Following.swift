import ChannexEmulator
import Testing

extension Fact {
    /// Plans whose rates and restrictions follow another plan's (contract §2.4.1–2.4.2, §3.4).
    static let following3: [Fact] = [
        Fact("3.4", .doc, "The rate of a plan that inherits it follows its parent") { account in
            let hotel = try await Hotel(account)
            let child = try await hotel.child()
            _ = try await hotel.restrictions(["date": .string(account.day(30)), "rate": 14_500])
            #expect(try await hotel.cell(account.day(30), option: child, "rate", "145.00")["rate"] == "145.00")
        },
        Fact("3.4", .doc, "A derived rate is reckoned from the parent's, step by step, from left to right") { account in
            let hotel = try await Hotel(account)
            let steps: JSON = [["increase_by_percent", "5.00"], ["increase_by_amount", "12.00"]]
            let option: JSON = ["occupancy": 2, "is_primary": true, "derived_option": ["rate": steps]]
            let child = try await hotel.child(["rate_mode": "derived", "options": [option]])
            _ = try await hotel.restrictions(["date": .string(account.day(30)), "rate": 10_000])
            #expect(try await hotel.cell(account.day(30), option: child, "rate", "117.00")["rate"] == "117.00")
        },
        Fact("3.4", .doc, "A derived rate may be lower than the parent's, by percent and by amount") { account in
            let hotel = try await Hotel(account)
            let steps: JSON = [["decrease_by_percent", "10.00"], ["decrease_by_amount", "5.50"]]
            let option: JSON = ["occupancy": 2, "is_primary": true, "derived_option": ["rate": steps]]
            let child = try await hotel.child(["rate_mode": "derived", "options": [option]])
            #expect(try await hotel.cell(account.day(30), option: child, "rate", "84.50")["rate"] == "84.50")
        },
        Fact("3.4", .doc, "Another occupancy may be derived from the primary one of the same plan") { account in
            let hotel = try await Hotel(account)
            let other = try await hotel.perPerson(derived: [["decrease_by_amount", "15.00"]])
            _ = try await hotel.restrictions(
                ["rate_plan_id": .string(other.plan), "date": .string(account.day(30)), "rate": 9_500]
            )
            #expect(try await hotel.cell(account.day(30), option: other.single, "rate", "80.00")["rate"] == "80.00")
        },
        Fact("3.4", .doc, "With cascade each occupancy follows the same occupancy of the parent") { account in
            let hotel = try await Hotel(account)
            let above = try await hotel.perPerson()
            let options: JSON = [
                ["occupancy": 1, "is_primary": false, "derived_option": ["rate": [["increase_by_amount", "1.00"]]]],
                ["occupancy": 2, "is_primary": true, "derived_option": ["rate": [["increase_by_amount", "2.00"]]]],
            ]
            let body = Hotel.ratePlan(hotel.property, hotel.room, title: "Cascade").merging([
                "parent_rate_plan_id": .string(above.plan), "rate_mode": "cascade", "sell_mode": "per_person",
                "options": options,
            ])
            let made = try await account.post("/rate_plans", ["rate_plan": body])
            let list = made.attributes["options"]?.elements ?? []
            let single = try #require(list.first { $0["occupancy"] == 1 }?["id"]?.text)
            #expect(try await hotel.cell(account.day(30), option: single, "rate", "81.00")["rate"] == "81.00")
            #expect(try await hotel.cell(account.day(30), option: try made.id())["rate"] == "92.00")
        },
        Fact("3.4", .doc, "A plan may follow one that follows another") { account in
            let hotel = try await Hotel(account)
            let child = try await hotel.child()
            let option: JSON = [
                "occupancy": 2, "is_primary": true, "derived_option": ["rate": [["increase_by_amount", "3.00"]]],
            ]
            let grandchild = try await hotel.child(of: child, title: "Grandchild", ["options": [option]])
            _ = try await hotel.restrictions(["date": .string(account.day(30)), "rate": 14_500])
            #expect(try await hotel.cell(account.day(30), option: grandchild, "rate", "148.00")["rate"] == "148.00")
        },
        Fact("3.4", .doc, "Restrictions that are inherited follow the parent") { account in
            let hotel = try await Hotel(account)
            let child = try await hotel.child()
            _ = try await hotel.restrictions(
                ["date": .string(account.day(30)), "min_stay_through": 3, "closed_to_arrival": true]
            )
            let night = try await hotel.cell(account.day(30), option: child, "min_stay_through", 3)
            #expect(night["min_stay_through"] == 3 && night["closed_to_arrival"] == true)
        },
        Fact("3.4", .doc, "A restriction that is not inherited is the plan's own") { account in
            let hotel = try await Hotel(account)
            let child = try await hotel.child(["inherit_max_stay": false])
            let day: JSON = ["date": .string(account.day(30))]
            _ = try await hotel.restrictions(
                day.setting("max_stay", 7),
                day.merging(["max_stay": 21, "rate_plan_id": .string(child)])
            )
            #expect(try await hotel.cell(account.day(30), option: child, "max_stay", 21)["max_stay"] == 21)
            #expect(try await hotel.cell(account.day(30), "max_stay", 7)["max_stay"] == 7)
        },
        Fact("3.4", .doc, "A plan that does not inherit the rate has its own") { account in
            let hotel = try await Hotel(account)
            let child = try await hotel.child(["inherit_rate": false])
            _ = try await hotel.restrictions(["date": .string(account.day(30)), "rate": 14_500])
            #expect(try await hotel.cell(account.day(30), "rate", "145.00")["rate"] == "145.00")
            #expect(try await hotel.cell(account.day(30), option: child)["rate"] == "100.00")
        },
        Fact("3.4", .infer, "A rate that is sent to a plan which inherits it is refused", at: .emulator) { account in
            let hotel = try await Hotel(account)
            let child = try await hotel.child()
            let warning = try await hotel.warning(
                ["rate_plan_id": .string(child), "date": .string(account.day(30)), "rate": 100]
            )
            #expect(warning == ["rate": ["is inherited"]])
        },
        Fact("3.4", .infer, "A restriction that is sent to a plan which inherits it is refused", at: .emulator) {
            account in
            let hotel = try await Hotel(account)
            let child = try await hotel.child()
            let warning = try await hotel.warning(
                ["rate_plan_id": .string(child), "date": .string(account.day(30)), "max_stay": 5]
            )
            #expect(warning == ["max_stay": ["is inherited"]])
        },
        Fact("3.4", .infer, "A rate that is sent to a plan which inherits it may be passed over", at: .emulator) {
            $0.refuseInheritedFields = false
        } check: { account in
            let hotel = try await Hotel(account)
            let child = try await hotel.child()
            let answer = try await hotel.restrictions(
                ["rate_plan_id": .string(child), "date": .string(account.day(30)), "rate": 14_500]
            )
            #expect(answer.warnings.isEmpty && answer.data.elements?.count == 1)
            #expect(try await hotel.night(account.day(30), option: child)["rate"] == "100.00")
        },
    ]
}
