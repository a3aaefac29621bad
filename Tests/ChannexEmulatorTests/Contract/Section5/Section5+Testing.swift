import ChannexEmulator
import HTTPTypes
import Testing

extension Fact {
    /// The test call (contract §5.7).
    static let testing5: [Fact] = [
        Fact("5.7", .live, "A test answers 200 with what the receiver answered", at: .emulator) { account in
            try await Receiver.with(statuses: [202]) { receiver in
                let hook = try await Hotel(account).webhook(receiver, mask: "*")
                let answer = try await account.post("/webhooks/test", ["webhook": hook])
                #expect(answer.status == 200 && answer.body["status"] == 202)
                #expect(answer.body["body"]?.text != nil && answer.body["headers"]?.members != nil)
                #expect(answer.body["request_url"]?.text == receiver.url)
            }
        },
        Fact("5.7", .doc, "A test keeps no webhook", at: .emulator) { account in
            try await Receiver.with { receiver in
                let hook = try await Hotel(account).webhook(receiver, mask: "*")
                _ = try await account.post("/webhooks/test", ["webhook": hook])
                #expect(try await account.get("/webhooks").meta["total"] == 0)
            }
        },
        Fact("5.7", .doc, "A test is sent with the headers and the parameters of the webhook", at: .emulator) {
            account in
            try await Receiver.with { receiver in
                let changes: JSON = ["headers": ["X-Hook-Secret": "s"], "request_params": ["hotel": "7"]]
                let hook = try await Hotel(account).webhook(receiver, mask: "*", changes: changes)
                _ = try await account.post("/webhooks/test", ["webhook": hook])
                let delivery = try #require(receiver.arrived.first)
                #expect(delivery.headers.contains { $0.name.rawName == "X-Hook-Secret" && $0.value == "s" })
                #expect(delivery.query == "hotel=7")
            }
        },
        Fact("5.7", .code, "A test wraps its data once more and names no revision", at: .emulator) { account in
            try await Receiver.with { receiver in
                let hook = try await Hotel(account).webhook(receiver, mask: "*")
                _ = try await account.post("/webhooks/test", ["webhook": hook])
                let payload = try #require(receiver.arrived.first?.body["payload"])
                #expect(payload["data"] != nil)
                #expect(payload["revision_id"] == nil && payload["booking_revision_id"] == nil)
            }
        },
        Fact("5.7", .doc, "A test of a webhook with faults is refused like its creation", at: .emulator) { account in
            let hotel = try await Hotel(account)
            let test = try await account.post("/webhooks/test", hotel.idleHook(["event_mask": "bookings"]))
            let creation = try await hotel.makeIdleHook(["event_mask": "bookings"])
            #expect(test.status == 422 && test.body == creation.body)
        },
        Fact("5.7", .infer, "A test of an address that cannot be reached is refused", at: .emulator) { account in
            let nobody: JSON = ["callback_url": "http://127.0.0.1:1/hook"]
            let answer = try await account.post("/webhooks/test", Hotel(account).idleHook(nobody))
            #expect(answer.status == 422 && answer.details["callback_url"] != nil)
        },
    ]
}
