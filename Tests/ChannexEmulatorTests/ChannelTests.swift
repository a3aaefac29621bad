import ChannexEmulator
import Testing

@Suite("Contract §7.1: channels", .timeLimit(.minutes(1)))
struct ChannelTests {
    @Test("a channel is made inactive, whatever it says, and read back with its mappings")
    func creation() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.giveContacts()
            let body = hotel.channel().setting("is_active", true)
            let made = try await account.post("/channels", ["channel": body])
            #expect(made.status == 201 && made.data["type"] == "channel")
            #expect(made.attributes["channel"] == "BookingCom" && made.attributes["is_active"] == false)
            #expect(made.attributes["currency"] == "USD" && made.attributes["settings"] == ["hotel_id": "4410"])
            #expect(made.attributes["properties"] == [.string(hotel.property)])
            let mapping = made.attributes["rate_plans"]?[0]
            #expect(mapping?["rate_plan_id"]?.text == hotel.plan && mapping?["room_type_id"]?.text == hotel.room)
            #expect(mapping?["settings"]?["rate_plan_code"] == "44100101")
            let id = try made.id()
            #expect(try await account.get("/channels/\(id)").data == made.data)
            let list = try await account.get("/channels?filter[property_id]=\(hotel.property)")
            #expect(list.meta["total"] == 1 && list.data[0]?["id"]?.text == id)
            let other = try await Hotel(account)
            #expect(try await account.get("/channels?filter[property_id]=\(other.property)").meta["total"] == 0)
            #expect(try await account.get("/properties/\(hotel.property)").attributes["acc_channels_count"] == 1)
        }
    }

    @Test(
        "what is wrong with a channel is told by field",
        arguments: [
            ("channel", "Carrier Pigeon", ["is invalid"]), ("channel", .null, ["can't be blank"]),
            ("title", "", ["can't be blank"]), ("properties", [], ["can't be blank"]),
            ("properties", "x", ["is invalid"]), ("properties", ["x"], ["does not exist"]),
            ("settings", [:], ["hotel_id can't be blank"]), ("settings", "x", ["is invalid"]),
            (
                "settings", ["hotel_id": "1", "send_email_notifications": "yes"],
                ["send_email_notifications is invalid"]
            ),
            ("rate_plans", [["rate_plan_id": "x", "settings": [:]]], ["rate_plan_id does not exist"]),
            ("group_id", "x", ["does not exist"]),
        ] as [(String, JSON, [String])]
    )
    func faults(field: String, value: JSON, messages: [String]) async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.giveContacts()
            let answer = try await account.post("/channels", ["channel": hotel.channel().setting(field, value)])
            #expect(answer.status == 422)
            #expect(answer.details == .object([JSON.Member(field, .array(messages.map(JSON.string)))]))
        }
    }

    @Test("a mapping needs the agency's codes")
    func codes() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.giveContacts()
            let body = hotel.channel(mapping: ["room_type_code": "441001"])
            let answer = try await account.post("/channels", ["channel": body])
            #expect(answer.details == ["rate_plans": ["rate_plan_code can't be blank"]])
        }
    }

    @Test("§2.1.1 a property without contacts gets no channel; a switch lets it have one")
    func contacts() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let answer = try await account.post("/channels", ["channel": hotel.channel()])
            #expect(answer.status == 422)
            #expect(answer.details["properties"]?[0] == "email can't be blank")
        }
        var switches = Switches()
        switches.channelNeedsContacts = false
        try await Account.with(switches) { account in
            let hotel = try await Hotel(account)
            let id = try await account.post("/channels", ["channel": hotel.channel()]).id()
            #expect(try await account.post("/channels/\(id)/activate").status == 200)
        }
    }

    @Test("a hotel of an agency can be connected only once")
    func identity() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.connect()
            let again = try await account.post("/channels", ["channel": hotel.channel()])
            #expect(again.status == 422)
            #expect(again.details == ["settings": ["channel with the same settings already exists"]])
            #expect(try await account.post("/channels", ["channel": hotel.channel("Expedia")]).status == 201)
        }
    }

    @Test("a change keeps what it leaves out, adds mappings, and removes one whose settings are null")
    func change() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let id = try await hotel.connect()
            let renamed = try await account.put("/channels/\(id)", ["channel": ["title": "BDC", "is_active": false]])
            #expect(renamed.attributes["title"] == "BDC" && renamed.attributes["is_active"] == true)
            #expect(renamed.attributes["rate_plans"]?.elements?.count == 1)
            let second: JSON = [
                "rate_plan_id": .string(hotel.plan), "settings": ["room_type_code": "1", "rate_plan_code": "2"],
            ]
            let added = try await account.put("/channels/\(id)", ["channel": ["rate_plans": [second]]])
            let mappings = try #require(added.attributes["rate_plans"]?.elements)
            #expect(mappings.count == 2)
            let changed = second.setting("settings", ["room_type_code": "1", "rate_plan_code": "2", "readonly": true])
            let same = try await account.put("/channels/\(id)", ["channel": ["rate_plans": [changed]]])
            #expect(same.attributes["rate_plans"]?[1]?["id"] == mappings[1]["id"])
            #expect(same.attributes["rate_plans"]?[1]?["settings"]?["readonly"] == true)
            let gone: JSON = ["id": mappings[0]["id"] ?? .null, "rate_plan_id": .string(hotel.plan), "settings": .null]
            let removed = try await account.put("/channels/\(id)", ["channel": ["rate_plans": [gone]]])
            #expect(removed.attributes["rate_plans"]?.elements?.map { $0["id"] } == [mappings[1]["id"]])
        }
    }

    @Test("a channel without mappings is not ready, and cannot be activated")
    func readiness() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.giveContacts()
            let body = hotel.channel().setting("rate_plans", [])
            let id = try await account.post("/channels", ["channel": body]).id()
            let blocked = try await account.post("/channels/\(id)/check_readiness")
            #expect(blocked.status == 200 && blocked.meta["total"] == 1)
            #expect(blocked.data == [["entity": "channel", "relation": "rate_plans", "error_code": "is_empty"]])
            let refused = try await account.post("/channels/\(id)/activate")
            #expect(refused.status == 422 && refused.details == ["rate_plans": ["is_empty"]])
            let mapping: JSON = [
                "rate_plan_id": .string(hotel.plan), "settings": ["room_type_code": "1", "rate_plan_code": "2"],
            ]
            #expect(try await account.post("/channels/\(id)/mappings", mapping).status == 201)
            let ready = try await account.post("/channels/\(id)/check_readiness")
            #expect(ready.data == [] && ready.meta["total"] == 0)
            let active = try await account.post("/channels/\(id)/activate")
            #expect(active.status == 200 && active.attributes["is_active"] == true)
        }
    }

    @Test("§9.5 a plan must have the currency of Booking.com's hotel")
    func currency() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            try await hotel.giveContacts()
            let body = hotel.channel(settings: ["hotel_id": "4372137"])
            let id = try await account.post("/channels", ["channel": body]).id()
            let blocked = try await account.post("/channels/\(id)/check_readiness")
            #expect(blocked.data[0]?["error_code"] == "currency_mismatch")
        }
    }

    @Test("an active channel cannot be deleted, one that was deactivated can")
    func deletion() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let id = try await hotel.connect()
            #expect(try await account.delete("/channels/\(id)").status == 422)
            let stopped = try await account.post("/channels/\(id)/deactivate")
            #expect(stopped.status == 200 && stopped.attributes["is_active"] == false)
            #expect(try await account.delete("/channels/\(id)").meta["message"] == "Success")
            #expect(try await account.get("/channels/\(id)").status == 404)
        }
    }
}
