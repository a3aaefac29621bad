import ChannexEmulator
import HotelTesting
import HotelValues
import Testing

@Suite("JSON of the emulator")
struct JSONTests {
    @Test(
        "reads and writes back every kind of value without a loss",
        arguments: [
            "null", "true", "false", "0", "-0.10", "1e400", "123456789012345678901234567890", "\"\"", "\"é😀\"",
            "[]", "{}", "[1,[2,{\"b\":null,\"a\":[]}]]", "{\"a\":1,\"a\":2}",
            "\"quote \\\" slash \\\\ line \\n tab \\t\"",
            "\"\\u0001\"",
        ]
    )
    func roundTrip(text: String) throws {
        #expect(try JSON.parse(text).encodedText == text)
    }

    @Test(
        "refuses what is not JSON",
        arguments: [
            "", " ", "tru", "nul", "01", "1.", ".5", "-", "1e", "+1", "\"", "\"\\x\"", "\"\\ud800\"",
            "\"\\ud800\\u0041\"",
            "\"\\udc00\"", "\"\u{01}\"", "[1,]", "[1 2]", "{\"a\"}", "{\"a\":}", "{a:1}", "{\"a\":1,}", "[", "{", "1 2",
            "]",
        ]
    )
    func refused(text: String) {
        #expect(throws: JSONFault.self) { try JSON.parse(text) }
    }

    @Test(
        "refuses bytes that are not UTF-8",
        arguments: [[0xff], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xe2, 0x82]] as [[UInt8]]
    )
    func notUnicode(bytes: [UInt8]) {
        let quote = UInt8(ascii: "\"")
        #expect(throws: JSONFault.self) { try JSON.parse([quote] + bytes + [quote]) }
    }

    @Test("reads escapes, surrogate pairs among them")
    func escapes() throws {
        #expect(try JSON.parse(#""a\/\b\f\u00e9\ud83d\ude00""#) == "a/\u{8}\u{c}é😀")
    }

    @Test("refuses nesting that is too deep instead of running out of stack")
    func depth() throws {
        let deep = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
        #expect(try JSON.parse(deep).elements?.count == 1)
        #expect(throws: JSONFault.self) { try JSON.parse("[" + deep + "]") }
        #expect(throws: JSONFault.self) { try JSON.parse(String(repeating: "[", count: 100_000)) }
    }

    @Test("never fails but by its own fault on mutated text", arguments: 1...20)
    func mutants(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let original = Array(#"{"values":[{"rate":"1.50","days":["mo"],"x":[null,true,-1.5e3,"é\n"]}]}"#.utf8)
        for _ in 0..<200 {
            var bytes = original
            for _ in 0..<3 {
                bytes[Int.random(in: bytes.indices, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            guard let value = try? JSON.parse(bytes) else { continue }
            #expect((try? JSON.parse(value.encoded)) == value)
        }
    }
}
