import ChannexWire
import HotelTesting
import HotelValues
import Testing

@Suite("Pages of the feed")
struct RevisionPageTests {
    @Test("an empty page is empty")
    func empty() throws {
        let page = try RevisionPage(body: Array(#"{"data":[],"meta":{"total":0,"page":1,"limit":10}}"#.utf8))
        #expect(page.revisions.isEmpty)
        #expect(page.total == 0)
    }

    @Test("a page without meta, and one revision alone")
    func otherShapes() throws {
        let single = try RevisionPage(body: Array("{\"data\": \(SampleRevision.json)}".utf8))
        #expect(single.revisions.map(\.id) == [Identifier(SampleRevision.id)])
        #expect(single.total == nil)
    }

    @Test(
        "one broken element does not spoil the others",
        arguments: [
            "null", "17", "\"text\"", "[]", "{}", #"{"id":"x"}"#, #"{"id":"x","attributes":null}"#,
            #"{"id":"x","attributes":{}}"#, #"{"id":"x","attributes":{"booking_id":null}}"#,
            #"{"id":"x" "attributes":{}}"#, #"{"id":x}"#, #"{"a":1,}"#, #"{"attributes":{"booking_id":"b"}}"#,
            #"{"id":"x","attributes":{"booking_id":"b","notes":NaN}}"#,
        ]
    )
    func broken(element: String) throws {
        let page = try RevisionPage(body: SampleRevision.page([SampleRevision.json, element, SampleRevision.json]))
        #expect(page.revisions.count == 3)
        #expect(page.revisions[0].revision != nil && page.revisions[2].revision != nil)
        #expect(page.revisions[1].failure?.isEmpty == false)
    }

    @Test("a broken element keeps its ids and its bytes, so that it can be kept and acknowledged")
    func quarantined() throws {
        let element = """
            {"id": "r", "attributes": {"booking_id": {"no": "text"}, "property_id": "p",
            "inserted_at": "2027-02-01T09:15:00.335485", "cvv": "123"}}
            """
        let envelope = try #require(try RevisionPage(body: SampleRevision.page([element])).revisions.first)
        #expect(envelope.failure == "booking_id is missing")
        #expect(envelope.id == "r" && envelope.bookingID == nil && envelope.property == "p")
        #expect(envelope.insertedAt == Timestamp("2027-02-01T09:15:00.335485"))
        #expect(
            String(decoding: envelope.raw, as: UTF8.self)
                == #"{"id":"r","attributes":{"booking_id":{"no":"text"},"property_id":"p","#
                + #""inserted_at":"2027-02-01T09:15:00.335485","cvv":null}}"#
        )
    }

    @Test("an element that is no JSON keeps its ids, but not its bytes, which could hold anything")
    func unclean() throws {
        let element = #"{"id": "r", "attributes": {"booking_id": "b", "card_number": 4111111111111111 oops}}"#
        let envelope = try #require(try RevisionPage(body: SampleRevision.page([element])).revisions.first)
        #expect(envelope.failure != nil)
        #expect(envelope.raw.isEmpty)
    }

    @Test("bytes that are no UTF-8 become replacement characters")
    func latin1() throws {
        var body = SampleRevision.page([SampleRevision.json])
        let place = try #require(body.firstRange(of: Array("Late".utf8)))
        body.replaceSubrange(place, with: [0xe9, 0xff, 0x61])
        let envelope = try #require(try RevisionPage(body: body).revisions.first)
        #expect(envelope.revision?.notes == "\u{fffd}\u{fffd}a arrival")
        #expect(String(validating: envelope.raw, as: UTF8.self) != nil)
    }

    @Test(
        "what is no page is refused",
        arguments: [
            "", "[]", "null", "{}", #"{"data":null}"#, #"{"data":7}"#, #"{"data":[{]}"#, #"{"data":[1,2"#,
            #"{"data":[]} and more"#, "<html>",
        ]
    )
    func refused(body: String) {
        #expect(throws: JSONFlaw.self) { try RevisionPage(body: Array(body.utf8)) }
    }

    @Test("nesting has a limit, in an element as anywhere")
    func nesting() throws {
        let deep = String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000)
        #expect(throws: JSONFlaw.self) { try RevisionPage(body: SampleRevision.page([deep])) }
        let allowed = String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
        let json = SampleRevision.replacing("\"meta\": {}", with: "\"meta\": \(allowed)")
        #expect(try RevisionPage(body: SampleRevision.page([json])).revisions.first?.revision != nil)
    }

    @Test("a cut-off page is refused wherever it is cut")
    func truncated() {
        let body = SampleRevision.page([SampleRevision.json])
        for length in stride(from: 0, to: body.count - 1, by: 7) {
            #expect(throws: JSONFlaw.self) { try RevisionPage(body: Array(body.prefix(length))) }
        }
    }

    @Test("a page with some bytes exchanged is read or refused, and nothing worse", arguments: UInt64(1)...8)
    func mutants(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let original = SampleRevision.page([SampleRevision.json])
        for _ in 0..<150 {
            var body = original
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                let place = Int.random(in: body.indices, using: &generator)
                switch Int.random(in: 0...2, using: &generator) {
                case 0: body[place] = UInt8.random(in: 0...255, using: &generator)
                case 1: body.remove(at: place)
                default: body.insert(Array("{}[]\",:\\0".utf8).randomElement(using: &generator) ?? 0, at: place)
                }
            }
            // Most are refused: the point is that all of them come to an end.
            guard let page = try? RevisionPage(body: body) else { continue }
            for envelope in page.revisions where !envelope.raw.isEmpty {
                #expect((try? CardRedaction.redact(envelope.raw)) == envelope.raw, "seed \(seed)")
            }
        }
    }
}
