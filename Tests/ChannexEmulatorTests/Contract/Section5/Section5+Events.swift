import ChannexEmulator
import Testing

extension Fact {
    /// What is told (contract §5.4).
    static let events5: [Fact] = [
        Fact("5.4", .doc, "A new booking is told of as booking_new", at: .emulator) { account in
            try await Listener.with(account, mask: "booking_new;booking_modification") { listener in
                _ = try await listener.hotel.book("A")
                #expect(try await listener.events() == ["booking_new"])
            }
        },
        Fact("5.4", .doc, "A changed booking is told of as booking_modification", at: .emulator) { account in
            try await Listener.with(account, mask: "booking_modification;booking_cancellation") { listener in
                let (id, _) = try await listener.hotel.book("A")
                _ = try await listener.hotel.revise(id, "A", ["status": "modified"])
                #expect(try await listener.events() == ["booking_modification"])
            }
        },
        Fact("5.4", .doc, "A cancelled booking is told of as booking_cancellation", at: .emulator) { account in
            try await Listener.with(account, mask: "booking_modification;booking_cancellation") { listener in
                let (id, _) = try await listener.hotel.book("A")
                _ = try await listener.hotel.revise(id, "A", ["status": "cancelled"])
                #expect(try await listener.events() == ["booking_cancellation"])
            }
        },
        Fact("5.4", .doc, "The event booking tells of every revision, whatever its status", at: .emulator) { account in
            try await Listener.with(account, mask: "booking") { listener in
                let (id, _) = try await listener.hotel.book("A")
                _ = try await listener.hotel.revise(id, "A", ["status": "modified"])
                _ = try await listener.hotel.revise(id, "A", ["status": "cancelled"])
                #expect(try await listener.events() == ["booking", "booking", "booking"])
            }
        },
        Fact("5.4", .doc, "A room that is not mapped is told of as booking_unmapped_room", at: .emulator) { account in
            try await Listener.with(account, mask: "booking_unmapped_room;booking_unmapped_rate") { listener in
                let room = try listener.hotel.bookedRoom(["room_type_id": .null])
                _ = try await listener.hotel.book("A", changes: ["rooms": [room]])
                #expect(try await listener.events() == ["booking_unmapped_room"])
            }
        },
        Fact("5.4", .doc, "A rate that is not mapped is told of as booking_unmapped_rate", at: .emulator) { account in
            try await Listener.with(account, mask: "booking_unmapped_room;booking_unmapped_rate") { listener in
                let room = try listener.hotel.bookedRoom(["rate_plan_id": .null])
                _ = try await listener.hotel.book("A", changes: ["rooms": [room]])
                #expect(try await listener.events() == ["booking_unmapped_rate"])
            }
        },
        Fact("5.4", .doc, "Of a rate that is not mapped nothing is told where the room is not either", at: .emulator) {
            account in
            try await Listener.with(account, mask: "booking_unmapped_rate;booking_new") { listener in
                let room = try listener.hotel.bookedRoom(["room_type_id": .null, "rate_plan_id": .null])
                _ = try await listener.hotel.book("A", changes: ["rooms": [room]])
                #expect(try await listener.events() == ["booking_new"])
            }
        },
        Fact(
            "5.4",
            .doc,
            "A revision not acknowledged 30 minutes after it was first received is told of",
            at: .emulator
        ) {
            account in
            try await Listener.with(account, mask: "non_acked_booking") { listener in
                _ = try await listener.hotel.book("A")
                _ = try await listener.hotel.feed()
                try await account.pass("29m59s")
                #expect(try await listener.events() == [])
                try await account.pass("1s")
                #expect(try await listener.events() == ["non_acked_booking"])
            }
        },
        Fact("5.4", .doc, "The half hour of a revision begins only when it is first received", at: .emulator) {
            account in
            try await Listener.with(account, mask: "non_acked_booking") { listener in
                _ = try await listener.hotel.book("A")
                try await account.pass("2h")
                #expect(try await listener.events() == [])
            }
        },
        Fact("5.4", .doc, "Of an acknowledged revision no reminder is told", at: .emulator) { account in
            try await Listener.with(account, mask: "non_acked_booking") { listener in
                let (_, revision) = try await listener.hotel.book("A")
                _ = try await listener.hotel.feed()
                _ = try await account.post("/booking_revisions/\(revision)/ack")
                try await account.pass("2h")
                #expect(try await listener.events() == [])
            }
        },
        Fact("5.4", .doc, "A reminder comes once", at: .emulator) { account in
            try await Listener.with(account, mask: "non_acked_booking") { listener in
                _ = try await listener.hotel.book("A")
                _ = try await listener.hotel.feed()
                try await account.pass("1d")
                #expect(try await listener.events() == ["non_acked_booking"])
            }
        },
    ]
}

extension Fact {
    /// Warnings before a property is removed (contract §5.4, §9.2).
    static let removals5: [Fact] = [
        Fact(
            "5.4",
            .doc,
            "A property without a channel is warned of 30, 7 and 1 days before its removal",
            at: .emulator,
            switch: { $0.removeIdleProperties = true },
            check: { account in
                try await Listener.with(account, mask: "property_removal_warning") { listener in
                    try await account.pass("89d")
                    let warnings = try await listener.heard()
                    #expect(warnings.map { $0.body["payload"]?["days_left"]?.integer } == [30, 7, 1])
                    let days = warnings.map { $0.body["timestamp"]?.text.map { String($0.prefix(10)) } }
                    #expect(days == [account.day(60), account.day(83), account.day(89)])
                }
            }
        ),
        Fact(
            "5.4",
            .doc,
            "A property without a channel is removed 90 days after it was made",
            at: .emulator,
            switch: { $0.removeIdleProperties = true },
            check: { account in
                let hotel = try await Hotel(account)
                try await account.pass("89d23h")
                #expect(try await account.get("/properties/\(hotel.property)").status == 200)
                try await account.pass("1h")
                #expect(try await account.get("/properties/\(hotel.property)").status == 404)
            }
        ),
        Fact(
            "5.6",
            .doc,
            "A warning of removal names the property, the days left and the date",
            at: .emulator,
            switch: { $0.removeIdleProperties = true },
            check: { account in
                try await Listener.with(account, mask: "property_removal_warning") { listener in
                    try await account.pass("60d")
                    let payload = try await listener.payload()
                    let names = ["days_left", "live_feed_event_id", "property_id", "property_name", "removal_date"]
                    #expect(payload.keys == names && payload["property_name"] == "Seaview")
                    #expect(payload["removal_date"]?.text == account.day(90))
                }
            }
        ),
    ]
}
