import ChannexEmulator
import Testing

@Suite("What the agencies sell")
struct ShelfTests {
    @Test("a plan is offered with the price of each night, the total and the rooms left")
    func offer() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.open(3)
            _ = try await hotel.availability(["date": .string(account.day(31)), "availability": 2])
            _ = try await hotel.restrictions(["date": .string(account.day(31)), "rate": "120.50"])
            let shelf = try await hotel.shelf().body
            #expect(shelf["refused"] == [])
            let offer = try #require(shelf["offers"]?[0])
            #expect(offer["room_type_id"]?.text == hotel.room && offer["rate_plan_id"]?.text == hotel.plan)
            #expect(offer["room_type"] == "Twin Room" && offer["rate_plan"] == "Best Available Rate")
            #expect(offer["nights"]?[0] == ["date": .string(account.day(30)), "rate": "100.00"])
            #expect(offer["nights"]?[1] == ["date": .string(account.day(31)), "rate": "120.50"])
            #expect(offer["total"] == "220.50" && offer["currency"] == "USD" && offer["left"] == 2)
            #expect(offer["occupancy"] == 2)
            let two = try await hotel.shelf("BDC", in: 30, nights: 2, "rooms=2").body
            #expect(two["offers"]?[0]?["total"] == "441.00")
        }
    }

    /// A restriction on one day around a stay from day 30 to day 32, and what comes of it.
    struct Restricted: Sendable, CustomTestStringConvertible {
        let restriction: JSON
        let day: Int
        let cause: String?

        init(_ restriction: JSON, on day: Int, _ cause: String?) {
            self.restriction = restriction
            self.day = day
            self.cause = cause
        }

        var testDescription: String { "\(restriction.encodedText) on day \(day): \(cause ?? "sold")" }
    }

    @Test(
        "each restriction counts on the day that it is meant for",
        arguments: [
            Restricted(["stop_sell": true], on: 30, "stop_sell"), Restricted(["stop_sell": true], on: 31, "stop_sell"),
            Restricted(["stop_sell": true], on: 32, nil),
            Restricted(["closed_to_arrival": true], on: 30, "closed_to_arrival"),
            Restricted(["closed_to_arrival": true], on: 31, nil),
            Restricted(["closed_to_departure": true], on: 32, "closed_to_departure"),
            Restricted(["closed_to_departure": true], on: 31, nil),
            Restricted(["min_stay_arrival": 3], on: 30, "min_stay_arrival"),
            Restricted(["min_stay_arrival": 2], on: 30, nil), Restricted(["min_stay_arrival": 3], on: 31, nil),
            Restricted(["min_stay_through": 3], on: 31, "min_stay_through"),
            Restricted(["min_stay_through": 3], on: 32, nil),
            Restricted(["max_stay": 1], on: 30, "max_stay"), Restricted(["max_stay": 2], on: 30, nil),
            Restricted(["max_stay": 1], on: 31, nil),
        ]
    )
    func restrictions(_ restricted: Restricted) async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.open(1)
            let day: JSON = ["date": .string(account.day(restricted.day))]
            #expect(try await hotel.restrictions(day.merging(restricted.restriction)).warnings.isEmpty)
            let shelf = try await hotel.shelf().body
            let causes = shelf["refused"]?[0]?["causes"]?.elements?.compactMap { $0["code"]?.text }
            #expect(causes == restricted.cause.map { [$0] })
            #expect(shelf["offers"]?.elements?.count == (restricted.cause == nil ? 1 : 0))
            if restricted.cause != nil { #expect(shelf["refused"]?[0]?["reasons"]?.elements?.count == 1) }
        }
    }

    @Test("a property with one kind of least stay is not held to the other", arguments: ["arrival", "through"])
    func minStayType(type: String) async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account, settings: ["min_stay_type": .string(type)])
            try await hotel.open(1)
            let other = type == "arrival" ? "min_stay_through" : "min_stay_arrival"
            let day: JSON = ["date": .string(account.day(30))]
            _ = try await hotel.restrictions(day.setting(other, 5))
            #expect(try await hotel.shelf().body["offers"]?.elements?.count == 1)
            _ = try await hotel.restrictions(day.setting("min_stay_\(type)", 5))
            #expect(try await hotel.shelf().body["refused"]?[0]?["causes"]?[0]?["code"]?.text == "min_stay_\(type)")
        }
    }

    @Test("nothing is sold without rooms, without a rate, or beyond the calendar")
    func nothing() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let causes = { (answer: Answer) in answer.body["refused"]?[0]?["causes"]?.elements ?? [] }
            let fresh = causes(try await hotel.shelf())
            #expect(fresh.map { $0["code"] } == ["sold_out", "sold_out"])
            #expect(fresh[0]["date"]?.text == account.day(30) && fresh[0]["number"] == 0)
            try await hotel.open(3)
            #expect(causes(try await hotel.shelf("BDC", in: 30, nights: 1, "rooms=4"))[0]["number"] == 3)
            #expect(
                causes(try await hotel.shelf("BDC", in: 499, nights: 2)).contains { $0["code"] == "beyond_calendar" }
            )
            #expect(
                causes(try await hotel.shelf("BDC", in: -1, nights: 2)).contains { $0["code"] == "beyond_calendar" }
            )
            let free = Hotel.ratePlan(hotel.property, hotel.room, title: "Free").merging([
                "options": [["occupancy": 2, "is_primary": true, "rate": 0]]
            ])
            _ = try await account.post("/rate_plans", ["rate_plan": free])
            let shelf = try await hotel.shelf("BDC", in: 30, nights: 1).body
            #expect(shelf["offers"]?.elements?.count == 1 && shelf["refused"]?[0]?["rate_plan"] == "Free")
            #expect(shelf["refused"]?[0]?["causes"]?[0]?["code"] == "no_rate")
        }
    }

    @Test("tonight is no longer sold once the cut-off is over")
    func cutOff() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account, settings: ["cut_off_time": "18:00:00", "cut_off_days": 0])
            try await hotel.open(3)
            #expect(try await hotel.shelf("BDC", in: 0, nights: 1).body["offers"]?.elements?.count == 1)
            account.time.advance(by: .seconds(6 * 3_600))
            let late = try await hotel.shelf("BDC", in: 0, nights: 1).body["refused"]?[0]?["causes"]?[0]
            #expect(late?["code"] == "cut_off" && late?["date"]?.text == account.day(0))
            #expect(try await hotel.shelf("BDC", in: 1, nights: 1).body["offers"]?.elements?.count == 1)
        }
    }

    @Test("guests pay the price of the smallest occupancy that has room for them")
    func occupancy() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.open(3)
            let plan = Hotel.ratePlan(hotel.property, hotel.room, title: "A Plan by the Head").merging([
                "sell_mode": "per_person",
                "options": [
                    ["occupancy": 1, "is_primary": false, "rate": 7_000],
                    ["occupancy": 2, "is_primary": true, "rate": 9_000],
                    ["occupancy": 3, "is_primary": false, "rate": 11_000],
                ],
            ])
            _ = try await account.post("/rate_plans", ["rate_plan": plan])
            for (adults, total) in [(1, "70.00"), (2, "90.00"), (3, "110.00")] {
                let shelf = try await hotel.shelf("EXP", in: 30, nights: 1, "adults=\(adults)").body
                #expect(
                    shelf["offers"]?[0]?["total"]?.text == total && shelf["offers"]?[0]?["occupancy"] == JSON(adults)
                )
            }
            let three = try await hotel.shelf("EXP", in: 30, nights: 1, "adults=3").body
            #expect(three["refused"]?[0]?["causes"] == [["code": "too_many_adults", "date": .null, "number": 2]])
            let family = try await hotel.shelf("EXP", in: 30, nights: 1, "adults=2&children=2").body
            #expect(family["refused"]?[0]?["causes"] == [["code": "too_many_guests", "date": .null, "number": 3]])
            #expect(try await hotel.shelf("EXP", in: 30, nights: 1, "children=1").body["refused"] == [])
        }
    }

    @Test("Airbnb sells one room at a time")
    func oneRoom() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.open(3)
            #expect(try await hotel.shelf("ABB", in: 30, nights: 1).body["refused"] == [])
            let refused = try await hotel.shelf("ABB", in: 30, nights: 1, "rooms=2").body["refused"]?[0]
            #expect(refused?["reasons"] == ["a booking has at most 1 room(s)"])
        }
    }

    @Test("a question that makes no sense is refused, field by field")
    func senseless() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let blank = try await account.get("/admin/shelf")
            #expect(blank.status == 422)
            for field in ["ota", "property", "arrival", "departure"] {
                #expect(blank.details[field] == ["can't be blank"])
            }
            let wrong = try await hotel.shelf("XYZ", in: 30, nights: 0, "adults=two")
            #expect(wrong.details == ["ota": ["is invalid"], "departure": ["is invalid"], "adults": ["is invalid"]])
            #expect(try await hotel.shelf("BDC", in: 1, nights: 731).details == ["departure": ["is invalid"]])
            let dates = "arrival=\(account.day(1))&departure=\(account.day(2))"
            #expect(try await account.get("/admin/shelf?ota=BDC&property=nobody&\(dates)").status == 404)
        }
    }

    @Test("the agencies are listed with their habits")
    func agencies() async throws {
        try await Account.with { account in
            let body = try await account.get("/admin/otas", key: nil).body
            #expect(body["otas"]?.elements?.map { $0["code"] } == ["BDC", "ABB", "EXP"])
            #expect(body["otas"]?.elements?.map { $0["name"] } == ["BookingCom", "Airbnb", "A-Expedia"])
            #expect(body["otas"]?[0]?["habits"]?["genius"] == true && body["otas"]?[0]?["channel"] == .null)
            #expect(body["lies"]?[0]?["name"] == "unmapped_room")
        }
    }
}
