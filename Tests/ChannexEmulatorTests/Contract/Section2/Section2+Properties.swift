import ChannexEmulator
import Testing

extension Fact {
    /// §2.1 The life of a property.
    static let properties2: [Fact] = [
        Fact("2.1", .doc, "A property needs a title and a currency, and nothing else") { account in
            let made = try await account.post("/properties", ["property": ["title": "Seaview", "currency": "BRL"]])
            #expect(made.status == 201 && made.attributes["title"] == "Seaview")
            #expect(made.attributes["currency"] == "BRL" && made.attributes["email"] == .null)
        },
        Fact("2.1", .doc, "A change of a property needs to name only what changes") { account in
            let id = try await account.makeProperty(["phone": "+55 81 3000"]).id()
            let changed = try await account.put("/properties/\(id)", ["property": ["city": "Recife"]])
            #expect(changed.attributes["city"] == "Recife" && changed.attributes["phone"] == "+55 81 3000")
            #expect(try await account.get("/properties/\(id)").body == changed.body)
        },
        Fact("2.1", .doc, "A deleted property is gone, with its room types and rate plans") { account in
            let hotel = try await Hotel(account)
            #expect(try await account.delete("/properties/\(hotel.property)").status == 200)
            for path in ["properties/\(hotel.property)", "room_types/\(hotel.room)", "rate_plans/\(hotel.plan)"] {
                #expect(try await account.get("/\(path)").status == 404)
            }
        },
        Fact("2.1", .doc, "The photos of a change take the place of all that were there") { account in
            let two: JSON = ["photos": [["url": "https://example.org/1"], ["url": "https://example.org/2"]]]
            let id = try await account.makeProperty(["content": two]).id()
            let one: JSON = ["photos": [["url": "https://example.org/3"]]]
            let changed = try await account.put("/properties/\(id)", ["property": ["content": one]])
            let photos = try #require(changed.attributes["content"]?["photos"]?.elements)
            #expect(photos.map { $0["url"] } == ["https://example.org/3"])
        },
        Fact("2.1", .infer, "A change that names no photos leaves them as they are") { account in
            let content: JSON = ["photos": [["url": "https://example.org/1"]]]
            let id = try await account.makeProperty(["content": content]).id()
            let text: JSON = ["property": ["content": ["description": "By the sea"]]]
            let changed = try await account.put("/properties/\(id)", text).attributes["content"]
            #expect(changed?["description"] == "By the sea" && changed?["photos"]?.elements?.count == 1)
        },
        Fact("2.1.1", .doc, "A photo comes back with its own id, the property's and the room type's") { account in
            let photo: JSON = ["url": "https://example.org/1", "author": "Ann", "kind": "ad", "description": "Sea"]
            let made = try await account.makeProperty(["content": ["photos": [photo]]])
            let read = try #require(made.attributes["content"]?["photos"]?[0])
            #expect(read["id"]?.text != nil && read["property_id"] == made.data["id"] && read["room_type_id"] == .null)
            #expect(read["author"] == "Ann" && read["kind"] == "ad" && read["description"] == "Sea")
        },
        Fact("2.1.1", .doc, "Photos come by position; the one at 0 is the cover") { account in
            let photos: JSON = [
                ["url": "https://example.org/b", "position": 1], ["url": "https://example.org/a", "position": 0],
            ]
            let made = try await account.makeProperty(["content": ["photos": photos]])
            let read = made.attributes["content"]?["photos"]?.elements?.map { $0["url"] }
            #expect(read == ["https://example.org/a", "https://example.org/b"])
        },
        Fact("2.1.3", .live, "A property has room for 50 room types, 400 rate plans, 10 occupancies, 20 users") {
            account in
            let read = try await account.makeProperty().attributes
            #expect(read["max_count_of_room_types"] == 50 && read["max_count_of_rate_plans"] == 400)
            #expect(read["max_count_of_occupancies"] == 10 && read["max_count_of_users"] == 20)
        },
        Fact("2.1.3", .live, "A fresh property is active, has no channels and no default tax set or policy") {
            account in
            let read = try await account.makeProperty().attributes
            #expect(read["is_active"] == true && read["acc_channels_count"] == 0)
            for name in ["default_tax_set_id", "default_cancellation_policy_id", "hotel_policy_id"] {
                #expect(read[name] == .null)
            }
            #expect(read["expected_removal_date"] == .null && read["location_precision"] == .null)
        },
        Fact("2.1.3", .live, "A property shows its kind of least stay beside the settings") { account in
            let made = try await account.makeProperty(["settings": ["min_stay_type": "through"]])
            #expect(made.attributes["min_stay_type"] == "through")
            #expect(made.attributes["settings"]?["min_stay_type"] == "through")
        },
        Fact("2.1.3", .live, "A fresh property's content is empty") { account async throws in
            let content: JSON = ["description": .null, "important_information": .null, "photos": []]
            #expect(try await account.makeProperty().attributes["content"] == content)
        },
        Fact("2.1.4", .doc, "The options of properties have id, title and currency only") { account in
            let id = try await account.makeProperty().id()
            let options = try await account.get("/properties/options").data.elements
            let attributes: JSON = ["id": .string(id), "title": "Seaview", "currency": "USD"]
            let expected: JSON = ["type": "property", "id": .string(id), "attributes": attributes]
            #expect(options?.first { $0["id"]?.text == id } == expected)
        },
    ]

