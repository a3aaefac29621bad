import ChannexEmulator
import Testing

extension Fact {
    /// What deliveries say (contract §5.6).
    static let payloads5: [Fact] = [
        Fact("5.6", .doc, "The event booking says three ids and nothing else", at: .emulator) { account in
            try await Listener.with(account, mask: "booking") { listener in
                let (id, revision) = try await listener.hotel.book("A")
                let payload = try await listener.payload()
                let ids: JSON = [
                    "booking_id": .string(id), "property_id": .string(listener.hotel.property),
                    "revision_id": .string(revision),
                ]
                #expect(payload == ids)
            }
        },
        Fact("5.6", .doc, "The event booking_new sums the booking up in thirteen members", at: .emulator) { account in
            try await Listener.with(account, mask: "booking_new") { listener in
                _ = try await listener.hotel.book("A")
                #expect(try await listener.payload().keys == (summary + ["live_feed_event_id"]).sorted())
            }
        },
        Fact("5.6", .doc, "Special events name the revision booking_revision_id", at: .emulator) { account in
            try await Listener.with(account, mask: "booking_new") { listener in
                let (id, revision) = try await listener.hotel.book("A")
                let payload = try await listener.payload()
                #expect(payload["booking_id"]?.text == id && payload["booking_revision_id"]?.text == revision)
                #expect(payload["revision_id"] == nil)
            }
        },
        Fact("5.6", .doc, "The member ota_code is the reservation code at the OTA", at: .emulator) { account in
            try await Listener.with(account, mask: "booking_new") { listener in
                _ = try await listener.hotel.book("4410022001")
                let payload = try await listener.payload()
                #expect(payload["ota_code"] == "4410022001" && payload["booking_unique_id"] == "OFL-4410022001")
            }
        },
        Fact("5.6", .doc, "Nights and rooms are numbers, the amount is text", at: .emulator) { account in
            try await Listener.with(account, mask: "booking_new") { listener in
                _ = try await listener.hotel.book("A")
                let payload = try await listener.payload()
                #expect(payload["count_of_nights"] == 2 && payload["count_of_rooms"] == 1)
                #expect(payload["amount"] == "295.50" && payload["currency"] == "USD")
            }
        },
        Fact("5.6", .doc, "A booking is told of with the guest's name and the day of arrival", at: .emulator) {
            account in
            try await Listener.with(account, mask: "booking_new") { listener in
                _ = try await listener.hotel.book("A")
                let payload = try await listener.payload()
                #expect(payload["customer_name"] == "Ann Lee" && payload["arrival_date"] == "2027-03-05")
            }
        },
        Fact("5.6", .doc, "A booking of the booking CRS is told of without a channel", at: .emulator) { account in
            try await Listener.with(account, mask: "booking_new") { listener in
                _ = try await listener.hotel.book("A")
                #expect(try await listener.payload()["channel_id"] == .null)
            }
        },
        Fact("5.6", .doc, "A change and a cancellation are told of in the same form as a new booking", at: .emulator) {
            account in
            try await Listener.with(account, mask: "booking_modification;booking_cancellation") { listener in
                let (id, _) = try await listener.hotel.book("A")
                for status in ["modified", "cancelled"] {
                    let answer = try await listener.hotel.revise(id, "A", ["status": .string(status)])
                    let payload = try await listener.payload()
                    #expect(payload.keys == (summary + ["live_feed_event_id"]).sorted())
                    #expect(payload["booking_revision_id"] == answer.attributes["revision_id"])
                }
            }
        },
        Fact("5.6", .doc, "A reminder has the form of booking_new without live_feed_event_id", at: .emulator) {
            account in
            try await Listener.with(account, mask: "non_acked_booking") { listener in
                _ = try await listener.hotel.book("A")
                _ = try await listener.hotel.feed()
                try await account.pass("30m")
                #expect(try await listener.payload().keys == summary.sorted())
            }
        },
        Fact("5.6", .doc, "What is not mapped is told of by the ids of booking and revision alone", at: .emulator) {
            account in
            try await Listener.with(account, mask: "booking_unmapped_room") { listener in
                let room = try listener.hotel.bookedRoom(["room_type_id": .null])
                let (id, revision) = try await listener.hotel.book("A", changes: ["rooms": [room]])
                let ids: JSON = ["booking_id": .string(id), "booking_revision_id": .string(revision)]
                #expect(try await listener.payload() == ids)
            }
        },
    ]

    /// The members that sum a revision up.
    private static let summary = [
        "property_id", "channel_id", "booking_id", "booking_revision_id", "booking_unique_id", "ota_code",
        "customer_name", "arrival_date", "count_of_nights", "count_of_rooms", "amount", "currency",
    ]
}
