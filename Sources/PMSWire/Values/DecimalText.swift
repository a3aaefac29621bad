import FoundationEssentials
public import HotelValues

/// An amount as the wire says it: decimal text in major units, such as `"333.00"`.
///
/// Numbers are read too, by their decimal digits and never through binary floating point. It becomes `Money` where
/// the currency is known, which also decides how many digits it may have.
public struct DecimalText: Hashable, Sendable {
    /// The digits, as they were sent.
    public let text: String

    /// The amount with all of its currency's digits.
    public init(_ money: Money) {
        self.text = money.decimalText
    }

    /// The amount that somebody wrote.
    public init(text: String) {
        self.text = text
    }

    /// The amount in that currency; nil for what is no amount of it, also for digits beyond the currency's own.
    public func money(in currency: Currency) -> Money? { Money(decimal: text, currency: currency) }
}

extension DecimalText: Codable {
    /// Reads text or a number.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            self.text = text
        } else {
            // Whatever is neither is reported as the wrong type by this second attempt.
            self.text = try container.decode(Decimal.self).description
        }
        guard text.utf8.count <= DecimalText.longest else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "an amount with too many digits")
        }
    }

    /// Writes text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    private static let longest = 40
}
