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
    ]
}
