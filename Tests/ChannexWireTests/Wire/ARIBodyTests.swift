import ChannexWire
import HotelValues
import Testing

@Suite("Messages of availability, prices and restrictions")
struct ARIBodyTests {
    private let dollars: Currency

    init() throws {
        dollars = try #require(Currency("USD"))
    }

    private func nights(_ first: String, _ last: String) throws -> ClosedRange<Day> {
        try #require(Day(first))...(try #require(Day(last)))
    }

    private func value(_ plan: String, _ first: String, _ last: String) throws -> RestrictionValue {
        RestrictionValue(property: "P", ratePlan: Identifier(plan), nights: try nights(first, last))
    }

    private func price(_ plan: String, _ first: String, _ last: String, _ rate: String) throws -> RestrictionValue {
        var value = try value(plan, first, last)
        value.rate = Money(decimal: rate, currency: dollars)
        return value
    }

    @Test("certification test 3: single dates, several rates")
    func test3() throws {
        let body = ARIBody.encode([
            try price("TWIN_BAR", "2026-11-21", "2026-11-21", "333"),
            try price("DOUBLE_BAR", "2026-11-25", "2026-11-25", "444"),
            try price("DOUBLE_BB", "2026-11-29", "2026-11-29", "456.23"),
        ])
        expect(
            body,
            """
            { "values": [
              { "property_id": "P", "rate_plan_id": "TWIN_BAR",   "date_from": "2026-11-21", "date_to": "2026-11-21", "rate": "333.00" },
              { "property_id": "P", "rate_plan_id": "DOUBLE_BAR", "date_from": "2026-11-25", "date_to": "2026-11-25", "rate": "444.00" },
              { "property_id": "P", "rate_plan_id": "DOUBLE_BB",  "date_from": "2026-11-29", "date_to": "2026-11-29", "rate": "456.23" } ] }
            """
        )
    }

    @Test("certification test 7: several restrictions, falses included")
    func test7() throws {
        var twinBAR = try value("TWIN_BAR", "2026-11-01", "2026-11-10")
        (twinBAR.closedToArrival, twinBAR.closedToDeparture, twinBAR.maxStay) = (true, false, 4)
        (twinBAR.minStayArrival, twinBAR.minStayThrough) = (1, 1)
        var twinBB = try value("TWIN_BB", "2026-11-12", "2026-11-16")
        (twinBB.closedToArrival, twinBB.closedToDeparture) = (false, true)
        (twinBB.minStayArrival, twinBB.minStayThrough) = (6, 6)
        var doubleBAR = try value("DOUBLE_BAR", "2026-11-10", "2026-11-16")
        (doubleBAR.closedToArrival, doubleBAR.minStayArrival, doubleBAR.minStayThrough) = (true, 2, 2)
        var doubleBB = try value("DOUBLE_BB", "2026-11-01", "2026-11-20")
        (doubleBB.minStayArrival, doubleBB.minStayThrough) = (10, 10)
        expect(
            ARIBody.encode([twinBAR, twinBB, doubleBAR, doubleBB]),
            """
            { "values": [
              { "property_id": "P", "rate_plan_id": "TWIN_BAR", "date_from": "2026-11-01", "date_to": "2026-11-10",
                "closed_to_arrival": true, "closed_to_departure": false, "max_stay": 4, "min_stay_arrival": 1, "min_stay_through": 1 },
              { "property_id": "P", "rate_plan_id": "TWIN_BB", "date_from": "2026-11-12", "date_to": "2026-11-16",
                "closed_to_arrival": false, "closed_to_departure": true, "min_stay_arrival": 6, "min_stay_through": 6 },
              { "property_id": "P", "rate_plan_id": "DOUBLE_BAR", "date_from": "2026-11-10", "date_to": "2026-11-16",
                "closed_to_arrival": true, "min_stay_arrival": 2, "min_stay_through": 2 },
              { "property_id": "P", "rate_plan_id": "DOUBLE_BB", "date_from": "2026-11-01", "date_to": "2026-11-20",
                "min_stay_arrival": 10, "min_stay_through": 10 } ] }
            """
        )
    }

