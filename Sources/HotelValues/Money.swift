/// An amount in the minor units of its currency: 14500 with BRL is 145 reais.
///
/// Amounts of different currencies never meet: adding them is a mistake of the programmer and stops the program.
public struct Money: Hashable, Sendable {
    /// Minor units; negative for a refund.
    public let minorUnits: Int64
    /// The currency, which also says how many digits the minor unit has.
    public let currency: Currency

    /// That many minor units.
    public init(minorUnits: Int64, currency: Currency) {
        self.minorUnits = minorUnits
        self.currency = currency
    }

    /// Nothing, in that currency.
    public static func zero(_ currency: Currency) -> Money { Money(minorUnits: 0, currency: currency) }

    /// Reads decimal text in major units, such as `145`, `145.5` or `-145.50`.
    ///
    /// Further digits than the currency has must be zero: `145.500` is BRL 145.50, and `145.505` is nil rather than
    /// rounded. At most 12 digits before the point: no price has more, and hundreds of the largest can be added up
    /// without overflow, so that a peer's absurd amounts cannot stop the program.
    public init?(decimal text: some StringProtocol, currency: Currency) {
        var bytes = text.utf8[...]
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative { bytes = bytes.dropFirst() }
        let point = bytes.firstIndex(of: UInt8(ascii: "."))
        let whole = bytes[..<(point ?? bytes.endIndex)]
        let fraction = point.map { bytes[bytes.index(after: $0)...] } ?? bytes[bytes.endIndex...]
        guard (1...12).contains(whole.count), point == nil || !fraction.isEmpty else { return nil }
        guard fraction.dropFirst(currency.exponent).allSatisfy({ $0 == 48 }) else { return nil }
        let kept = fraction.prefix(currency.exponent)
        var units: Int64 = 0
        for byte in [whole, kept].joined() {
            guard (48...57).contains(byte) else { return nil }
            units = units * 10 + Int64(byte - 48)
        }
        for _ in kept.count..<currency.exponent { units *= 10 }
        self.init(minorUnits: isNegative ? -units : units, currency: currency)
    }

    /// Decimal text in major units with all the currency's digits: `145.50`, `20000` for yen, `1.250` for dinars.
    public var decimalText: String {
        // At least one digit stands before the point; a full sync writes thousands of prices.
        var digits: [UInt8] = []
        var rest = minorUnits.magnitude
        while rest > 0 || digits.count <= currency.exponent + (currency.exponent > 0 ? 1 : 0) {
            if currency.exponent > 0, digits.count == currency.exponent { digits.append(UInt8(ascii: ".")) }
            digits.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        }
        if minorUnits < 0 { digits.append(UInt8(ascii: "-")) }
        return String(decoding: digits.reversed(), as: UTF8.self)
    }

    /// The amount in equal parts, the remainder given to the first ones, so that the parts add up exactly.
    ///
    /// `count` must be positive.
    public func split(into count: Int) -> [Money] {
        precondition(count > 0, "money is split into at least one part")
        let (quotient, remainder) = minorUnits.quotientAndRemainder(dividingBy: Int64(count))
        let step: Int64 = remainder < 0 ? -1 : 1
        return (0..<count).map { index in
            let extra = index < remainder.magnitude ? step : 0
            return Money(minorUnits: quotient + extra, currency: currency)
        }
    }
}

extension Money {
    /// The sum of two amounts of one currency.
    public static func + (left: Money, right: Money) -> Money {
        precondition(left.currency == right.currency, "only amounts of one currency can be added")
        return Money(minorUnits: left.minorUnits + right.minorUnits, currency: left.currency)
    }

    /// The difference of two amounts of one currency.
    public static func - (left: Money, right: Money) -> Money {
        precondition(left.currency == right.currency, "only amounts of one currency can be subtracted")
        return Money(minorUnits: left.minorUnits - right.minorUnits, currency: left.currency)
    }
}

extension Sequence where Element == Money {
    /// The sum of the amounts; nothing, in that currency, when there is none.
    public func total(in currency: Currency) -> Money { reduce(.zero(currency), +) }
}

extension Money: CustomStringConvertible {
    /// The currency's code and the decimal text.
    public var description: String { "\(currency.code) \(decimalText)" }
}
