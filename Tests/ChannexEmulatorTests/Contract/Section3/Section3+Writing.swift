import ChannexEmulator
import HotelValues
import Testing

extension Fact {
    /// What a value of `/restrictions` says (contract §3.2).
    static let writing3: [Fact] = [
        Fact("3.2", .doc, "A value with a date is about that night alone") { account in
            let hotel = try await Hotel(account)
            _ = try await hotel.restrictions(["date": .string(account.day(31)), "rate": 14_500])
            let expected = "100.00 145.00 100.00"
            #expect(try await hotel.row(30...32, "rate", is: expected) == expected)
        },
        Fact("3.2", .doc, "A value with date_from and date_to includes both ends") { account in
            let hotel = try await Hotel(account)
            _ = try await hotel.restrictions(
                ["date_from": .string(account.day(31)), "date_to": .string(account.day(33)), "rate": 14_500]
            )
            let expected = "100.00 145.00 145.00 145.00 100.00"
            #expect(try await hotel.row(30...34, "rate", is: expected) == expected)
        },
        Fact("3.2", .doc, "A range may begin and end on the same day") { account in
            let hotel = try await Hotel(account)
            let day: JSON = .string(account.day(31))
            let answer = try await hotel.restrictions(["date_from": day, "date_to": day, "rate": 14_500])
            #expect(answer.warnings.isEmpty)
            #expect(try await hotel.cell(account.day(31), "rate", "145.00")["rate"] == "145.00")
        },
        Fact("3.2", .doc, "Days restrict a range to those weekdays") { account in
            let hotel = try await Hotel(account)
            let range: JSON = ["date_from": .string(account.day(30)), "date_to": .string(account.day(43))]
            _ = try await hotel.restrictions(range.merging(["days": ["fr", "sa"], "rate": 14_500]))
            let expected = (30...43).map { offset in
                let weekday = account.today.advanced(by: offset).weekday
                return weekday == .friday || weekday == .saturday ? "145.00" : "100.00"
            }.joined(separator: " ")
            #expect(try await hotel.row(30...43, "rate", is: expected) == expected)
        },
        Fact("3.2", .doc, "The codes mo to su are the days from Monday to Sunday") { account in
            let hotel = try await Hotel(account)
            let codes: [JSON] = ["mo", "tu", "we", "th", "fr", "sa", "su"]
            let range: JSON = ["date_from": .string(account.day(30)), "date_to": .string(account.day(36))]
            let values = codes.enumerated().map { index, code in
                range.merging([
                    "property_id": .string(hotel.property), "rate_plan_id": .string(hotel.plan), "days": [code],
                    "min_stay_through": JSON(index + 2),
                ])
            }
            #expect(try await account.post("/restrictions", ["values": .array(values)]).warnings == [])
            let expected = (30...36).map { offset in
                "\(account.today.advanced(by: offset).weekday.rawValue + 2)"
            }.joined(separator: " ")
            #expect(try await hotel.row(30...36, "min_stay_through", is: expected) == expected)
        },
        Fact("3.2", .doc, "Each restriction that is a number can be set") { account in
            let hotel = try await Hotel(account)
            let sent: JSON = ["min_stay_arrival": 2, "min_stay_through": 3, "max_stay": 14]
            _ = try await hotel.restrictions(sent.setting("date", .string(account.day(30))))
            let night = try await hotel.cell(account.day(30), "max_stay", 14)
            for member in sent.members ?? [] { #expect(night[member.key] == member.value) }
        },
        Fact("3.2", .doc, "Each restriction that is a truth value can be set") { account in
            let hotel = try await Hotel(account)
            let sent: JSON = ["closed_to_arrival": true, "closed_to_departure": true, "stop_sell": true]
            _ = try await hotel.restrictions(sent.setting("date", .string(account.day(30))))
            let night = try await hotel.cell(account.day(30), "closed_to_arrival", true)
            for member in sent.members ?? [] { #expect(night[member.key] == member.value) }
        },
        Fact("3.2", .doc, "A restriction that was set can be taken back") { account in
            let hotel = try await Hotel(account)
            let day: JSON = ["date": .string(account.day(30))]
            _ = try await hotel.restrictions(day.merging(["closed_to_arrival": true, "max_stay": 7]))
            _ = try await hotel.restrictions(day.merging(["closed_to_arrival": false, "max_stay": 0]))
            let night = try await hotel.cell(account.day(30), "max_stay", 0)
            #expect(night["closed_to_arrival"] == false && night["max_stay"] == 0)
        },
        Fact("3.2", .doc, "A truth value may be sent as 0 or 1") { account in
            let hotel = try await Hotel(account)
            let answer = try await hotel.restrictions(
                ["date": .string(account.day(30)), "closed_to_arrival": 1, "closed_to_departure": 0]
            )
            #expect(answer.warnings.isEmpty)
            let night = try await hotel.cell(account.day(30), "closed_to_arrival", true)
            #expect(night["closed_to_arrival"] == true && night["closed_to_departure"] == false)
        },
        Fact("3.2", .doc, "A longest stay of 0 is accepted: it stands for no limit") { account in
            let hotel = try await Hotel(account)
            #expect(try await hotel.restrictions(["date": .string(account.day(30)), "max_stay": 0]).warnings == [])
        },
        Fact("3.2", .live, "A bare rate touches the primary occupancy alone, without a word") { account in
            let hotel = try await Hotel(account)
            let other = try await hotel.perPerson()
            let value: JSON = ["rate_plan_id": .string(other.plan), "date": .string(account.day(30)), "rate": 9_500]
            #expect(try await hotel.restrictions(value).warnings == [])
            #expect(try await hotel.cell(account.day(30), option: other.plan, "rate", "95.00")["rate"] == "95.00")
            #expect(try await hotel.cell(account.day(30), option: other.single)["rate"] == "80.00")
        },
        Fact("3.2", .doc, "Rates are set by occupancy") { account in
            let hotel = try await Hotel(account)
            let other = try await hotel.perPerson()
            let rates: JSON = [["occupancy": 1, "rate": "81.25"], ["occupancy": 2, "rate": 9_600]]
            _ = try await hotel.restrictions(
                ["rate_plan_id": .string(other.plan), "date": .string(account.day(30)), "rates": rates]
            )
            #expect(try await hotel.cell(account.day(30), option: other.single, "rate", "81.25")["rate"] == "81.25")
            #expect(try await hotel.cell(account.day(30), option: other.plan)["rate"] == "96.00")
        },
        Fact("3.2", .live, "Rates by occupancy may stand beside restrictions in one value") { account in
            let hotel = try await Hotel(account)
            let other = try await hotel.perPerson()
            let value: JSON = [
                "rate_plan_id": .string(other.plan), "date": .string(account.day(30)),
                "rates": [["occupancy": 2, "rate": 9_600]], "min_stay_through": 2,
            ]
            #expect(try await hotel.restrictions(value).warnings == [])
            let night = try await hotel.cell(account.day(30), option: other.plan, "rate", "96.00")
            #expect(night["rate"] == "96.00" && night["min_stay_through"] == 2)
        },
        Fact("3.2", .infer, "A rate for an occupancy that the plan lacks is warned about") { account in
            let hotel = try await Hotel(account)
            let rates: JSON = ["rates": [["occupancy": 9, "rate": 100]]]
            #expect(try await hotel.warning(rates.setting("date", .string(account.day(30))))?["rates"] != nil)
        },
        Fact("3.2", .live, "Closing a night without a rate keeps its last price") { account in
            let hotel = try await Hotel(account)
            _ = try await hotel.restrictions(["date": .string(account.day(30)), "rate": 14_500])
            _ = try await hotel.restrictions(["date": .string(account.day(30)), "stop_sell": true])
            let night = try await hotel.cell(account.day(30), "rate", "145.00")
            #expect(night["stop_sell"] == true && night["rate"] == "145.00")
        },
        Fact("3.2", .doc, "One call may be about several properties") { account in
            let hotel = try await Hotel(account)
            let other = try await Hotel(account)
            let values = [hotel, other].map { hotel -> JSON in
                [
                    "property_id": .string(hotel.property), "rate_plan_id": .string(hotel.plan),
                    "date": .string(account.day(30)), "rate": 14_500,
                ]
            }
            let answer = try await account.post("/restrictions", ["values": .array(values)])
            #expect(answer.data.elements?.count == 1 && answer.warnings.isEmpty)
            #expect(try await hotel.cell(account.day(30), "rate", "145.00")["rate"] == "145.00")
            #expect(try await other.cell(account.day(30), "rate", "145.00")["rate"] == "145.00")
        },
        Fact("3.2", .doc, "The bounds on availability can only be read: sent in a value they change nothing") {
            account in
            let hotel = try await Hotel(account)
            _ = try await hotel.availability(["date": .string(account.day(30)), "availability": 5])
            _ = try await hotel.restrictions(
                ["date": .string(account.day(30)), "availability_offset": 2, "max_availability": 1, "rate": 14_500]
            )
            let night = try await hotel.cell(account.day(30), "rate", "145.00")
            #expect(night["availability"] == 5 && night["rate"] == "145.00")
        },
        Fact("3.2", .doc, "A shortest stay without a kind is the one on arrival where the property has that kind") {
            account in
            let hotel = try await Hotel(account, settings: ["min_stay_type": "arrival"])
            _ = try await hotel.restrictions(["date": .string(account.day(30)), "min_stay": 4])
            let night = try await hotel.cell(account.day(30), "min_stay_arrival", 4)
            #expect(night["min_stay_arrival"] == 4 && night["min_stay_through"] == 1)
        },
        Fact("3.2", .doc, "A shortest stay without a kind is the one through where the property has that kind") {
            account in
            let hotel = try await Hotel(account, settings: ["min_stay_type": "through"])
            _ = try await hotel.restrictions(["date": .string(account.day(30)), "min_stay": 4])
            let night = try await hotel.cell(account.day(30), "min_stay_through", 4)
            #expect(night["min_stay_arrival"] == 1 && night["min_stay_through"] == 4)
        },
    ]

    /// How amounts are spelled (contract §3.2, §1.9).
    static let spelling3: [Fact] = [
        Fact("3.2", .doc, "A whole number is an amount in minor units") { account in
            let hotel = try await Hotel(account)
            _ = try await hotel.restrictions(["date": .string(account.day(30)), "rate": 30_000])
            #expect(try await hotel.cell(account.day(30), "rate", "300.00")["rate"] == "300.00")
        },
        Fact("3.2", .doc, "A decimal text is an amount in major units") { account in
            let hotel = try await Hotel(account)
            _ = try await hotel.restrictions(["date": .string(account.day(30)), "rate": "300.00"])
            #expect(try await hotel.cell(account.day(30), "rate", "300.00")["rate"] == "300.00")
        },
        Fact("3.2", .infer, "A text without a decimal point is an amount in major units") { account in
            let hotel = try await Hotel(account)
            _ = try await hotel.restrictions(["date": .string(account.day(30)), "rate": "200"])
            #expect(try await hotel.cell(account.day(30), "rate", "200.00")["rate"] == "200.00")
        },
        Fact("3.2", .infer, "A number with a fraction is no amount") { account in
            let hotel = try await Hotel(account)
            let warning = try await hotel.warning(["date": .string(account.day(30)), "rate": .number("145.5")])
            #expect(warning == ["rate": ["is invalid"]])
        },
        Fact("3.2", .infer, "Text that is no number is no amount") { account in
            let hotel = try await Hotel(account)
            let warning = try await hotel.warning(["date": .string(account.day(30)), "rate": "cheap"])
            #expect(warning == ["rate": ["is invalid"]])
        },
        Fact("3.2", .infer, "A currency without minor units takes whole numbers as they are") { account in
            let hotel = try await Hotel(account, currency: "JPY")
            _ = try await hotel.restrictions(["date": .string(account.day(30)), "rate": 20_000])
            #expect(try await hotel.cell(account.day(30), "rate", "20000")["rate"] == "20000")
        },
        Fact("3.2", .infer, "A currency with a thousand minor units takes whole numbers of those") { account in
            let hotel = try await Hotel(account, currency: "KWD")
            _ = try await hotel.restrictions(["date": .string(account.day(30)), "rate": 1_250])
            #expect(try await hotel.cell(account.day(30), "rate", "1.250")["rate"] == "1.250")
        },
    ]

    /// What a value of `/availability` says (contract §3.3).
    static let availability3: [Fact] = [
        Fact("3.3", .doc, "Availability is set for a date") { account in
            let hotel = try await Hotel(account)
            _ = try await hotel.availability(["date": .string(account.day(31)), "availability": 7])
            let expected = "0 7 0"
            #expect(try await hotel.row(30...32, "availability", is: expected) == expected)
        },
        Fact("3.3", .doc, "Availability is set for a range, both ends included") { account in
            let hotel = try await Hotel(account)
            _ = try await hotel.availability(
                ["date_from": .string(account.day(31)), "date_to": .string(account.day(33)), "availability": 3]
            )
            let expected = "0 3 3 3 0"
            #expect(try await hotel.row(30...34, "availability", is: expected) == expected)
        },
        Fact("3.3", .live, "Days are honoured on availability too") { account in
            let hotel = try await Hotel(account)
            let range: JSON = ["date_from": .string(account.day(30)), "date_to": .string(account.day(36))]
            _ = try await hotel.availability(range.merging(["days": ["we"], "availability": 4]))
            let expected = (30...36).map { offset in
                account.today.advanced(by: offset).weekday == .wednesday ? "4" : "0"
            }.joined(separator: " ")
            #expect(try await hotel.row(30...36, "availability", is: expected) == expected)
        },
        Fact("3.3", .doc, "An availability of 0 is accepted") { account in
            let hotel = try await Hotel(account)
            let answer = try await hotel.availability(["date": .string(account.day(30)), "availability": 0])
            #expect(answer.warnings.isEmpty && answer.data.elements?.count == 1)
        },
        Fact("3.3", .infer, "More availability than the room type has rooms is accepted") { account in
            let hotel = try await Hotel(account)
            let answer = try await hotel.availability(["date": .string(account.day(30)), "availability": 50])
            #expect(answer.warnings.isEmpty)
            #expect(try await hotel.cell(account.day(30), "availability", 50)["availability"] == 50)
        },
        Fact("3.3", .doc, "Availability of one room type leaves the others as they were") { account in
            let hotel = try await Hotel(account)
            let body = Hotel.roomType(hotel.property, title: "Double Room")
            let other = try await account.post("/room_types", ["room_type": body]).id()
            _ = try await hotel.availability(["date": .string(account.day(30)), "availability": 7])
            let query = "filter[property_id]=\(hotel.property)&filter[date]=\(account.day(30))"
            #expect(try await account.get("/availability?\(query)").data[other]?[account.day(30)] == 0)
        },
    ]
}
