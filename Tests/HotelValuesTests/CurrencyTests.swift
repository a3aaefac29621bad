import FoundationEssentials
import HotelValues
import Testing

@Suite("Currency")
struct CurrencyTests {
    @Test(
        "knows the digits of its minor unit",
        arguments: [
            ("BRL", 2), ("USD", 2), ("EUR", 2), ("JPY", 0), ("CLP", 0), ("PYG", 0), ("KWD", 3), ("TND", 3), ("CLF", 4),
            ("QQQ", 2),
        ]
    )
    func exponents(code: String, exponent: Int) throws {
        let currency = try #require(Currency(code))
        #expect(currency.exponent == exponent)
        #expect(currency.code == code)
        #expect(currency.description == code)
    }

    @Test("refuses what is no code", arguments: ["", "BR", "BRLX", "brl", "Br1", "R$ ", "ÄUR", "B L"])
    func invalidCodes(code: String) {
        #expect(Currency(code) == nil)
    }

    @Test("is its code in JSON")
    func coding() throws {
        let yen = try #require(Currency("JPY"))
        let data = try JSONEncoder().encode([yen])
        #expect(String(decoding: data, as: UTF8.self) == #"["JPY"]"#)
        #expect(try JSONDecoder().decode([Currency].self, from: data) == [yen])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([Currency].self, from: Data(#"["yen"]"#.utf8)) }
    }
}
