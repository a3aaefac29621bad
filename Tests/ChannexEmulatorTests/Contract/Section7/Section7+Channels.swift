import ChannexEmulator
import Testing

extension Fact {
    /// How channels are made, changed and deleted (contract §7.1).
    static let channels7: [Fact] = [
        Fact("7.1", .live, "A new channel is inactive, whatever it says of itself", at: .emulator) { account in
            let made = try await Hotel.withContacts(account).makeChannel(["is_active": true])
            #expect(made.data["type"] == "channel" && made.attributes["is_active"] == false)
        },
        Fact("7.1", .infer, "A new channel is answered with 201", at: .emulator) { account in
            let made = try await Hotel.withContacts(account).makeChannel()
            #expect(made.status == 201)
        },
        Fact("7.1", .infer, "A new channel and a new mapping may be answered with 200", at: .emulator) {
            $0.channelAnswersCreated = false
        } check: { account in
            let hotel = try await Hotel.withContacts(account)
            let made = try await hotel.makeChannel()
            #expect(made.status == 200)
            let mapped = try await account.post("/channels/\(try made.id())/mappings", hotel.secondMapping)
            #expect(mapped.status == 200)
        },
        Fact("7.1", .doc, "A channel has its agency, settings, properties and the property's currency", at: .emulator) {
            account in
            let hotel = try await Hotel.withContacts(account)
            let attributes = try await hotel.makeChannel().attributes
            #expect(attributes["channel"] == "BookingCom" && attributes["title"] == "Seaview at the agency")
            #expect(attributes["settings"] == ["hotel_id": "4410"] && attributes["currency"] == "USD")
            #expect(attributes["properties"] == [.string(hotel.property)])
        },
        Fact("7.1", .doc, "A channel's mappings name plan, room type and the agency's codes", at: .emulator) {
            account in
            let hotel = try await Hotel.withContacts(account)
            let mapping = try await hotel.makeChannel().attributes["rate_plans"]?[0]
            #expect(mapping?["rate_plan_id"]?.text == hotel.plan && mapping?["room_type_id"]?.text == hotel.room)
            #expect(mapping?["settings"]?["rate_plan_code"] == "44100101")
        },
        Fact("7.1", .doc, "A channel is read back, and listed under its property alone", at: .emulator) { account in
            let hotel = try await Hotel.withContacts(account)
            let made = try await hotel.makeChannel()
            #expect(try await account.get("/channels/\(try made.id())").data == made.data)
            let other = try await hotel.other()
            #expect(try await account.get("/channels?filter[property_id]=\(hotel.property)").ids == [try made.id()])
            #expect(try await account.get("/channels?filter[property_id]=\(other.property)").ids == [])
        },
        Fact("7.1", .doc, "A property counts its channels", at: .emulator) { account in
            let hotel = try await Hotel.withContacts(account)
            _ = try await hotel.makeChannel()
            #expect(try await account.get("/properties/\(hotel.property)").attributes["acc_channels_count"] == 1)
        },
        Fact("7.1", .doc, "A change of a channel keeps what it leaves out", at: .emulator) { account in
            let id = try await Hotel(account).connect()
            let changed = try await account.put("/channels/\(id)", ["channel": ["title": "BDC"]])
            #expect(changed.attributes["title"] == "BDC" && changed.attributes["is_active"] == true)
            #expect(changed.attributes["rate_plans"]?.elements?.count == 1)
        },
        Fact("7.1", .infer, "A change of a channel does not activate or stop it", at: .emulator) { account in
            let id = try await Hotel(account).connect()
            let changed = try await account.put("/channels/\(id)", ["channel": ["is_active": false]])
            #expect(changed.attributes["is_active"] == true)
        },
        Fact("7.1", .infer, "A change of a channel may activate and stop it", at: .emulator) {
            $0.channelChangeActivates = true
        } check: { account in
            let id = try await Hotel(account).connect()
            for isActive in [false, true] {
                let changed = try await account.put("/channels/\(id)", ["channel": ["is_active": .bool(isActive)]])
                #expect(changed.attributes["is_active"] == .bool(isActive))
            }
        },
        Fact("7.1", .doc, "An active channel is not deleted, one that was deactivated is", at: .emulator) { account in
            let id = try await Hotel(account).connect()
            #expect(try await account.delete("/channels/\(id)").status == 422)
            let stopped = try await account.post("/channels/\(id)/deactivate")
            #expect(stopped.status == 200 && stopped.attributes["is_active"] == false)
            #expect(try await account.delete("/channels/\(id)").meta["message"] == "Success")
            #expect(try await account.get("/channels/\(id)").status == 404)
        },
        Fact("7.1", .live, "A deactivated channel is deleted after thirty days", at: .emulator) { account in
            let id = try await Hotel(account).connect()
            _ = try await account.post("/channels/\(id)/deactivate")
            try await account.pass("29d")
            #expect(try await account.get("/channels/\(id)").status == 200)
            try await account.pass("1d")
            #expect(try await account.get("/channels/\(id)").status == 404)
        },
        Fact("7.1", .infer, "A channel that is activated again stays", at: .emulator) { account in
            let id = try await Hotel(account).connect()
            _ = try await account.post("/channels/\(id)/deactivate")
            _ = try await account.post("/channels/\(id)/activate")
            try await account.pass("40d")
            #expect(try await account.get("/channels/\(id)").attributes["is_active"] == true)
        },
        Fact("7.1", .doc, "Channels may be closed to a key that did not ask for them", at: .emulator) {
            $0.openChannelAPI = false
        } check: { account in
            for path in ["/channels", "/channels/list", "/channels/\(Account.nobody)"] {
                let answer = try await account.get(path)
                #expect(answer.status == 403 && answer.code == "forbidden")
            }
        },
    ]

