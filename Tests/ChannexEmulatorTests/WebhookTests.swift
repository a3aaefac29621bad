import ChannexEmulator
import HTTPTypes
import Testing

@Suite("Contract §5: webhooks", .timeLimit(.minutes(1)))
struct WebhookTests {
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
