/// The identity of one `Owner`: text that cannot be mistaken for another kind's identity.
///
/// `Identifier<Room>` and `Identifier<Guest>` are different types, so that the compiler refuses to swap them.
public struct Identifier<Owner>: Hashable, Sendable, RawRepresentable {
    /// The text, as it is stored and sent.
    public let rawValue: String

    /// The identity with that text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The identity with that text.
    public init(_ text: String) {
        self.rawValue = text
    }
}

extension Identifier: CustomStringConvertible {
    /// The text.
    public var description: String { rawValue }
}

extension Identifier: Comparable {
    /// In the order of the texts.
    public static func < (left: Identifier, right: Identifier) -> Bool { left.rawValue < right.rawValue }
}

extension Identifier: Codable {
    /// Reads the bare text.
    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    /// Writes the bare text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}
