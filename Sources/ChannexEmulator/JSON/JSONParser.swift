/// Why bytes are not JSON, and where.
package struct JSONFault: Error, Hashable {
    /// Kinds of mistakes.
    package enum Reason: Hashable, Sendable {
        case unexpectedEnd, unexpectedByte, malformedNumber, malformedString, notUnicode, tooDeep, trailingBytes
    }

    /// What is wrong.
    package let reason: Reason
    /// The offset of the byte at which it was noticed.
    package let offset: Int
}

extension JSON {
    /// Reads one JSON text (RFC 8259).
    ///
    /// Text that is not UTF-8, lone surrogates, control characters within strings and arrays or objects nested deeper
    /// than `depth` are refused.
    package static func parse(_ bytes: [UInt8], depth: Int = 64) throws(JSONFault) -> JSON {
        var parser = JSONParser(bytes: bytes, depth: depth)
        let value = try parser.value()
        parser.skipSpace()
        guard parser.position == bytes.count else { throw parser.fault(.trailingBytes) }
        return value
    }

    /// Reads one JSON text.
    package static func parse(_ text: String) throws(JSONFault) -> JSON {
        try parse(Array(text.utf8))
    }
}

/// The state of reading: which bytes, how far, and how much deeper one may go.
struct JSONParser {
    let bytes: [UInt8]
    private(set) var position = 0
    private var depth: Int

    init(bytes: [UInt8], depth: Int) {
        self.bytes = bytes
        self.depth = depth
    }

    func fault(_ reason: JSONFault.Reason) -> JSONFault { JSONFault(reason: reason, offset: position) }

    mutating func skipSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x0a, 0x0d, 0x09: position += 1
            default: return
            }
        }
    }

    mutating func value() throws(JSONFault) -> JSON {
        skipSpace()
        guard position < bytes.count else { throw fault(.unexpectedEnd) }
        switch bytes[position] {
        case UInt8(ascii: "{"): return try nested(JSONParser.object)
        case UInt8(ascii: "["): return try nested(JSONParser.array)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return .number(try number())
        }
    }

    private mutating func nested(
        _ read: (inout JSONParser) throws(JSONFault) -> JSON
    ) throws(JSONFault) -> JSON {
        guard depth > 0 else { throw fault(.tooDeep) }
        depth -= 1
        position += 1
        let value = try read(&self)
        depth += 1
        return value
    }

    private static func object(_ parser: inout JSONParser) throws(JSONFault) -> JSON {
        var members: [JSON.Member] = []
        if parser.take(UInt8(ascii: "}")) { return .object(members) }
        repeat {
            parser.skipSpace()
            guard parser.position < parser.bytes.count else { throw parser.fault(.unexpectedEnd) }
            guard parser.bytes[parser.position] == UInt8(ascii: "\"") else { throw parser.fault(.unexpectedByte) }
            let key = try parser.string()
            guard parser.take(UInt8(ascii: ":")) else { throw parser.fault(.unexpectedByte) }
            members.append(JSON.Member(key, try parser.value()))
        } while parser.take(UInt8(ascii: ","))
        guard parser.take(UInt8(ascii: "}")) else { throw parser.fault(.unexpectedByte) }
        return .object(members)
    }

    private static func array(_ parser: inout JSONParser) throws(JSONFault) -> JSON {
        var elements: [JSON] = []
        if parser.take(UInt8(ascii: "]")) { return .array(elements) }
        repeat {
            elements.append(try parser.value())
        } while parser.take(UInt8(ascii: ","))
        guard parser.take(UInt8(ascii: "]")) else { throw parser.fault(.unexpectedByte) }
        return .array(elements)
    }

    /// Passes over the byte, after any space, if it comes next.
    private mutating func take(_ byte: UInt8) -> Bool {
        skipSpace()
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func word(_ word: StaticString, _ value: JSON) throws(JSONFault) -> JSON {
        let end = position + word.utf8CodeUnitCount
        guard end <= bytes.count else { throw fault(.unexpectedEnd) }
        let matches = word.withUTF8Buffer { bytes[position..<end].elementsEqual($0) }
        guard matches else { throw fault(.unexpectedByte) }
        position = end
        return value
    }
}

