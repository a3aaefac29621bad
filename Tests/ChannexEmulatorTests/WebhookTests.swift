import ChannexEmulator
import HTTPTypes
import Testing

@Suite("Contract §5: webhooks", .timeLimit(.minutes(1)))
struct WebhookTests {
    @Test("§5.2 a webhook is inactive and without data unless it says otherwise")
    func defaults() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let body: JSON = [
                "property_id": .string(hotel.property), "callback_url": "http://localhost:8001/hook", "event_mask": "*",
            ]
            let made = try await account.post("/webhooks", ["webhook": body])
            #expect(made.status == 201)
            #expect(made.attributes["is_active"] == false && made.attributes["send_data"] == false)
            #expect(made.attributes["is_signed"] == false && made.attributes["signing_key_id"] == .null)
            let id = try made.id()
            let changed = try await account.put("/webhooks/\(id)", ["webhook": ["is_active": true]])
            #expect(changed.attributes["is_active"] == true && changed.attributes["event_mask"] == "*")
            #expect(try await account.get("/webhooks?filter[property_id]=\(hotel.property)").meta["total"] == 1)
            #expect(try await account.delete("/webhooks/\(id)").status == 200)
            #expect(try await account.get("/webhooks/\(id)").status == 404)
        }
    }

    @Test(
        "§5.2 what is wrong with a webhook is told by field",
        arguments: [
            ("property_id", .null, "can't be blank"), ("callback_url", .null, "can't be blank"),
            ("callback_url", "ftp://x", "is invalid"), ("callback_url", "http://", "is invalid"),
            ("event_mask", "", "can't be blank"), ("event_mask", "bookings", "is invalid"),
            ("headers", ["a"], "is invalid"), ("is_active", "yes", "is invalid"),
        ] as [(String, JSON, String)]
    )
    func faults(field: String, value: JSON, message: String) async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let body: JSON = ["property_id": .string(hotel.property), "callback_url": "http://h/x", "event_mask": "*"]
            let answer = try await account.post("/webhooks", ["webhook": body.setting(field, value)])
            #expect(answer.status == 422)
            #expect(answer.details == .object([JSON.Member(field, [.string(message)])]))
        }
    }

    @Test(
        "§5.3 masks are strict",
        arguments: [
            ("*", true), ("booking", true), ("booking_new;booking_cancellation", true), ("ari", true),
            ("ari:rate,stop_sell:*:c7c4", true), ("ari:rate", false), ("booking,message", false), ("booking;", false),
            ("booking ;message", false), ("disconnected_channel", true), ("", false),
        ]
    )
    func masks(text: String, isValid: Bool) {
        #expect((EventMask(text) != nil) == isValid)
    }

    @Test(
        "§5.2 the rule that an address be public is a switch",
        arguments: [
            ("http://localhost:8001/x", false), ("http://127.0.0.1/x", false), ("https://pms.example/hook", true),
        ]
    )
    func publicHost(url: String, isPublic: Bool) async throws {
        var switches = Switches()
        switches.requirePublicCallbackHost = true
        try await Account.with(switches) { account in
            let body: JSON = ["is_global": true, "callback_url": .string(url), "event_mask": "*"]
            let answer = try await account.post("/webhooks", ["webhook": body])
            #expect(answer.status == (isPublic ? 201 : 422))
        }
    }

    @Test("§5.5 a booking is told under both names, with headers, parameters and data")
    func delivery() async throws {
        try await Receiver.with { receiver in
            try await Account.with { account in
                let hotel = try await Hotel(account)
                try await hotel.installCRS()
                try await hotel.hook(
                    receiver,
                    mask: "*",
                    changes: [
                        "headers": ["X-Hook-Secret": "s3cr3t"], "request_params": ["source": "a b&c"],
                    ]
                )
                let (booking, revision) = try await hotel.book("A")
                let deliveries = await receiver.take(2).sorted { ($0.event ?? "") < ($1.event ?? "") }
                #expect(deliveries.map(\.event) == ["booking", "booking_new"])
                let secret = try #require(HTTPField.Name("x-hook-secret"))
                for delivery in deliveries {
                    #expect(delivery.headers[secret] == "s3cr3t" && delivery.query == "source=a%20b%26c")
                    #expect(delivery.body["property_id"]?.text == hotel.property && delivery.body["user_id"] == .null)
                    #expect(delivery.body["timestamp"] == "2026-11-22T12:00:00.000000Z")
                }
                #expect(deliveries[0].body["payload"]?["revision_id"]?.text == revision)
                let payload = try #require(deliveries[1].body["payload"])
                #expect(payload["booking_revision_id"]?.text == revision && payload["booking_id"]?.text == booking)
                #expect(payload["ota_code"] == "A" && payload["booking_unique_id"] == "OFL-A")
                #expect(payload["customer_name"] == "Ann Lee" && payload["count_of_nights"] == 2)
                #expect(payload["amount"] == "295.50" && payload["live_feed_event_id"]?.text != nil)
            }
        }
    }

    @Test("§5.5 without send_data a delivery has no payload")
    func withoutData() async throws {
        try await Receiver.with { receiver in
            try await Account.with { account in
                let hotel = try await Hotel(account)
                try await hotel.installCRS()
                try await hotel.hook(receiver, mask: "booking_new", changes: ["send_data": false])
                _ = try await hotel.book("A")
                let delivery = await receiver.take(1).first
                #expect(delivery?.event == "booking_new" && delivery?.body["payload"] == nil)
            }
        }
    }

    @Test("§5.4 changes, cancellations and rooms that are not mapped have their own events")
    func events() async throws {
        try await Receiver.with { receiver in
            try await Account.with { account in
                let hotel = try await Hotel(account)
                try await hotel.installCRS()
                let mask: JSON =
                    "booking_new;booking_modification;booking_cancellation;booking_unmapped_room;booking_unmapped_rate"
                try await hotel.hook(receiver, mask: mask)
                let room = try #require(hotel.booking("A")["booking"]?["rooms"]?[0])
                let unmapped = room.merging(["room_type_id": .null, "rate_plan_id": .null])
                let (id, _) = try await hotel.book("A", changes: ["rooms": [unmapped]])
                #expect(Set(await receiver.take(2).map(\.event)) == ["booking_new", "booking_unmapped_room"])
                let halfMapped: JSON = ["status": "modified", "rooms": [room.setting("rate_plan_id", .null)]]
                _ = try await account.put("/bookings/\(id)", hotel.booking("A", changes: halfMapped))
                #expect(Set(await receiver.take(2).map(\.event)) == ["booking_modification", "booking_unmapped_rate"])
                _ = try await account.put("/bookings/\(id)", hotel.booking("A", changes: ["status": "cancelled"]))
                #expect(await receiver.take(1).map(\.event) == ["booking_cancellation"])
            }
        }
    }

    @Test("§5.5 a 5xx is tried again as the table says, and the log keeps every try")
    func retries() async throws {
        try await Receiver.with(statuses: [500, 503]) { receiver in
            try await Account.with { account in
                let hotel = try await Hotel(account)
                try await hotel.installCRS()
                try await hotel.hook(receiver, mask: "booking_new")
                _ = try await hotel.book("A")
                _ = await receiver.take(1)
                await account.time.sleeperAppears(for: .seconds(60))
                account.time.advance(by: .seconds(60))
                _ = await receiver.take(1)
                await account.time.sleeperAppears(for: .seconds(120))
                account.time.advance(by: .seconds(120))
                _ = await receiver.take(1)
                let log = try await hotel.settledDelivery()
                #expect(log["attempts"]?.elements?.compactMap { $0["status"] } == [500, 503, 200])
                #expect(log["state"] == "delivered" && log["notes"]?["success"] == true)
            }
        }
    }

    @Test("§5.5 a 4xx or a redirect is final", arguments: [400, 404, 410, 304])
    func final(status: Int) async throws {
        try await Receiver.with(statuses: [status]) { receiver in
            try await Account.with { account in
                let hotel = try await Hotel(account)
                try await hotel.installCRS()
                try await hotel.hook(receiver, mask: "booking_new")
                _ = try await hotel.book("A")
                _ = await receiver.take(1)
                let log = try await hotel.settledDelivery()
                #expect(log["state"] == "failed" && log["attempts"]?.elements?.count == 1)
                #expect(log["notes"]?["success"] == false)
            }
        }
    }

    @Test("§6.3 a revision that is not acknowledged in time is told of")
    func notAcknowledged() async throws {
        try await Receiver.with { receiver in
            try await Account.with { account in
                let hotel = try await Hotel(account)
                try await hotel.installCRS()
                try await hotel.hook(receiver, mask: "non_acked_booking")
                let (_, revision) = try await hotel.book("A")
                #expect(try await hotel.feed() == [revision])
                await account.time.sleeperAppears(for: .seconds(30 * 60))
                account.time.advance(by: .seconds(30 * 60))
                let payload = await receiver.take(1).first?.body["payload"]
                #expect(payload?["booking_revision_id"]?.text == revision)
                #expect(payload?["live_feed_event_id"] == nil)
            }
        }
    }

    @Test("§5.5 a webhook of the property silences that of the account")
    func globalWebhook() async throws {
        try await Receiver.with { receiver in
            try await Account.with { account in
                let hotel = try await Hotel(account)
                let other = try await Hotel(account)
                try await hotel.installCRS()
                try await other.installCRS()
                let globalHeaders: JSON = ["is_global": true, "headers": ["x-kind": "global"]]
                try await hotel.hook(receiver, mask: "booking_new", changes: globalHeaders)
                try await hotel.hook(receiver, mask: "booking_new", changes: ["headers": ["x-kind": "own"]])
                _ = try await hotel.book("A")
                let kind = try #require(HTTPField.Name("x-kind"))
                #expect(await receiver.take(1).map { $0.headers[kind] } == ["own"])
                _ = try await other.book("B")
                #expect(await receiver.take(1).map { $0.headers[kind] } == ["global"])
                #expect(try await account.get("/admin/deliveries").body["deliveries"]?.elements?.count == 2)
            }
        }
    }

    @Test("all deliveries can be switched off and on; what happens in between is lost")
    func switchedOff() async throws {
        try await Receiver.with { receiver in
            try await Account.with { account in
                let hotel = try await Hotel(account)
                try await hotel.installCRS()
                try await hotel.hook(receiver, mask: "booking_new")
                #expect(try await account.post("/admin/webhooks/off").status == 200)
                _ = try await hotel.book("A")
                #expect(try await account.get("/admin/state").body["webhooks_enabled"] == false)
                _ = try await account.post("/admin/webhooks/on")
                let (_, second) = try await hotel.book("B")
                let delivery = await receiver.take(1).first
                #expect(delivery?.body["payload"]?["booking_revision_id"]?.text == second)
            }
        }
    }

    @Test("§5.7 a test event is sent at once, and what came back is told")
    func testEvent() async throws {
        try await Receiver.with(statuses: [202]) { receiver in
            try await Account.with { account in
                let hotel = try await Hotel(account)
                let body = hotel.webhook(receiver, mask: "*")
                let answer = try await account.post("/webhooks/test", ["webhook": body])
                #expect(answer.status == 200 && answer.body["status"] == 202)
                #expect(answer.body["request_url"]?.text == receiver.url && answer.body["headers"]?.members != nil)
                #expect(await receiver.take(1).first?.body["payload"]?["data"] != nil)
                #expect(try await account.get("/webhooks").meta["total"] == 0)
                #expect(try await account.post("/webhooks/test", ["webhook": [:]]).status == 422)
            }
        }
    }
}

extension Hotel {
    /// An active webhook with data that calls the receiver.
    func webhook(_ receiver: Receiver, mask: JSON, changes: JSON = [:]) -> JSON {
        let body: JSON = [
            "property_id": .string(property), "callback_url": .string(receiver.url), "event_mask": mask,
            "is_active": true, "send_data": true,
        ]
        return body.merging(changes)
    }

    /// Registers one.
    func hook(_ receiver: Receiver, mask: JSON, changes: JSON = [:]) async throws {
        let answer = try await account.post("/webhooks", ["webhook": webhook(receiver, mask: mask, changes: changes)])
        try #require(answer.status == 201)
    }

    /// The first delivery of the log once it is no longer waiting.
    func settledDelivery() async throws -> JSON {
        while true {
            let log = try #require(try await account.get("/admin/deliveries").body["deliveries"]?[0])
            if log["state"] != "waiting" { return log }
            await Task.yield()
        }
    }
}
