import ChannexEmulator
import Testing

extension Fact {
    /// What availability, rates and restrictions belong to (contract §3.1).
    static let model3: [Fact] = [
        Fact("3.1", .doc, "A new room type has no availability on any day of its calendar") { account in
            let hotel = try await Hotel(account)
            let dates = "filter[date][gte]=\(account.day(0))&filter[date][lte]=\(account.day(99))"
            let read = try await account.get("/availability?filter[property_id]=\(hotel.property)&\(dates)")
            let days = try #require(read.data[hotel.room]?.members)
            #expect(days.count == 100 && days.allSatisfy { $0.value == 0 })
        },
        Fact("3.1", .doc, "A new rate plan has its option's rate on every date") { account in
            let hotel = try await Hotel(account)
            let expected = Array(repeating: "100.00", count: 60).joined(separator: " ")
            #expect(try await hotel.row(0...59, "rate", is: expected) == expected)
        },
        Fact("3.1", .doc, "A new rate plan asks for one night, limits no stay and closes nothing by itself") {
            account in
            let hotel = try await Hotel(account)
            _ = try await hotel.availability(["date": .string(account.day(30)), "availability": 1])
            let night = try await hotel.cell(account.day(30), "availability", 1)
            #expect(night["min_stay_arrival"] == 1 && night["min_stay_through"] == 1 && night["max_stay"] == 0)
            #expect(night["closed_to_arrival"] == false && night["closed_to_departure"] == false)
            #expect(night["stop_sell"] == false)
        },
        Fact("3.1", .doc, "Each rate plan shows the availability of its room type") { account in
            let hotel = try await Hotel(account)
            let other = try await hotel.child(["parent_rate_plan_id": .null])
            _ = try await hotel.availability(["date": .string(account.day(30)), "availability": 6])
            #expect(try await hotel.cell(account.day(30), "availability", 6)["availability"] == 6)
            #expect(try await hotel.cell(account.day(30), option: other, "availability", 6)["availability"] == 6)
        },
        Fact("3.1", .doc, "Availability cannot be written on a rate plan") { account in
            let hotel = try await Hotel(account)
            let answer = try await hotel.restrictions(["date": .string(account.day(30)), "availability": 6])
            #expect(answer.data == [] && answer.warnings.count == 1)
            #expect(try await hotel.left(account.day(30)) == 0)
        },
        Fact("3.1", .doc, "Rates belong to one rate plan, not to its room type") { account in
            let hotel = try await Hotel(account)
            let other = try await hotel.child(["parent_rate_plan_id": .null])
            _ = try await hotel.restrictions(["date": .string(account.day(30)), "rate": 14_500])
            #expect(try await hotel.cell(account.day(30), "rate", "145.00")["rate"] == "145.00")
            #expect(try await hotel.cell(account.day(30), option: other)["rate"] == "100.00")
        },
        Fact("3.1", .live, "A restriction that is sent alone leaves the rate as it was") { account in
            let hotel = try await Hotel(account)
            let day: JSON = ["date": .string(account.day(30))]
            _ = try await hotel.restrictions(day.setting("rate", 14_500))
            _ = try await hotel.restrictions(day.setting("min_stay_through", 4))
            let night = try await hotel.cell(account.day(30), "min_stay_through", 4)
            #expect(night["rate"] == "145.00" && night["min_stay_through"] == 4)
        },
        Fact("3.1", .live, "A rate that is sent alone leaves every restriction as it was") { account in
            let hotel = try await Hotel(account)
            let day: JSON = ["date": .string(account.day(30))]
            _ = try await hotel.restrictions(
                day.merging(["min_stay_arrival": 3, "max_stay": 9, "closed_to_arrival": true])
            )
            _ = try await hotel.restrictions(day.setting("rate", 14_500))
            let night = try await hotel.cell(account.day(30), "rate", "145.00")
            #expect(night["min_stay_arrival"] == 3 && night["max_stay"] == 9 && night["closed_to_arrival"] == true)
        },
        Fact("3.1", .doc, "Bounds that Channex's own pages set lower what a rate plan shows", at: .emulator) {
            account in
            let hotel = try await Hotel(account)
            let day = account.day(30)
            _ = try await hotel.availability(["date": .string(day), "availability": 8])
            let own: JSON = [
                "property_id": .string(hotel.property), "rate_plan_id": .string(hotel.plan), "date": .string(day),
            ]
            let offset = own.setting("availability_offset", 2)
            #expect(try await account.post("/admin/ari", ["values": [offset]]).status == 200)
            #expect(try await hotel.night(day)["availability"] == 6)
            let most = own.setting("max_availability", 4)
            #expect(try await account.post("/admin/ari", ["values": [most]]).status == 200)
            #expect(try await hotel.night(day)["availability"] == 4)
            #expect(try await hotel.left(day) == 8)
        },
    ]

