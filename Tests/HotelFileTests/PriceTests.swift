import HotelCore
import HotelFile
import HotelValues
import Testing

@Suite("The price of a night")
struct PriceTests {
    /// Base, share, unit, price; 2027-03-16 is a Tuesday.
    struct Rounding: Sendable {
        var currency = "BRL"
        let base: String
        let share: String
        let roundTo: String
        let price: String
    }

    @Test(
        "is rounded once, halves up, and is never nothing",
        arguments: [
            Rounding(base: "483.84", share: "100%", roundTo: "1.00", price: "484.00"),
            Rounding(base: "483.49", share: "100%", roundTo: "1.00", price: "483.00"),
            Rounding(base: "483.50", share: "100%", roundTo: "1.00", price: "484.00"),
            Rounding(base: "1.25", share: "10%", roundTo: "0.01", price: "0.13"),
            Rounding(base: "1.24", share: "10%", roundTo: "0.01", price: "0.12"),
            Rounding(base: "100.00", share: "112.5%", roundTo: "5", price: "115.00"),
            Rounding(base: "100.00", share: "112.49%", roundTo: "5", price: "110.00"),
            Rounding(base: "1.00", share: "0.01%", roundTo: "1", price: "1.00"),
            Rounding(base: "0.01", share: "0.01%", roundTo: "0.01", price: "0.01"),
            Rounding(base: "100000000.00", share: "1000%", roundTo: "0.01", price: "1000000000.00"),
            Rounding(currency: "JPY", base: "12345", share: "50%", roundTo: "1", price: "6173"),
            Rounding(currency: "KWD", base: "1.005", share: "150%", roundTo: "0.001", price: "1.508"),
        ]
    )
    func rounding(_ row: Rounding) throws {
        let prices = """
            round_to: "\(row.roundTo)"
            base: {a: "\(row.base)"}
            weekdays: {tue: "\(row.share)"}
            """
        let hotel = try Files.parse(Files.pricing(prices, currency: row.currency))
        #expect(hotel.terms("a-flex", "2027-03-16")?.price.decimalText == row.price)
    }

    @Test("is not rounded between its factors")
    func roundsOnce() throws {
        let prices = """
            base: {a: "0.05"}
            weekdays: {tue: "10%"}
            seasons:
              - {name: All year, from: 01-01, to: 12-31, rate: "1000%"}
            """
        // Rounded after the first factor it would be 0.01 × 10 × 10.
        let hotel = try Files.parse(Files.pricing(prices, tariff: "of_base: \"1000%\""))
        #expect(hotel.terms("a-flex", "2027-03-16")?.price.decimalText == "0.50")
    }

    @Test("is the last matching season's alone")
    func lastSeason() throws {
        let prices = """
            base: {a: "100"}
            seasons:
              - {name: March, from: 03-01, to: 03-31, rate: "200%", min_stay: 3}
              - {name: Sixteenth, from: 2027-03-16, to: 2027-03-16, rate: "150%"}
            """
        let hotel = try Files.parse(Files.pricing(prices))
        #expect(hotel.terms("a-flex", "2027-03-15")?.price.decimalText == "200.00")
        #expect(hotel.terms("a-flex", "2027-03-15")?.restrictions.minStayThrough == 3)
        #expect(hotel.terms("a-flex", "2027-03-16")?.price.decimalText == "150.00")
        #expect(hotel.terms("a-flex", "2027-03-16")?.restrictions == Restrictions.none)
        #expect(hotel.terms("a-flex", "2028-03-16")?.price.decimalText == "200.00")
    }
}

@Suite("The dates of a season")
struct SeasonTests {
    @Test(
        "both ends belong to it; it may run over New Year; 29 February is the last day of the month",
        arguments: [
            (
                "12-28", "01-02", ["2026-12-28", "2026-12-31", "2027-01-01", "2027-01-02"],
                ["2026-12-27", "2027-01-03"]
            ),
            ("04-01", "06-30", ["2027-04-01", "2027-06-30"], ["2027-03-31", "2027-07-01", "2027-12-31"]),
            ("12-31", "12-31", ["2026-12-31", "2027-12-31"], ["2026-12-30", "2027-01-01"]),
            ("12-15", "02-29", ["2027-02-28", "2028-02-28", "2028-02-29"], ["2027-03-01", "2028-03-01"]),
            ("12-15", "02-28", ["2027-02-28", "2028-02-28"], ["2027-03-01", "2028-02-29", "2028-03-01"]),
            (
                "02-29", "03-05", ["2027-02-28", "2028-02-29", "2027-03-05"],
                ["2027-02-27", "2028-02-28", "2027-03-06"]
            ),
            ("02-29", "02-29", ["2027-02-28", "2028-02-29"], ["2028-02-28", "2027-03-01"]),
            ("02-28", "02-28", ["2027-02-28", "2028-02-28"], ["2028-02-29", "2027-02-27"]),
            ("03-01", "02-29", ["2027-02-28", "2028-02-29", "2027-07-01", "2027-03-01"], []),
            ("2028-02-25", "2028-02-29", ["2028-02-25", "2028-02-29"], ["2027-02-25", "2028-02-24", "2028-03-01"]),
        ]
    )
    func dates(from: String, to: String, inside: [String], outside: [String]) throws {
        let prices = """
            base: {a: "100"}
            seasons:
              - {name: Season, from: \(from), to: "\(to)", rate: "200%"}
            """
        let hotel = try Files.parse(Files.pricing(prices))
        for night in inside { #expect(hotel.terms("a-flex", night)?.price.decimalText == "200.00", "\(night)") }
        for night in outside { #expect(hotel.terms("a-flex", night)?.price.decimalText == "100.00", "\(night)") }
    }

    @Test("weekdays of a rule are days of the season; the plan's rules are added, the stricter each time")
    func rules() throws {
        let tariff = """
            restrictions: {min_stay: 2, max_stay: 10, closed_to_departure: [mon]}
            """
        let prices = """
            base: {a: "100"}
            seasons:
              - name: March
                from: 03-01
                to: 03-31
                max_stay: 7
                closed_to_arrival: [tue]
                closed_to_departure: [tue]
                stop_sell: [flex]
              - {name: April, from: 04-01, to: 04-30, closed_to_arrival: all, min_stay: 4}
            """
        let hotel = try Files.parse(Files.pricing(prices, tariff: tariff))
        func rules(_ night: String) -> Restrictions? { hotel.terms("a-flex", night)?.restrictions }
        var expected = Restrictions(minStayArrival: 2, minStayThrough: 2, maxStay: 7, stopSell: true)
        #expect(rules("2027-03-17") == expected)
        expected.closedToDeparture = true
        #expect(rules("2027-03-15") == expected)
        expected.closedToArrival = true
        #expect(rules("2027-03-16") == expected)
        #expect(
            rules("2027-04-07")
                == Restrictions(minStayArrival: 4, minStayThrough: 4, maxStay: 10, closedToArrival: true)
        )
        #expect(rules("2027-05-05") == Restrictions(minStayArrival: 2, minStayThrough: 2, maxStay: 10))
    }
}
