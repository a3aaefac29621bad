import ChannexEmulator
import HTTPTypes
import Testing

extension Fact {
    /// How a delivery looks to its receiver (contract §5.5).
    static let requests5: [Fact] = [
        Fact("5.5", .doc, "A delivery has five members, the data under payload", at: .emulator) { account in
            try await Listener.with(account, mask: "booking") { listener in
                _ = try await listener.hotel.book("A")
                let body = try #require(try await listener.heard().first?.body)
                #expect(body.keys == ["event", "payload", "property_id", "timestamp", "user_id"])
                #expect(body["event"] == "booking" && body["property_id"]?.text == listener.hotel.property)
            }
        },
        Fact("5.5", .doc, "A delivery is JSON", at: .emulator) { account in
            try await Listener.with(account, mask: "booking") { listener in
                _ = try await listener.hotel.book("A")
                let delivery = try #require(try await listener.heard().first)
                #expect(delivery.headers[.contentType]?.hasPrefix("application/json") == true)
            }
        },
        Fact("5.5", .doc, "The timestamp of a delivery ends in Z", at: .emulator) { account in
            try await Listener.with(account, mask: "booking") { listener in
                _ = try await listener.hotel.book("A")
                let body = try await listener.heard().first?.body
                #expect(body?["timestamp"] == "2026-11-22T12:00:00.000000Z")
            }
        },
        Fact("5.5", .doc, "Only a change of ARI has an author; the user of other events is null", at: .emulator) {
            account in
            try await Listener.with(account, mask: "booking;booking_new") { listener in
                _ = try await listener.hotel.book("A")
                #expect(try await listener.heard().map { $0.body["user_id"] } == [.null, .null])
            }
        },
        Fact("5.5", .doc, "Without send_data a delivery has no payload at all", at: .emulator) { account in
            try await Listener.with(account, mask: "booking_new", changes: ["send_data": false]) { listener in
                _ = try await listener.hotel.book("A")
                let body = try #require(try await listener.heard().first?.body)
                #expect(body.keys == ["event", "property_id", "timestamp", "user_id"])
            }
        },
        Fact("5.5", .doc, "A delivery carries the webhook's own headers, their names as written", at: .emulator) {
            account in
            let headers: JSON = ["X-Hook-Secret": "s3cr3t-value", "lower": "1"]
            try await Listener.with(account, mask: "booking", changes: ["headers": headers]) { listener in
                _ = try await listener.hotel.book("A")
                let sent = try #require(try await listener.heard().first?.headers)
                #expect(sent.first { $0.name.rawName == "X-Hook-Secret" }?.value == "s3cr3t-value")
                #expect(sent.first { $0.name.rawName == "lower" }?.value == "1")
            }
        },
        Fact("5.5", .doc, "The parameters of a webhook are put into the query of its address", at: .emulator) {
            account in
            let parameters: JSON = ["hotel": "7", "text": "a b&c"]
            try await Listener.with(account, mask: "booking", changes: ["request_params": parameters]) { listener in
                _ = try await listener.hotel.book("A")
                #expect(try await listener.heard().map(\.query) == ["hotel=7&text=a%20b%26c"])
            }
        },
        Fact("5.5", .doc, "A delivery is not signed", at: .emulator) { account in
            try await Listener.with(account, mask: "booking") { listener in
                _ = try await listener.hotel.book("A")
                let names = try #require(try await listener.heard().first?.headers.map(\.name.canonicalName))
                #expect(!names.contains { $0.contains("signature") || $0.contains("hmac") })
            }
        },
        Fact(
            "5.5",
            .live,
            "A booking of the booking CRS is told of about two seconds after it was made",
            at: .emulator,
            switch: { $0.webhookDelay = .seconds(2) },
            check: { account in
                try await Listener.with(account, mask: "booking") { listener in
                    _ = try await listener.hotel.book("A")
                    try await account.pass("1s")
                    #expect(try await listener.events() == [])
                    try await account.pass("1s")
                    #expect(try await listener.events() == ["booking"])
                }
            }
        ),
    ]
}
