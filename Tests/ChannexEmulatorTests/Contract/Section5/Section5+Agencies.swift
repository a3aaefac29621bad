import ChannexEmulator
import Testing

extension Fact {
    /// What agencies and their guests cause (contract §5.4, §5.6).
    static let agencies5: [Fact] = [
        Fact("5.4", .doc, "Each step in the life of a channel has its event", at: .emulator) { account in
            let mask: JSON = "new_channel;updated_channel;activate_channel;deactivate_channel"
            try await Listener.with(account, mask: mask) { listener in
                let id = try await listener.hotel.connect()
                #expect(try await listener.events() == ["activate_channel", "new_channel"])
                _ = try await account.put("/channels/\(id)", ["channel": ["title": "BDC"]])
                #expect(try await listener.heard().last?.event == "updated_channel")
                _ = try await account.post("/channels/\(id)/deactivate")
                #expect(try await listener.heard().last?.event == "deactivate_channel")
            }
        },
        Fact("5.6", .doc, "An activated channel is told of by title, id and OTA", at: .emulator) { account in
            try await Listener.with(account, mask: "activate_channel") { listener in
                let id = try await listener.hotel.connect()
                let payload: JSON = [
                    "title": "Seaview at the agency", "channel_id": .string(id), "ota_name": "BookingCom",
                ]
                #expect(try await listener.payload() == payload)
            }
        },
        Fact("5.4", .doc, "An inactive channel is warned of 7 days and 1 day before its deletion", at: .emulator) {
            account in
            try await Listener.with(account, mask: "channel_removal_warning") { listener in
                let id = try await listener.hotel.connect()
                _ = try await account.post("/channels/\(id)/deactivate")
                try await account.pass("29d")
                let warnings = try await listener.heard().compactMap { $0.body["payload"] }
                #expect(warnings.map { $0["days_left"] } == [7, 1])
                let names = [
                    "channel", "channel_id", "channel_name", "days_left", "live_feed_event_id", "property_id",
                    "removal_date",
                ]
                #expect(warnings.allSatisfy { $0.keys == names })
            }
        },
        Fact(
            "5.4",
            .doc,
            "The time of a property without a channel begins when its last channel goes",
            at: .emulator,
            switch: { $0.removeIdleProperties = true },
            check: { account in
                try await Listener.with(account, mask: "property_removal_warning") { listener in
                    let id = try await listener.hotel.connect()
                    try await account.pass("100d")
                    #expect(try await listener.events() == [])
                    _ = try await account.post("/channels/\(id)/deactivate")
                    _ = try await account.delete("/channels/\(id)")
                    try await account.pass("59d23h")
                    #expect(try await listener.events() == [])
                    try await account.pass("1h")
                    #expect(try await listener.events() == ["property_removal_warning"])
                }
            }
        ),
        Fact("5.6", .doc, "Trouble with a push names channel, kind of trouble and property", at: .emulator) { account in
            try await Listener.with(account, mask: "sync_error") { listener in
                let id = try await listener.hotel.connect()
                let event: JSON = ["event": "sync_error", "error_type": "room_not_found"]
                _ = try await account.post("/admin/channels/\(id)/events", event)
                let names = [
                    "channel", "channel_event_id", "channel_id", "channel_name", "error_type", "property_name",
                ]
                #expect(try await listener.payload().keys == names)
            }
        },
        Fact("5.6", .doc, "A guest's message is told of with its text, thread and booking", at: .emulator) { account in
            try await Listener.with(account, mask: "message") { listener in
                let message = try await listener.letGuestWrite("Is parking free?")
                let payload = try await listener.payload()
                let names = [
                    "attachments", "booking_id", "have_attachment", "id", "inserted_at", "live_feed_event_id",
                    "message",
                    "message_thread_id", "meta", "ota_message_id", "property_id", "sender",
                ]
                #expect(payload.keys == names && payload["sender"] == "guest")
                #expect(payload["message"] == "Is parking free?" && payload["id"] == message.body["message_id"])
            }
        },
        Fact("5.6", .doc, "The time of a guest's message has no zone", at: .emulator) { account in
            try await Listener.with(account, mask: "message") { listener in
                _ = try await listener.letGuestWrite("Is parking free?")
                #expect(try await listener.payload()["inserted_at"]?.text?.hasPrefix("2026-11-22T12:00:00.") == true)
                #expect(try await listener.payload()["inserted_at"]?.text?.hasSuffix("Z") == false)
            }
        },
        Fact("5.4", .doc, "What the property writes to a guest is not told of as a message", at: .emulator) { account in
            try await Listener.with(account, mask: "message") { listener in
                try await listener.hotel.installMessages()
                let booking = try await listener.hotel.agencyBooking()
                let message: JSON = ["message": ["message": "Welcome"]]
                #expect(try await account.post("/bookings/\(booking)/messages", message).status == 200)
                #expect(try await listener.events() == [])
            }
        },
    ]
}

extension Listener {
    /// Lets a guest of Booking.com write about a booking.
    fileprivate func letGuestWrite(_ text: JSON) async throws -> Answer {
        try await hotel.installMessages()
        let booking = try await hotel.agencyBooking()
        return try await account.post("/admin/messages", ["booking_id": .string(booking), "message": text])
    }
}
