import ChannexWire
import HotelTesting
import HotelValues
import Testing

@Suite("Hints of webhooks")
struct WebhookHintTests {
    private let property = "6a0f7d5e-6f0c-4b0e-9d39-2a1d1c5a0b01"
    private let revision = "e1e1a0a0-1111-4222-8333-444455556666"

    private func hint(_ json: String) -> WebhookHint {
        let body = json.split(separator: "$P", omittingEmptySubsequences: false).joined(separator: property)
            .split(separator: "$R", omittingEmptySubsequences: false).joined(separator: revision)
        return WebhookHint(body: Array(body.utf8))
    }

    @Test(
        "the revision is found under either name, and in a wrapper",
        arguments: [
            #"{"event":"booking_new","payload":{"booking_revision_id":"$R"},"property_id":"$P","user_id":null}"#,
            #"{"event":"booking_new","payload":{"revision_id":"$R","property_id":"$P"},"property_id":"$P"}"#,
            #"{"event":"booking_new","payload":{"revision_id":"x","booking_revision_id":"$R"},"property_id":"$P"}"#,
            #"{"event":"booking_new","payload":{"revision_id":"$R","property_id":"$P"}}"#,
            #"{"data":{"event":"booking_new","payload":{"booking_revision_id":"$R"},"property_id":"$P"}}"#,
            #"{"event":"booking_new","data":{"booking_revision_id":"$R"},"property_id":"$P"}"#,
        ]
    )
    func revisions(json: String) {
        let hint = hint(json)
        #expect(hint.event == "booking_new")
        #expect(hint.propertyID?.rawValue == property)
        #expect(hint.revisionID?.rawValue == revision)
    }

    @Test("without a payload only the property is known")
    func withoutPayload() {
        let hint = hint(#"{"event":"booking","property_id":"$P","timestamp":"2027-02-01T09:15:02.123456Z"}"#)
        #expect(hint.event == "booking" && hint.propertyID?.rawValue == property && hint.revisionID == nil)
    }

    @Test("an event about availability has a list as its payload")
    func ari() {
        let hint = hint(#"{"event":"ari","payload":[{"date":"2027-03-05","booked":2}],"property_id":"$P"}"#)
        #expect(hint.event == "ari" && hint.propertyID?.rawValue == property && hint.revisionID == nil)
    }

    @Test("ids in capitals are the same ids")
    func capitals() {
        let body = #"{"payload":{"revision_id":"E1E1A0A0-1111-4222-8333-444455556666"}}"#
        #expect(hint(body).revisionID?.rawValue == revision)
    }

    @Test(
        "anything else is an empty hint",
        arguments: [
            "", "null", "[]", "7", "\"x\"", "{}", "{", "{\"event\":", "[[[", "<xml/>", "\u{0}",
            #"{"event":7,"property_id":{},"payload":"text"}"#,
            #"{"event":"","property_id":"P","payload":{"revision_id":"not-a-uuid"}}"#,
            #"{"event":"drop table;","property_id":"../../etc","payload":{"revision_id":"$P/ack"}}"#,
            #"{"payload":{"revision_id":"zzzza0a0-1111-4222-8333-444455556666"}}"#,
            #"{"data":[{"event":"x"}]}"#, #"{"data":null,"payload":null,"event":null}"#,
        ]
    )
    func nothing(json: String) {
        let hint = hint(json)
        #expect(hint.event == nil && hint.propertyID == nil && hint.revisionID == nil)
    }

    @Test("nesting without end is an empty hint")
    func nesting() {
        for opening in ["[", "{\"payload\":", "{\"data\":"] {
            #expect(hint(String(repeating: opening, count: 100_000)).event == nil)
        }
    }

    @Test("random bytes give a hint without harm", arguments: UInt64(1)...20)
    func random(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let alphabet = Array(#"{}[]":,\u0 evntpayload_id-"#.utf8) + [0xff, 0x80, 0x00]
        for _ in 0..<300 {
            let length = Int.random(in: 0...200, using: &generator)
            let body = (0..<length).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
            #expect(WebhookHint(body: body).revisionID == nil)
        }
    }
}
