import FoundationEssentials
import HotelValues
import Testing

@Suite("Identifier")
struct IdentifierTests {
    private enum Room {}

    @Test("is its bare text in JSON")
    func coding() throws {
        let ids = ["101", "", "ção \"1\""].map { Identifier<Room>($0) }
        let data = try JSONEncoder().encode(ids)
        #expect(String(decoding: data, as: UTF8.self) == #"["101","","ção \"1\""]"#)
        #expect(try JSONDecoder().decode([Identifier<Room>].self, from: data) == ids)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Identifier<Room>].self, from: Data("[101]".utf8))
        }
    }

    @Test("is equal and ordered by its text")
    func ordering() {
        #expect(Identifier<Room>("101") == Identifier<Room>(rawValue: "101"))
        #expect(["b", "a", "10", "9"].map { Identifier<Room>($0) }.sorted().map(\.rawValue) == ["10", "9", "a", "b"])
        #expect("\(Identifier<Room>("101"))" == "101")
    }

    @Test("a day is its text in JSON")
    func dayCoding() throws {
        let days = [Day(number: 0), Day(number: 20_779)]
        let data = try JSONEncoder().encode(days)
        #expect(String(decoding: data, as: UTF8.self) == #"["1970-01-01","2026-11-22"]"#)
        #expect(try JSONDecoder().decode([Day].self, from: data) == days)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Day].self, from: Data(#"["2026-02-30"]"#.utf8))
        }
    }
}
