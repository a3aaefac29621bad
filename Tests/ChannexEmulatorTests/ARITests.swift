import ChannexEmulator
import Testing

@Suite("Contract §3: availability, rates and restrictions")
struct ARITests {
    @Test("§3.5 a clean call becomes one task, however many values, and has no warnings")
    func oneTask() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let answer = try await hotel.availability(
                ["date": "2027-03-05", "availability": 7],
                ["date_from": "2027-03-06", "date_to": "2027-03-08", "availability": 3]
            )
            #expect(answer.status == 200)
            #expect(answer.data.elements?.count == 1 && answer.data[0]?["type"] == "task")
            #expect(answer.meta == ["message": "Success"])
            let task = try #require(answer.data[0]?["id"]?.text)
            let read = try await account.get("/tasks/\(task)").attributes
            #expect(read["type"] == "Property.UpdateAvailability" && read["success"] == true)
            #expect(read["payload"]?["values"]?.elements?.count == 2)
        }
    }

    @Test("§3.3 both ends of a range are included, and the last value wins")
    func ranges() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            _ = try await hotel.availability(
                ["date_from": "2027-03-05", "date_to": "2027-03-09", "availability": 5],
                ["date": "2027-03-07", "availability": 2]
            )
            var left: [Int?] = []
            for day in 4...10 { left.append(try await hotel.left("2027-03-\(day < 10 ? "0" : "")\(day)")) }
            #expect(left == [0, 5, 5, 2, 5, 5, 0])
        }
    }

    @Test("§3.2 weekdays restrict a range, on both endpoints")
    func weekdays() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let range: JSON = ["date_from": "2027-03-01", "date_to": "2027-03-14", "days": ["fr", "sa"]]
            _ = try await hotel.availability(range.setting("availability", 4))
            _ = try await hotel.restrictions(range.setting("rate", "172.50"))
            #expect(try await hotel.night("2027-03-05")["rate"] == "172.50")
            #expect(try await hotel.night("2027-03-07")["rate"] == "100.00")
            #expect(try await hotel.left("2027-03-06") == 4)
            #expect(try await hotel.left("2027-03-08") == 0)
        }
    }

    @Test("§3.1 a field that is left out keeps its value")
    func partial() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            _ = try await hotel.availability(["date": "2027-03-05", "availability": 1])
            _ = try await hotel.restrictions([
                "date": "2027-03-05", "rate": 14_500, "min_stay_arrival": 2, "max_stay": 9,
            ])
            _ = try await hotel.restrictions(["date": "2027-03-05", "stop_sell": 1, "closed_to_arrival": true])
            let night = try await hotel.night("2027-03-05")
            #expect(night["rate"] == "145.00" && night["min_stay_arrival"] == 2 && night["max_stay"] == 9)
            #expect(night["stop_sell"] == true && night["closed_to_arrival"] == true)
            #expect(night["closed_to_departure"] == false && night["unavailable_reasons"] == ["stop_sell"])
        }
    }

    @Test(
        "§3.6 a refused value is echoed with its text, and nothing of it is applied",
        arguments: [
            (["rate": 0], "rate", "must be greater than 0"), (["rate": "-2"], "rate", "must be greater than 0"),
            (["rate": .number("145.5")], "rate", "is invalid"), (["rate": "abc"], "rate", "is invalid"),
            (["rate": .null], "rate", "Should be a non null value or not existed field"),
            (["max_stay": -1], "max_stay", "must be greater than or equal to 0"),
            (["min_stay_arrival": 0], "min_stay_arrival", "must be greater than or equal to 1"),
            (["min_stay_through": "two"], "min_stay_through", "is invalid"),
            (["stop_sell": 9], "stop_sell", "is invalid"),
            (["closed_to_arrival": "true"], "closed_to_arrival", "is invalid"),
            (["days": ["xx"], "rate": 100], "days", "is invalid"),
            (["rates": [["occupancy": 9, "rate": 100]]], "rates", "occupancy 9 is not found"),
            ([:], "restrictions", "can't be blank"),
        ] as [(JSON, String, String)]
    )
    func refusedRestriction(fields: JSON, field: String, message: String) async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let value: JSON = ["date": "2027-03-05", "closed_to_departure": true]
            let sent = fields == [:] ? value.removing("closed_to_departure") : value.merging(fields)
            let answer = try await hotel.restrictions(sent)
            #expect(answer.status == 200 && answer.data == [] && answer.meta["message"] == "Success")
            #expect(answer.warnings.count == 1)
            #expect(answer.warnings.first?["warning"] == [field: [.string(message)]] as JSON?)
            #expect(answer.warnings.first?.removing("warning", "property_id", "rate_plan_id") == sent)
            #expect(try await hotel.night("2027-03-05")["closed_to_departure"] == false)
        }
    }

    @Test(
        "§3.6 availability is refused with its texts",
        arguments: [
            (["availability": -1], "availability", "must be greater than or equal to 0"),
            (["availability": .null], "availability", "Should be a non null value or not existed field"),
            ([:], "availability", "can't be blank"), (["availability": "3"], "availability", "is invalid"),
        ] as [(JSON, String, String)]
    )
    func refusedAvailability(fields: JSON, field: String, message: String) async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let answer = try await hotel.availability((["date": "2027-03-05"] as JSON).merging(fields))
            #expect(answer.warnings.first?["warning"] == [field: [.string(message)]] as JSON?)
        }
    }

    @Test("§3.6 an empty value is warned about, not refused as a request")
    func emptyValue() async throws {
        try await Account.with { account in
            _ = try await Hotel(account)
            let answer = try await account.post("/availability", ["values": [[:]]])
            #expect(answer.status == 200)
            let warning = answer.warnings.first?["warning"]
            #expect(warning?["room_type_id"] == ["can't be blank"] && warning?["property_id"] == ["can't be blank"])
            #expect(warning?["date"] == ["Should be included field date or fields pair date_from-date_to"])
            #expect(try await account.post("/availability", [:]).status == 400)
        }
    }

    @Test("§3.6 an unknown target is told in a plain text, and good values beside it are applied")
    func unknownTarget() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let answer = try await hotel.availability(
                ["date": "2027-03-05", "availability": 6],
                ["date": "2027-03-05", "availability": 1, "room_type_id": "11111111-1111-4111-8111-111111111111"]
            )
            #expect(answer.data.elements?.count == 1)
            #expect(answer.warnings.map { $0["warning"] } == ["Not found room_type for this change"])
            #expect(try await hotel.left("2027-03-05") == 6)
        }
    }

    @Test(
        "§3.4 past is what is past at the property",
        arguments: [
            ("UTC", "2026-11-21", true), ("UTC", "2026-11-22", false), ("Pacific/Apia", "2026-11-22", true),
            ("America/Sao_Paulo", "2026-11-22", false),
        ]
    )
    func past(zone: String, date: String, isPast: Bool) async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account, timezone: zone)
            let answer = try await hotel.availability(["date": .string(date), "availability": 1])
            let warning: JSON = ["date": ["Past date is not allowed"]]
            #expect(answer.warnings.first?["warning"] == (isPast ? warning : nil))
        }
    }

    @Test(
        "§15 a range that begins in the past is clipped and warned about, or refused by switch",
        arguments: [true, false]
    )
    func clipped(isClipped: Bool) async throws {
        var switches = Switches()
        switches.clipPastRanges = isClipped
        try await Account.with(switches) { account in
            let hotel = try await Hotel(account)
            let answer = try await hotel.availability(
                ["date_from": "2026-11-20", "date_to": "2026-11-23", "availability": 4]
            )
            #expect(answer.warnings.count == 1 && answer.data.elements?.count == (isClipped ? 1 : 0))
            #expect((answer.warnings.first?["warning"]?.text != nil) == isClipped)
            #expect(try await hotel.left("2026-11-23") == (isClipped ? 4 : 0))
        }
    }

    @Test("§3.1 the calendar has state_length days from today; later dates are warned about and not applied")
    func calendar() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account, settings: ["state_length": 100])
            // The hundredth day of a calendar that begins on 2026-11-22.
            let last = try await hotel.availability(["date": "2027-03-01", "availability": 4])
            #expect(last.warnings.isEmpty)
            let beyond = try await hotel.availability(["date": "2027-03-02", "availability": 4])
            #expect(beyond.warnings.count == 1 && beyond.data == [])
            #expect(try await hotel.left("2027-03-02") == nil)
            account.time.advance(by: .seconds(24 * 3_600))
            #expect(try await hotel.left("2027-03-02") == 0)
            #expect(try await hotel.availability(["date": "2027-03-02", "availability": 4]).warnings.isEmpty)
        }
    }

    @Test("§3.2 a bare rate touches the primary option only; rates go by occupancy")
    func occupancies() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let options: JSON = [
                ["occupancy": 1, "is_primary": false, "rate": 8_000],
                ["occupancy": 2, "is_primary": true, "rate": 9_000],
            ]
            let body = Hotel.ratePlan(hotel.property, hotel.room, title: "PP").merging([
                "sell_mode": "per_person", "options": options,
            ])
            let made = try await account.post("/rate_plans", ["rate_plan": body])
            let single = try #require(made.attributes["options"]?[1]?["id"]?.text)
            let id = try made.id()
            _ = try await hotel.restrictions(["rate_plan_id": .string(id), "date": "2027-03-05", "rate": 9_500])
            #expect(try await hotel.night("2027-03-05", option: single)["rate"] == "80.00")
            let rates: JSON = [["occupancy": 1, "rate": "81.25"], ["occupancy": 2, "rate": 9_600]]
            _ = try await hotel.restrictions(["rate_plan_id": .string(id), "date": "2027-03-05", "rates": rates])
            #expect(try await hotel.night("2027-03-05", option: single)["rate"] == "81.25")
            #expect(try await hotel.night("2027-03-05", option: id)["rate"] == "96.00")
        }
    }

    @Test(
        "§3.2 a rate is minor units or major text, by the currency's digits",
        arguments: [
            ("USD", 30_000, "300.00"), ("USD", "300.00", "300.00"), ("USD", "200", "200.00"), ("JPY", 20_000, "20000"),
            ("JPY", "20000", "20000"), ("KWD", 1_250, "1.250"),
        ] as [(String, JSON, String)]
    )
    func currencies(currency: String, sent: JSON, read: String) async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account, currency: .string(currency))
            #expect(try await hotel.restrictions(["date": "2027-03-05", "rate": sent]).warnings.isEmpty)
            #expect(try await hotel.night("2027-03-05")["rate"]?.text == read)
        }
    }

    @Test("§3.6 min_stay is only for properties that have one kind of it", arguments: ["both", "arrival", "through"])
    func minStay(type: String) async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account, settings: ["min_stay_type": .string(type)])
            let answer = try await hotel.restrictions(["date": "2027-03-05", "min_stay": 4])
            let night = try await hotel.night("2027-03-05")
            #expect(answer.warnings.isEmpty == (type != "both"))
            #expect(night["min_stay_arrival"] == (type == "arrival" ? 4 : 1))
            #expect(night["min_stay_through"] == (type == "through" ? 4 : 1))
        }
    }

    @Test("§3.4 without availability a night reads as closed, and opens again by itself")
    func autoStopSell() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let closed = try await hotel.night("2027-03-05")
            #expect(closed["stop_sell"] == true && closed["unavailable_reasons"]?.elements?.isEmpty == false)
            _ = try await hotel.availability(["date": "2027-03-05", "availability": 1])
            let open = try await hotel.night("2027-03-05")
            #expect(open["stop_sell"] == false && open["unavailable_reasons"] == [])
        }
    }

    @Test("§3.4 rates are moved between the bounds of the settings without a word")
    func clamp() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account, settings: ["min_price": "50.00", "max_price": 30_000])
            let answer = try await hotel.restrictions(
                ["date": "2027-03-05", "rate": 100],
                ["date": "2027-03-06", "rate": 99_999]
            )
            #expect(answer.warnings.isEmpty)
            #expect(try await hotel.night("2027-03-05")["rate"] == "50.00")
            #expect(try await hotel.night("2027-03-06")["rate"] == "300.00")
        }
    }

    @Test("§3.4 with a delay an accepted change is read back only later, and in order")
    func applyDelay() async throws {
        var switches = Switches()
        switches.applyDelay = .seconds(11)
        try await Account.with(switches) { account in
            let hotel = try await Hotel(account)
            _ = try await hotel.availability(["date": "2027-03-05", "availability": 4])
            account.time.advance(by: .seconds(5))
            _ = try await hotel.availability(["date": "2027-03-05", "availability": 9])
            #expect(try await hotel.left("2027-03-05") == 0)
            account.time.advance(by: .seconds(6))
            #expect(try await hotel.left("2027-03-05") == 4)
            account.time.advance(by: .seconds(5))
            #expect(try await hotel.left("2027-03-05") == 9)
        }
    }

    @Test("§4.1 the eleventh call of a minute in a lane is turned away, the other lane goes on")
    func rateLimit() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let other = try await Hotel(account)
            for _ in 1...10 {
                #expect(try await hotel.availability(["date": "2027-03-05", "availability": 4]).status == 200)
            }
            let refused = try await hotel.availability(["date": "2027-03-05", "availability": 1])
            #expect(refused.status == 429)
            #expect(refused.body == ["errors": ["code": "http_too_many_requests", "title": "Too Many Requests"]])
            #expect(try await hotel.left("2027-03-05") == 4)
            #expect(try await hotel.restrictions(["date": "2027-03-05", "rate": 100]).status == 200)
            #expect(try await other.availability(["date": "2027-03-05", "availability": 1]).status == 200)
            account.time.advance(by: .seconds(60))
            #expect(try await hotel.availability(["date": "2027-03-05", "availability": 1]).status == 200)
        }
    }

    @Test("§4.2 the limit can be switched off")
    func noRateLimit() async throws {
        var switches = Switches()
        switches.enforceRateLimit = false
        try await Account.with(switches) { account in
            let hotel = try await Hotel(account)
            for _ in 1...27 {
                #expect(try await hotel.restrictions(["date": "2027-03-05", "rate": 100]).status == 200)
            }
        }
    }

    @Test(
        "§3.7 a read must name restrictions, dates and one property",
        arguments: [
            ("restrictions", "filter[date]=2027-03-05", "restrictions is required"),
            ("restrictions", "filter[restrictions]=rate", "date is required"), ("availability", "", "date is required"),
            ("restrictions", "filter[restrictions]=rate&filter[date][gte]=2027-03-05", "date is required"),
        ]
    )
    func badReads(endpoint: String, query: String, message: String) async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let answer = try await account.get("/\(endpoint)?filter[property_id]=\(hotel.property)&\(query)")
            #expect(answer.status == 400)
            #expect(answer.details == [.string(message)])
        }
    }

    @Test("§3.7 a read has only the fields asked for, by option and day, without meta")
    func restrictionsShape() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let dates = "filter[date][gte]=2027-03-05&filter[date][lte]=2027-03-06"
            let answer = try await account.get(
                "/restrictions?filter[property_id]=\(hotel.property)&\(dates)&filter[restrictions]=rate"
            )
            let cell: JSON = ["rate": "100.00", "unavailable_reasons": ["no_availability"]]
            let days: JSON = ["2027-03-05": cell, "2027-03-06": cell]
            #expect(answer.body == ["data": .object([JSON.Member(hotel.plan, days)])])
        }
    }
}
