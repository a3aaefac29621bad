import ChannexEmulator
import Testing

@Suite("What the console reads")
struct ConsoleReadTests {
    @Test("the properties with their own day, and how much waits")
    func properties() async throws {
        try await Account.with { account in
            #expect(try await account.get("/admin/properties").body["properties"] == [])
            let hotel = try await Hotel(account, timezone: "Pacific/Apia")
            try await hotel.installCRS()
            _ = try await hotel.book("B1")
            let answer = try await account.get("/admin/properties").body
            let line = try #require(answer["properties"]?[0])
            #expect(line["id"]?.text == hotel.property && line["title"] == "Seaview" && line["currency"] == "USD")
            #expect(line["today"] == "2026-11-23" && answer["waiting"] == 1 && answer["retrying"] == 0)
        }
    }

    @Test("the calendar by room type and plan, null outside it")
    func grid() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            _ = try await hotel.availability(["date": .string(account.day(1)), "availability": 5])
            _ = try await hotel.restrictions([
                "date": .string(account.day(1)), "rate": "123.45", "min_stay_arrival": 3, "max_stay": 9,
                "closed_to_arrival": true, "stop_sell": true,
            ])
            let path = "/admin/grid?property=\(hotel.property)&from=\(account.day(-1))&days=3"
            let grid = try await account.get(path).body
            #expect(grid["days"] == [.string(account.day(-1)), .string(account.day(0)), .string(account.day(1))])
            #expect(grid["today"]?.text == account.day(0) && grid["currency"] == "USD")
            let type = try #require(grid["room_types"]?[0])
            #expect(type["title"] == "Twin Room" && type["availability"] == [.null, 0, 5])
            let plan = try #require(type["rate_plans"]?[0])
            #expect(plan["title"] == "Best Available Rate" && plan["rates"] == [.null, "100.00", "123.45"])
            #expect(plan["options"] == [["occupancy": 2, "rates": [.null, "100.00", "123.45"]]])
            #expect(plan["min_stay_arrival"] == [.null, 1, 3] && plan["min_stay_through"] == [.null, 1, 1])
            #expect(plan["max_stay"] == [.null, 0, 9] && plan["closed_to_arrival"] == [.null, false, true])
            #expect(plan["closed_to_departure"] == [.null, false, false] && plan["stop_sell"] == [.null, false, true])
        }
    }

    @Test("the calendar of an agency shows what its channel is shown, and what it does not map")
    func gridOfAgency() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.open(3)
            let channel = try await hotel.connect()
            let title: JSON = "Weekend"
            _ = try await account.post(
                "/rate_plans",
                ["rate_plan": Hotel.ratePlan(hotel.property, hotel.room, title: title)]
            )
            let rule: JSON = [
                "title": "A rule", "property_id": .string(hotel.property), "affected_channels": [.string(channel)],
                "affected_room_types": [.string(hotel.room)], "type": "max_availability", "value": 2,
                "start_date": .string(account.day(30)), "end_date": .string(account.day(30)),
            ]
            _ = try await account.post("/channel_availability_rules", ["channel_availability_rule": rule])
            func rows(_ ota: String) async throws -> JSON {
                let path = "/admin/grid?property=\(hotel.property)&from=\(account.day(30))&days=2&ota=\(ota)"
                return try #require(try await account.get(path).body["room_types"]?[0])
            }
            let shown = try await rows("BDC")
            #expect(shown["availability"] == [2, 3] && shown["rate_plans"]?[0]?["availability"] == [2, 3])
            #expect(shown["rate_plans"]?.elements?.map { $0["sold"] } == [true, false])
            for others in [try await rows(""), try await rows("EXP")] {
                #expect(others["availability"] == [3, 3])
                #expect(others["rate_plans"]?.elements?.map { $0["sold"] } == [true, true])
            }
        }
    }

    @Test("a calendar of no property, of an unknown one, and from a day that is none are refused")
    func refusedGrids() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            #expect(try await account.get("/admin/grid").status == 400)
            #expect(try await account.get("/admin/grid?property=00000000-0000-4000-8000-000000000000").status == 404)
            #expect(try await account.get("/admin/grid?property=\(hotel.property)&from=2026-02-30").status == 422)
            let longest = try await account.get("/admin/grid?property=\(hotel.property)&days=100000").body
            #expect(longest["days"]?.elements?.count == 92)
        }
    }

    @Test("the calls that wrote ARI, newest first, each with its body and warnings")
    func tasks() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let other = try await Hotel(account)
            _ = try await hotel.availability(["date": .string(account.day(1)), "availability": 5])
            let refused = try await hotel.restrictions(["date": .string(account.day(1)), "rate": -1])
            #expect(refused.warnings.count == 1)
            _ = try await other.availability(["date": .string(account.day(1)), "availability": 2])
            let query = "/admin/tasks?property=\(hotel.property)"
            let tasks = try #require(try await account.get(query).body["tasks"]?.elements)
            #expect(tasks.map { $0["lane"] } == ["restrictions", "availability"])
            #expect(tasks[0]["rejected"] == 1 && tasks[1]["accepted"] == 1 && tasks[0]["body"] == nil)
            let troubled = try await account.get("\(query)&trouble=true").body
            #expect(troubled["total"] == 1 && troubled["tasks"]?[0]?["number"] == tasks[0]["number"])
            #expect(try await account.get("\(query)&lane=availability").body["total"] == 1)
            let page = try await account.get("/admin/tasks?limit=1").body
            #expect(page["total"] == 3 && page["tasks"]?.elements?.count == 1)
            let number = try #require(tasks[0]["number"]?.integer)
            let detail = try await account.get("/admin/tasks/\(number)").body
            #expect(detail["warnings"]?.elements?.count == 1 && detail["body"]?.text?.contains("\"rate\":-1") == true)
            // A call that wrote no ARI, and one that never was.
            #expect(try await account.get("/admin/tasks/1").status == 404)
            #expect(try await account.get("/admin/tasks/none").status == 404)
        }
    }

    @Test("bookings with what they took, newest first")
    func bookings() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.installCRS()
            _ = try await hotel.book("B1")
            let second = try await hotel.book("B2")
            _ = try await account.post("/booking_revisions/\(second.revision)/ack")
            let answer = try await account.get("/admin/bookings?property=\(hotel.property)").body
            let lines = try #require(answer["bookings"]?.elements)
            #expect(lines.map { $0["code"] } == ["B2", "B1"] && answer["total"] == 2)
            #expect(lines[0]["unique_id"] == "OFL-B2" && lines[0]["guest"] == "Ann Lee" && lines[0]["status"] == "new")
            #expect(lines[0]["arrival"] == "2027-03-05" && lines[0]["departure"] == "2027-03-07")
            #expect(lines[0]["amount"] == "295.50" && lines[0]["adults"] == 2 && lines[0]["by_guest"] == false)
            #expect(lines.map { $0["unacknowledged"] } == [0, 1])
            let room: JSON = ["room_type": "Twin Room", "rate_plan": "Best Available Rate", "is_cancelled": false]
            #expect(lines[0]["rooms"] == [room])
        }
    }

    @Test("looking at the feed neither serves a revision nor leaves a trace")
    func feed() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.installCRS()
            let booked = try await hotel.book("B1")
            func line(_ list: String) async throws -> JSON {
                let answer = try await account.get("/admin/feed?property=\(hotel.property)").body
                return try #require(answer[list]?[0])
            }
            let calls = try await account.get("/admin/calls?all=true").body["last"]
            #expect(try await line("waiting")["leaves_at"] == .null)
            let detail = try await account.get("/admin/revisions/\(booked.revision)").body
            #expect(detail["attributes"]?["ota_reservation_code"] == "B1")
            #expect(try await account.get("/admin/calls?all=true").body["last"] == calls)
            #expect(try await hotel.feed() == [booked.revision])
            #expect(try await line("waiting")["leaves_at"] == "2026-11-22T12:30:00.000000")
            _ = try await account.post("/booking_revisions/\(booked.revision)/ack")
            let left = try await line("left")
            #expect(left["state"] == "acknowledged" && left["acknowledgements"] == 1 && left["leaves_at"] == .null)
        }
    }

    @Test("a revision whose time in the feed is over is shown as one that nobody acknowledged")
    func expired() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.installCRS()
            _ = try await hotel.book("B1")
            _ = try await hotel.feed()
            account.time.advance(by: .seconds(31 * 60))
            let answer = try await account.get("/admin/feed?property=\(hotel.property)").body
            #expect(answer["waiting_total"] == 0 && answer["left"]?[0]?["state"] == "expired")
        }
    }

    @Test("webhooks, and their deliveries with what they carry")
    func webhooks() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.installCRS()
            let webhook: JSON = [
                "property_id": .string(hotel.property), "callback_url": "http://127.0.0.1:9/hook",
                "event_mask": "booking", "is_active": true, "send_data": true,
            ]
            _ = try await account.post("/webhooks", ["webhook": webhook])
            let booked = try await hotel.book("B1")
            let registered = try await account.get("/admin/webhooks").body
            #expect(registered["enabled"] == true && registered["webhooks"]?.elements?.count == 1)
            #expect(registered["webhooks"]?[0]?["property"] == "Seaview")
            #expect(registered["webhooks"]?[0]?["event_mask"] == "booking")
            let delivery = try #require(try await account.get("/admin/deliveries?newest=5").body["deliveries"]?[0])
            #expect(delivery["body"]?.text?.contains(booked.revision) == true)
        }
    }
}
