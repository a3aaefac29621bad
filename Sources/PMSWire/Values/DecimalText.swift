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

    /// The number in hundredths; nil for what is no number with at most two digits that say something after the point.
    public var hundredths: Int? {
        let isNegative = text.hasPrefix("-")
        let unsigned = isNegative || text.hasPrefix("+") ? text.dropFirst() : text[...]
        let parts = unsigned.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), (1...9).contains(parts[0].utf8.count) else { return nil }
        let fraction = parts.count == 2 ? parts[1] : "00"
        let digits = parts[0] + fraction.prefix(2) + String(repeating: "0", count: max(0, 2 - fraction.utf8.count))
        guard parts.joined().utf8.allSatisfy({ (48...57).contains($0) }), !fraction.isEmpty,
            fraction.dropFirst(2).allSatisfy({ $0 == "0" }), let number = Int(digits)
        else { return nil }
        return isNegative ? -number : number
    }

    /// The text of so many hundredths, such as `-10.00`.
    public init(hundredths: Int) {
        let (whole, fraction) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
        self.text = "\(hundredths < 0 ? "-" : "")\(whole).\(fraction < 10 ? "0" : "")\(fraction)"
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
