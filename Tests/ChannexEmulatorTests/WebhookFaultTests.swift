import ChannexEmulator
import HotelValues
import Testing

@Suite("Faults of deliveries", .timeLimit(.minutes(1)))
struct WebhookFaultTests {
    @Test("an event is lost, and the next one is not")
    func drop() async throws {
        try await told { account, hotel, receiver in
            try await account.fault(["kind": "webhook_drop", "event": "booking", "count": 1])
            _ = try await hotel.book("B1")
            let second = try await hotel.book("B2")
            let delivery = try #require(await receiver.take(1).first)
            #expect(delivery.body["payload"]?["revision_id"]?.text == second.revision)
            #expect(try await account.get("/admin/deliveries").body["deliveries"]?.elements?.count == 1)
        }
    }

    @Test("an event is sent twice, by a rule and by a switch", arguments: [true, false])
    func double(byRule: Bool) async throws {
        try await told { account, hotel, receiver in
            if byRule {
                try await account.fault(["kind": "webhook_double", "property": .string(hotel.property)])
            } else {
                _ = try await account.put("/admin/switches", ["duplicate_webhooks": true])
            }
            _ = try await hotel.book("B1")
            let deliveries = await receiver.take(2)
            #expect(deliveries[0].body == deliveries[1].body)
        }
    }

    @Test("an event is sent late, and one that happened later comes before it")
    func late() async throws {
        try await told { account, hotel, receiver in
            try await account.fault(["kind": "webhook_delay", "seconds": 30, "count": 1])
            let first = try await hotel.book("B1")
            let second = try await hotel.book("B2")
            let early = await receiver.take(1)
            await account.time.sleeperAppears(for: .seconds(30))
            account.time.advance(by: .seconds(30))
            let late = await receiver.take(1)
            let order = (early + late).map { $0.body["payload"]?["revision_id"]?.text }
            #expect(order == [second.revision, first.revision])
        }
    }

    @Test("events are shuffled within a few seconds, by a rule and by a switch", arguments: [true, false])
    func shuffled(byRule: Bool) async throws {
        try await told { account, hotel, receiver in
            if byRule {
                try await account.fault(["kind": "webhook_reorder", "seconds": 5])
            } else {
                _ = try await account.put("/admin/switches", ["shuffle_webhooks": true])
            }
            var booked: [String] = []
            for number in 1...20 { booked.append(try await hotel.book("B\(number)").revision) }
            account.time.advance(by: .seconds(5))
            _ = try await account.post("/admin/webhooks/on")
            let arrived = await receiver.take(20).compactMap { $0.body["payload"]?["revision_id"]?.text }
            #expect(arrived != booked && arrived.sorted() == booked.sorted())
        }
    }

    /// A hotel with the booking CRS and a webhook for `booking`, one delivery at a time.
    private func told(
        _ test: @escaping @Sendable (Account, Hotel, Receiver) async throws -> Void
    ) async throws {
        try await Receiver.with { receiver in
            try await Account.with(seed: 3) { account in
                _ = try await account.put("/admin/switches", ["webhook_concurrency": 1])
                let hotel = try await Hotel(account)
                try await hotel.installCRS()
                let webhook: JSON = [
                    "property_id": .string(hotel.property), "callback_url": .string(receiver.url),
                    "event_mask": "booking", "is_active": true, "send_data": true,
                ]
                _ = try await account.post("/webhooks", ["webhook": webhook])
                try await test(account, hotel, receiver)
            }
        }
    }
}