    /// §2.1.1 The fields of a property.
    static let propertyFields2: [Fact] = [
        property("2.1.1", .doc, "A property's title cannot be blank", ["title": " "], "title", "can't be blank"),
        property(
            "2.1.1",
            .doc,
            "A property's currency cannot be blank",
            ["currency": .null],
            "currency",
            "can't be blank"
        ),
        property(
            "2.1.1",
            .doc,
            "A currency is three capital letters",
            ["currency": "dollar"],
            "currency",
            "is invalid"
        ),
        property("2.1.1", .doc, "An e-mail address has an at sign", ["email": "desk"], "email", "is invalid"),
        property(
            "2.1.1",
            .doc,
            "A phone number has at most 32 characters",
            ["phone": .string(String(repeating: "1", count: 33))],
            "phone",
            "should be at most 32 character(s)"
        ),
        property(
            "2.1.1",
            .doc,
            "A postal code has at most 32 characters",
            ["zip_code": .string(String(repeating: "1", count: 33))],
            "zip_code",
            "should be at most 32 character(s)"
        ),
        property("2.1.1", .doc, "A country has two letters", ["country": "BRA"], "country", "is invalid"),
        property(
            "2.1.1",
            .doc,
            "A city has at most 255 characters",
            ["city": .string(String(repeating: "x", count: 256))],
            "city",
            "should be at most 255 character(s)"
        ),
        property(
            "2.1.1",
            .doc,
            "A longitude has at most 10 characters",
            ["longitude": "-180.000000"],
            "longitude",
            "should be at most 10 character(s)"
        ),
        property(
            "2.1.1",
            .doc,
            "A longitude lies within 180 degrees",
            ["longitude": "180.01"],
            "longitude",
            "is invalid"
        ),
        property("2.1.1", .doc, "A latitude lies within 90 degrees", ["latitude": "-90.5"], "latitude", "is invalid"),
        property(
            "2.1.1",
            .doc,
            "A coordinate has at most seven decimals",
            ["latitude": ".12345678"],
            "latitude",
            "is invalid"
        ),
        property("2.1.1", .doc, "A time zone is one of IANA's", ["timezone": "Mars/Base"], "timezone", "is invalid"),
        property(
            "2.1.1",
            .doc,
            "A property's type is one of a list",
            ["property_type": "castle"],
            "property_type",
            "is invalid"
        ),
        property(
            "2.1.1",
            .doc,
            "A group that does not exist takes no property",
            ["group_id": .string(Account.nobody)],
            "group_id",
            "does not exist"
        ),
        property("2.1.1", .doc, "A website is an address", ["website": "seaview"], "website", "is invalid"),
        property(
            "2.1.1",
            .doc,
            "A facility is one of Channex's list",
            ["facilities": [.string(Account.nobody)]],
            "facilities",
            "is invalid"
        ),
        property(
            "2.1.1",
            .doc,
            "A photo is a photo, an ad or a menu",
            ["content": ["photos": [["url": "https://example.org/1", "kind": "film"]]]],
            "content",
            "kind is invalid"
        ),
        Fact("2.1.1", .doc, "Every documented type of property is taken") { account in
            for type in ["apart_hotel", "guest_house", "hostel", "inn", "riad", "ryokan", "tent", "villa"] {
                let made = try await account.makeProperty(["property_type": .string(type)])
                #expect(made.status == 201 && made.attributes["property_type"]?.text == type)
            }
        },
        Fact("2.1.1", .doc, "Apartments, homes, chalets, boats, farms, villas and country houses are rentals") {
            account in
            let id = try await account.makeProperty().id()
            for type in [
                "apartment", "holiday_home", "chalet", "boat", "farm_stay", "homestay", "villa", "country_house",
            ] {
                let body: JSON = ["property": ["property_type": .string(type)]]
                let read = try await account.put("/properties/\(id)", body).attributes
                #expect(read["property_category"] == "vacation_rental")
            }
            let body: JSON = ["property": ["property_type": "hostel"]]
            #expect(try await account.put("/properties/\(id)", body).attributes["property_category"] == "hotel")
        },
        Fact("2.1.1", .doc, "A property without a group comes into the account's own") { account in
            let group = try await account.makeProperty().data["relationships"]?["groups"]?["data"]?[0]
            #expect(try await account.get("/groups?pagination[limit]=100").ids.contains(group?["id"]?.text ?? ""))
        },
        Fact("2.1.1", .doc, "A property can be made in a group, and moved to another") { account in
            let south = try await account.makeGroup("South").id()
            let north = try await account.makeGroup("North").id()
            let made = try await account.makeProperty(["group_id": .string(south)])
            #expect(made.data["relationships"]?["groups"]?["data"]?[0]?["id"]?.text == south)
            let body: JSON = ["property": ["group_id": .string(north)]]
            let moved = try await account.put("/properties/\(try made.id())", body)
            let groups = moved.data["relationships"]?["groups"]?["data"]?.elements?.map { $0["id"]?.text }
            #expect(groups == [north])
        },
        Fact("2.1.1", .doc, "A property's facilities are a relationship") { account in
            let facility = try #require(try await account.get("/property_facilities/options").ids.first)
            let made = try await account.makeProperty(["facilities": [.string(facility)]])
            #expect(made.data["relationships"]?["facilities"]?["data"]?[0]?["id"]?.text == facility)
        },
    ]
}
