extension JSONScanner {
    /// One key of an object and where its value is.
    package struct Member {
        /// The key, its escapes resolved.
        package let key: String
        /// The bytes of the value.
        package let value: Range<Int>
    }

    /// The members of the object in that part of the bytes, in their order; nil when it is no object.
    package static func members(
        of bytes: [UInt8],
        in range: Range<Int>? = nil
    ) throws(JSONFlaw) -> [Member]? {
        var scanner = JSONScanner(bytes, in: range)
        guard scanner.take(UInt8(ascii: "{")) else { return nil }
        var members: [Member] = []
        if !scanner.take(UInt8(ascii: "}")) {
            repeat {
                let key = try scanner.string()
                try scanner.expect(UInt8(ascii: ":"))
                members.append(Member(key: JSONText.text(of: bytes[key]), value: try scanner.value()))
            } while scanner.take(UInt8(ascii: ","))
            try scanner.expect(UInt8(ascii: "}"))
        }
        guard scanner.isAtEnd else { throw scanner.flaw("more follows the object") }
        return members
    }

    /// Where the elements of the list in that part of the bytes are; nil when it is no list.
    package static func elements(
        of bytes: [UInt8],
        in range: Range<Int>? = nil
    ) throws(JSONFlaw) -> [Range<Int>]? {
        var scanner = JSONScanner(bytes, in: range)
        guard scanner.take(UInt8(ascii: "[")) else { return nil }
        var elements: [Range<Int>] = []
        if !scanner.take(UInt8(ascii: "]")) {
            repeat {
                elements.append(try scanner.value())
            } while scanner.take(UInt8(ascii: ","))
            try scanner.expect(UInt8(ascii: "]"))
        }
        guard scanner.isAtEnd else { throw scanner.flaw("more follows the list") }
        return elements
    }
}

extension [JSONScanner.Member] {
    /// Where the value of that key is; the last one counts when the key is there twice, as with most JSON readers.
    package subscript(key: String) -> Range<Int>? { last { $0.key == key }?.value }
}
