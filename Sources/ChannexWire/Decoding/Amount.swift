public import HotelValues

/// An amount as Channex wrote it: decimal text in major units, whose currency stands elsewhere in the message.
///
/// Amounts come as strings, and now and then as JSON numbers; both end as the same exact text (contract §1.9).
public struct Amount: Hashable, Sendable {
    /// Decimal text, such as `145.50`; whatever Channex sent when it was a string.
    public let text: String

    /// That text, taken over as it is.
    public init(_ text: String) {
        self.text = text
    }

    /// The amount in that currency; nil when the text is no decimal number or has more digits than the currency.
    public func money(in currency: Currency) -> Money? { Money(decimal: text, currency: currency) }

    /// The amount in that currency, superfluous digits rounded half away from zero; nil when it is no decimal number.
    ///
    /// For amounts an OTA has divided, such as nightly prices of `96.6667`.
    public func roundedMoney(in currency: Currency) -> Money? {
        if let exact = money(in: currency) { return exact }
        guard let point = text.utf8.firstIndex(of: UInt8(ascii: ".")) else { return nil }
        let fraction = text.utf8[text.utf8.index(after: point)...]
        let dropped = fraction.dropFirst(currency.exponent)
        guard let next = dropped.first, dropped.allSatisfy({ (48...57).contains($0) }) else { return nil }
        let keptEnd = currency.exponent == 0 ? point : dropped.startIndex
        guard let truncated = Money(decimal: text[..<keptEnd], currency: currency) else { return nil }
        guard next >= UInt8(ascii: "5") else { return truncated }
        let isNegative = text.utf8.first == UInt8(ascii: "-")
        let (units, overflows) = truncated.minorUnits.addingReportingOverflow(isNegative ? -1 : 1)
        return overflows ? nil : Money(minorUnits: units, currency: currency)
    }
}

extension Amount: CustomStringConvertible {
    /// The text.
    public var description: String { text }
}
