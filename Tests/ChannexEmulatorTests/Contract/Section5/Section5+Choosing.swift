import ChannexEmulator
import HTTPTypes
import Testing

extension Fact {
    /// Which webhooks are told (contract §5.5).
    static let choosing5: [Fact] = [
        Fact("5.5", .live, "A webhook of the property silences that of the account for the same event", at: .emulator) {
            account in
            try await Listener.with(account, mask: "booking_new", changes: kind("own")) { listener in
                try await listener.hookAccount(mask: "booking_new")
                _ = try await listener.hotel.book("A")
                #expect(try await listener.kinds() == ["own"])
            }
        },
        Fact(
            "5.5",
            .live,
            "A webhook of the account is told of events that the property's own does not ask for",
            at: .emulator
        ) { account in
            try await Listener.with(account, mask: "booking_cancellation", changes: kind("own")) { listener in
                try await listener.hookAccount(mask: "booking_new")
                _ = try await listener.hotel.book("A")
                #expect(try await listener.kinds() == ["global"])
            }
        },
        Fact("5.5", .live, "An inactive webhook of the property does not silence that of the account", at: .emulator) {
            account in
            let inactive = kind("own").setting("is_active", false)
            try await Listener.with(account, mask: "booking_new", changes: inactive) { listener in
                try await listener.hookAccount(mask: "booking_new")
                _ = try await listener.hotel.book("A")
                #expect(try await listener.kinds() == ["global"])
            }
        },
        Fact("5.2", .doc, "A webhook of the account is told of all its properties", at: .emulator) { account in
            let isGlobal: JSON = ["property_id": .null, "is_global": true]
            try await Listener.with(account, mask: "booking_new", changes: isGlobal) { listener in
                let other = try await Hotel(account)
                try await other.installCRS()
                _ = try await listener.hotel.book("A")
                _ = try await other.book("B")
                let properties = try await listener.heard().compactMap { $0.body["property_id"]?.text }
                #expect(properties.sorted() == [listener.hotel.property, other.property].sorted())
            }
        },
        Fact("5.2", .doc, "A webhook of a property is told nothing of another one", at: .emulator) { account in
            try await Listener.with(account, mask: "*") { listener in
                let other = try await Hotel(account)
                try await other.installCRS()
                _ = try await other.book("B")
                #expect(try await listener.events() == [])
            }
        },
        Fact("5.2", .doc, "An inactive webhook is told nothing", at: .emulator) { account in
            try await Listener.with(account, mask: "*", changes: ["is_active": false]) { listener in
                _ = try await listener.hotel.book("A")
                #expect(try await listener.events() == [])
            }
        },
        Fact("5.1", .doc, "A deleted webhook is told nothing", at: .emulator) { account in
            try await Listener.with(account, mask: "booking") { listener in
                _ = try await account.delete("/webhooks/\(listener.webhook)")
                _ = try await listener.hotel.book("A")
                #expect(try await listener.events() == [])
            }
        },
        Fact(
            "5.5",
            .infer,
            "A delivery that waits for its next try is given up when its webhook is deleted",
            at: .emulator
        ) { account in
            try await Listener.with(account, mask: "booking", statuses: [500]) { listener in
                _ = try await listener.hotel.book("A")
                #expect(try await listener.heard().count == 1)
                _ = try await account.delete("/webhooks/\(listener.webhook)")
                try await account.pass("1d")
                #expect(try await listener.heard().count == 1)
                #expect(try await listener.log().map { $0["state"] } == ["failed"])
            }
        },
    ]

    private static func kind(_ name: JSON) -> JSON { ["headers": ["x-kind": name]] }
}

extension Listener {
    /// Makes an active webhook of the account for the same receiver.
    fileprivate func hookAccount(mask: JSON) async throws {
        let changes: JSON = ["property_id": .null, "is_global": true, "headers": ["x-kind": "global"]]
        try await hotel.hook(receiver, mask: mask, changes: changes)
    }

    /// Which of the two webhooks were told, as their headers say.
    fileprivate func kinds() async throws -> [String?] {
        try await heard().map { delivery in delivery.headers.first { $0.name.rawName == "x-kind" }?.value }
    }
}
