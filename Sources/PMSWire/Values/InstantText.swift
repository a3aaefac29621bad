public import HotelValues

/// An instant as the wire says it: RFC 3339 in UTC with microseconds, such as `2026-12-01T14:03:07.125000Z`.
///
/// Any RFC 3339 text is read, and one without a zone as UTC, which is how Channex writes (contract §1.9).
public struct InstantText: Hashable, Sendable {
    /// The instant.
    public let timestamp: Timestamp

    /// The text of that instant.
    public init(_ timestamp: Timestamp) {
        self.timestamp = timestamp
    }
}

extension InstantText: Codable {
    /// Reads the text.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let timestamp = Timestamp(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an instant of RFC 3339")
        }
        self.timestamp = timestamp
    }

    /// Writes the text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(timestamp.preciseText)
    }
}
