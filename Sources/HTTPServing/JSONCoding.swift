package import FoundationEssentials

/// How JSON is written by everything that serves it: keys in order, so that equal answers have equal bytes.
package enum JSONCoding {
    /// The JSON of a value.
    package static func bytes(of value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value)
    }
}
