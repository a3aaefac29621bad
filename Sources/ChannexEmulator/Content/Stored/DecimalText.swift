/// A decimal number as Channex writes it in text, such as `"-0.6150000"` or `"12.5"`: compared without rounding.
struct DecimalText {
    private let isNegative: Bool
    private let whole: Int
    private let fraction: Substring

    /// The number that the text says; nil for a value that is no text, and for text that is no plain decimal number.
    init?(_ value: JSON) {
        guard let text = value.text else { return nil }
        isNegative = text.hasPrefix("-")
        let parts = text.dropFirst(isNegative ? 1 : 0).split(separator: ".", omittingEmptySubsequences: false)
        let areDigits = parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { 48...57 ~= $0 } }
        guard (1...2).contains(parts.count), areDigits, let whole = Int(parts[0]) else { return nil }
        self.whole = whole
        fraction = parts.count == 2 ? parts[1] : ""
    }

    /// How many digits follow the point.
    var digits: Int { fraction.count }

    /// Whether it lies between the bound and its negative, both included.
    func isWithin(_ bound: Int) -> Bool {
        whole < bound || (whole == bound && fraction.allSatisfy { $0 == "0" })
    }

    /// Whether it is zero or more.
    var isNotNegative: Bool { !isNegative || (whole == 0 && fraction.allSatisfy { $0 == "0" }) }
}
