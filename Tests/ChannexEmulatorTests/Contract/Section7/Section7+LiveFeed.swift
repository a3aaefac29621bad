import ChannexEmulator
import Testing

extension Fact {
    /// The live feed (contract §7.4).
    static let liveFeed7: [Fact] = [
        Fact("7.4", .doc, "The live feed has the event that a webhook names, with what it was told", at: .emulator) {
            account in
            try await Listener.with(account, mask: "booking_new") { listener in
                _ = try await listener.hotel.book("A")
                let payload = try await listener.payload()
                let event = try #require(payload["live_feed_event_id"]?.text)
                let shown = try await account.get("/live_feed/\(event)")
                #expect(shown.data["type"] == "live_feed_event" && shown.attributes["event"] == "booking_new")
                #expect(shown.attributes["payload"] == payload)
            }
        },
        Fact("7.4", .doc, "The live feed shows guests' messages", at: .emulator) { account in
            let hotel = try await Hotel.withMessages(account)
            let body: JSON = ["property": .string(hotel.property), "ota": "BDC", "message": "Is parking free?"]
            let written = try await account.post("/admin/messages", body).body
            let shown = try await account.get("/live_feed/\(written["live_feed_event_id"]?.text ?? "")").attributes
            #expect(shown["event"] == "message" && shown["payload"]?["message"] == "Is parking free?")
        },
        Fact("7.4", .doc, "The live feed comes newest first, or the other way round", at: .emulator) { account in
            let hotel = try await Hotel.withCRS(account)
            for code in ["A", "B"] { _ = try await hotel.book(code) }
            let list = try await account.get("/live_feed").ids
            #expect(list.count == 2)
            #expect(try await account.get("/live_feed?order[inserted_at]=asc").ids == list.reversed())
        },
        Fact("7.4", .doc, "The live feed is filtered by event, property, channel and group", at: .emulator) { account in
            let hotel = try await Hotel(account)
            let channel = try await hotel.connect()
            _ = try await account.post("/admin/channels/\(channel)/events", ["event": "sync_error"])
            let property = try await account.get("/properties/\(hotel.property)").data
            let group = try #require(property["relationships"]?["groups"]?["data"]?[0]?["id"]?.text)
            let right = [
                "event": "sync_error", "property_id": hotel.property, "channel_id": channel, "group_id": group,
            ]
            let wrong = ["event": "message", "property_id": channel, "channel_id": group, "group_id": channel]
            for (field, value) in right {
                #expect(try await account.get("/live_feed?filter[\(field)]=\(value)").meta["total"] == 1, "\(field)")
            }
            for (field, value) in wrong {
                #expect(try await account.get("/live_feed?filter[\(field)]=\(value)").meta["total"] == 0, "\(field)")
            }
        },
        Fact("9.2", .doc, "The live feed goes back a month", at: .emulator) { account in
            let hotel = try await Hotel.withCRS(account)
            _ = try await hotel.book("A")
            account.time.advance(by: .seconds(30 * 86_400))
            #expect(try await account.get("/live_feed").meta["total"] == 1)
            account.time.advance(by: .seconds(1))
            #expect(try await account.get("/live_feed").meta["total"] == 0)
        },
        Fact("7.4", .doc, "What is no request cannot be answered, nor what does not exist", at: .emulator) { account in
            let hotel = try await Hotel.withCRS(account)
            _ = try await hotel.book("A")
            let event = try #require(try await account.get("/live_feed").ids.first)
            let refused = try await account.resolve(event, ["accept": true])
            #expect(refused.status == 422 && refused.code == "not_supported")
            #expect(try await account.post("/live_feed/\(event)/resolve").code == "not_supported")
            #expect(try await account.resolve("x", [:]).status == 404)
        },
    ]
}

extension Account {
    /// Answers a guest's request.
    func resolve(_ event: String, _ resolution: JSON) async throws -> Answer {
        try await post("/live_feed/\(event)/resolve", ["resolution": resolution])
    }
}
