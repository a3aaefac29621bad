import ChannexEmulator
import Testing

extension Fact {
    /// How availability, rates and restrictions are read (contract §3.7–3.8).
    static let reading3: [Fact] = [
        Fact("3.7", .doc, "A read of restrictions must say which days") { account in
            let hotel = try await Hotel(account)
            let query = "filter[property_id]=\(hotel.property)&filter[restrictions]=rate"
            let answer = try await account.get("/restrictions?\(query)")
            #expect(answer.status == 400 && answer.details == ["date is required"])
        },
        Fact("3.7", .doc, "A read of restrictions must say which restrictions") { account in
            let hotel = try await Hotel(account)
            let query = "filter[property_id]=\(hotel.property)&filter[date]=\(account.day(30))"
            let answer = try await account.get("/restrictions?\(query)")
            #expect(answer.status == 400 && answer.details == ["restrictions is required"])
        },
        Fact("3.7", .doc, "The first day of a range without its last is not enough") { account in
            let hotel = try await Hotel(account)
            let days = "filter[date][gte]=\(account.day(30))"
            let query = "filter[property_id]=\(hotel.property)&\(days)&filter[restrictions]=rate"
            #expect(try await account.get("/restrictions?\(query)").details == ["date is required"])
        },
        Fact("3.7", .doc, "A read may be about one date") { account in
            let hotel = try await Hotel(account)
            let query = hotel.query("rate", on: 30)
            let days = try await account.get("/restrictions?\(query)").data[hotel.plan]?.members
            #expect(days?.map(\.key) == [account.day(30)])
        },
        Fact("3.7", .doc, "A read may be about a range of dates, both ends included") { account in
            let hotel = try await Hotel(account)
            let days = "filter[date][gte]=\(account.day(30))&filter[date][lte]=\(account.day(32))"
            let query = "filter[property_id]=\(hotel.property)&\(days)&filter[restrictions]=rate"
            let read = try await account.get("/restrictions?\(query)").data[hotel.plan]?.members
            #expect(Set((read ?? []).map(\.key)) == Set((30...32).map { account.day($0) }))
        },
        Fact("3.7", .doc, "A read answers no restrictions but those asked for") { account in
            let hotel = try await Hotel(account)
            let query = "filter[property_id]=\(hotel.property)&filter[date]=\(account.day(30))"
            let cell = try await account.get("/restrictions?\(query)&filter[restrictions]=rate,max_stay")
                .data[hotel.plan]?[account.day(30)]
            let names = Set((cell?.members ?? []).map(\.key)).subtracting(["unavailable_reasons"])
            #expect(names == ["rate", "max_stay"])
        },
        Fact("3.7", .live, "The reasons why a night is closed come without being asked for") { account in
            let hotel = try await Hotel(account)
            let query = hotel.query("rate", on: 30)
            let cell = try await account.get("/restrictions?\(query)").data[hotel.plan]?[account.day(30)]
            #expect(cell?["unavailable_reasons"]?.elements != nil)
        },
        Fact("3.7", .infer, "The reasons why a night is closed may be missing", at: .emulator) {
            $0.showUnavailableReasons = false
        } check: { account in
            let hotel = try await Hotel(account)
            let query = hotel.query("rate", on: 30)
            let cell = try await account.get("/restrictions?\(query)").data[hotel.plan]?[account.day(30)]
            #expect(cell == ["rate": "100.00"])
        },
        Fact("3.7", .live, "Restrictions are read by occupancy option; the primary one's id is the plan's") { account in
            let hotel = try await Hotel(account)
            let other = try await hotel.perPerson()
            let query = hotel.query("rate", on: 30)
            let read = try await account.get("/restrictions?\(query)").data
            #expect(Set((read.members ?? []).map(\.key)) == [hotel.plan, other.plan, other.single])
            #expect(read[other.single]?[account.day(30)]?["rate"] == "80.00")
            #expect(read[other.plan]?[account.day(30)]?["rate"] == "90.00")
        },
        Fact("3.7", .doc, "A read of restrictions has no meta") { account in
            let hotel = try await Hotel(account)
            let query = hotel.query("rate", on: 30)
            #expect(try await account.get("/restrictions?\(query)").body.members?.map(\.key) == ["data"])
        },
        Fact("3.7", .doc, "A read is about one property only") { account in
            let hotel = try await Hotel(account)
            let other = try await Hotel(account)
            let query = "filter[date]=\(account.day(30))&filter[restrictions]=rate"
            let both = "filter[property_id]=\(hotel.property),\(other.property)"
            #expect(try await account.get("/restrictions?\(both)&\(query)").status == 400)
        },
        Fact("3.7", .doc, "A property that is no id is a validation error") { account in
            let query = "filter[property_id]=seaview&filter[date]=\(account.day(30))&filter[restrictions]=rate"
            let answer = try await account.get("/restrictions?\(query)")
            #expect(answer.status == 422 && answer.code == "validation_error")
        },
        Fact("3.7", .live, "A property that does not exist is not found") { account in
            let query = "filter[date]=\(account.day(30))&filter[restrictions]=rate"
            let id = "11111111-1111-4111-8111-111111111111"
            let answer = try await account.get("/restrictions?filter[property_id]=\(id)&\(query)")
            #expect(answer.status == 404 && answer.code == "resource_not_found")
        },
        Fact("3.7", .live, "The brackets of a query may be percent-encoded") { account in
            let hotel = try await Hotel(account)
            let query =
                "filter%5Bproperty_id%5D=\(hotel.property)&filter%5Bdate%5D%5Bgte%5D=\(account.day(30))"
                + "&filter%5Bdate%5D%5Blte%5D=\(account.day(30))&filter%5Brestrictions%5D=rate%2Cmax_stay"
            let cell = try await account.get("/restrictions?\(query)").data[hotel.plan]?[account.day(30)]
            #expect(cell?["rate"] == "100.00" && cell?["max_stay"] == 0)
        },
        Fact("15", .live, "Restrictions may be named by a repeated array parameter") { account in
            let hotel = try await Hotel(account)
            let query =
                "filter[property_id]=\(hotel.property)&filter[date]=\(account.day(30))"
                + "&filter[restrictions][]=rate&filter[restrictions][]=availability"
            let cell = try await account.get("/restrictions?\(query)").data[hotel.plan]?[account.day(30)]
            #expect(cell?["rate"] == "100.00" && cell?["availability"] == 0)
        },
        Fact("3.7", .doc, "The bounds on a plan's availability can be read") { account in
            let hotel = try await Hotel(account)
            let query = "filter[property_id]=\(hotel.property)&filter[date]=\(account.day(30))"
            let names = "availability_offset,max_availability"
            let answer = try await account.get("/restrictions?\(query)&filter[restrictions]=\(names)")
            let cell = answer.data[hotel.plan]?[account.day(30)]
            #expect(cell?["availability_offset"] != nil && cell?["max_availability"] != nil)
        },
        Fact("3.7", .doc, "A shortest stay without a kind is read where the property has one kind") { account in
            let hotel = try await Hotel(account, settings: ["min_stay_type": "arrival"])
            _ = try await hotel.restrictions(["date": .string(account.day(30)), "min_stay_arrival": 4])
            #expect(try await hotel.row(30...31, "min_stay", is: "4 1") == "4 1")
        },
        Fact("3.7", .doc, "Amounts are read as decimal texts in major units") { account in
            let hotel = try await Hotel(account)
            _ = try await hotel.restrictions(["date": .string(account.day(30)), "rate": 14_550])
            #expect(try await hotel.cell(account.day(30), "rate", "145.50")["rate"] == "145.50")
        },
        Fact("3.7", .infer, "Days outside the calendar are missing from the answer") { account in
            let hotel = try await Hotel(account, settings: ["state_length": 100])
            let days = "filter[date][gte]=\(account.day(-2))&filter[date][lte]=\(account.day(120))"
            let query = "filter[property_id]=\(hotel.property)&\(days)&filter[restrictions]=rate"
            #expect(try await account.get("/restrictions?\(query)").data[hotel.plan]?.members?.count == 100)
        },
        Fact("3.7", .infer, "A read of 730 days is answered, one of 731 is refused") { account in
            let hotel = try await Hotel(account)
            let query = "filter[property_id]=\(hotel.property)&filter[restrictions]=rate"
            let path = "/restrictions?\(query)&filter[date][gte]=\(account.day(0))&filter[date][lte]="
            #expect(try await account.get(path + account.day(729)).status == 200)
            #expect(try await account.get(path + account.day(730)).status == 400)
        },
        Fact("3.8", .doc, "Availability is read by room type and date, as a whole number") { account in
            let hotel = try await Hotel(account)
            _ = try await hotel.availability(["date": .string(account.day(31)), "availability": 8])
            #expect(try await hotel.cell(account.day(31), "availability", 8)["availability"] == 8)
            let days = "filter[date][gte]=\(account.day(30))&filter[date][lte]=\(account.day(31))"
            let answer = try await account.get("/availability?filter[property_id]=\(hotel.property)&\(days)")
            let read: JSON = .object([.init(account.day(30), 0), .init(account.day(31), 8)])
            #expect(answer.body == ["data": .object([.init(hotel.room, read)])])
        },
        Fact("3.8", .doc, "A read of availability must say which days") { account in
            let hotel = try await Hotel(account)
            let answer = try await account.get("/availability?filter[property_id]=\(hotel.property)")
            #expect(answer.status == 400 && answer.details == ["date is required"])
        },
    ]
}
