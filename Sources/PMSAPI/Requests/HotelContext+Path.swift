import HTTPServing
import HotelValues
import Hummingbird

extension HotelContext {
    /// The identity that a part of the path names; throws 404 for one that nothing can have.
    func id<Owner>(_ name: String, as type: Owner.Type = Owner.self) throws -> Identifier<Owner> {
        guard let raw = parameters.get(name), let text = PathText.decoded(raw), (1...200).contains(text.utf8.count),
            !text.utf8.contains(0)
        else { throw RequestFault.notFound }
        return Identifier(text)
    }
}

/// Parts of paths, in which any byte may be written as `%` and two hexadecimal digits (RFC 3986 §2.1).
private enum PathText {
    /// The text; nil for a wrong escape, and for bytes that are no UTF-8.
    static func decoded(_ part: String) -> String? {
        var bytes: [UInt8] = []
        var rest = part.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            guard digits.utf8.count == 2, !digits.hasPrefix("+"), let value = UInt8(digits, radix: 16) else {
                return nil
            }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
