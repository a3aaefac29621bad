import ChannexWire
import Testing

@Suite("Card data")
struct CardRedactionTests {
    /// Test numbers of the schemes, all of which pass the check.
    private static let cards = [
        "4111111111111111", "4222222222222", "4000000000000000006", "5555555555554444", "2223003122003222",
        "378282246310005", "30569309025904", "6011111111111117", "3530111333300000", "6200000000000005",
        "6759649826438453", "5067310000000010",
    ]

    private func redact(_ json: String) throws -> String {
        String(decoding: try CardRedaction.redact(Array(json.utf8)), as: UTF8.self)
    }

    @Test("the members of card data are blanked, whatever their spelling and their type")
    func members() throws {
        let json = """
            {"guarantee":{"a":[1,{"b":"}"}]},"card_number":"1","cvv":123,"Cardholder_Name":"X","raw_message":"{…}",
            "cardNumber":true,"virtual_card_current_balance":"1","meta":{"virtualCardExpirationDate":"1","CVC":[9]},
            "\\u0063vv":"123","keep":"me"}
            """
        #expect(
            try redact(json)
                == #"{"guarantee":null,"card_number":null,"cvv":null,"Cardholder_Name":null,"raw_message":null,"#
                + #""cardNumber":null,"virtual_card_current_balance":null,"#
                + #""meta":{"virtualCardExpirationDate":null,"CVC":null},"\u0063vv":null,"keep":"me"}"#
        )
    }

    @Test("a card number in any string of a revision is gone from its bytes and its values", arguments: cards)
    func canary(card: String) throws {
        let forms = [
            card, "VISA \(card) exp 11/28", "x\(card)y", "n.\\u003\(card.prefix(1))\(card.dropFirst())",
            grouped(card, " "),
            "No: \(grouped(card, "-")).",
        ]
        let strings = stringValues(of: SampleRevision.json)
        #expect(strings.count > 40)
        let offset = CardRedactionTests.cards.firstIndex(of: card) ?? 0
        for (index, range) in strings.enumerated() {
            let form = forms[(index + offset) % forms.count]
            var json = Array(SampleRevision.json.utf8)
            json.replaceSubrange(range, with: Array("\"\(form)\"".utf8))
            #expect(holdsCard(JSONText.text(of: Array("\"\(form)\"".utf8)[...])))
            let envelope = RevisionEnvelope(json: json)
            #expect(!envelope.raw.isEmpty)
            #expect(!holdsCard(String(decoding: envelope.raw, as: UTF8.self)), "\(form)")
            #expect(!holdsCard("\(envelope)"), "\(form)")
        }
    }

    @Test("a number as a JSON number is gone too", arguments: cards)
    func number(card: String) throws {
        #expect(try redact("{\"a\":[\(card)],\"\(card)\":1}").contains(card) == false)
    }

    @Test("the first six and last four digits stay, so that two codes stay two")
    func mask() {
        #expect(CardRedaction.redact(text: "4111111111111111") == "411111******1111")
        #expect(CardRedaction.redact(text: "a 4111 1111 1111 1111 b") == "a 4111 11** **** 1111 b")
        #expect(CardRedaction.redact(text: "3782-822463-10005") == "3782-82****-*0005")
    }

    @Test(
        "what is no card is left alone",
        arguments: [
            "e1e1a0a0-1111-4222-8333-444455556666", "12345678-1234-4567-8901-234567890123",
            "2027-02-01T09:15:00.335485", "4111111111111112", "411111111111", "41111111111111111111",
            "411111******1111", "2027-03-05 2027-03-07", "1.234.567,89", "",
        ]
    )
    func innocent(text: String) throws {
        #expect(CardRedaction.redact(text: text) == text)
        #expect(try redact("{\"a\":\"\(text)\"}") == "{\"a\":\"\(text)\"}")
    }

    @Test("a telephone number that passes the check by accident is kept, a card in its place is not")
    func telephones() throws {
        // Both pass the Luhn check; the first is a Brazilian mobile, the second a German one with its plus.
        for phone in ["5548999990008", "+4915123456787"] {
            #expect(try redact("{\"phone\":\"\(phone)\"}") == "{\"phone\":\"\(phone)\"}")
        }
        #expect(try redact(#"{"phone":"4111111111111111"}"#) == #"{"phone":"411111******1111"}"#)
        #expect(try redact(#"{"notes":"5548999990008"}"#) == #"{"notes":"554899***0008"}"#)
    }

    @Test("what is left is the same JSON without its white space")
    func faithful() throws {
        let json = #"{ "a" : [ 1 , -2.5e3 , true , false , null , "x\n\"\u00e9é" , { } , [ ] ] , "b" : "" }"#
        #expect(try redact(json) == #"{"a":[1,-2.5e3,true,false,null,"x\n\"\u00e9é",{},[]],"b":""}"#)
    }

    @Test(
        "what is no JSON is refused",
        arguments: ["", "{", "[1,]", "{\"a\"}", "{\"a\":}", "nope", "{\"a\":1}x", "\"x", "{\"a\":1 \"b\":2}", "[1 2]"]
    )
    func refused(text: String) {
        #expect(throws: JSONFlaw.self) { try CardRedaction.redact(Array(text.utf8)) }
    }

    @Test("nesting has a limit")
    func nesting() {
        let deep = String(repeating: "[", count: 50_000) + String(repeating: "]", count: 50_000)
        #expect(throws: JSONFlaw.self) { try CardRedaction.redact(Array(deep.utf8)) }
        let objects = String(repeating: "{\"a\":", count: 50_000) + "1" + String(repeating: "}", count: 50_000)
        #expect(throws: JSONFlaw.self) { try CardRedaction.redact(Array(objects.utf8)) }
    }

    /// The card as schemes print it, in groups.
    private func grouped(_ card: String, _ separator: String) -> String {
        let lengths =
            switch card.count {
            case 13: [4, 3, 3, 3]
            case 14: [4, 6, 4]
            case 15: [4, 6, 5]
            case 19: [4, 4, 4, 4, 3]
            default: [4, 4, 4, 4]
            }
        var rest = card[...]
        return lengths.map { length in
            defer { rest = rest.dropFirst(length) }
            return String(rest.prefix(length))
        }.joined(separator: separator)
    }

    /// Where the string values of the sample are; its keys, which are followed by a colon, are not among them.
    private func stringValues(of json: String) -> [Range<Int>] {
        let bytes = Array(json.utf8)
        let quotes = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\"") }
        return stride(from: 0, to: quotes.count - 1, by: 2).map { quotes[$0]..<(quotes[$0 + 1] + 1) }
            .filter { bytes[$0.upperBound] != UInt8(ascii: ":") }
    }

    /// A scanner of its own: every window of 13 to 19 digits, separators ignored, that begins as one of the test cards.
    private func holdsCard(_ text: String) -> Bool {
        let digits = text.utf8.filter { (48...57).contains($0) || $0 == UInt8(ascii: "*") }
        let haystack = String(decoding: digits, as: UTF8.self)
        return CardRedactionTests.cards.contains { haystack.contains($0) }
    }
}
