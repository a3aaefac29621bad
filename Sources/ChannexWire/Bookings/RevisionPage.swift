/// A page of the feed or of the list of revisions, each element read on its own (contract §6.3).
public struct RevisionPage: Hashable, Sendable {
    /// The elements in Channex's order.
    public let revisions: [RevisionEnvelope]
    /// How many there are on all pages together; nil when Channex did not say.
    public let total: Int?

    /// Reads the body of an answer, in which `data` is a list or, when one revision was asked for, an object.
    ///
    /// One element that cannot be read does not spoil the others; only a body without `data`, or whose brackets do not
    /// close, is refused. Bytes that are no UTF-8 are replaced by U+FFFD.
    public init(body: [UInt8]) throws(JSONFlaw) {
        let bytes =
            String(validating: body, as: UTF8.self) == nil
            ? Array(String(decoding: body, as: UTF8.self).utf8)
            : body
        guard let members = try JSONScanner.members(of: bytes) else { throw JSONFlaw("not an object", at: 0) }
        guard let data = members["data"] else { throw JSONFlaw("no data", at: 0) }
        if let elements = try JSONScanner.elements(of: bytes, in: data) {
            revisions = elements.map { RevisionEnvelope(bytes, in: $0) }
        } else if bytes[data].first == UInt8(ascii: "{") {
            revisions = [RevisionEnvelope(bytes, in: data)]
        } else {
            throw JSONFlaw("data is neither a list nor an object", at: data.lowerBound)
        }
        total = try RevisionPage.total(bytes, in: members["meta"])
    }

    private static func total(_ bytes: [UInt8], in meta: Range<Int>?) throws(JSONFlaw) -> Int? {
        guard let meta, let members = try JSONScanner.members(of: bytes, in: meta), let total = members["total"] else {
            return nil
        }
        return Int(String(decoding: bytes[total], as: UTF8.self))
    }
}
