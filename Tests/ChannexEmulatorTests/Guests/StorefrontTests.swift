import ChannexEmulator
import Testing

@Suite("What a channel lets its agency sell")
struct StorefrontTests {
    @Test("only what an active channel maps is sold, and bookings bear the channel's id")
    func mapped() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.open(3)
            let other = Hotel.ratePlan(hotel.property, hotel.room, title: "Half Board")
            _ = try await account.post("/rate_plans", ["rate_plan": other])
            #expect(try await hotel.shelf().body["offers"]?.elements?.count == 2)
            let channel = try await hotel.connect()
            let shelf = try await hotel.shelf().body
            #expect(shelf["offers"]?.elements?.map { $0["rate_plan"] } == ["Best Available Rate"])
            #expect(shelf["refused"]?[0]?["causes"]?.elements?.map { $0["code"] } == ["not_mapped"])
            #expect(try await hotel.shelf("EXP").body["offers"]?.elements?.count == 2)
            let booked = try await hotel.guestBooks()
            let revision = try await hotel.revision(booked)
            #expect(revision["channel_id"]?.text == channel)
            let listed = try await account.get("/admin/otas?property=\(hotel.property)").body["otas"]?[0]
            #expect(listed?["channel"] == ["id": .string(channel), "is_active": true])
            _ = try await account.post("/channels/\(channel)/deactivate")
            let closed = try await hotel.shelf().body
            #expect(closed["offers"] == [])
            #expect(closed["refused"]?[0]?["reasons"] == ["the channel is not active"])
        }
    }

    @Test("of a plan by the head only the occupancies that are mapped are sold")
    func occupancies() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.open(3)
            let plan = Hotel.ratePlan(hotel.property, hotel.room, title: "A Plan by the Head").merging([
                "sell_mode": "per_person",
                "options": [
                    ["occupancy": 1, "is_primary": false, "rate": 7_000],
                    ["occupancy": 2, "is_primary": true, "rate": 9_000],
                    ["occupancy": 3, "is_primary": false, "rate": 11_000],
                ],
            ])
            let id = try await account.post("/rate_plans", ["rate_plan": plan]).id()
            try await hotel.giveContacts()
            let codes: JSON = ["room_type_code": "441001", "rate_plan_code": "44100102", "occupancy": 2]
            let mappings: JSON = [["rate_plan_id": .string(id), "settings": codes]]
            let body = hotel.channel().setting("rate_plans", mappings)
            let channel = try await account.post("/channels", ["channel": body]).id()
            _ = try await account.post("/channels/\(channel)/activate")
            let single = try await hotel.shelf("BDC", in: 30, nights: 1, "adults=1").body
            #expect(single["offers"]?[0]?["total"] == "90.00" && single["offers"]?[0]?["occupancy"] == 2)
            let three = try await hotel.shelf("BDC", in: 30, nights: 1, "adults=3").body
            #expect(three["refused"]?[0]?["causes"]?[0] == ["code": "too_many_adults", "date": .null, "number": 2])
        }
    }

    @Test(
        "a channel is shown what its availability rules leave",
        arguments: [("close_out", nil, nil), ("availability_offset", 2, 1), ("max_availability", 2, 2)]
            as [(String, Int?, Int?)]
    )
    func availabilityRules(type: String, value: Int?, left: Int?) async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.open(3)
            let channel = try await hotel.connect()
            let rule: JSON = [
                "title": "A rule", "property_id": .string(hotel.property), "affected_channels": [.string(channel)],
                "affected_room_types": [.string(hotel.room)], "type": .string(type), "value": JSON(value),
                "start_date": .string(account.day(30)), "end_date": .string(account.day(30)),
            ]
            let made = try await account.post("/channel_availability_rules", ["channel_availability_rule": rule])
            #expect(made.status == 201, "\(made.body)")
            let ruled = try await hotel.shelf("BDC", in: 30, nights: 1).body
            #expect(ruled["offers"]?[0]?["left"]?.integer == left)
            if left == nil { #expect(ruled["refused"]?[0]?["causes"]?[0]?["code"] == "sold_out") }
            #expect(try await hotel.shelf("BDC", in: 31, nights: 1).body["offers"]?[0]?["left"] == 3)
            #expect(try await hotel.shelf("EXP", in: 30, nights: 1).body["offers"]?[0]?["left"] == 3)
        }
    }

    @Test("an Airbnb channel may tell what the guest pays, and has one kind of least stay")
    func airbnb() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.open(3)
            let channel = try await hotel.connect("AirBNB")
            #expect(try await hotel.revision(try await hotel.guestBooks("ABB"))["amount"] == "194.00")
            let settings: JSON = ["booking_amount_settings": "Total Paid Amount", "min_stay_type": "Arrival"]
            let changed = try await account.put("/channels/\(channel)", ["channel": ["settings": settings]])
            #expect(changed.status == 200, "\(changed.body)")
            let revision = try await hotel.revision(try await hotel.guestBooks("ABB"))
            #expect(revision["amount"] == "200.00" && revision["amount_type"] == .null)
            _ = try await hotel.restrictions(["date": .string(account.day(30)), "min_stay_through": 5])
            #expect(try await hotel.shelf("ABB").body["offers"]?.elements?.count == 1)
            _ = try await hotel.restrictions(["date": .string(account.day(30)), "min_stay_arrival": 5])
            #expect(try await hotel.shelf("ABB").body["offers"] == [])
        }
    }
}
