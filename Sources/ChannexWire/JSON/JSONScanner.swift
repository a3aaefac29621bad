/// Finds where JSON values begin and end, without building any of them.
///
/// It looks at brackets and strings only: what is wrong inside a value is for its decoder to say, so that one broken
/// element does not spoil the list around it. Nesting is limited, and no call recurses.
package struct JSONScanner {
    /// Deeper nesting than this is refused; Channex's deepest answer has about ten levels.
    package static let maximumDepth = 128

    private let bytes: [UInt8]
    private let end: Int
    private var position: Int

    /// A scanner that stands before that part of the bytes.
    package init(_ bytes: [UInt8], in range: Range<Int>? = nil) {
        self.bytes = bytes
        self.position = range?.lowerBound ?? 0
        self.end = range?.upperBound ?? bytes.count
    }

    /// Whether nothing but white space is left.
    package var isAtEnd: Bool {
        mutating get {
            skipSpace()
            return position >= end
        }
    }

    /// The next byte that is not white space; nil at the end.
    package mutating func peek() -> UInt8? {
        skipSpace()
        return position < end ? bytes[position] : nil
    }

    /// Steps over that byte when it comes next, and tells whether it did.
    package mutating func take(_ byte: UInt8) -> Bool {
        guard peek() == byte else { return false }
        position += 1
        return true
    }

    /// Steps over that byte, which must come next.
    package mutating func expect(_ byte: UInt8) throws(JSONFlaw) {
        guard take(byte) else { throw flaw("expected `\(Character(UnicodeScalar(byte)))`") }
    }

    /// Steps over the next value and returns where it was.
    package mutating func value() throws(JSONFlaw) -> Range<Int> {
        switch peek() {
        case UInt8(ascii: "\""): try string()
        case UInt8(ascii: "{"), UInt8(ascii: "["): try container()
        case nil: throw flaw("the text ends where a value should be")
        default: try literal()
        }
    }

    /// Steps over the next value, which must be a string, and returns where it was, quotation marks included.
    package mutating func string() throws(JSONFlaw) -> Range<Int> {
        skipSpace()
        let start = position
        try expect(UInt8(ascii: "\""))
        while position < end {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                position += 1
                return start..<position
            case UInt8(ascii: "\\"): position += 2
            default: position += 1
            }
        }
        throw flaw("a string does not end")
    }

    /// Steps over a number or a word such as `true`, and returns where it was.
    package mutating func literal() throws(JSONFlaw) -> Range<Int> {
        skipSpace()
        let start = position
        while position < end, !JSONScanner.endsLiteral(bytes[position]) { position += 1 }
        guard position > start else { throw flaw("a value is missing") }
        return start..<position
    }

    package func flaw(_ reason: String) -> JSONFlaw { JSONFlaw(reason, at: position) }

    private mutating func container() throws(JSONFlaw) -> Range<Int> {
        let start = position
        var closers: [UInt8] = []
        repeat {
            guard position < end else { throw flaw("an object or a list does not end") }
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: "\""):
                _ = try string()
                continue
            case UInt8(ascii: "{"): closers.append(UInt8(ascii: "}"))
            case UInt8(ascii: "["): closers.append(UInt8(ascii: "]"))
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                guard closers.popLast() == byte else { throw flaw("brackets do not match") }
            default: break
            }
            guard closers.count <= JSONScanner.maximumDepth else { throw flaw("nested too deeply") }
            position += 1
        } while !closers.isEmpty
        return start..<position
    }

    private mutating func skipSpace() {
        while position < end, JSONScanner.isSpace(bytes[position]) { position += 1 }
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09
    }

    private static func endsLiteral(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "{"),
            UInt8(ascii: ":"), UInt8(ascii: "\""):
            true
        default: isSpace(byte)
        }
    }
}
