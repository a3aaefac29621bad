import ChannexEmulator
import Testing

extension Fact {
    /// The grammar of masks (contract §5.3).
    static let masks5: [Fact] = [
        Fact("5.3", .doc, "A star asks for every event") { account in
            let answer = try await Hotel(account).makeIdleHook(["event_mask": "*"])
            #expect(answer.status == 201 && answer.attributes["event_mask"] == "*")
        },
        Fact("5.3", .live, "Several events are parted by semicolons") { account in
            let mask: JSON = "booking_new;booking_modification;non_acked_booking;message"
            let answer = try await Hotel(account).makeIdleHook(["event_mask": mask])
            #expect(answer.status == 201 && answer.attributes["event_mask"] == mask)
        },
        Fact("5.3", .doc, "Events are not parted by commas") { account in
            let answer = try await Hotel(account).makeIdleHook(["event_mask": "booking_new,message"])
            #expect(answer.status == 422 && answer.details["event_mask"] != nil)
        },
        Fact("5.3", .doc, "An unknown event is refused") { account in
            let answer = try await Hotel(account).makeIdleHook(["event_mask": "bookings"])
            #expect(answer.status == 422 && answer.details["event_mask"] != nil)
        },
        Fact("5.3", .doc, "One unknown event among known ones makes the mask invalid") { account in
            let answer = try await Hotel(account).makeIdleHook(["event_mask": "booking_new;booking_gone"])
            #expect(answer.status == 422 && answer.details["event_mask"] != nil)
        },
        Fact("5.3", .doc, "An event named ari may be narrowed to restrictions, room types and rate plans") { account in
            let hotel = try await Hotel(account)
            let mask = "ari:rate,stop_sell:*:\(hotel.plan)"
            let answer = try await hotel.makeIdleHook(["event_mask": .string(mask)])
            #expect(answer.status == 201 && answer.attributes["event_mask"]?.text == mask)
        },
        Fact("5.3", .doc, "Every event of the documentation may be named") { account in
            let hotel = try await Hotel(account)
            for event in documentedEvents {
                let answer = try await hotel.makeIdleHook(["event_mask": .string(event)])
                #expect(answer.status == 201, "\(event)")
            }
        },
        Fact("5.3", .infer, "Both names of the event of a disconnected channel may be named", at: .emulator) {
            account in
            let hotel = try await Hotel(account)
            for event in ["disconnect_channel", "disconnected_channel"] {
                #expect(try await hotel.makeIdleHook(["event_mask": .string(event)]).status == 201)
            }
        },
        Fact("5.3", .doc, "A mask of one event is told of no other", at: .emulator) { account in
            try await Listener.with(account, mask: "booking_cancellation") { listener in
                let (id, _) = try await listener.hotel.book("A")
                #expect(try await listener.events() == [])
                _ = try await listener.hotel.revise(id, "A", ["status": "cancelled"])
                #expect(try await listener.events() == ["booking_cancellation"])
            }
        },
        Fact("5.3", .live, "A star is told of a revision twice, under its general and its special name", at: .emulator)
        {
            account in
            try await Listener.with(account, mask: "*") { listener in
                _ = try await listener.hotel.book("A")
                let events = try await listener.events().filter { $0.hasPrefix("booking") }
                #expect(events == ["booking", "booking_new"])
            }
        },
        Fact("5.3", .live, "A mask that names both is told of a revision twice", at: .emulator) { account in
            try await Listener.with(account, mask: "booking;booking_new") { listener in
                _ = try await listener.hotel.book("A")
                #expect(try await listener.events() == ["booking", "booking_new"])
            }
        },
    ]

    /// The events of contract §5.4 by their names of 2026.
    private static let documentedEvents = [
        "ari", "booking", "booking_new", "booking_modification", "booking_cancellation", "booking_unmapped_room",
        "booking_unmapped_rate", "non_acked_booking", "message", "sync_error", "sync_warning", "rate_error",
        "reservation_request", "alteration_request", "accepted_reservation", "declined_reservation", "inquiry",
        "review", "updated_review", "new_channel", "updated_channel", "activate_channel", "deactivate_channel",
        "disconnect_channel", "disconnect_listing", "channel_removal_warning", "property_removal_warning",
        "message_thread_booking_assigned",
    ]
}
