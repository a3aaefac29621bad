/// Takes card data out of what Channex sends, before anybody stores or logs it (reliability §6.3).
///
/// Gone are the values of `guarantee`, `raw_message`, `card_number`, `cvv`, `cardholder_name`, of all fields of virtual
/// cards, and of other spellings of these; and every digit run of a card's length that passes the Luhn check, in any
/// string, loses its middle digits. What is left is compact JSON, whose strings are sound: unreadable escapes and NUL
/// have become U+FFFD.
public enum CardRedaction {
    /// The JSON without card data.
    ///
    /// Text that is no JSON is refused, for there is no telling what is in it.
    public static func redact(_ json: [UInt8]) throws(JSONFlaw) -> [UInt8] {
        var redactor = Redactor(json, in: 0..<json.count)
        return try redactor.run()
    }

    /// Free text without card numbers.
    public static func redact(text: String) -> String {
        guard let masked = CardNumberMask.masked(Array(text.utf8)[...]) else { return text }
        return String(decoding: masked, as: UTF8.self)
    }

    package static func redact(_ json: [UInt8], in range: Range<Int>) throws(JSONFlaw) -> [UInt8] {
        var redactor = Redactor(json, in: range)
        return try redactor.run()
    }
}

/// Copies one JSON value, leaving out what is secret.
private struct Redactor {
    private let bytes: [UInt8]
    private var scanner: JSONScanner
    private var output: [UInt8] = []

    init(_ bytes: [UInt8], in range: Range<Int>) {
        self.bytes = bytes
        self.scanner = JSONScanner(bytes, in: range)
        output.reserveCapacity(range.count)
    }

    mutating func run() throws(JSONFlaw) -> [UInt8] {
        try copyValue(under: nil, depth: 0)
        guard scanner.isAtEnd else { throw scanner.flaw("more follows the value") }
        return output
    }

    private mutating func copyValue(under key: SensitiveKey?, depth: Int) throws(JSONFlaw) {
        guard depth <= JSONScanner.maximumDepth else { throw scanner.flaw("nested too deeply") }
        switch scanner.peek() {
        case UInt8(ascii: "{"): try copyObject(depth: depth)
        case UInt8(ascii: "["): try copyList(under: key, depth: depth)
        case UInt8(ascii: "\""): copyString(try scanner.string(), as: key == .telephone ? .telephone : .anything)
        default: try copyLiteral(try scanner.literal())
        }
    }

    private mutating func copyObject(depth: Int) throws(JSONFlaw) {
        try scanner.expect(UInt8(ascii: "{"))
        output.append(UInt8(ascii: "{"))
        if !scanner.take(UInt8(ascii: "}")) {
            try copyMember(depth: depth)
            while scanner.take(UInt8(ascii: ",")) {
                output.append(UInt8(ascii: ","))
                try copyMember(depth: depth)
            }
            try scanner.expect(UInt8(ascii: "}"))
        }
        output.append(UInt8(ascii: "}"))
    }

    private mutating func copyMember(depth: Int) throws(JSONFlaw) {
        let name = try scanner.string()
        let key = SensitiveKey(copyString(name, as: .anything))
        try scanner.expect(UInt8(ascii: ":"))
        output.append(UInt8(ascii: ":"))
        guard key == .secret else { return try copyValue(under: key, depth: depth + 1) }
        _ = try scanner.value()
        output.append(contentsOf: "null".utf8)
    }

    private mutating func copyList(under key: SensitiveKey?, depth: Int) throws(JSONFlaw) {
        try scanner.expect(UInt8(ascii: "["))
        output.append(UInt8(ascii: "["))
        if !scanner.take(UInt8(ascii: "]")) {
            try copyValue(under: key, depth: depth + 1)
            while scanner.take(UInt8(ascii: ",")) {
                output.append(UInt8(ascii: ","))
                try copyValue(under: key, depth: depth + 1)
            }
            try scanner.expect(UInt8(ascii: "]"))
        }
        output.append(UInt8(ascii: "]"))
    }

    /// Copies a string without card numbers; answers what it says with them.
    @discardableResult
    private mutating func copyString(_ quoted: Range<Int>, as kind: CardNumberMask.Kind) -> ArraySlice<UInt8> {
        let (text, isSound) = JSONText.resolve(bytes[quoted].dropFirst().dropLast())
        if let masked = CardNumberMask.masked(text, as: kind) {
            JSONText.write(masked, into: &output)
        } else if isSound {
            output.append(contentsOf: bytes[quoted])
        } else {
            JSONText.write(text, into: &output)
        }
        return text
    }

    private mutating func copyLiteral(_ range: Range<Int>) throws(JSONFlaw) {
        let literal = bytes[range]
        let isWord = ["true", "false", "null"].contains { literal.elementsEqual($0.utf8) }
        guard isWord || literal.allSatisfy(Redactor.isNumeric) else { throw scanner.flaw("not a JSON value") }
        let isCard = CardNumberMask.masked(literal, as: .number) != nil
        output.append(contentsOf: isCard ? Array("null".utf8)[...] : literal)
    }

    private static func isNumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }
}