    /// Which days there are (contract §3.1).
    static let calendar3: [Fact] = [
        Fact("3.1", .doc, "The calendar of a new property has 500 days, today included") { account in
            let hotel = try await Hotel(account)
            #expect(try await hotel.left(account.day(499)) == 0)
            #expect(try await hotel.left(account.day(500)) == nil)
        },
        Fact("3.1", .doc, "Today can be written") { account in
            let hotel = try await Hotel(account)
            let answer = try await hotel.availability(["date": .string(account.day(0)), "availability": 2])
            #expect(answer.warnings.isEmpty && answer.data.elements?.count == 1)
        },
        Fact("3.1", .doc, "The last day of a calendar of state_length days can be written") { account in
            let hotel = try await Hotel(account, settings: ["state_length": 100])
            let answer = try await hotel.availability(["date": .string(account.day(99)), "availability": 2])
            #expect(answer.warnings.isEmpty && answer.data.elements?.count == 1)
        },
        Fact("3.4", .infer, "Days after the end of the calendar are warned about and not applied") { account in
            let hotel = try await Hotel(account, settings: ["state_length": 100])
            let answer = try await hotel.availability(["date": .string(account.day(100)), "availability": 2])
            #expect(answer.warnings.count == 1 && answer.data == [])
            #expect(try await hotel.left(account.day(100)) == nil)
        },
        Fact("3.4", .infer, "Of a range that goes past the end of the calendar the days within are applied") {
            account in
            let hotel = try await Hotel(account, settings: ["state_length": 100])
            let answer = try await hotel.availability(
                ["date_from": .string(account.day(98)), "date_to": .string(account.day(120)), "availability": 2]
            )
            #expect(answer.warnings.count == 1 && answer.data.elements?.count == 1)
            #expect(try await hotel.left(account.day(99)) == 2)
        },
        Fact("3.1", .doc, "A longer state_length opens further days at once") { account in
            let hotel = try await Hotel(account, settings: ["state_length": 100])
            let settings: JSON = ["property": ["settings": ["state_length": 200]]]
            #expect(try await account.put("/properties/\(hotel.property)", settings).status == 200)
            #expect(
                try await hotel.availability(["date": .string(account.day(199)), "availability": 2]).warnings == []
            )
        },
        Fact("3.1", .doc, "Each night the next day is opened", at: .emulator) { account in
            let hotel = try await Hotel(account, settings: ["state_length": 100])
            #expect(try await hotel.left(account.day(100)) == nil)
            account.time.advance(by: .seconds(12 * 3_600))
            #expect(try await hotel.left(account.day(100)) == 0)
            #expect(try await hotel.night(account.day(100))["rate"] == "100.00")
        },
        Fact("3.1", .doc, "A day that is opened begins with the plan's defaults for its weekday", at: .emulator) {
            account in
            let hotel = try await Hotel(account, settings: ["state_length": 100])
            // Mondays to Thursdays one night, from Friday on two.
            let change: JSON = ["rate_plan": ["min_stay_through": [1, 1, 1, 1, 2, 2, 2], "max_stay": 14]]
            #expect(try await account.put("/rate_plans/\(hotel.plan)", change).status == 200)
            account.time.advance(by: .seconds(7 * 86_400))
            // The 100th to the 106th day from 22 Nov 2026 are Tuesday, 2 March 2027, to Monday.
            let expected = "1 1 1 2 2 2 1"
            #expect(try await hotel.row(100...106, "min_stay_through", is: expected) == expected)
            #expect(try await hotel.night(account.day(100))["max_stay"] == 14)
        },
        Fact("3.1", .doc, "Defaults by weekday do not change the days that are open already", at: .emulator) {
            account in
            let hotel = try await Hotel(account)
            let change: JSON = ["rate_plan": ["min_stay_through": 3]]
            #expect(try await account.put("/rate_plans/\(hotel.plan)", change).status == 200)
            #expect(try await hotel.night(account.day(30))["min_stay_through"] == 1)
        },
        Fact("3.1", .doc, "The nightly job may run two hours after midnight", at: .emulator) {
            $0.calendarRollDelay = .seconds(7_200)
        } check: { account in
            let hotel = try await Hotel(account, settings: ["state_length": 100])
            account.time.advance(by: .seconds(13 * 3_600))
            #expect(try await hotel.left(account.day(100)) == nil)
            account.time.advance(by: .seconds(3_600))
            #expect(try await hotel.left(account.day(100)) == 0)
        },
        Fact("3.4", .doc, "East of Greenwich a day is past as soon as it is over there", at: .emulator) { account in
            let hotel = try await Hotel(account, timezone: "Pacific/Apia")
            let answer = try await hotel.availability(["date": .string(account.day(0)), "availability": 1])
            #expect(answer.warnings.first?["warning"] == ["date": ["Past date is not allowed"]])
        },
        Fact("3.4", .doc, "West of Greenwich a day is not past until it is over there", at: .emulator) { account in
            let hotel = try await Hotel(account, timezone: "America/Sao_Paulo")
            // It is 02:59 UTC of the next day, and 23:59 there.
            account.time.advance(by: .seconds(14 * 3_600 + 59 * 60))
            #expect(try await hotel.availability(["date": .string(account.day(0)), "availability": 1]).warnings == [])
            account.time.advance(by: .seconds(60))
            let late = try await hotel.availability(["date": .string(account.day(0)), "availability": 1])
            #expect(late.warnings.first?["warning"] == ["date": ["Past date is not allowed"]])
        },
    ]
}
