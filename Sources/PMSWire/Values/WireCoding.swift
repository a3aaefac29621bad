public import FoundationEssentials

/// How the wire's JSON is written and read, on both sides.
public enum WireCoding {
    /// The JSON of a value; keys in order, so that equal values have equal bytes.
    public static func bytes(of value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value)
    }

    /// The value that the JSON holds; throws `DecodingError`.
    public static func decode<Value: Decodable>(_ type: Value.Type, from json: Data) throws -> Value {
        try JSONDecoder().decode(type, from: json)
    }
}
