import ChannexEmulator
import Testing

@Suite("Contract §7.1: what an agency is asked before and through a channel", .timeLimit(.minutes(1)))
struct ChannelConnectionTests {
    @Test("the adapters are listed, with codes, and one is described by its code in any spelling")
    func adapters() async throws {
        try await Account.with { account in
            let list = try await account.get("/channels/list").data.elements
            #expect(list?.map { $0["code"] } == ["BookingCom", "AirBNB", "Expedia"])
            let codes = try await account.get("/channels/codes").data.elements
            #expect(codes?.map { $0["code"] } == ["BDC", "ABB", "EXP"])
            for name in ["BookingCom", "booking.com", "BDC"] {
                let adapter = try await account.get("/channels/adapter?code=\(name)").data
                #expect(adapter["code"] == "BookingCom" && adapter["kind"] == "ota")
                #expect(adapter["mapping_mode"] == "room_rate_multioccupancy" && adapter["message_support"] == true)
                #expect(adapter["property_mapping"] == "single")
                #expect(adapter["params"]?["hotel_id"]?["required"] == true)
                #expect(adapter["params"]?["machine_account"]?["hidden"] == true)
                #expect(adapter["rate_params"]?["pricing_type"]?["options"] == ["Standard", "OBP"])
                #expect(adapter["actions"] == ["load_future_reservations"])
            }
            let airbnb = try await account.get("/channels/adapter?code=Airbnb").data
            #expect(airbnb["mapping_mode"] == "listing" && airbnb["property_mapping"] == "multiple")
            #expect(try await account.get("/channels/adapter").details == ["code is required"])
            #expect(try await account.get("/channels/adapter?code=Pigeon").status == 404)
        }
    }

    @Test("a connection is tested, and its rooms and rates are told, before there is a channel")
    func connection() async throws {
        try await Account.with { account in
            let body: JSON = ["channel": "BookingCom", "settings": ["hotel_id": "5868189"]]
            let tested = try await account.post("/channels/test_connection", body)
            #expect(tested.status == 200 && tested.data["success"] == true)
            let details = try await account.post("/channels/mapping_details", body)
            #expect(details.data["currency"] == "GBP")
            let rooms = try #require(details.data["rooms"]?.elements)
            #expect(rooms.count == 4 && rooms[0]["rates"]?.elements?.count == 2)
            #expect(rooms[0]["id"] == "586818901" && rooms[0]["rates"]?[0]?["id"] == "58681890101")
            #expect(try await account.post("/channels/mapping_details", body).data == details.data)
            let wrapped = try await account.post("/channels/connection_details", ["channel": body])
            #expect(wrapped.data["channel"] == "BookingCom" && wrapped.data["currency"] == "GBP")
            let refused = try await account.post("/channels/test_connection", body.setting("settings", [:]))
            #expect(refused.status == 422 && refused.details == ["settings": ["hotel_id can't be blank"]])
            #expect(try await account.post("/channels/test_connection").status == 400)
        }
    }

    @Test("an agency's own actions and look-ups are known by name")
    func actions() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let booking = try await hotel.connect()
            let listing = try await hotel.connect("AirBNB")
            let load = try await account.post("/channels/\(booking)/execute/load_future_reservations")
            #expect(load.status == 200 && load.meta["message"] == "Success")
            #expect(try await account.post("/channels/\(booking)/execute/publish").status == 404)
            let path = "/channels/\(listing)/execute/unpublish"
            #expect(try await account.put(path, ["listing_id": "77"]).status == 200)
            #expect(try await account.put(path, ["listing_id": "78"]).details == ["listing_id": ["does not exist"]])
            let reasons = try await account.get("/channels/\(listing)/action/get_unpublish_reasons")
            #expect(reasons.status == 200 && reasons.data.elements?.isEmpty == false)
            #expect(try await account.get("/channels/\(booking)/action/get_unpublish_reasons").status == 404)
        }
    }
}
