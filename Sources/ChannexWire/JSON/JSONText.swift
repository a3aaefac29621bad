/// Strings of JSON: resolving their escapes and writing them.
package enum JSONText {
    /// The text of a string value, given with its quotation marks; what cannot be read becomes U+FFFD.
    package static func text(of quoted: ArraySlice<UInt8>) -> String {
        String(decoding: resolve(quoted.dropFirst().dropLast()).bytes, as: UTF8.self)
    }

    /// The text of a value that is a string; nil for any other value.
    package static func string(in bytes: [UInt8], at range: Range<Int>?) -> String? {
        guard let range, bytes[range].first == UInt8(ascii: "\"") else { return nil }
        return text(of: bytes[range])
    }

    /// The bytes a string stands for, and whether every escape of it could be read.
    ///
    /// Half a surrogate pair, an unknown escape and the NUL character, which no database column takes, are replaced by
    /// U+FFFD.
    package static func resolve(_ escaped: ArraySlice<UInt8>) -> (bytes: ArraySlice<UInt8>, isSound: Bool) {
        guard escaped.contains(where: { $0 == UInt8(ascii: "\\") || $0 < 0x20 }) else { return (escaped, true) }
        var resolver = Resolver(rest: escaped)
        resolver.run()
        return (resolver.output[...], resolver.isSound)
    }

    /// Appends the text as a string value, quotation marks included.
    package static func write(_ text: some Sequence<UInt8>, into output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        defer { output.append(UInt8(ascii: "\"")) }
        // Nearly every text is an id, a date or an amount, and is taken as it is.
        let isWritten = text.withContiguousStorageIfAvailable { bytes in
            guard bytes.allSatisfy({ JSONText.isPlain($0) }) else { return false }
            output.append(contentsOf: bytes)
            return true
        }
        guard isWritten != true else { return }
        for byte in text {
            switch byte {
            case UInt8(ascii: "\""): output.append(contentsOf: [UInt8(ascii: "\\"), byte])
            case UInt8(ascii: "\\"): output.append(contentsOf: [byte, byte])
            case 0x0a: output.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "n")])
            case 0..<0x20:
                output.append(contentsOf: "\\u00".utf8)
                output.append(contentsOf: [hexDigit(byte >> 4), hexDigit(byte & 0xf)])
            default: output.append(byte)
            }
        }
    }

    /// Whether a byte stands for itself.
    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    private static func hexDigit(_ nibble: UInt8) -> UInt8 { nibble < 10 ? 48 + nibble : 87 + nibble }
}

/// Resolves the escapes of one string.
private struct Resolver {
    var rest: ArraySlice<UInt8>
    var output: [UInt8] = []
    var isSound = true

    mutating func run() {
        output.reserveCapacity(rest.count)
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "\\") {
                escape()
            } else if byte < 0x20, byte != 0x0a, byte != 0x09, byte != 0x0d {
                replace()
            } else {
                // A bare line end is not allowed in JSON either, but its meaning is plain.
                if byte < 0x20 { isSound = false }
                output.append(byte)
            }
        }
    }

    private mutating func escape() {
        switch rest.popFirst() {
        case UInt8(ascii: "n"): output.append(0x0a)
        case UInt8(ascii: "t"): output.append(0x09)
        case UInt8(ascii: "r"): output.append(0x0d)
        case UInt8(ascii: "b"): output.append(0x08)
        case UInt8(ascii: "f"): output.append(0x0c)
        case UInt8(ascii: "u"): unicodeEscape()
        case .some(let byte)
        where byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "/"):
            output.append(byte)
        default: replace()
        }
    }

    private mutating func unicodeEscape() {
        guard let first = fourHexDigits() else { return replace() }
        guard (0xd800..<0xdc00).contains(first) else { return append(first) }
        let saved = rest
        guard rest.popFirst() == UInt8(ascii: "\\"), rest.popFirst() == UInt8(ascii: "u"),
            let second = fourHexDigits(), (0xdc00..<0xe000).contains(second)
        else {
            rest = saved
            return replace()
        }
        append(0x10000 + (first - 0xd800) << 10 + (second - 0xdc00))
    }

    private mutating func append(_ value: UInt32) {
        guard value != 0, let scalar = UnicodeScalar(value) else { return replace() }
        output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    private mutating func replace() {
        isSound = false
        output.append(contentsOf: UTF8.encodedReplacementCharacter)
    }

    private mutating func fourHexDigits() -> UInt32? {
        guard rest.count >= 4 else { return nil }
        var value: UInt32 = 0
        for byte in rest.prefix(4) {
            guard let digit = Character(UnicodeScalar(byte)).hexDigitValue, byte < 0x80 else { return nil }
            value = value << 4 | UInt32(digit)
        }
        rest = rest.dropFirst(4)
        return value
    }
}
