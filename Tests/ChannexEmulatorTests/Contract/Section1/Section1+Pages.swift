import ChannexEmulator
import Testing

extension Fact {
    /// §1.6–1.7 Pages and orders.
    static let pages1: [Fact] = [
        Fact("1.6", .doc, "A page has ten entities unless the query says otherwise") { account in
            let hotel = try await twelveRoomTypes(account)
            let answer = try await account.get("/room_types?filter[property_id]=\(hotel.property)")
            #expect(answer.ids.count == 10 && answer.meta["limit"] == 10 && answer.meta["page"] == 1)
        },
        Fact("1.6", .doc, "The meta of a list counts all entities, not those of the page") { account in
            let hotel = try await twelveRoomTypes(account)
            let query = "filter[property_id]=\(hotel.property)&pagination[page]=2&pagination[limit]=5"
            let answer = try await account.get("/room_types?\(query)")
            #expect(answer.meta["total"] == 12 && answer.titles == ["R15", "R16", "R17", "R18", "R19"])
        },
        Fact("1.6", .live, "The meta of a list also tells its order") { account in
            let property = try await account.makeProperty().id()
            let answer = try await account.get("/room_types?filter[property_id]=\(property)")
            let meta: JSON = ["limit": 10, "order_by": "title", "order_direction": "asc", "page": 1, "total": 0]
            #expect(answer.body == ["data": [], "meta": meta])
        },
        Fact("1.6", .doc, "A page beyond the last one is empty and counts the same") { account in
            let hotel = try await Hotel(account)
            let answer = try await account.get("/room_types?filter[property_id]=\(hotel.property)&pagination[page]=9")
            #expect(answer.status == 200 && answer.data == [] && answer.meta["total"] == 1)
        },
        Fact("1.6", .doc, "A page may have a hundred entities") { account in
            let hotel = try await twelveRoomTypes(account)
            let query = "filter[property_id]=\(hotel.property)&pagination[limit]=100"
            let answer = try await account.get("/room_types?\(query)")
            #expect(answer.meta["limit"] == 100 && answer.ids.count == 12)
        },
        Fact("1.6", .infer, "A limit above a hundred is a hundred") { account in
            let property = try await account.makeProperty().id()
            let answer = try await account.get("/room_types?filter[property_id]=\(property)&pagination[limit]=500")
            #expect(answer.status == 200 && answer.meta["limit"] == 100)
        },
        Fact("1.6", .doc, "Lists of options have neither pages nor a meta") { account in
            let hotel = try await twelveRoomTypes(account)
            let answer = try await account.get("/room_types/options?filter[property_id]=\(hotel.property)")
            #expect(answer.ids.count == 12 && answer.body["meta"] == nil)
        },
        Fact("1.7", .doc, "Room types, rate plans and taxes come by title unless the query says otherwise") { account in
            let hotel = try await Hotel(account)
            for title in ["Z", "A"] as [JSON] {
                _ = try await hotel.makeRoomType(["title": title])
                _ = try await hotel.makePlan(["title": title])
                _ = try await hotel.makeTax(["title": title])
            }
            let filter = "filter[property_id]=\(hotel.property)"
            #expect(try await account.get("/room_types?\(filter)").titles == ["A", "Twin Room", "Z"])
            #expect(try await account.get("/rate_plans?\(filter)").titles == ["A", "Best Available Rate", "Z"])
            #expect(try await account.get("/taxes?\(filter)").titles == ["A", "Z"])
        },
        Fact("1.7", .doc, "Properties come by title unless the query says otherwise") { account in
            let ids = [try await account.makeProperty(["title": "Z"]), try await account.makeProperty(["title": "A"])]
            let order = try await account.get("/properties?pagination[limit]=100").ids
            let places = ids.compactMap { made in order.firstIndex { $0 == made.data["id"]?.text } }
            #expect(places.count == 2 && places[0] > places[1])
        },
        Fact("1.7", .doc, "A list can be turned round") { account in
            let hotel = try await Hotel(account)
            _ = try await hotel.makeRoomType(["title": "Attic"])
            let answer = try await account.get("/room_types?filter[property_id]=\(hotel.property)&order[title]=desc")
            #expect(answer.titles == ["Twin Room", "Attic"])
            #expect(answer.meta["order_by"] == "title" && answer.meta["order_direction"] == "desc")
        },
        Fact("1.7", .doc, "A list can be ordered by when its entities were made") { account in
            let hotel = try await Hotel(account)
            _ = try await hotel.makeRoomType(["title": "Attic"])
            let filter = "filter[property_id]=\(hotel.property)"
            let answer = try await account.get("/room_types?\(filter)&order[inserted_at]=asc")
            #expect(answer.titles == ["Twin Room", "Attic"])
        },
        Fact("1.7", .live, "Bookings come newest first, the feed oldest first") { account in
            let hotel = try await Hotel(account)
            try await hotel.installCRS()
            let first = try await hotel.book("B1")
            let second = try await hotel.book("B2")
            let filter = "filter[property_id]=\(hotel.property)"
            #expect(try await account.get("/bookings?\(filter)").ids == [second.booking, first.booking])
            #expect(try await hotel.feed(filter) == [first.revision, second.revision])
        },
    ]

    /// A hotel with twelve room types, R10 to R20 and the one that it has anyway.
    private static func twelveRoomTypes(_ account: Account) async throws -> Hotel {
        let hotel = try await Hotel(account)
        for number in 10...20 { _ = try await hotel.makeRoomType(["title": .string("R\(number)")]) }
        return hotel
    }
}
