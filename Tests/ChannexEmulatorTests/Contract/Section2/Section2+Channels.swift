import ChannexEmulator
import Testing

extension Fact {
    /// §2.1.5, §2.3, §2.4 Content that channels sell.
    static let sold2: [Fact] = [
        Fact("2.1.5", .doc, "A property with a channel is not deleted", at: .emulator) { account in
            let hotel = try await Hotel(account)
            try await hotel.connect()
            #expect(try await account.delete("/properties/\(hotel.property)").isRefusal("property", "has channel(s)"))
            #expect(try await account.get("/properties/\(hotel.property)").attributes["acc_channels_count"] == 1)
        },
        Fact("2.1", .doc, "A property with a channel is deleted by force, and the channel with it", at: .emulator) {
            account in
            let hotel = try await Hotel(account)
            let channel = try await hotel.connect()
            #expect(try await account.delete("/properties/\(hotel.property)?force=true").status == 200)
            #expect(try await account.get("/channels/\(channel)").status == 404)
        },
        Fact("2.3", .doc, "A mapped room type is deleted by force only, which unmaps it", at: .emulator) { account in
            let hotel = try await Hotel(account)
            let channel = try await hotel.connect()
            #expect(try await account.delete("/room_types/\(hotel.room)").status == 422)
            #expect(try await account.delete("/room_types/\(hotel.room)?force=true").status == 200)
            #expect(try await account.get("/channels/\(channel)").attributes["rate_plans"] == [])
        },
        Fact("2.3", .doc, "Fewer adults than a mapping sells are written by force only", at: .emulator) { account in
            let hotel = try await Hotel(account)
            try await hotel.connect()
            let smaller: JSON = ["room_type": ["occ_adults": 1, "default_occupancy": 1]]
            #expect(try await account.put("/room_types/\(hotel.room)", smaller).status == 422)
            let forced = try await account.put("/room_types/\(hotel.room)?force=true", smaller)
            #expect(forced.status == 200 && forced.attributes["occ_adults"] == 1)
        },
        Fact("2.4", .doc, "A mapped rate plan is deleted by force only, which unmaps it", at: .emulator) { account in
            let hotel = try await Hotel(account)
            let channel = try await hotel.connect()
            #expect(try await account.delete("/rate_plans/\(hotel.plan)").status == 422)
            #expect(try await account.delete("/rate_plans/\(hotel.plan)?force=true").status == 200)
            #expect(try await account.get("/channels/\(channel)").attributes["rate_plans"] == [])
        },
        Fact("2.7", .doc, "An offset takes its value from what a channel sells, never below none", at: .emulator) {
            account in
            let hotel = try await Hotel(account)
            try await hotel.rule(["type": "availability_offset", "value": 2])
            #expect(try await hotel.sold(5) == 3)
            #expect(try await hotel.sold(1) == nil)
        },
        Fact("2.7", .doc, "A maximum caps what a channel sells", at: .emulator) { account in
            let hotel = try await Hotel(account)
            try await hotel.rule(["type": "max_availability", "value": 2])
            #expect(try await hotel.sold(5) == 2)
            #expect(try await hotel.sold(1) == 1)
        },
        Fact("2.7", .doc, "A closing rule leaves a channel nothing, other channels everything", at: .emulator) {
            account in
            let hotel = try await Hotel(account)
            try await hotel.rule(["type": "close_out"])
            #expect(try await hotel.sold(5) == nil)
            let other = try await hotel.connect("AirBNB")
            #expect(other.isEmpty == false)
            #expect(try await hotel.sold(5, by: "ABB") == 5)
        },
        Fact("2.7", .doc, "A rule holds from its first to its last day, on its days of the week", at: .emulator) {
            account in
            let hotel = try await Hotel(account)
            try await hotel.rule([
                "type": "close_out", "start_date": .string(account.day(9)), "end_date": .string(account.day(10)),
            ])
            #expect(try await hotel.sold(5, on: 8) == 5)
            #expect(try await hotel.sold(5, on: 9) == nil)
            #expect(try await hotel.sold(5, on: 10) == nil)
            #expect(try await hotel.sold(5, on: 11) == 5)
        },
    ]
}

extension Hotel {
    /// Connects the hotel to Booking.com, and gives that channel a rule.
    fileprivate func rule(_ changes: JSON) async throws {
        let channel = try await connect()
        let rule: JSON = ["affected_channels": [.string(channel)]]
        try #require(try await makeRule(rule.merging(changes)).status == 201)
    }

    /// How many rooms an agency sells of a night for which so many are left; nil where it sells none.
    fileprivate func sold(_ count: Int, by agency: String = "BDC", on day: Int = 20) async throws -> Int? {
        _ = try await availability(["date": .string(account.day(day)), "availability": JSON(count)])
        return try await shelf(agency, in: day, nights: 1).body["offers"]?[0]?["left"]?.integer
    }
}
