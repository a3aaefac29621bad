import ChannexWire
import HotelTesting
import HotelValues
import Testing

@Suite("Finding the parts of JSON")
struct JSONScannerTests {
    private func members(_ json: String) throws -> [String: String]? {
        let bytes = Array(json.utf8)
        return try JSONScanner.members(of: bytes).map { members in
            Dictionary(members.map { ($0.key, String(decoding: bytes[$0.value], as: UTF8.self)) }) { $1 }
        }
    }

    private func elements(_ json: String) throws -> [String]? {
        let bytes = Array(json.utf8)
        return try JSONScanner.elements(of: bytes)?.map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    @Test("members of an object, their brackets and quotation marks respected")
    func objects() throws {
        #expect(
            try members(#" { "a" : [1,"]"] , "b\"\u0041": {"x":"}\\"}, "c":-1.5e3 , "d":"" } "#)
                == ["a": #"[1,"]"]"#, "b\"A": #"{"x":"}\\"}"#, "c": "-1.5e3", "d": "\"\""]
        )
        #expect(try members("{}") == [:])
        #expect(try members("[1]") == nil)
    }

    @Test("elements of a list")
    func lists() throws {
        #expect(
            try elements(#"[1, "a,b", [2,[3]], {"k":[]} , null]"#) == ["1", #""a,b""#, "[2,[3]]", #"{"k":[]}"#, "null"]
        )
        #expect(try elements("[ ]") == [])
        #expect(try elements("{}") == nil)
    }

    @Test("the last of two equal keys counts")
    func duplicates() throws {
        let bytes = Array(#"{"a":1,"a":2}"#.utf8)
        let range = try #require(try JSONScanner.members(of: bytes)?["a"])
        #expect(bytes[range].elementsEqual("2".utf8))
    }

    @Test(
        "brackets that do not match are refused",
        arguments: [
            "{", "{\"a\":1", "{\"a\":[1}", "{\"a\":[1]]", "{\"a\" 1}", "{a:1}", "{\"a\":1,}", "{\"a\":\"x}",
            "{\"a\":1}}",
            "{\"a\\", "{\"a\":}",
        ]
    )
    func flaws(json: String) {
        #expect(throws: JSONFlaw.self) { try members(json) }
    }

    @Test("a failure says where it is and nothing of the text")
    func position() {
        let flaw = #expect(throws: JSONFlaw.self) { try members(#"{"secret": "x" 7}"#) }
        #expect(flaw?.description == "expected `}` at byte 15")
    }

    @Test(
        "escapes are resolved, and unreadable ones replaced",
        arguments: [
            (#"a\n\t\r\b\f\/\\\"z"#, "a\n\t\r\u{8}\u{c}/\\\"z", true), (#"\u00e9\ud83d\ude00"#, "é😀", true),
            (#"\ud83d"#, "\u{fffd}", false), (#"\ude00x"#, "\u{fffd}x", false), (#"\ud83d\u0041"#, "\u{fffd}A", false),
            (#"\u00g1"#, "\u{fffd}00g1", false), (#"\u"#, "\u{fffd}", false), (#"\u0000"#, "\u{fffd}", false),
        ]
    )
    func escapes(escaped: String, text: String, isSound: Bool) {
        let resolved = JSONText.resolve(ArraySlice(escaped.utf8))
        #expect(String(decoding: resolved.bytes, as: UTF8.self) == text)
        #expect(resolved.isSound == isSound)
    }

    @Test("what is written is read back", arguments: UInt64(1)...20)
    func roundTrip(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<200 {
            let scalars = (0..<Int.random(in: 0...12, using: &generator)).compactMap { _ in
                UnicodeScalar(UInt32.random(in: 1...0x2ff, using: &generator))
            }
            let text = String(String.UnicodeScalarView(scalars))
            var output: [UInt8] = []
            JSONText.write(text.utf8, into: &output)
            #expect(JSONText.text(of: output[...]) == text)
        }
    }
}
