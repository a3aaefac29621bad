import ChannexEmulator
import Testing

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
