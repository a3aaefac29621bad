import ChannexEmulator
import Testing

extension Fact {
    /// §1.3 The envelope.
    static let envelope1: [Fact] = [
        Fact("1.3", .doc, "An entity has a type, an id and attributes, which repeat the id") { account in
            let hotel = try await Hotel(account)
            for (path, type, id) in [
                ("properties", "property", hotel.property), ("room_types", "room_type", hotel.room),
                ("rate_plans", "rate_plan", hotel.plan),
            ] {
                let answer = try await account.get("/\(path)/\(id)")
                #expect(answer.data["type"]?.text == type && answer.data["id"]?.text == id)
                #expect(answer.attributes["id"]?.text == id)
            }
        },
        Fact("1.3", .doc, "A relationship to one entity names its type and id under data") { account in
            let hotel = try await Hotel(account)
            let relationships = try await account.get("/rate_plans/\(hotel.plan)").data["relationships"]
            #expect(relationships?["property"] == ["data": ["type": "property", "id": .string(hotel.property)]])
            #expect(relationships?["room_type"] == ["data": ["type": "room_type", "id": .string(hotel.room)]])
        },
        Fact("1.3", .doc, "A relationship to several entities is a list under data") { account in
            let made = try await account.makeProperty()
            let users = made.data["relationships"]?["users"]?["data"]
            #expect(users?.elements != nil)
        },
        Fact("1.3", .live, "A property's groups carry their attributes along") { account in
            let made = try await account.makeProperty()
            let group = try #require(made.data["relationships"]?["groups"]?["data"]?[0])
            #expect(group["type"] == "group" && group["attributes"]?["id"] == group["id"])
            #expect(group["attributes"]?["title"]?.text != nil)
        },
        Fact("1.3", .doc, "A list has an array under data and its counts under meta") { account in
            _ = try await account.makeProperty()
            let answer = try await account.get("/properties")
            #expect(answer.data.elements != nil && answer.meta["total"]?.integer != nil)
        },
        Fact("1.3", .doc, "A deletion answers a message of success and no data") { account in
            let hotel = try await Hotel(account)
            for path in ["rate_plans/\(hotel.plan)", "room_types/\(hotel.room)", "properties/\(hotel.property)"] {
                #expect(try await account.delete("/\(path)").body == ["meta": ["message": "Success"]])
            }
        },
        Fact("1.3", .doc, "A body wraps the entity by its type; fields without their wrapping are no entity") {
            account in
            let answer = try await account.post("/properties", ["title": "Seaview", "currency": "USD"])
            #expect(answer.status == 400 && answer.code == "bad_request")
        },
        Fact("1.3", .doc, "Availability and restrictions are wrapped as values, not by a type") { account in
            let hotel = try await Hotel(account)
            #expect(try await hotel.availability(["date": .string(account.day(9)), "availability": 1]).status == 200)
            #expect(try await account.post("/availability", ["availability": []]).status == 400)
        },
    ]
}
