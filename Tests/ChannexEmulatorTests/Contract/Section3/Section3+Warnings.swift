import ChannexEmulator
import Testing

extension Fact {
    /// How values are refused (contract §3.6).
    static let warnings3: [Fact] = [
        Fact("3.6", .doc, "A call of which everything is refused is answered 200, Success and no task") { account in
            let hotel = try await Hotel(account)
            let answer = try await hotel.restrictions(["date": .string(account.day(30)), "rate": 0])
            #expect(answer.status == 200 && answer.meta["message"] == "Success" && answer.data == [])
            #expect(answer.warnings.count == 1)
        },
        Fact("3.6", .live, "A warning echoes just the keys that were sent") { account in
            let hotel = try await Hotel(account)
            let sent: JSON = [
                "property_id": .string(hotel.property), "rate_plan_id": .string(hotel.plan),
                "date_from": .string(account.day(30)), "date_to": .string(account.day(31)), "rate": "-2",
                "min_stay_arrival": 0,
            ]
            let answer = try await account.post("/restrictions", ["values": [sent]])
            #expect(answer.warnings.first?.removing("warning") == sent)
        },
        Fact("3.6", .live, "Of a good and a bad value the bad one is echoed alone, without an index") { account in
            let hotel = try await Hotel(account)
            let answer = try await hotel.availability(
                ["date": .string(account.day(30)), "availability": 6],
                ["date": .string(account.day(31)), "availability": -1]
            )
            #expect(answer.data.elements?.count == 1 && answer.warnings.count == 1)
            let warning = try #require(answer.warnings.first)
            #expect(warning["date"]?.text == account.day(31) && warning["availability"] == -1)
            #expect(warning["index"] == nil)
        },
        Fact("3.6", .doc, "A value of which several fields are wrong is told of each") { account in
            let hotel = try await Hotel(account)
            let warning = try await hotel.warning(
                ["date": .string(account.day(30)), "rate": "-2", "min_stay_arrival": 0, "stop_sell": 9]
            )
            #expect(warning?["rate"] == ["must be greater than 0"])
            #expect(warning?["min_stay_arrival"] == ["must be greater than or equal to 1"])
            #expect(warning?["stop_sell"] == ["is invalid"] && warning?.members?.count == 3)
        },
        Fact("3.6", .live, "A refused value is refused whole: its valid fields are not applied either") { account in
            let hotel = try await Hotel(account)
            _ = try await hotel.restrictions(
                ["date": .string(account.day(30)), "rate": 14_500, "min_stay_arrival": 0]
            )
            #expect(try await hotel.cell(account.day(30))["rate"] == "100.00")
        },
        Fact("3.6", .live, "A rate of zero must be greater than 0") { account in
            let hotel = try await Hotel(account)
            let warning = try await hotel.warning(["date": .string(account.day(30)), "rate": 0])
            #expect(warning == ["rate": ["must be greater than 0"]])
        },
        Fact("3.6", .doc, "A negative rate must be greater than 0") { account in
            let hotel = try await Hotel(account)
            let warning = try await hotel.warning(["date": .string(account.day(30)), "rate": "-2"])
            #expect(warning == ["rate": ["must be greater than 0"]])
        },
        Fact("3.6", .doc, "A negative longest stay must be greater than or equal to 0") { account in
            let hotel = try await Hotel(account)
            let warning = try await hotel.warning(["date": .string(account.day(30)), "max_stay": -1])
            #expect(warning == ["max_stay": ["must be greater than or equal to 0"]])
        },
        Fact("3.6", .doc, "A negative availability must be greater than or equal to 0") { account in
            let hotel = try await Hotel(account)
            let answer = try await hotel.availability(["date": .string(account.day(30)), "availability": -1])
            let warning: JSON = ["availability": ["must be greater than or equal to 0"]]
            #expect(answer.warnings.first?["warning"] == warning)
        },
        Fact("3.6", .doc, "A shortest stay on arrival of 0 must be greater than or equal to 1") { account in
            let hotel = try await Hotel(account)
            let warning = try await hotel.warning(["date": .string(account.day(30)), "min_stay_arrival": 0])
            #expect(warning == ["min_stay_arrival": ["must be greater than or equal to 1"]])
        },
        Fact("3.6", .doc, "A shortest stay through of 0 must be greater than or equal to 1") { account in
            let hotel = try await Hotel(account)
            let warning = try await hotel.warning(["date": .string(account.day(30)), "min_stay_through": 0])
            #expect(warning == ["min_stay_through": ["must be greater than or equal to 1"]])
        },
        Fact("3.6", .doc, "A truth value must be true, false, 0 or 1") { account in
            let hotel = try await Hotel(account)
            for (name, value) in [("stop_sell", 9), ("closed_to_arrival", "true"), ("closed_to_departure", [])]
                as [(String, JSON)]
            {
                let day: JSON = ["date": .string(account.day(30))]
                #expect(try await hotel.warning(day.setting(name, value))?[name] == ["is invalid"])
            }
        },
        Fact("3.6", .doc, "A number must be a number") { account in
            let hotel = try await Hotel(account)
            for name in ["min_stay_arrival", "min_stay_through", "max_stay"] {
                let day: JSON = ["date": .string(account.day(30))]
                #expect(try await hotel.warning(day.setting(name, "two"))?[name] == ["is invalid"])
            }
        },
        Fact("3.6", .doc, "Null is no value: a field may be left out instead") { account in
            let hotel = try await Hotel(account)
            let text: JSON = ["Should be a non null value or not existed field"]
            let warning = try await hotel.warning(
                ["date": .string(account.day(30)), "rate": .null, "max_stay": .null, "stop_sell": .null]
            )
            #expect(warning == ["rate": text, "max_stay": text, "stop_sell": text])
        },
        Fact("3.6", .doc, "An availability of null is refused with the text for nulls") { account in
            let hotel = try await Hotel(account)
            let answer = try await hotel.availability(["date": .string(account.day(30)), "availability": .null])
            let text: JSON = ["Should be a non null value or not existed field"]
            #expect(answer.warnings.first?["warning"] == ["availability": text])
        },
        Fact("3.2", .doc, "A shortest stay without a kind is refused where the property has both") { account in
            let hotel = try await Hotel(account, settings: ["min_stay_type": "both"])
            let warning = try await hotel.warning(["date": .string(account.day(30)), "min_stay": 4])
            let text = warning?.text ?? warning?["min_stay"]?[0]?.text ?? ""
            #expect(text.contains("`min_stay_through` or `min_stay_arrival`"))
            #expect(try await hotel.cell(account.day(30))["min_stay_arrival"] == 1)
        },
    ]

