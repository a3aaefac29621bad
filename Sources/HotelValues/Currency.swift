/// A currency of ISO 4217 and the number of decimal digits of its minor unit.
public struct Currency: Hashable, Sendable {
    /// Three capital letters, such as `BRL`.
    public let code: String
    /// Decimal digits of the minor unit: 2 for BRL, 0 for JPY, 3 for KWD.
    public let exponent: Int

    /// The currency with this code; nil unless it is three ASCII capital letters.
    ///
    /// A code missing from the table of exceptions has two digits, as most of ISO 4217 does: an unknown currency of an
    /// OTA must be kept, not refused.
    public init?(_ code: String) {
        guard code.utf8.count == 3, code.utf8.allSatisfy({ (65...90).contains($0) }) else { return nil }
        self.code = code
        self.exponent = Currency.exceptions[code] ?? 2
    }

    private static let exceptions: [String: Int] = [
        "BIF": 0, "CLP": 0, "DJF": 0, "GNF": 0, "ISK": 0, "JPY": 0, "KMF": 0, "KRW": 0, "PYG": 0, "RWF": 0,
        "UGX": 0, "UYI": 0, "VND": 0, "VUV": 0, "XAF": 0, "XOF": 0, "XPF": 0,
        "BHD": 3, "IQD": 3, "JOD": 3, "KWD": 3, "LYD": 3, "OMR": 3, "TND": 3,
        "CLF": 4, "UYW": 4,
    ]
}

extension Currency: CustomStringConvertible {
    /// The code.
    public var description: String { code }
}

extension Currency: Codable {
    /// Reads the code.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let code = try container.decode(String.self)
        guard let currency = Currency(code) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a currency code: \(code)")
        }
        self = currency
    }

    /// Writes the code.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(code)
    }
}