    /// What keeps a channel from being made (contract §7.1).
    static let channelFaults7: [Fact] = [
        .channel(.doc, "A channel is of an agency that Channex knows", ["channel": "Carrier Pigeon"], "is invalid"),
        .channel(.doc, "A channel names its agency", ["channel": .null], "can't be blank"),
        .channel(.doc, "A channel has a title", ["title": ""], "can't be blank"),
        .channel(.doc, "A channel has a property", ["properties": []], "can't be blank"),
        .channel(.doc, "A channel's properties are a list", ["properties": "x"], "is invalid"),
        .channel(.doc, "A channel's properties exist", ["properties": ["x"]], "does not exist"),
        .channel(.doc, "A channel has the settings of its agency", ["settings": [:]], "hotel_id can't be blank"),
        .channel(.doc, "A channel's settings are an object", ["settings": "x"], "is invalid"),
        .channel(
            .doc,
            "A channel's settings have the types of its agency",
            ["settings": ["hotel_id": "1", "send_email_notifications": "yes"]],
            "send_email_notifications is invalid"
        ),
        .channel(.doc, "A channel's group exists", ["group_id": "x"], "does not exist"),
        Fact("7.1", .doc, "A hotel of an agency is connected once only", at: .emulator) { account in
            let hotel = try await Hotel(account)
            try await hotel.connect()
            let again = try await hotel.makeChannel()
            #expect(again.isRefusal("settings", "channel with the same settings already exists"))
            #expect(try await hotel.makeChannel(["channel": "Expedia"]).status == 201)
        },
        Fact("2.1.1", .doc, "A property that cannot be reached gets no channel", at: .emulator) { account in
            let answer = try await Hotel(account).makeChannel()
            #expect(answer.status == 422 && answer.details["properties"]?[0] == "email can't be blank")
        },
        Fact("2.1.1", .infer, "A property that cannot be reached may get a channel", at: .emulator) {
            $0.channelNeedsContacts = false
        } check: { account in
            let id = try await Hotel(account).makeChannel().id()
            #expect(try await account.post("/channels/\(id)/activate").status == 200)
        },
    ]

    /// A channel with that one field is refused with that message about it.
    private static func channel(_ tag: Tag, _ says: String, _ field: JSON, _ message: String) -> Fact {
        Fact("7.1", tag, says, at: .emulator) { account in
            let answer = try await Hotel.withContacts(account).makeChannel(field)
            #expect(answer.isRefusal(field.keys[0], message), "\(answer.body)")
        }
    }
}
