import ChannexEmulator
import HTTPTypes
import Testing

extension Fact {
    /// How else it may be where the documentation is silent (contract §3, §4, §11).
    static let open3: [Fact] = [
        Fact("3.6", .infer, "A body without values may be a validation error", at: .emulator) {
            $0.malformedValuesAreInvalid = true
        } check: { account in
            for path in ["/availability", "/restrictions"] {
                let missing = try await account.post(path, [:])
                #expect(missing.isRefusal("values", "can't be blank"))
                let wrong = try await account.post(path, ["values": [1]])
                #expect(wrong.isRefusal("values", "is invalid"))
            }
        },
        Fact("3.5", .doc, "A clean answer may have an empty list of warnings", at: .emulator) {
            $0.showEmptyWarnings = true
        } check: { account in
            let hotel = try await Hotel(account)
            let answer = try await hotel.restrictions(["date": .string(account.day(30)), "stop_sell": true])
            #expect(answer.meta == ["message": "Success", "warnings": []])
        },
        Fact("3.5", .doc, "A call to availability may be told no task", at: .emulator) {
            $0.availabilityReturnsTask = false
        } check: { account in
            let hotel = try await Hotel(account)
            let answer = try await hotel.availability(["date": .string(account.day(30)), "availability": 3])
            #expect(answer.body == ["meta": ["message": "Success"]])
            let other = try await hotel.restrictions(["date": .string(account.day(30)), "stop_sell": true])
            #expect(other.data[0]?["type"] == "task")
        },
        Fact("3.5", .infer, "Tasks may not be there to be read", at: .emulator) {
            $0.serveTasks = false
        } check: { account in
            let hotel = try await Hotel(account)
            let answer = try await hotel.availability(["date": .string(account.day(30)), "availability": 3])
            let task = try #require(answer.data[0]?["id"]?.text)
            #expect(try await account.get("/tasks/\(task)").status == 404)
        },
        Fact("3.6", .infer, "The valid fields of a refused value may be applied", at: .emulator) {
            $0.refuseWholeValues = false
        } check: { account in
            let hotel = try await Hotel(account)
            let value: JSON = ["date": .string(account.day(30)), "rate": "-2", "min_stay_arrival": 3, "min_stay": 2]
            let answer = try await hotel.restrictions(value)
            #expect(answer.warnings.first?["warning"] == ["rate": ["must be greater than 0"]])
            #expect(answer.data[0]?["type"] == "task")
            let night = try await hotel.night(account.day(30))
            #expect(night["min_stay_arrival"] == 3 && night["rate"] == "100.00")
            let wrong = try await hotel.restrictions(["date": .string(account.day(30)), "rate": "-2"])
            #expect(wrong.data == [] && wrong.warnings.count == 1)
        },
        Fact("3.2", .infer, "A null may be passed over", at: .emulator) {
            $0.refuseNulls = false
        } check: { account in
            let hotel = try await Hotel(account)
            let value: JSON = ["date": .string(account.day(30)), "rate": .null, "stop_sell": true]
            #expect(try await hotel.restrictions(value).warnings.isEmpty)
            #expect(try await hotel.night(account.day(30))["stop_sell"] == true)
            let nothing = try await hotel.availability(["date": .string(account.day(30)), "availability": .null])
            #expect(nothing.warnings.first?["warning"] == ["availability": ["can't be blank"]])
        },
        Fact("3.3", .infer, "Days may not count in availability", at: .emulator) {
            $0.daysOnAvailability = false
        } check: { account in
            let hotel = try await Hotel(account)
            _ = try await hotel.availability([
                "date_from": "2027-03-01", "date_to": "2027-03-07", "days": ["sa"], "availability": 3,
            ])
            #expect(try await hotel.left("2027-03-01") == 3)
        },
        Fact("3.3", .infer, "More availability than the room type has rooms may be refused", at: .emulator) {
            $0.refuseExcessAvailability = true
        } check: { account in
            let hotel = try await Hotel(account)
            let most = try await hotel.availability(["date": .string(account.day(30)), "availability": 8])
            #expect(most.warnings.isEmpty)
            let more = try await hotel.availability(["date": .string(account.day(30)), "availability": 9])
            #expect(more.warnings.first?["warning"] == ["availability": ["must be less than or equal to 8"]])
            #expect(try await hotel.left(account.day(30)) == 8)
        },
        Fact("3.2", .infer, "A number with a fraction may be an amount in major units", at: .emulator) {
            $0.refuseFractionalRates = false
        } check: { account in
            let read = try await Hotel(account).rate(.number("145.5"))
            #expect(read == "145.50")
        },
        Fact("3.2", .infer, "A text without a decimal point may be an amount in minor units", at: .emulator) {
            $0.bareRateTextIsMinor = true
        } check: { account in
            let hotel = try await Hotel(account)
            #expect(try await hotel.rate("20000") == "200.00")
            #expect(try await hotel.rate("210.00") == "210.00")
        },
        Fact("3.2", .infer, "A whole number may be hundredths of any currency", at: .emulator) {
            $0.minorUnitsByCurrency = false
        } check: { account in
            let yen = try await Hotel(account, currency: "JPY")
            let dinars = try await Hotel(account, currency: "KWD")
            #expect(try await yen.rate(2_000_000) == "20000")
            #expect(try await dinars.rate(12_550) == "125.500")
            #expect(try await Hotel(account).rate(14_550) == "145.50")
            let broken: JSON = ["date": .string(account.day(30)), "rate": 2_000_050]
            #expect(try await yen.warning(broken) == ["rate": ["is invalid"]])
        },
        Fact("3.2", .code, "One least stay may be written to both kinds of it", at: .emulator) {
            $0.refuseUnsupportedMinStay = false
        } check: { account in
            let hotel = try await Hotel(account)
            #expect(try await hotel.warning(["date": .string(account.day(30)), "min_stay": 3]) == nil)
            let night = try await hotel.night(account.day(30))
            #expect(night["min_stay_arrival"] == 3 && night["min_stay_through"] == 3)
        },
        Fact("3.2", .infer, "A rate for an occupancy that the plan lacks may be passed over", at: .emulator) {
            $0.warnUnknownOccupancy = false
        } check: { account in
            let hotel = try await Hotel(account)
            let rates: JSON = ["date": .string(account.day(30)), "rates": [["occupancy": 9, "rate": 100]]]
            #expect(try await hotel.restrictions(rates.setting("stop_sell", true)).warnings.isEmpty)
            #expect(try await hotel.night(account.day(30))["stop_sell"] == true)
        },
        Fact("3.7", .infer, "A read may be bound to fewer days", at: .emulator) {
            $0.maximumReadDays = 31
        } check: { account in
            let hotel = try await Hotel(account)
            #expect(try await hotel.readAvailability(days: 31).status == 200)
            #expect(try await hotel.readAvailability(days: 32).status == 400)
        },
        Fact("3.7", .doc, "Restrictions may be read under the ids of rate plans alone", at: .emulator) {
            $0.readByOption = false
        } check: { account in
            let hotel = try await Hotel(account)
            let (plan, _) = try await hotel.perPerson()
            let read = try await account.get("/restrictions?\(hotel.query("rate", on: 30))").data
            #expect(read.keys == [hotel.plan, plan].sorted())
        },
        Fact("3.9", .infer, "A new booking may lower availability below none", at: .emulator) {
            $0.availabilityStopsAtZero = false
        } check: { account in
            let hotel = try await Hotel.withCRS(account)
            _ = try await hotel.make()
            #expect(try await hotel.left(account.day(30)) == -1)
            let night = try await hotel.night(account.day(30))
            #expect(night["availability"] == 0 && night["stop_sell"] == true)
        },
    ]
}

extension Hotel {
    /// Reads the availability of that many days, from tomorrow on.
    fileprivate func readAvailability(days: Int) async throws -> Answer {
        let dates = "filter[date][gte]=\(account.day(1))&filter[date][lte]=\(account.day(days))"
        return try await account.get("/availability?filter[property_id]=\(property)&\(dates)")
    }

    /// What a rate that is sent reads back as.
    fileprivate func rate(_ value: JSON) async throws -> JSON? {
        _ = try await restrictions(["date": .string(account.day(30)), "rate": value])
        return try await night(account.day(30))["rate"]
    }
}
