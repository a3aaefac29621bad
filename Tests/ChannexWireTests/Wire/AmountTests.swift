import ChannexWire
import FoundationEssentials
import HotelValues
import Testing

@Suite("Amounts")
struct AmountTests {
    @Test(
        "a JSON number keeps its digits",
        arguments: ["0.1", "145.5", "290", "1234567890.12", "-43.05", "99999999999999.99", "0.30000000000000004"]
    )
    func exactNumbers(digits: String) throws {
        let amounts = try JSONDecoder().decode([Amount].self, from: Data("[\(digits), \"\(digits)\"]".utf8))
        #expect(amounts == [Amount(digits), Amount(digits)])
    }

    @Test(
        "superfluous digits are rounded half away from zero, on request only",
        arguments: [
            ("96.6667", "BRL", 9667), ("96.664", "BRL", 9666), ("96.665", "BRL", 9667), ("-96.665", "BRL", -9667),
            ("19.5", "JPY", 20), ("19.49", "JPY", 19), ("1.23456", "KWD", 1235), ("145.00", "BRL", 14500),
            ("0.999", "USD", 100),
        ]
    )
    func rounding(text: String, code: String, units: Int64) throws {
        let currency = try #require(Currency(code))
        #expect(Amount(text).roundedMoney(in: currency) == Money(minorUnits: units, currency: currency))
    }

    @Test("an exact amount has no more digits than its currency")
    func exact() throws {
        let reais = try #require(Currency("BRL"))
        #expect(Amount("145.50").money(in: reais) == Money(minorUnits: 14550, currency: reais))
        #expect(Amount("145.505").money(in: reais) == nil)
    }

    @Test("what is no decimal number is nil", arguments: ["", "abc", "1,5", "1.2x9", "1.", ".5", "1e3", "1.234e5"])
    func unreadable(text: String) throws {
        let reais = try #require(Currency("BRL"))
        #expect(Amount(text).money(in: reais) == nil)
        #expect(Amount(text).roundedMoney(in: reais) == nil)
    }
}
