import ChannexEmulator
import Testing

extension Fact {
    /// What may be asked before there is a channel (contract §7.1).
    static let adapters7: [Fact] = [
        Fact("7.1", .doc, "The agencies are listed, and their codes", at: .emulator) { account in
            let list = try await account.get("/channels/list").data.elements
            #expect(list?.map { $0["code"] } == ["BookingCom", "AirBNB", "Expedia"])
            let codes = try await account.get("/channels/codes").data.elements
            #expect(codes?.map { $0["code"] } == ["BDC", "ABB", "EXP"])
        },
        Fact("7.1", .doc, "An adapter tells its code, kind, ways of mapping and actions", at: .emulator) { account in
            let adapter = try await account.get("/channels/adapter?code=BookingCom").data
            #expect(adapter["code"] == "BookingCom" && adapter["kind"] == "ota" && adapter["message_support"] == true)
            #expect(adapter["mapping_mode"] == "room_rate_multioccupancy" && adapter["property_mapping"] == "single")
            #expect(adapter["actions"] == ["load_future_reservations"])
            let airbnb = try await account.get("/channels/adapter?code=Airbnb").data
            #expect(airbnb["mapping_mode"] == "listing" && airbnb["property_mapping"] == "multiple")
        },
        Fact("7.1", .live, "An adapter describes the fields of its settings and mappings", at: .emulator) { account in
            let adapter = try await account.get("/channels/adapter?code=BookingCom").data
            #expect(adapter["params"]?["hotel_id"]?["required"] == true)
            #expect(adapter["params"]?["machine_account"]?["hidden"] == true)
            #expect(adapter["rate_params"]?["pricing_type"]?["options"] == ["Standard", "OBP"])
        },
        Fact("7.1", .infer, "An adapter is found by its code in any spelling", at: .emulator) { account in
            let adapter = try await account.get("/channels/adapter?code=BookingCom").data
            for name in ["booking.com", "BDC"] {
                #expect(try await account.get("/channels/adapter?code=\(name)").data == adapter)
            }
        },
        Fact("7.1", .infer, "An adapter is not found without its code, or by a code that nobody has", at: .emulator) {
            account in
            let nameless = try await account.get("/channels/adapter")
            #expect(nameless.details == ["code is required"])
            #expect(try await account.get("/channels/adapter?code=Pigeon").status == 404)
        },
        Fact("7.1", .doc, "A connection is tested before there is a channel", at: .emulator) { account in
            let body: JSON = ["channel": "BookingCom", "settings": ["hotel_id": "5868189"]]
            let tested = try await account.post("/channels/test_connection", body)
            #expect(tested.status == 200 && tested.data["success"] == true)
            let refused = try await account.post("/channels/test_connection", body.setting("settings", [:]))
            #expect(refused.isRefusal("settings", "hotel_id can't be blank"))
            #expect(try await account.post("/channels/test_connection").status == 400)
        },
        Fact("7.1", .doc, "The agency's rooms and rates are told before there is a channel", at: .emulator) { account in
            let body: JSON = ["channel": "BookingCom", "settings": ["hotel_id": "5868189"]]
            let details = try await account.post("/channels/mapping_details", body).data
            let rooms = try #require(details["rooms"]?.elements)
            #expect(details["currency"] == "GBP" && rooms.count == 4 && rooms[0]["rates"]?.elements?.count == 2)
            #expect(rooms[0]["id"] == "586818901" && rooms[0]["rates"]?[0]?["id"] == "58681890101")
            #expect(try await account.post("/channels/mapping_details", body).data == details)
        },
        Fact("7.1", .infer, "What is asked of an agency may be wrapped as a channel", at: .emulator) { account in
            let body: JSON = ["channel": "BookingCom", "settings": ["hotel_id": "5868189"]]
            let wrapped = try await account.post("/channels/connection_details", ["channel": body])
            #expect(wrapped.data["channel"] == "BookingCom" && wrapped.data["currency"] == "GBP")
        },
    ]