    @Test("certification test 8: half a year in one range")
    func test8() throws {
        var twin = try price("TWIN_BAR", "2026-12-01", "2027-05-01", "432")
        (twin.closedToArrival, twin.closedToDeparture, twin.minStayArrival, twin.minStayThrough) = (false, false, 2, 2)
        var double = try price("DOUBLE_BAR", "2026-12-01", "2027-05-01", "342")
        (double.minStayArrival, double.minStayThrough) = (3, 3)
        expect(
            ARIBody.encode([twin, double]),
            """
            { "values": [
              { "property_id": "P", "rate_plan_id": "TWIN_BAR", "date_from": "2026-12-01", "date_to": "2027-05-01",
                "rate": "432.00", "closed_to_arrival": false, "closed_to_departure": false, "min_stay_arrival": 2, "min_stay_through": 2 },
              { "property_id": "P", "rate_plan_id": "DOUBLE_BAR", "date_from": "2026-12-01", "date_to": "2027-05-01",
                "rate": "342.00", "min_stay_arrival": 3, "min_stay_through": 3 } ] }
            """
        )
    }

    @Test("availability of a single night has both dates")
    func availability() throws {
        let value = AvailabilityValue(
            property: "P",
            roomType: "TWIN",
            nights: try nights("2026-11-21", "2026-11-21"),
            availability: 7
        )
        expect(
            ARIBody.encode([value]),
            """
            {"values":[{"property_id":"P","room_type_id":"TWIN","date_from":"2026-11-21","date_to":"2026-11-21","availability":7}]}
            """
        )
    }

    @Test("days of the week are named from Monday on, and left out when they are all seven")
    func days() throws {
        var value = try value("A", "2027-03-01", "2027-03-31")
        value.stopSell = true
        value.days = [.sunday, .friday, .monday]
        #expect(text(ARIBody.encode([value])).contains(#""days":["mo","fr","su"],"stop_sell":true"#))
        value.days = Set(Weekday.allCases)
        #expect(!text(ARIBody.encode([value])).contains("days"))
    }

    @Test("prices by number of adults come in the order of the numbers")
    func occupancyRates() throws {
        var value = try value("A", "2027-03-05", "2027-03-05")
        value.rates = [2: Money(minorUnits: 12400, currency: dollars), 1: Money(minorUnits: 9900, currency: dollars)]
        #expect(
            text(ARIBody.encode([value]))
                .contains(#""rates":[{"occupancy":1,"rate":"99.00"},{"occupancy":2,"rate":"124.00"}]"#)
        )
    }

    @Test(
        "a price always has a decimal point",
        arguments: [("JPY", 20_000, "20000.00"), ("KWD", 1_250, "1.250"), ("BRL", 5, "0.05")]
    )
    func decimalPoint(code: String, units: Int64, text expected: String) throws {
        var value = try value("A", "2027-03-05", "2027-03-05")
        value.rate = Money(minorUnits: units, currency: try #require(Currency(code)))
        #expect(text(ARIBody.encode([value])).hasSuffix("\"rate\":\"\(expected)\"}]}"))
    }

    @Test("nothing is written for what is nil, and never null")
    func omitted() throws {
        let value = try value("A", "2027-03-05", "2027-03-05")
        #expect(!value.isMeaningful)
        expect(
            ARIBody.encode([value]),
            #"{"values":[{"property_id":"P","rate_plan_id":"A","date_from":"2027-03-05","date_to":"2027-03-05"}]}"#
        )
    }

    @Test("ids are escaped")
    func escapes() throws {
        let value = AvailabilityValue(
            property: "a\"b\\c\n\u{1}é",
            roomType: "T",
            nights: try nights("2027-03-05", "2027-03-05"),
            availability: 0
        )
        #expect(text(ARIBody.encode([value])).contains(#""property_id":"a\"b\\c\n\u0001é""#))
    }

    @Test("no values is an empty list")
    func empty() { #expect(text(ARIBody.encode([AvailabilityValue]())) == #"{"values":[]}"#) }

    private func text(_ body: [UInt8]) -> String { String(decoding: body, as: UTF8.self) }

    /// Compares byte by byte with a sample whose white space is for the reader only.
    private func expect(_ body: [UInt8], _ sample: String, at location: SourceLocation = #_sourceLocation) {
        #expect(text(body) == sample.filter { !$0.isWhitespace }, sourceLocation: location)
    }
}