    /// Values without a target, dates or anything to change (contract §3.6).
    static let refusals3: [Fact] = [
        Fact("3.6", .doc, "A value needs a date or a pair of dates") { account in
            let hotel = try await Hotel(account)
            let warning = try await hotel.warning(["rate": 14_500])
            #expect(warning == ["date": ["Should be included field date or fields pair date_from-date_to"]])
        },
        Fact("3.6", .doc, "One date of a pair is not enough") { account in
            let hotel = try await Hotel(account)
            let warning = try await hotel.warning(["date_from": .string(account.day(30)), "rate": 14_500])
            #expect(warning == ["date": ["Should be included field date or fields pair date_from-date_to"]])
        },
        Fact("3.6", .infer, "A date that the calendar does not have is refused") { account in
            let hotel = try await Hotel(account)
            #expect(try await hotel.warning(["date": "2027-02-30", "rate": 14_500]) == ["date": ["is invalid"]])
        },
        Fact("3.6", .infer, "A range that ends before it begins is refused") { account in
            let hotel = try await Hotel(account)
            let answer = try await hotel.restrictions(
                ["date_from": .string(account.day(31)), "date_to": .string(account.day(30)), "rate": 14_500]
            )
            #expect(answer.data == [] && answer.warnings.count == 1)
        },
        Fact("3.6", .infer, "A weekday that does not exist is refused") { account in
            let hotel = try await Hotel(account)
            let warning = try await hotel.warning(
                ["date": .string(account.day(30)), "days": ["monday"], "rate": 14_500]
            )
            #expect(warning == ["days": ["is invalid"]])
        },
        Fact("3.6", .doc, "Availability needs a room type") { account in
            let hotel = try await Hotel(account)
            let value: JSON = [
                "property_id": .string(hotel.property), "date": .string(account.day(30)), "availability": 1,
            ]
            let answer = try await account.post("/availability", ["values": [value]])
            #expect(answer.warnings.first?["warning"] == ["room_type_id": ["can't be blank"]])
        },
        Fact("3.6", .doc, "Restrictions need a rate plan") { account in
            let hotel = try await Hotel(account)
            let value: JSON = ["property_id": .string(hotel.property), "date": .string(account.day(30)), "rate": 100]
            let answer = try await account.post("/restrictions", ["values": [value]])
            #expect(answer.warnings.first?["warning"] == ["rate_plan_id": ["can't be blank"]])
        },
        Fact("3.6", .doc, "A value of availability needs an availability") { account in
            let hotel = try await Hotel(account)
            let answer = try await hotel.availability(["date": .string(account.day(30))])
            #expect(answer.warnings.first?["warning"] == ["availability": ["can't be blank"]])
        },
        Fact("3.2", .doc, "A value of restrictions needs at least one restriction") { account in
            let hotel = try await Hotel(account)
            let answer = try await hotel.restrictions(["date": .string(account.day(30))])
            #expect(answer.data == [] && answer.warnings.count == 1)
        },
        Fact("3.6", .live, "A room type that does not exist is told of in a plain text") { account in
            let hotel = try await Hotel(account)
            let answer = try await hotel.availability(
                ["room_type_id": Hotel.unknownID, "date": .string(account.day(30)), "availability": 1]
            )
            #expect(answer.warnings.first?["warning"] == "Not found room_type for this change")
        },
        Fact("3.6", .infer, "A rate plan that does not exist is told of in a plain text") { account in
            let hotel = try await Hotel(account)
            let warning = try await hotel.warning(
                ["rate_plan_id": Hotel.unknownID, "date": .string(account.day(30)), "rate": 100]
            )
            #expect(warning == "Not found rate_plan for this change")
        },
        Fact("3.6", .infer, "A room type of another property is not found") { account in
            let hotel = try await Hotel(account)
            let other = try await Hotel(account)
            let answer = try await hotel.availability(
                ["room_type_id": .string(other.room), "date": .string(account.day(30)), "availability": 1]
            )
            #expect(answer.warnings.first?["warning"] == "Not found room_type for this change")
            #expect(try await other.left(account.day(30)) == 0)
        },
        Fact("3.6", .live, "An empty value is answered 200 with a warning") { account in
            let answer = try await account.post("/availability", ["values": [[:]]])
            #expect(answer.status == 200 && answer.data == [])
            #expect(answer.warnings.first?["warning"]?["room_type_id"] == ["can't be blank"])
        },
        Fact("3.6", .infer, "A body without values is a bad request") { account in
            let answer = try await account.post("/availability", [:])
            #expect(answer.status == 400 && answer.code == "bad_request")
        },
        Fact("3.6", .infer, "A body that is not JSON is a bad request") { account in
            let answer = try await account.post("/restrictions", text: "{\"values\":")
            #expect(answer.status == 400 && answer.code == "bad_request")
        },
    ]
}
