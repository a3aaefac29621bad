import ChannexEmulator
import HotelValues
import Testing

extension Fact {
    /// §1.9 Types and time.
    static let types1: [Fact] = [
        Fact("1.9", .doc, "Every id is a UUID of version 4 in lower case") { account in
            let hotel = try await Hotel(account)
            let group = try await account.get("/groups").ids
            for id in [hotel.property, hotel.room, hotel.plan] + group.prefix(1) {
                let form = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/
                #expect(try form.wholeMatch(in: id) != nil, "\(id)")
            }
        },
        Fact("1.9", .doc, "An entity's instants have six digits of a second and no time zone") { account in
            let hotel = try await Hotel(account)
            try await hotel.installCRS()
            let booked = try await hotel.book("B1")
            let at = try await account.get("/bookings/\(booked.booking)").attributes["inserted_at"]?.text
            #expect(try /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}/.wholeMatch(in: try #require(at)) != nil)
        },
        Fact("1.9", .doc, "Money is written as decimal text in major units") { account in
            let hotel = try await Hotel(account)
            #expect(try await hotel.night(account.day(9))["rate"] == "100.00")
            let plan = try await account.get("/rate_plans/\(hotel.plan)")
            #expect(plan.attributes["options"]?[0]?["rate"] == "100.00")
        },
        Fact("1.9", .doc, "Money has as many decimals as its currency") { account in
            let yen = try await Hotel(account, currency: "JPY")
            #expect(try await yen.night(account.day(9))["rate"] == "10000")
            let dinar = try await Hotel(account, currency: "KWD")
            #expect(try await dinar.night(account.day(9))["rate"] == "10.000")
        },
        Fact("1.9", .doc, "Money is read as a whole number of minor units, or as decimal text in major units") {
            account in
            let hotel = try await Hotel(account)
            for (rate, read) in [(12_345, "123.45"), ("67.80", "67.80"), ("90", "90.00")] as [(JSON, JSON)] {
                let option: JSON = ["occupancy": 2, "is_primary": true, "rate": rate]
                let made = try await hotel.makePlan(["title": read, "options": [option]])
                #expect(made.attributes["options"]?[0]?["rate"] == read)
            }
        },
        Fact("1.9", .doc, "Coordinates are decimal text") { account in
            let made = try await account.makeProperty(["longitude": "-0.6150000", "latitude": "54.486000"])
            #expect(made.attributes["longitude"] == "-0.6150000" && made.attributes["latitude"] == "54.486000")
        },
        Fact("1.9", .doc, "Fees are text") { account in
            let made = try await Hotel(account).makePlan(["children_fee": 1_250, "infant_fee": "3.00"])
            #expect(made.attributes["children_fee"] == "12.50" && made.attributes["infant_fee"] == "3.00")
        },
        Fact("1.9", .infer, "The seven values of a week begin with Monday") { account in
            let hotel = try await Hotel(account)
            let monday = try #require((7...13).first { account.today.advanced(by: $0).weekday.rawValue == 0 })
            let plan = try await hotel.makePlan(["min_stay_arrival": [2, 1, 1, 1, 1, 1, 3]]).id()
            let stays = [0, 1, 6].map { account.day(monday + $0) }
            var read: [JSON?] = []
            for day in stays { read.append(try await hotel.night(day, option: plan)["min_stay_arrival"]) }
            #expect(read == [2, 1, 3])
        },
        Fact("1.9", .infer, "Fields that nobody knows are ignored in a body") { account in
            let made = try await account.makeProperty(["mood": "sunny"])
            #expect(made.status == 201 && made.attributes["mood"] == nil)
        },
    ]
}
