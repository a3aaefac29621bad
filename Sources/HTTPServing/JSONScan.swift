import FoundationEssentials

/// Walks through JSON's bytes once, without recursion, before anything recursive does.
///
/// It sees to what a decoder lets pass: depth, fields named twice (of which decoders take one, and not all the same
/// one), and the character NUL. Whether the JSON is valid is for the decoder to say.
struct JSONScan {
    private let bytes: [UInt8]
    private let nesting: Int
    /// The containers that are open: an object with the names it has, or nil for an array.
    private var open: [Set<[UInt8]>?] = []
    private var expectsName = false

    /// Throws a `RequestFault` for JSON that must not be decoded.
    static func check(_ bytes: [UInt8], nesting: Int) throws(RequestFault) {
        var scan = JSONScan(bytes: bytes, nesting: nesting)
        try scan.run()
    }

    private init(bytes: [UInt8], nesting: Int) {
        self.bytes = bytes
        self.nesting = nesting
    }

    private mutating func run() throws(RequestFault) {
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "{"): try enter([])
            case UInt8(ascii: "["): try enter(nil)
            case UInt8(ascii: "}"), UInt8(ascii: "]"): leave()
            case UInt8(ascii: ","): expectsName = isInObject
            case UInt8(ascii: "\""): index = try readString(from: index + 1)
            case 0: throw .nulCharacter
            default: break
            }
            index += 1
        }
    }

    private var isInObject: Bool { open.last.map { $0 != nil } ?? false }

    private mutating func enter(_ names: Set<[UInt8]>?) throws(RequestFault) {
        guard open.count < nesting else { throw .nestedTooDeeply(limit: nesting) }
        open.append(names)
        expectsName = names != nil
    }

    private mutating func leave() {
        _ = open.popLast()
        expectsName = false
    }

    /// Answers the index of the closing quotation mark.
    private mutating func readString(from start: Int) throws(RequestFault) -> Int {
        var end = start
        var hasEscapes = false
        while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
            if bytes[end] == 0 { throw .nulCharacter }
            if bytes[end] == UInt8(ascii: "\\") {
                hasEscapes = true
                if bytes[end...].starts(with: "\\u0000".utf8) { throw .nulCharacter }
                end += 1
            }
            end += 1
        }
        if expectsName { try note(Array(bytes[start..<min(end, bytes.count)]), hasEscapes: hasEscapes) }
        expectsName = false
        return end
    }

    private mutating func note(_ raw: [UInt8], hasEscapes: Bool) throws(RequestFault) {
        let name = hasEscapes ? JSONScan.unescaped(raw) : raw
        guard let names = open.last, var names else { return }
        guard names.insert(name).inserted else {
            throw .repeatedField(String(decoding: name.prefix(60), as: UTF8.self))
        }
        open[open.count - 1] = names
    }

    /// The name as a decoder reads it, so that `\u0061` and `a` count as one.
    private static func unescaped(_ raw: [UInt8]) -> [UInt8] {
        let quote = [UInt8(ascii: "\"")]
        // What cannot be decoded is no valid JSON, which the decoder will say.
        let text = try? JSONDecoder().decode(String.self, from: Data(quote + raw + quote))
        return text.map { Array($0.utf8) } ?? raw
    }
}
