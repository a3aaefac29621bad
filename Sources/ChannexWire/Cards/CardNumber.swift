/// Recognises numbers of payment cards in text.
enum CardNumber {
    /// The lengths a card number can have (ISO/IEC 7812).
    static let lengths = 13...19

    /// Whether the digits, given as ASCII, have a card's length and pass the Luhn check.
    static func passesCheck(_ digits: some BidirectionalCollection<UInt8>) -> Bool {
        guard lengths.contains(digits.count) else { return false }
        var sum = 0
        for (index, byte) in digits.reversed().enumerated() {
            let digit = Int(byte) - 48
            let doubled = digit * 2
            sum += index.isMultiple(of: 2) ? digit : (doubled > 9 ? doubled - 9 : doubled)
        }
        return sum.isMultiple(of: 10)
    }

    /// Whether the first digits and the length are those of a scheme that issues cards.
    ///
    /// | first digits | scheme | length |
    /// |---|---|---|
    /// | 4 | Visa | 13, 16, 19 |
    /// | 51–55, 22–27 | Mastercard, Mir | 16 |
    /// | 34, 37 | American Express | 15 |
    /// | 30, 36, 38, 39 | Diners Club, Hipercard | 14–19 |
    /// | 35, 81, 82, 97 | JCB, RuPay, Troy | 16–19 |
    /// | 50, 56–58, 60–69 | Maestro, Elo, Discover, UnionPay | 13–19 |
    static func isOfKnownScheme(_ digits: some Collection<UInt8>) -> Bool {
        let start = digits.prefix(2).reduce(0) { $0 * 10 + Int($1) - 48 }
        return switch start {
        case 40...49: [13, 16, 19].contains(digits.count)
        case 22...27, 51...55: digits.count == 16
        case 34, 37: digits.count == 15
        case 30, 36, 38, 39: (14...19).contains(digits.count)
        case 35, 81, 82, 97: (16...19).contains(digits.count)
        case 50, 56...58, 60...69: true
        default: false
        }
    }
}