    /// What an agency does through a channel, or of its own accord (contract §5.4, §7.1).
    static let actions7: [Fact] = [
        Fact("7.1", .doc, "A channel knows the actions of its own agency only", at: .emulator) { account in
            let id = try await Hotel(account).connect()
            let load = try await account.post("/channels/\(id)/execute/load_future_reservations")
            #expect(load.status == 200 && load.meta["message"] == "Success")
            #expect(try await account.post("/channels/\(id)/execute/publish").status == 404)
            #expect(try await account.get("/channels/\(id)/action/get_unpublish_reasons").status == 404)
        },
        Fact("7.1", .doc, "A listing is published and unpublished by its id", at: .emulator) { account in
            let id = try await Hotel(account).connect("AirBNB")
            for action in ["unpublish", "publish"] {
                let path = "/channels/\(id)/execute/\(action)"
                #expect(try await account.put(path, ["listing_id": "77"]).status == 200)
            }
            let reasons = try await account.get("/channels/\(id)/action/get_unpublish_reasons")
            #expect(reasons.status == 200 && reasons.data.elements?.isEmpty == false)
        },
        Fact("7.1", .infer, "A listing that is not mapped is not published", at: .emulator) { account in
            let path = "/channels/\(try await Hotel(account).connect("AirBNB"))/execute/publish"
            #expect(try await account.put(path, ["listing_id": "78"]).isRefusal("listing_id", "does not exist"))
        },
        Fact("7.1", .infer, "A listing that is not mapped may be published", at: .emulator) {
            $0.publishNeedsMapping = false
        } check: { account in
            let path = "/channels/\(try await Hotel(account).connect("AirBNB"))/execute/publish"
            #expect(try await account.put(path, ["listing_id": "78"]).status == 200)
        },
        Fact("5.4", .infer, "A channel whose connection is cut is told of as disconnect_channel", at: .emulator) {
            account in
            try await Listener.with(account, mask: "disconnect_channel") { listener in
                let id = try await listener.loseConnection()
                #expect(try await listener.payload()["channel_id"]?.text == id)
                #expect(try await listener.events() == ["disconnect_channel"])
            }
        },
        Fact("5.4", .infer, "A channel whose connection is cut may be told of as disconnected_channel", at: .emulator) {
            $0.formerDisconnectEvent = true
        } check: { account in
            try await Listener.with(account, mask: "disconnect_channel") { listener in
                try await listener.loseConnection()
                #expect(try await listener.events() == ["disconnected_channel"])
            }
        },
        Fact("5.3", .infer, "A mask with one name of a cut connection asks for the other as well", at: .emulator) {
            account in
            try await Listener.with(account, mask: "disconnected_channel") { listener in
                try await listener.loseConnection()
                #expect(try await listener.events() == ["disconnect_channel"])
            }
        },
        Fact("5.4", .infer, "A channel whose connection is cut stops", at: .emulator) { account in
            try await Listener.with(account, mask: "message") { listener in
                let id = try await listener.loseConnection()
                #expect(try await account.get("/channels/\(id)").attributes["is_active"] == false)
            }
        },
        Fact("5.4", .infer, "A channel whose connection is cut may stay active", at: .emulator) {
            $0.stopDisconnectedChannels = false
        } check: { account in
            try await Listener.with(account, mask: "disconnect_channel") { listener in
                let id = try await listener.loseConnection()
                #expect(try await account.get("/channels/\(id)").attributes["is_active"] == true)
                #expect(try await listener.events() == ["disconnect_channel"])
            }
        },
        Fact("5.4", .infer, "A listing that is gone is told of, and mapped no longer", at: .emulator) { account in
            try await Listener.with(account, mask: "disconnect_listing") { listener in
                let id = try await listener.loseListing()
                #expect(try await listener.payload()["listing_id"] == "77")
                #expect(try await account.get("/channels/\(id)").attributes["rate_plans"] == [])
            }
        },
        Fact("5.4", .infer, "A listing that is gone may stay mapped", at: .emulator) {
            $0.unmapGoneListings = false
        } check: { account in
            try await Listener.with(account, mask: "disconnect_listing") { listener in
                let id = try await listener.loseListing()
                #expect(try await account.get("/channels/\(id)").attributes["rate_plans"]?.elements?.count == 1)
            }
        },
        Fact("5.4", .doc, "Trouble with a push has an event for each of its kinds", at: .emulator) { account in
            try await Listener.with(account, mask: "sync_error;sync_warning;rate_error") { listener in
                let id = try await listener.hotel.connect()
                for event in ["sync_error", "sync_warning", "rate_error"] as [JSON] {
                    let body: JSON = ["event": event, "error_type": "room_not_found"]
                    #expect(try await account.post("/admin/channels/\(id)/events", body).status == 200)
                }
                #expect(try await listener.events() == ["rate_error", "sync_error", "sync_warning"])
                #expect(try await listener.payload()["error_type"] == "room_not_found")
            }
        },
    ]

