import ChannexEmulator
import Testing

@Suite("Contract §5.4, §7.1: what is told of channels", .timeLimit(.minutes(1)))
struct ChannelEventTests {
    @Test("webhooks are told when a channel is made, changed, activated and deactivated")
    func events() async throws {
        try await Receiver.with { receiver in
            try await Account.with { account in
                let hotel = try await Hotel(account)
                try await hotel.hook(receiver, mask: "new_channel;updated_channel;activate_channel;deactivate_channel")
                let id = try await hotel.connect()
                _ = try await account.put("/channels/\(id)", ["channel": ["title": "BDC"]])
                _ = try await account.post("/channels/\(id)/deactivate")
                let told = await receiver.take(4)
                let expected = ["activate_channel", "deactivate_channel", "new_channel", "updated_channel"]
                #expect(told.compactMap(\.event).sorted() == expected)
                let last = try #require(told.first { $0.event == "deactivate_channel" }?.body["payload"])
                #expect(last == ["title": "BDC", "channel_id": .string(id), "ota_name": "BookingCom"])
            }
        }
    }

    @Test("§9.2, §15 a deactivated channel is deleted after a month, with warnings 7 days and 1 day before")
    func removal() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let id = try await hotel.connect()
            _ = try await account.post("/channels/\(id)/deactivate")
            func warnings() async throws -> [JSON] {
                let feed = try await account.get("/live_feed?filter[event]=channel_removal_warning")
                return feed.data.elements?.compactMap { $0["attributes"]?["payload"] } ?? []
            }
            account.time.advance(by: .seconds(22 * 86_400))
            #expect(try await warnings().isEmpty)
            account.time.advance(by: .seconds(86_400))
            let first = try #require(try await warnings().first)
            #expect(
                first["days_left"] == 7 && first["removal_date"] == "2026-12-22" && first["channel"] == "BookingCom"
            )
            #expect(first["channel_id"]?.text == id && first["live_feed_event_id"]?.text != nil)
            account.time.advance(by: .seconds(6 * 86_400))
            #expect(try await warnings().map { $0["days_left"] } == [1, 7])
            #expect(try await account.get("/channels/\(id)").status == 200)
            account.time.advance(by: .seconds(86_400))
            #expect(try await account.get("/channels/\(id)").status == 404)
        }
    }

    @Test("a channel that is activated again stays")
    func revival() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let id = try await hotel.connect()
            _ = try await account.post("/channels/\(id)/deactivate")
            _ = try await account.post("/channels/\(id)/activate")
            account.time.advance(by: .seconds(40 * 86_400))
            #expect(try await account.get("/channels/\(id)").attributes["is_active"] == true)
        }
    }
}

@Suite("Contract §5.4: what agencies do of their own accord", .timeLimit(.minutes(1)))
struct AgencyActTests {
    @Test("an agency can cut the connection")
    func disconnect() async throws {
        try await Receiver.with { receiver in
            try await Account.with { account in
                let hotel = try await Hotel(account)
                let id = try await hotel.connect()
                try await hotel.hook(receiver, mask: "disconnect_channel")
                let acted = try await account.post("/admin/channels/\(id)/events", ["event": "disconnect_channel"])
                #expect(acted.status == 200)
                #expect(await receiver.take(1).first?.body["payload"]?["channel_id"]?.text == id)
                #expect(try await account.get("/channels/\(id)").attributes["is_active"] == false)
            }
        }
    }

    @Test("a listing that is gone is mapped no longer")
    func listing() async throws {
        try await Receiver.with { receiver in
            try await Account.with { account in
                let hotel = try await Hotel(account)
                let id = try await hotel.connect("AirBNB")
                try await hotel.hook(receiver, mask: "disconnect_listing")
                let body: JSON = ["event": "disconnect_listing", "listing_id": "77"]
                #expect(try await account.post("/admin/channels/\(id)/events", body).status == 200)
                #expect(await receiver.take(1).first?.body["payload"]?["listing_id"] == "77")
                #expect(try await account.get("/channels/\(id)").attributes["rate_plans"] == [])
                #expect(try await account.post("/admin/channels/\(id)/events", body).status == 422)
            }
        }
    }

    @Test("trouble with a push is told", arguments: ["sync_error", "sync_warning", "rate_error"])
    func trouble(event: String) async throws {
        try await Receiver.with { receiver in
            try await Account.with { account in
                let hotel = try await Hotel(account)
                let id = try await hotel.connect()
                try await hotel.hook(receiver, mask: .string(event))
                let body: JSON = ["event": .string(event), "error_type": "room_not_found"]
                #expect(try await account.post("/admin/channels/\(id)/events", body).status == 200)
                let payload = await receiver.take(1).first?.body["payload"]
                #expect(payload?["channel_id"]?.text == id && payload?["channel"] == "BookingCom")
                #expect(payload?["error_type"] == "room_not_found" && payload?["property_name"] == "Seaview")
                #expect(payload?["channel_name"] == "Seaview at the agency")
                #expect(payload?["channel_event_id"]?.text != nil)
                #expect(try await account.post("/admin/channels/\(id)/events", ["event": "flood"]).status == 422)
            }
        }
    }
}

@Suite("Contract §1.2, §7: keys of some properties, and what comes over channels", .timeLimit(.minutes(1)))
struct ChannelKeyTests {
    @Test("a key of another property sees no channel, thread, review or event of this one")
    func foreign() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.installMessages()
            let channel = try await hotel.connect()
            let stay: JSON = ["property": .string(hotel.property), "ota": "BDC", "message": "x", "score": 9]
            let written = try await account.post("/admin/messages", stay).body
            let reviewed = try await account.post("/admin/reviews", stay).body
            let other = try await Hotel(account)
            try await other.installMessages()
            for (hotel, key, status) in [(hotel, "own", 200), (other, "foreign", 404)] {
                let body: JSON = ["key": .string(key), "properties": [.string(hotel.property)]]
                try #require(try await account.post("/admin/keys", body).status == 201)
                for path in [
                    "/channels/\(channel)", "/message_threads/\(written["message_thread_id"]?.text ?? "")",
                    "/reviews/\(reviewed["review_id"]?.text ?? "")",
                    "/live_feed/\(written["live_feed_event_id"]?.text ?? "")",
                ] {
                    #expect(try await account.get(path, key: key).status == status, "\(path)")
                }
                for path in ["/channels", "/message_threads", "/reviews", "/live_feed"] {
                    let total = try await account.get(path, key: key).meta["total"]?.integer ?? -1
                    #expect((total > 0) == (status == 200), "\(path)")
                }
            }
        }
    }
}