// MARK: - Numbers

extension JSONParser {
    private mutating func number() throws(JSONFault) -> String {
        let start = position
        if peek == UInt8(ascii: "-") { position += 1 }
        let leading = peek
        let whole = digits()
        guard whole > 0 else { throw fault(start == position ? .unexpectedByte : .malformedNumber) }
        guard whole == 1 || leading != UInt8(ascii: "0") else { throw fault(.malformedNumber) }
        if peek == UInt8(ascii: ".") {
            position += 1
            guard digits() > 0 else { throw fault(.malformedNumber) }
        }
        if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
            position += 1
            if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { position += 1 }
            guard digits() > 0 else { throw fault(.malformedNumber) }
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func digits() -> Int {
        let start = position
        while position < bytes.count, bytes[position] &- 48 < 10 { position += 1 }
        return position - start
    }
}

// MARK: - Strings

extension JSONParser {
    private mutating func string() throws(JSONFault) -> String {
        position += 1
        let start = position
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\"") {
                let text = try decoded(bytes[start..<position])
                position += 1
                return text
            }
            if byte == UInt8(ascii: "\\") { return try escapedString(from: start) }
            guard byte >= 0x20 else { throw fault(.malformedString) }
            position += 1
        }
        throw fault(.unexpectedEnd)
    }

    /// Goes on with a string in which an escape was met: from there the text differs from its bytes.
    private mutating func escapedString(from start: Int) throws(JSONFault) -> String {
        var content = Array(bytes[start..<position])
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return try decoded(content[...])
            case UInt8(ascii: "\\"): try escape(into: &content)
            case ..<0x20: throw fault(.malformedString)
            default: content.append(byte)
            }
        }
        throw fault(.unexpectedEnd)
    }

    private func decoded(_ content: ArraySlice<UInt8>) throws(JSONFault) -> String {
        guard let text = String(validating: content, as: UTF8.self) else { throw fault(.notUnicode) }
        return text
    }

    private mutating func escape(into content: inout [UInt8]) throws(JSONFault) {
        guard let byte = peek else { throw fault(.unexpectedEnd) }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(byte)
        case UInt8(ascii: "b"): content.append(0x08)
        case UInt8(ascii: "f"): content.append(0x0c)
        case UInt8(ascii: "n"): content.append(0x0a)
        case UInt8(ascii: "r"): content.append(0x0d)
        case UInt8(ascii: "t"): content.append(0x09)
        case UInt8(ascii: "u"): content.append(contentsOf: String(try unicodeScalar()).utf8)
        default: throw fault(.malformedString)
        }
    }

    private mutating func unicodeScalar() throws(JSONFault) -> Character {
        let first = try codeUnit()
        var value = UInt32(first)
        if UTF16.isLeadSurrogate(first) {
            guard peek == UInt8(ascii: "\\") else { throw fault(.notUnicode) }
            position += 1
            guard peek == UInt8(ascii: "u") else { throw fault(.notUnicode) }
            position += 1
            let second = try codeUnit()
            guard UTF16.isTrailSurrogate(second) else { throw fault(.notUnicode) }
            value = 0x10000 + (UInt32(first) - 0xd800) << 10 + (UInt32(second) - 0xdc00)
        }
        guard let scalar = Unicode.Scalar(value) else { throw fault(.notUnicode) }
        return Character(scalar)
    }

    private mutating func codeUnit() throws(JSONFault) -> UInt16 {
        guard position + 4 <= bytes.count else { throw fault(.unexpectedEnd) }
        var value: UInt16 = 0
        for byte in bytes[position..<position + 4] {
            switch byte {
            case 48...57: value = value << 4 | UInt16(byte - 48)
            case 65...70: value = value << 4 | UInt16(byte - 55)
            case 97...102: value = value << 4 | UInt16(byte - 87)
            default: throw fault(.malformedString)
            }
        }
        position += 4
        return value
    }
}