    /// Bookings that come in with a channel (contract §6.11, §7.1).
    static let imports7: [Fact] = [
        Fact("7.1", .doc, "Activating a channel imports what was booked before it, as new", at: .emulator) { account in
            let (hotel, booking) = try await Hotel.booked(account)
            #expect(try await account.get("/bookings/\(booking)").attributes["channel_id"] == .null)
            let channel = try await hotel.connect()
            let imported = try await account.get("/bookings/\(booking)").attributes
            #expect(imported["channel_id"]?.text == channel && imported["status"] == "new")
            #expect(try await hotel.revisions().count == 2)
        },
        Fact("6.11", .doc, "The import of a channel tells of every booking that is still to come", at: .emulator) {
            account in
            let (hotel, _) = try await Hotel.booked(account)
            let channel = try await hotel.connect()
            _ = try await account.post("/channels/\(channel)/execute/load_future_reservations")
            #expect(try await hotel.revisions().count == 3)
        },
        Fact("6.11", .infer, "An imported booking takes no rooms once more", at: .emulator) { account in
            let (hotel, _) = try await Hotel.booked(account)
            try await hotel.connect()
            #expect(try await hotel.left(account.day(30)) == 2)
        },
        Fact("6.11", .infer, "An imported booking may take its rooms once more", at: .emulator) {
            $0.importTakesAvailability = true
        } check: { account in
            let (hotel, _) = try await Hotel.booked(account)
            try await hotel.connect()
            #expect(try await hotel.left(account.day(30)) == 1)
        },
        Fact("9.2", .live, "The bookings of a channel that is gone stay, without it", at: .emulator) { account in
            let (hotel, booking) = try await Hotel.booked(account)
            let channel = try await hotel.connect()
            _ = try await account.post("/channels/\(channel)/deactivate")
            _ = try await account.delete("/channels/\(channel)")
            #expect(try await account.get("/bookings/\(booking)").attributes["channel_id"] == .null)
        },
        Fact("6.8", .doc, "A booking names its agency in one word", at: .emulator) { account in
            let (_, booking) = try await Hotel.booked(account)
            #expect(try await account.get("/bookings/\(booking)").attributes["ota_name"] == "BookingCom")
        },
        Fact("6.8", .doc, "A booking may name its agency as people write it", at: .emulator) {
            $0.spelledAgencyNames = true
        } check: { account in
            let (_, booking) = try await Hotel.booked(account)
            #expect(try await account.get("/bookings/\(booking)").attributes["ota_name"] == "Booking.com")
        },
    ]
}

extension Hotel {
    /// A hotel with three rooms, of which a guest of Booking.com has booked one; answers the booking's id as well.
    fileprivate static func booked(_ account: Account) async throws -> (Hotel, String) {
        let hotel = try await Hotel(account)
        try await hotel.open(3)
        let booked = try await hotel.guestBooks("BDC", in: 30, nights: 1)
        return (hotel, try #require(booked.body["booking_id"]?.text))
    }
}

extension Listener {
    /// Lets Booking.com cut the connection; answers the channel's id.
    @discardableResult
    fileprivate func loseConnection() async throws -> String {
        let id = try await hotel.connect()
        try #require(
            try await account.post("/admin/channels/\(id)/events", ["event": "disconnect_channel"]).status == 200
        )
        return id
    }

    /// Lets Airbnb drop the one listing that is mapped; answers the channel's id.
    fileprivate func loseListing() async throws -> String {
        let id = try await hotel.connect("AirBNB")
        let body: JSON = ["event": "disconnect_listing", "listing_id": "77"]
        try #require(try await account.post("/admin/channels/\(id)/events", body).status == 200)
        return id
    }
}
