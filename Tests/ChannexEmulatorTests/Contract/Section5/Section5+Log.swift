import ChannexEmulator
import Testing

extension Fact {
    /// The log of deliveries, and sending once more (contract §5.5, §9.2).
    static let log5: [Fact] = [
        Fact("5.5", .rev, "The log notes a delivery that was taken as a success", at: .emulator) { account in
            try await Listener.with(account, mask: "booking") { listener in
                let (_, revision) = try await listener.hotel.book("A")
                let entry = try #require(try await listener.log().first)
                #expect(entry["notes"]?["success"] == true && entry["revision_id"]?.text == revision)
            }
        },
        Fact("5.5", .rev, "The log notes a delivery that was turned down as no success", at: .emulator) { account in
            try await Listener.with(account, mask: "booking", statuses: [404]) { listener in
                _ = try await listener.hotel.book("A")
                let entry = try #require(try await listener.log().first)
                #expect(entry["notes"]?["success"] == false && entry["attempts"]?[0]?["status"] == 404)
            }
        },
        Fact("5.5", .doc, "The log is kept for seven days", at: .emulator) { account in
            try await Listener.with(account, mask: "booking") { listener in
                _ = try await listener.hotel.book("A")
                #expect(try await listener.log().count == 1)
                try await account.pass("6d23h")
                #expect(try await listener.log().count == 1)
                try await account.pass("1h")
                #expect(try await listener.log().count == 0)
            }
        },
        Fact("5.5", .doc, "The latest revision of a booking can be sent once more, under the same id", at: .emulator) {
            account in
            try await Listener.with(account, mask: "booking") { listener in
                let (id, _) = try await listener.hotel.book("A")
                let changed = try await listener.hotel.revise(id, "A", ["status": "modified"])
                let latest = try #require(changed.attributes["revision_id"]?.text)
                _ = try await listener.heard()
                #expect(try await account.post("/admin/bookings/\(id)/resend").status == 200)
                let heard = try await listener.heard()
                #expect(heard.count == 3 && heard[2].body["payload"]?["revision_id"]?.text == latest)
                #expect(try await account.post("/admin/bookings/\(latest)/resend").status == 404)
            }
        },
    ]
}
