import HotelTesting
import HotelValues
import Testing

@Suite("Money")
struct MoneyTests {
    private func currency(_ code: String) throws -> Currency { try #require(Currency(code)) }

    @Test(
        "is read from decimal text and written with all the currency's digits",
        arguments: [
            ("BRL", "145.50", 14_550, "145.50"), ("BRL", "145.5", 14_550, "145.50"), ("BRL", "145", 14_500, "145.00"),
            ("BRL", "145.500", 14_550, "145.50"), ("BRL", "0.01", 1, "0.01"), ("BRL", "-0.01", -1, "-0.01"),
            ("BRL", "-145.5", -14_550, "-145.50"), ("BRL", "0", 0, "0.00"), ("BRL", "-0", 0, "0.00"),
            ("BRL", "007.00", 700, "7.00"), ("BRL", "999999999999.99", 99_999_999_999_999, "999999999999.99"),
            ("JPY", "20000", 20_000, "20000"), ("JPY", "20000.00", 20_000, "20000"), ("JPY", "-1", -1, "-1"),
            ("KWD", "1.25", 1_250, "1.250"), ("KWD", "1.250", 1_250, "1.250"), ("KWD", "0.001", 1, "0.001"),
            ("CLF", "1.2345", 12_345, "1.2345"), ("CLF", "-0.0001", -1, "-0.0001"),
            ("CLF", "-999999999999.9999", -9_999_999_999_999_999, "-999999999999.9999"),
        ] as [(String, String, Int64, String)]
    )
    func decimalTexts(code: String, text: String, units: Int64, written: String) throws {
        let money = try #require(Money(decimal: text, currency: currency(code)))
        #expect(money.minorUnits == units)
        #expect(money.decimalText == written)
        #expect(money.description == "\(code) \(written)")
    }

    @Test(
        "refuses what is no amount, or none that can be kept exactly",
        arguments: [
            ("BRL", ""), ("BRL", "-"), ("BRL", "."), ("BRL", ".5"), ("BRL", "5."), ("BRL", "-.5"), ("BRL", "+5"),
            ("BRL", "--5"), ("BRL", " 5"), ("BRL", "5 "), ("BRL", "1,50"), ("BRL", "1.000,00"), ("BRL", "1_000"),
            ("BRL", "1e3"), ("BRL", "0x10"), ("BRL", "NaN"), ("BRL", "1.2.3"), ("BRL", "145.505"), ("BRL", "1.00a"),
            ("BRL", "1.-5"), ("BRL", "R$ 5"), ("BRL", "٥"), ("JPY", "1.5"), ("KWD", "1.2345"), ("CLF", "1.23456"),
            ("BRL", "1000000000000"), ("CLF", "922337203685477.5808"), ("CLF", "-922337203685477.5808"),
            ("JPY", "9223372036854775807"), ("JPY", "9223372036854775808"), ("BRL", "92233720368547758.07"),
            ("BRL", "99999999999999999999999999"),
        ]
    )
    func invalidTexts(code: String, text: String) throws {
        #expect(try Money(decimal: text, currency: currency(code)) == nil)
    }

    @Test("is read as it is written", arguments: ["JPY", "BRL", "KWD", "CLF"])
    func roundTrip(code: String) throws {
        let currency = try currency(code)
        var generator = SplitMix64(seed: UInt64(currency.exponent))
        let scale = (0..<currency.exponent).reduce(Int64(1_000_000_000_000)) { scale, _ in scale * 10 }
        let samples = (0..<2_000).map { index in
            let bound = index.isMultiple(of: 2) ? scale - 1 : 100_000
            return Int64.random(in: -bound...bound, using: &generator)
        }
        for units in samples + [scale - 1, 1 - scale] {
            let money = Money(minorUnits: units, currency: currency)
            #expect(Money(decimal: money.decimalText, currency: currency) == money)
        }
        #expect(Money(decimal: Money(minorUnits: scale, currency: currency).decimalText, currency: currency) == nil)
    }

    @Test("writes even the least and the greatest integer")
    func limits() throws {
        let real = try currency("BRL")
        #expect(Money(minorUnits: .min, currency: real).decimalText == "-92233720368547758.08")
        #expect(Money(minorUnits: .max, currency: real).decimalText == "92233720368547758.07")
        #expect(try Money(minorUnits: .min, currency: currency("JPY")).decimalText == "-9223372036854775808")
    }

    @Test("a year of the greatest readable prices can be added up")
    func greatestTotal() throws {
        for code in ["BRL", "CLF"] {
            let currency = try currency(code)
            let greatest = try #require(Money(decimal: "999999999999", currency: currency))
            let total = [Money](repeating: greatest, count: 900).total(in: currency)
            #expect(total.minorUnits == greatest.minorUnits * 900)
        }
    }

    @Test(
        "is split into parts that differ by one minor unit at most, the larger ones first",
        arguments: [
            (100, 3, [34, 33, 33]), (-100, 3, [-34, -33, -33]), (2, 3, [1, 1, 0]), (-2, 3, [-1, -1, 0]), (7, 1, [7]),
            (0, 2, [0, 0]), (9, 3, [3, 3, 3]),
        ] as [(Int64, Int, [Int64])]
    )
    func splitTable(units: Int64, count: Int, parts: [Int64]) throws {
        #expect(try Money(minorUnits: units, currency: currency("BRL")).split(into: count).map(\.minorUnits) == parts)
    }

    @Test("parts add up to the whole", arguments: 1...5 as ClosedRange<UInt64>)
    func splitAddsUp(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<200 {
            let currency = Currency.random(using: &generator)
            let money = Money(minorUnits: Int64(truncatingIfNeeded: generator.next()), currency: currency)
            let parts = money.split(into: .random(in: 1...400, using: &generator))
            #expect(parts.total(in: currency) == money)
            let units = parts.map(\.minorUnits)
            #expect(try #require(units.max()) - #require(units.min()) <= 1)
        }
        let least = Money(minorUnits: .min, currency: try currency("BRL"))
        #expect(least.split(into: 7).total(in: least.currency) == least)
    }

    @Test("adds and subtracts within a currency")
    func arithmetic() throws {
        let real = try currency("BRL")
        let left = Money(minorUnits: 250, currency: real)
        let right = Money(minorUnits: 300, currency: real)
        #expect((left + right).minorUnits == 550)
        #expect((left - right).minorUnits == -50)
        #expect([Money]().total(in: real) == .zero(real))
    }

    @Test("amounts of two currencies are never added")
    func mixedCurrencies() async {
        await #expect(processExitsWith: .failure) {
            guard let real = Currency("BRL"), let dollar = Currency("USD") else { return }
            _ = Money(minorUnits: 1, currency: real) + Money(minorUnits: 1, currency: dollar)
        }
    }
}
