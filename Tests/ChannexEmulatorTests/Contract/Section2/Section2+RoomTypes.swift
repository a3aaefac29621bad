import ChannexEmulator
import Testing

extension Fact {
    /// §2.3 Room types.
    static let roomTypes2: [Fact] = [
        Fact("2.3", .live, "A fresh room type is available on no day") { account in
            let hotel = try await Hotel(account)
            for offset in [0, 30, 499] { #expect(try await hotel.left(account.day(offset)) == 0) }
        },
        Fact("2.3", .doc, "A room type is read back as it was written") { account in
            let hotel = try await Hotel(account)
            let read = try await account.get("/room_types/\(hotel.room)").attributes
            for member in Hotel.roomType(hotel.property).members ?? [] {
                #expect(read[member.key] == member.value, "\(member.key)")
            }
        },
        Fact("2.3", .doc, "A room type also has a position, a meta, codes and a capacity") { account in
            let hotel = try await Hotel(account)
            let read = try await account.get("/room_types/\(hotel.room)").attributes
            for name in ["position", "meta", "codes", "capacity"] { #expect(read[name] != nil, "\(name)") }
        },
        Fact("2.3", .doc, "A room type holds a room unless it says otherwise, and no children is fine") { account in
            let made = try await Hotel(account).makeRoomType(["occ_children": 0, "occ_infants": 0])
            #expect(made.status == 201 && made.attributes["room_kind"] == "room")
            #expect(made.attributes["capacity"] == .null)
        },
        Fact("2.3", .doc, "A dorm has a capacity of beds") { account in
            let made = try await Hotel(account).makeRoomType(["room_kind": "dorm", "capacity": 6])
            #expect(made.status == 201 && made.attributes["capacity"] == 6)
        },
        roomType(.doc, "Only a dorm has a capacity", ["capacity": 6], "capacity", "is invalid"),
        roomType(.doc, "A room type is a room or a dorm", ["room_kind": "tent"], "room_kind", "is invalid"),
        roomType(.doc, "A room type's title cannot be blank", ["title": ""], "title", "can't be blank"),
        roomType(
            .doc,
            "A room type has at least one room",
            ["count_of_rooms": 0],
            "count_of_rooms",
            "must be greater than 0"
        ),
        roomType(.doc, "The number of rooms is needed", ["count_of_rooms": .null], "count_of_rooms", "can't be blank"),
        roomType(
            .doc,
            "A room type takes at least one adult",
            ["occ_adults": 0],
            "occ_adults",
            "must be greater than 0"
        ),
        roomType(.doc, "Text is no number of adults", ["occ_adults": "2"], "occ_adults", "is invalid"),
        roomType(
            .doc,
            "The number of children is needed",
            ["occ_children": .null],
            "occ_children",
            "can't be blank"
        ),
        roomType(
            .doc,
            "The number of infants is not negative",
            ["occ_infants": -1],
            "occ_infants",
            "must be greater than or equal to 0"
        ),
        roomType(
            .doc,
            "The usual number of guests is not above that of adults",
            ["default_occupancy": 4],
            "default_occupancy",
            "must be less than or equal to 3"
        ),
        roomType(
            .doc,
            "A room type's property must exist",
            ["property_id": .string(Account.nobody)],
            "property_id",
            "does not exist"
        ),
        roomType(.doc, "A room type needs a property", ["property_id": .null], "property_id", "can't be blank"),
        roomType(
            .doc,
            "A room's facility is one of Channex's list",
            ["facilities": [.string(Account.nobody)]],
            "facilities",
            "is invalid"
        ),
        Fact("2.3", .doc, "A room type's facilities are a relationship") { account in
            let facility = try #require(try await account.get("/room_facilities/options").ids.first)
            let made = try await Hotel(account).makeRoomType(["facilities": [.string(facility)]])
            #expect(made.data["relationships"]?["facilities"]?["data"]?[0]?["id"]?.text == facility)
        },
        Fact("2.3", .doc, "A room type's content has a description and photos of its own") { account in
            let hotel = try await Hotel(account)
            let content: JSON = ["description": "Two beds", "photos": [["url": "https://example.org/1"]]]
            let made = try await hotel.makeRoomType(["content": content])
            let read = made.attributes["content"]
            #expect(read?["description"] == "Two beds")
            #expect(read?["photos"]?[0]?["room_type_id"] == made.data["id"])
            let property = try await account.get("/properties/\(hotel.property)").attributes["content"]
            #expect(property?["photos"] == [])
        },
        Fact("2.3", .doc, "A change of a room type needs to name only what changes") { account in
            let hotel = try await Hotel(account)
            let body: JSON = ["room_type": ["title": "Twin", "count_of_rooms": 9]]
            let changed = try await account.put("/room_types/\(hotel.room)", body)
            #expect(changed.status == 200 && changed.attributes["title"] == "Twin")
            #expect(changed.attributes["count_of_rooms"] == 9 && changed.attributes["occ_adults"] == 3)
        },
        Fact("2.3", .doc, "Lists and options of room types are narrowed to a property") { account in
            let one = try await Hotel(account)
            let other = try await one.other()
            #expect(try await account.get("/room_types?filter[property_id]=\(one.property)").ids == [one.room])
            let options = try await account.get("/room_types/options?filter[property_id]=\(other.property)")
            let attributes: JSON = [
                "id": .string(other.room), "title": "Twin Room", "default_occupancy": 2,
                "property_id": .string(other.property),
            ]
            #expect(options.data.elements?.map { $0["attributes"] } == [attributes])
        },
        Fact("2.3", .infer, "A deleted room type takes its rate plans with it") { account in
            let hotel = try await Hotel(account)
            #expect(try await account.delete("/room_types/\(hotel.room)").status == 200)
            #expect(try await account.get("/room_types/\(hotel.room)").status == 404)
            #expect(try await account.get("/rate_plans/\(hotel.plan)").status == 404)
        },
    ]
}
