import ChannexEmulator
import Testing

extension Fact {
    /// Changes of ARI, and masks that narrow them (contract §5.3, §5.6).
    static let ariFilters5: [Fact] = [
        Fact("5.6", .doc, "A change of ARI is a list of nights with what changed", at: .emulator) { account in
            try await Listener.with(account, mask: "ari") { listener in
                let hotel = listener.hotel
                _ = try await hotel.restrictions(["date": .string(account.day(30)), "stop_sell": true])
                let night: JSON = [
                    "date": .string(account.day(30)), "room_type_id": .string(hotel.room),
                    "rate_plan_id": .string(hotel.plan), "stop_sell": true,
                ]
                #expect(try await listener.payload() == [night])
            }
        },
        Fact("5.6", .doc, "A changed range is told of night by night", at: .emulator) { account in
            try await Listener.with(account, mask: "ari:min_stay_arrival:*:*") { listener in
                let range: JSON = [
                    "date_from": .string(account.day(30)), "date_to": .string(account.day(32)), "min_stay_arrival": 3,
                ]
                _ = try await listener.hotel.restrictions(range)
                let nights = try #require(try await listener.payload().elements)
                #expect(nights.map { $0["date"]?.text } == [30, 31, 32].map(account.day))
            }
        },
        Fact("5.6", .live, "A change of availability is told of with the rate plan's id", at: .emulator) { account in
            try await Listener.with(account, mask: "ari:availability:*:*") { listener in
                let hotel = listener.hotel
                _ = try await hotel.availability(["date": .string(account.day(30)), "availability": 4])
                let night = try #require(try await listener.payload()[0])
                #expect(night["availability"] == 4 && night["rate_plan_id"]?.text == hotel.plan)
                #expect(night["room_type_id"]?.text == hotel.room && night["booked"] == 0)
            }
        },
        Fact("5.3", .doc, "A mask narrowed to a rate plan is told nothing of another one", at: .emulator) { account in
            try await Receiver.with { receiver in
                let hotel = try await Hotel(account)
                let other = Hotel.ratePlan(hotel.property, hotel.room, title: "Breakfast")
                let plan = try await account.post("/rate_plans", ["rate_plan": other]).id()
                let listener = Listener(hotel: hotel, receiver: receiver, webhook: "")
                try await hotel.hook(receiver, mask: .string("ari:*:*:\(plan)"))
                let night: JSON = ["date": .string(account.day(30)), "max_stay": 9]
                _ = try await hotel.restrictions(night)
                #expect(try await listener.events() == [])
                _ = try await hotel.restrictions(night.setting("rate_plan_id", .string(plan)))
                #expect(try await listener.payload()[0]?["rate_plan_id"]?.text == plan)
            }
        },
        Fact("5.3", .doc, "A mask narrowed to a room type is told nothing of another one", at: .emulator) { account in
            try await Receiver.with { receiver in
                let hotel = try await Hotel(account)
                let body = Hotel.roomType(hotel.property, title: "Suite")
                let suite = try await account.post("/room_types", ["room_type": body]).id()
                let listener = Listener(hotel: hotel, receiver: receiver, webhook: "")
                try await hotel.hook(receiver, mask: .string("ari:*:\(suite):*"))
                let plan = Hotel.ratePlan(hotel.property, suite, title: "Suite Rate")
                _ = try await account.post("/rate_plans", ["rate_plan": plan])
                let night: JSON = ["date": .string(account.day(30)), "availability": 5]
                _ = try await hotel.availability(night)
                #expect(try await listener.events() == [])
                _ = try await hotel.availability(night.setting("room_type_id", .string(suite)))
                #expect(try await listener.payload()[0]?["room_type_id"]?.text == suite)
            }
        },
    ]
}
