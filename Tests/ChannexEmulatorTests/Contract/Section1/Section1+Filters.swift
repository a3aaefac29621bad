import ChannexEmulator
import Testing

extension Fact {
    /// §1.8 and §15 Filters, and how queries are spelt.
    static let filters1: [Fact] = [
        Fact("1.8", .doc, "A filter keeps what equals its value") { account in
            let hotel = try await rooms(account)
            #expect(try await find(hotel, "filter[title]=B") == ["B"])
        },
        Fact("1.8", .doc, "A filter with several values keeps what equals one of them") { account in
            let hotel = try await rooms(account)
            #expect(try await find(hotel, "filter[title]=A,C") == ["A", "C"])
        },
        Fact("1.8", .doc, "The operation not keeps everything else") { account in
            let hotel = try await rooms(account)
            #expect(try await find(hotel, "filter[title][not]=B") == ["A", "C", "Twin Room"])
        },
        Fact("1.8", .doc, "The operation eq is the same as none") { account in
            let hotel = try await rooms(account)
            #expect(try await find(hotel, "filter[title][eq]=B") == ["B"])
        },
        Fact("1.8", .doc, "Several filters must all hold") { account in
            let hotel = try await rooms(account)
            #expect(try await find(hotel, "filter[title]=A,B&filter[count_of_rooms]=20") == ["B"])
        },
        Fact("1.8", .doc, "Greater and less compare numbers as numbers, with and without their bound") { account in
            let hotel = try await rooms(account)
            #expect(try await find(hotel, "filter[count_of_rooms][gt]=8") == ["B", "C"])
            #expect(try await find(hotel, "filter[count_of_rooms][gte]=8") == ["B", "C", "Twin Room"])
            #expect(try await find(hotel, "filter[count_of_rooms][lt]=20") == ["A", "Twin Room"])
            #expect(try await find(hotel, "filter[count_of_rooms][lte]=20") == ["A", "B", "Twin Room"])
        },
        Fact("1.8", .doc, "Two operations on one field make a range") { account in
            let hotel = try await rooms(account)
            let range = "filter[count_of_rooms][gte]=8&filter[count_of_rooms][lt]=100"
            #expect(try await find(hotel, range) == ["B", "Twin Room"])
        },
        Fact("1.8", .live, "An instant is compared as UTC, and an offset in the filter is ignored") { account in
            let hotel = try await Hotel(account)
            try await hotel.installCRS()
            let booked = try await hotel.book("B1")
            let read = try await account.get("/bookings/\(booked.booking)")
            let at = try #require(read.attributes["inserted_at"]?.text)
            let filter = "/bookings?filter[property_id]=\(hotel.property)&filter[inserted_at]"
            #expect(try await account.get("\(filter)[gte]=\(at)%2B05:00").ids == [booked.booking])
            #expect(try await account.get("\(filter)[gt]=\(at)-05:00").ids == [])
        },
        Fact("1.8", .doc, "Rate plans are found by their room type") { account in
            let hotel = try await Hotel(account)
            let room = try await hotel.makeRoomType().id()
            let plan = try await hotel.makePlan(["room_type_id": .string(room)]).id()
            #expect(try await account.get("/rate_plans?filter[room_type_id]=\(room)").ids == [plan])
        },
        Fact("1.8", .infer, "Properties are found by their group") { account in
            let group = try await account.makeGroup("South").id()
            let property = try await account.makeProperty(["group_id": .string(group)]).id()
            _ = try await account.makeProperty()
            #expect(try await account.get("/properties?filter[group_id]=\(group)").ids == [property])
        },
        Fact("11", .infer, "A filter on a field that nobody knows is ignored") { account in
            let hotel = try await rooms(account)
            #expect(try await find(hotel, "filter[mood]=sunny").count == 4)
        },
        Fact("15", .live, "Brackets may be raw or percent-encoded") { account in
            let hotel = try await Hotel(account)
            let raw = try await account.get("/room_types?filter[property_id]=\(hotel.property)&pagination[limit]=1")
            let encoded = try await account.get(
                "/room_types?filter%5Bproperty_id%5D=\(hotel.property)&pagination%5Blimit%5D=1"
            )
            #expect(raw.ids == [hotel.room] && encoded.body == raw.body)
        },
        Fact("15", .live, "A list in a query may be parted by commas, or repeated with empty brackets") { account in
            let hotel = try await Hotel(account)
            let base = "/restrictions?filter[property_id]=\(hotel.property)&filter[date]=\(account.day(9))"
            let first = try await account.get("\(base)&filter[restrictions]=rate,max_stay")
            for list in [
                "filter%5Brestrictions%5D=rate%2Cmax_stay",
                "filter[restrictions][]=rate&filter[restrictions][]=max_stay",
                "filter%5Brestrictions%5D%5B%5D=rate&filter%5Brestrictions%5D%5B%5D=max_stay",
            ] {
                #expect(try await account.get("\(base)&\(list)").body == first.body)
            }
            let night = first.data[hotel.plan]?[account.day(9)]
            #expect(night?["rate"] == "100.00" && night?["max_stay"] == 0 && night?["stop_sell"] == nil)
        },
        Fact("15", .live, "The body null or [] of a reading call means nothing") { account in
            let property = try await account.makeProperty().id()
            for text in ["null", "[]"] {
                #expect(try await account.get("/properties/\(property)", text: text).data["id"]?.text == property)
            }
        },
        Fact("15", .live, "The body null or [] of an acknowledgement means nothing") { account in
            let hotel = try await Hotel(account)
            try await hotel.installCRS()
            for text in ["null", "[]"] {
                let revision = try await hotel.book("B\(text.utf8.count)").revision
                #expect(try await account.post("/booking_revisions/\(revision)/ack", text: text).status == 200)
            }
            #expect(try await hotel.feed("filter[property_id]=\(hotel.property)") == [])
        },
    ]

    /// A hotel with the room types A, B and C of 4, 20 and 100 rooms, besides its own of 8.
    private static func rooms(_ account: Account) async throws -> Hotel {
        let hotel = try await Hotel(account)
        for (title, count) in [("A", 4), ("B", 20), ("C", 100)] as [(JSON, JSON)] {
            _ = try await hotel.makeRoomType(["title": title, "count_of_rooms": count])
        }
        return hotel
    }

    private static func find(_ hotel: Hotel, _ filter: String) async throws -> [String] {
        try await hotel.account.get("/room_types?filter[property_id]=\(hotel.property)&\(filter)").titles
    }
}
