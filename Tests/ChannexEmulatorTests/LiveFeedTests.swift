import ChannexEmulator
import Testing

@Suite("Contract §7.4: the live feed", .timeLimit(.minutes(1)))
struct LiveFeedTests {
    @Test("a booking's webhook names an event that the live feed has, newest first and filtered")
    func bookings() async throws {
        try await Receiver.with { receiver in
            try await Account.with { account in
                let hotel = try await Hotel(account)
                try await hotel.installCRS()
                try await hotel.hook(receiver, mask: "booking_new")
                _ = try await hotel.book("A")
                let payload = try #require(await receiver.take(1).first?.body["payload"])
                let event = try #require(payload["live_feed_event_id"]?.text)
                #expect(try await account.get("/live_feed/\(event)").attributes["payload"] == payload)
                _ = try await hotel.book("B")
                let list = try await account.get("/live_feed")
                #expect(list.meta["total"] == 2 && list.data[1]?["id"]?.text == event)
                let oldest = try await account.get("/live_feed?order[inserted_at]=asc&pagination[limit]=1")
                #expect(oldest.data[0]?["id"]?.text == event)
                #expect(try await account.get("/live_feed?filter[event]=booking_new").meta["total"] == 2)
                #expect(try await account.get("/live_feed?filter[event]=message").meta["total"] == 0)
                let other = try await Hotel(account)
                #expect(try await account.get("/live_feed?filter[property_id]=\(other.property)").meta["total"] == 0)
                #expect(try await account.get("/live_feed?filter[property_id]=x").status == 422)
            }
        }
    }

    @Test("events can be found by their channel and by the property's group")
    func filters() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let channel = try await hotel.connect()
            let body: JSON = ["event": "sync_error"]
            _ = try await account.post("/admin/channels/\(channel)/events", body)
            #expect(try await account.get("/live_feed?filter[channel_id]=\(channel)").meta["total"] == 1)
            let property = try await account.get("/properties/\(hotel.property)").data
            let group = try #require(property["relationships"]?["groups"]?["data"]?[0]?["id"]?.text)
            #expect(try await account.get("/live_feed?filter[group_id]=\(group)").meta["total"] == 1)
            #expect(try await account.get("/live_feed?filter[group_id]=\(channel)").meta["total"] == 0)
        }
    }

    @Test("§9.2 events are kept for a month")
    func retention() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.installCRS()
            _ = try await hotel.book("A")
            account.time.advance(by: .seconds(30 * 86_400))
            #expect(try await account.get("/live_feed").meta["total"] == 1)
            account.time.advance(by: .seconds(1))
            #expect(try await account.get("/live_feed").meta["total"] == 0)
        }
    }
}

@Suite("Contract §6.11, §7.1: importing an agency's bookings", .timeLimit(.minutes(1)))
struct BookingImportTests {
    @Test("activating a channel imports what was booked before it, without taking the rooms twice")
    func activation() async throws {
        try await Account.with { account in
            let settings: JSON = ["allow_availability_autoupdate_on_cancellation": true]
            let hotel = try await Hotel(account, settings: settings)
            _ = try await hotel.availability([
                "date_from": .string(account.day(0)), "date_to": .string(account.day(60)), "availability": 3,
            ])
            let order: JSON = [
                "ota": "BDC", "property": .string(hotel.property), "arrival": .string(account.day(30)),
                "departure": .string(account.day(31)), "rooms": [["rate_plan_id": .string(hotel.plan), "adults": 2]],
            ]
            let booked = try await account.post("/admin/guests/book", order)
            let booking = try #require(booked.body["booking_id"]?.text)
            #expect(try await account.get("/bookings/\(booking)").attributes["channel_id"] == .null)
            let channel = try await hotel.connect()
            #expect(try await account.get("/booking_revisions?filter[booking_id]=\(booking)").meta["total"] == 2)
            let imported = try await account.get("/bookings/\(booking)").attributes
            #expect(imported["channel_id"]?.text == channel && imported["status"] == "new")
            #expect(try await hotel.left(account.day(30)) == 2)
            let again = "/channels/\(channel)/execute/load_future_reservations"
            #expect(try await account.post(again).status == 200)
            #expect(try await account.get("/booking_revisions?filter[booking_id]=\(booking)").meta["total"] == 3)
            _ = try await account.post("/admin/guests/cancel", ["booking_id": .string(booking)])
            #expect(try await hotel.left(account.day(30)) == 3)
            _ = try await account.post("/channels/\(channel)/deactivate")
            _ = try await account.delete("/channels/\(channel)")
            #expect(try await account.get("/bookings/\(booking)").attributes["channel_id"] == .null)
        }
    }

    @Test("an agency sells what its active channel maps, and nothing of what it does not")
    func mapping() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            _ = try await hotel.availability(["date": .string(account.day(30)), "availability": 3])
            let other = try await account.post(
                "/rate_plans",
                ["rate_plan": Hotel.ratePlan(hotel.property, hotel.room, title: "Other")]
            ).id()
            let channel = try await hotel.connect()
            let query = "ota=BDC&property=\(hotel.property)&arrival=\(account.day(30))&departure=\(account.day(31))"
            let shelf = try await account.get("/admin/shelf?\(query)").body
            #expect(shelf["offers"]?.elements?.map { $0["rate_plan_id"] } == [.string(hotel.plan)])
            #expect(shelf["refused"]?.elements?.map { $0["rate_plan_id"] } == [.string(other)])
            _ = try await account.post("/channels/\(channel)/deactivate")
            #expect(try await account.get("/admin/shelf?\(query)").body["offers"] == [])
        }
    }
}
