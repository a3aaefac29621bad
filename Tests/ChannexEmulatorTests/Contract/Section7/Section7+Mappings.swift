import ChannexEmulator
import Testing

extension Fact {
    /// What of a property a channel sells (contract §7.1).
    static let mappings7: [Fact] = [
        Fact("7.1", .doc, "A mapping is of a plan that exists", at: .emulator) { account in
            let nobody: JSON = ["rate_plans": [["rate_plan_id": "x", "settings": [:]]]]
            let answer = try await Hotel.withContacts(account).makeChannel(nobody)
            #expect(answer.isRefusal("rate_plans", "rate_plan_id does not exist"))
        },
        Fact("7.1", .doc, "A mapping has the codes of its agency", at: .emulator) { account in
            let hotel = try await Hotel.withContacts(account)
            let body = hotel.channel(mapping: ["room_type_code": "441001"])
            let answer = try await account.post("/channels", ["channel": body])
            #expect(answer.isRefusal("rate_plans", "rate_plan_code can't be blank"))
        },
        Fact("7.1", .infer, "A mapping of another code is added to those there are", at: .emulator) { account in
            let hotel = try await Hotel(account)
            let id = try await hotel.connect()
            let body: JSON = ["channel": ["rate_plans": [hotel.secondMapping]]]
            let added = try await account.put("/channels/\(id)", body)
            #expect(added.attributes["rate_plans"]?.elements?.count == 2)
        },
        Fact("7.1", .infer, "A mapping of the same codes is changed, and keeps its id", at: .emulator) { account in
            let hotel = try await Hotel(account)
            let id = try await hotel.connect()
            let first = try await account.post("/channels/\(id)/mappings", hotel.secondMapping)
            let settings: JSON = ["room_type_code": "1", "rate_plan_code": "2", "readonly": true]
            let mapping = hotel.secondMapping.setting("settings", settings)
            let second = try await account.put("/channels/\(id)", ["channel": ["rate_plans": [mapping]]])
            let mappings = second.attributes["rate_plans"]?.elements ?? []
            #expect(mappings.count == 2 && mappings.last?["settings"]?["readonly"] == true)
            #expect(mappings.last?["id"] == first.attributes["rate_plans"]?[1]?["id"])
        },
        Fact("7.1", .live, "A mapping whose settings are null is removed", at: .emulator) { account in
            let hotel = try await Hotel(account)
            let id = try await hotel.connect()
            let gone: JSON = ["rate_plan_id": .string(hotel.plan), "settings": .null]
            let removed = try await account.put("/channels/\(id)", ["channel": ["rate_plans": [gone]]])
            #expect(removed.attributes["rate_plans"] == [])
        },
        Fact("7.1", .doc, "A channel of Airbnb maps listings, one by one", at: .emulator) { account in
            let hotel = try await Hotel(account)
            let id = try await hotel.connect("AirBNB")
            let listing: JSON = ["rate_plan_id": .string(hotel.plan), "settings": ["listing_id": "78"]]
            let mapped = try await account.post("/channels/\(id)/mappings", listing)
            #expect(mapped.status == 201 && mapped.attributes["rate_plans"]?.elements?.count == 2)
        },
        Fact("7.1", .doc, "An agency sells what its active channel maps, and nothing else", at: .emulator) { account in
            let hotel = try await Hotel(account)
            _ = try await hotel.availability(["date": .string(account.day(30)), "availability": 3])
            let other = try await hotel.makePlan().id()
            let channel = try await hotel.connect()
            let shelf = try await hotel.shelf("BDC", in: 30, nights: 1).body
            #expect(shelf["offers"]?.elements?.map { $0["rate_plan_id"] } == [.string(hotel.plan)])
            #expect(shelf["refused"]?.elements?.map { $0["rate_plan_id"] } == [.string(other)])
            _ = try await account.post("/channels/\(channel)/deactivate")
            #expect(try await hotel.shelf("BDC", in: 30, nights: 1).body["offers"] == [])
        },
    ]

    /// What a channel needs before it is activated (contract §7.1).
    static let readiness7: [Fact] = [
        Fact("7.1", .doc, "Readiness is a list of blockers, empty where nothing is missing", at: .emulator) { account in
            let hotel = try await Hotel.withContacts(account)
            let id = try await hotel.makeChannel(["rate_plans": []]).id()
            let blocked = try await account.post("/channels/\(id)/check_readiness")
            #expect(blocked.status == 200 && blocked.meta["total"] == 1)
            #expect(blocked.data[0]?.keys == ["entity", "error_code", "relation"])
            _ = try await account.post("/channels/\(id)/mappings", hotel.secondMapping)
            let ready = try await account.post("/channels/\(id)/check_readiness")
            #expect(ready.data == [] && ready.meta["total"] == 0)
        },
        Fact("7.1", .infer, "A blocker is told as a code, such as is_empty", at: .emulator) { account in
            let id = try await Hotel.withContacts(account).makeChannel(["rate_plans": []]).id()
            let blocked = try await account.post("/channels/\(id)/check_readiness")
            #expect(blocked.data == [["entity": "channel", "relation": "rate_plans", "error_code": "is_empty"]])
        },
        Fact("7.1", .infer, "A blocker may be told in the words of a fault", at: .emulator) {
            $0.readinessMessages = true
        } check: { account in
            let id = try await Hotel.withContacts(account).makeChannel(["rate_plans": []]).id()
            let blocked = try await account.post("/channels/\(id)/check_readiness")
            #expect(blocked.data[0]?["error_code"] == "can't be blank")
        },
        Fact("7.1", .infer, "A channel that is not ready is not activated", at: .emulator) { account in
            let id = try await Hotel.withContacts(account).makeChannel(["rate_plans": []]).id()
            let refused = try await account.post("/channels/\(id)/activate")
            #expect(refused.isRefusal("rate_plans", "is_empty"))
        },
        Fact("7.1", .infer, "A channel that is not ready may be activated all the same", at: .emulator) {
            $0.refuseUnreadyChannels = false
        } check: { account in
            let id = try await Hotel.withContacts(account).makeChannel(["rate_plans": []]).id()
            #expect(try await account.post("/channels/\(id)/activate").attributes["is_active"] == true)
        },
        Fact("9.5", .doc, "A plan has the currency of the agency's hotel", at: .emulator) { account in
            let hotel = try await Hotel.withContacts(account)
            let id = try await hotel.makeChannel(["settings": ["hotel_id": "4372137"]]).id()
            let blocked = try await account.post("/channels/\(id)/check_readiness")
            #expect(blocked.data[0]?["error_code"] == "currency_mismatch")
        },
    ]
}
