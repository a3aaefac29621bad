import ChannexEmulator
import Testing

@Suite("Contract §2: properties and room types")
struct ContentTests {
    @Test("§2.1 a property is made, read, changed and deleted")
    func propertyLife() async throws {
        try await Account.with { account in
            let made = try await account.post("/properties", ["property": ["title": "Seaview", "currency": "BRL"]])
            #expect(made.status == 201 && made.data["type"] == "property")
            let id = try made.id()
            #expect(made.attributes["id"]?.text == id)
            let changed = try await account.put("/properties/\(id)", ["property": ["city": "Recife"]])
            #expect(changed.status == 200 && changed.attributes["city"] == "Recife")
            #expect(try await account.get("/properties/\(id)").attributes["title"] == "Seaview")
            #expect(try await account.delete("/properties/\(id)").body == ["meta": ["message": "Success"]])
            #expect(try await account.get("/properties/\(id)").status == 404)
        }
    }

    @Test("§2.1.2 settings have their defaults, and the read-only one stays on")
    func settings() async throws {
        try await Account.with { account in
            let written: JSON = ["allow_availability_autoupdate_on_confirmation": false, "state_length": 730]
            let body: JSON = ["title": "S", "currency": "USD", "settings": written]
            let made = try await account.post("/properties", ["property": body])
            let settings = try #require(made.attributes["settings"])
            #expect(settings["allow_availability_autoupdate_on_confirmation"] == true)
            #expect(settings["allow_availability_autoupdate_on_modification"] == false)
            #expect(settings["allow_availability_autoupdate_on_cancellation"] == false)
            #expect(settings["state_length"] == 730 && settings["min_stay_type"] == "both")
            let changed = try await account.put(
                "/properties/\(try made.id())",
                ["property": ["settings": ["min_stay_type": "arrival"]]]
            )
            #expect(changed.attributes["settings"]?["state_length"] == 730)
            #expect(changed.attributes["min_stay_type"] == "arrival")
        }
    }

    @Test("§2.1.3 the limits are those that live showed")
    func limits() async throws {
        try await Account.with { account in
            let made = try await account.post("/properties", ["property": ["title": "S", "currency": "USD"]])
            #expect(made.attributes["max_count_of_room_types"] == 50)
            #expect(made.attributes["max_count_of_rate_plans"] == 400)
            #expect(made.attributes["max_count_of_occupancies"] == 10)
            #expect(made.attributes["acc_channels_count"] == 0)
            #expect(made.data["relationships"]?["groups"]?["data"]?[0]?["attributes"]?["title"] == "Main")
        }
    }

    @Test(
        "§2.1.1 what is wrong with a property is told by field",
        arguments: [
            (["currency": "USD"], "title", "can't be blank"),
            (["title": " ", "currency": "USD"], "title", "can't be blank"),
            (["title": "A"], "currency", "can't be blank"),
            (["title": "A", "currency": "usd"], "currency", "is invalid"),
            (["title": "A", "currency": "USD", "email": "x"], "email", "is invalid"),
            (["title": "A", "currency": "USD", "country": "BRA"], "country", "is invalid"),
            (["title": "A", "currency": "USD", "timezone": "Mars/Base"], "timezone", "is invalid"),
            (["title": "A", "currency": "USD", "latitude": "91.0"], "latitude", "is invalid"),
            (
                ["title": "A", "currency": "USD", "longitude": "180.0000001"], "longitude",
                "should be at most 10 character(s)"
            ),
            (["title": "A", "currency": "USD", "property_type": "castle"], "property_type", "is invalid"),
            (
                ["title": "A", "currency": "USD", "settings": ["state_length": 99]], "settings",
                "state_length must be greater than or equal to 100"
            ),
        ] as [(JSON, String, String)]
    )
    func propertyFaults(body: JSON, field: String, message: String) async throws {
        try await Account.with { account in
            let answer = try await account.post("/properties", ["property": body])
            #expect(answer.status == 422 && answer.code == "validation_error")
            #expect(answer.details[field] == [.string(message)])
        }
    }

    @Test("§2.1.4 options are short and have no meta")
    func options() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let answer = try await account.get("/properties/options")
            let attributes: JSON = ["id": .string(hotel.property), "title": "Seaview", "currency": "USD"]
            #expect(
                answer.body
                    == ["data": [["type": "property", "id": .string(hotel.property), "attributes": attributes]]]
            )
        }
    }

    @Test("§2.3 a room type begins without availability")
    func roomType() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let read = try await account.get("/room_types/\(hotel.room)")
            #expect(read.attributes["occ_adults"] == 3 && read.attributes["room_kind"] == "room")
            #expect(read.data["relationships"]?["property"]?["data"]?["id"]?.text == hotel.property)
            #expect(try await hotel.left("2026-11-22") == 0)
        }
    }

    @Test(
        "§2.3 what is wrong with a room type is told by field",
        arguments: [
            ("title", .null, "can't be blank"), ("count_of_rooms", 0, "must be greater than 0"),
            ("occ_adults", "2", "is invalid"), ("occ_children", -1, "must be greater than or equal to 0"),
            ("occ_infants", .null, "can't be blank"), ("default_occupancy", 4, "must be less than or equal to 3"),
            ("room_kind", "tent", "is invalid"), ("capacity", 4, "is invalid"),
            ("property_id", "11111111-1111-4111-8111-111111111111", "does not exist"),
        ] as [(String, JSON, String)]
    )
    func roomTypeFaults(field: String, value: JSON, message: String) async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            let body = Hotel.roomType(hotel.property).setting(field, value)
            let answer = try await account.post("/room_types", ["room_type": body])
            #expect(answer.status == 422)
            #expect(answer.details[field] == [.string(message)])
        }
    }

    @Test("§2.3 lists and options are narrowed to a property")
    func roomTypesOfProperty() async throws {
        try await Account.with { account in
            let one = try await Hotel(account)
            let other = try await Hotel(account)
            let list = try await account.get("/room_types?filter[property_id]=\(one.property)")
            #expect(list.data.elements?.compactMap { $0["id"]?.text } == [one.room])
            let options = try await account.get("/room_types/options?filter[property_id]=\(other.property)")
            #expect(options.data[0]?["attributes"]?["default_occupancy"] == 2)
            #expect(options.data[0]?["id"]?.text == other.room && options.body["meta"] == nil)
        }
    }

    @Test("§2.3 deleting a room type takes its plans with it")
    func deleteRoomType() async throws {
        try await Account.with { account in
            let hotel = try await Hotel(account)
            #expect(try await account.delete("/room_types/\(hotel.room)").status == 200)
            #expect(try await account.get("/rate_plans/\(hotel.plan)").status == 404)
        }
    }

    @Test("§4.4 the fifty-first room type is refused, unless the switch says otherwise", arguments: [true, false])
    func sizeLimit(isEnforced: Bool) async throws {
        var switches = Switches()
        switches.enforceSizeLimits = isEnforced
        try await Account.with(switches) { account in
            let hotel = try await Hotel(account)
            let body: JSON = ["room_type": Hotel.roomType(hotel.property)]
            for _ in 2...50 { _ = try await account.post("/room_types", body) }
            #expect(try await account.post("/room_types", body).status == (isEnforced ? 422 : 201))
        }
    }
}
