/// Blanks card numbers in the bytes of one text, keeping its length.
///
/// The first six and last four digits stay, which PCI DSS does not count as a card number any more: a reservation code
/// that passes the check by accident remains distinguishable from another one.
struct CardNumberMask {
    /// What the text is, which decides how readily digits count as a card.
    enum Kind {
        /// Any run of 13 to 19 digits that passes the Luhn check.
        case anything
        /// A telephone number: a tenth of all long ones pass the check, so a card's first digits are asked for too, and
        /// what begins with `+` is believed up to the 15 digits of E.164.
        case telephone
        /// The value of a JSON number: a card's first digits are asked for too.
        case number
    }

    /// Digits that belong together: where each group of them lies.
    private typealias Groups = ArraySlice<Range<Int>>

    /// How schemes print a number in groups.
    private static let printedGroups: Set<[Int]> = [
        [4, 4, 4, 4], [4, 4, 4, 4, 3], [4, 4, 4, 1], [4, 3, 3, 3], [4, 6, 5], [4, 6, 4],
    ]

    /// All of those begin with so many digits.
    private static let firstGroup = 4

    private var text: [UInt8]
    private let kind: Kind

    /// The text without card numbers; nil when there was none.
    static func masked(_ text: ArraySlice<UInt8>, as kind: Kind = .anything) -> [UInt8]? {
        // Hardly any text has as many digits as a card: the others need no closer look.
        guard text.count >= CardNumber.lengths.lowerBound,
            text.count(where: isDigit) >= CardNumber.lengths.lowerBound
        else { return nil }
        var mask = CardNumberMask(text: Array(text), kind: kind)
        return mask.run() ? mask.text : nil
    }

    private mutating func run() -> Bool {
        var found = false
        let groups = digitGroups()
        for group in groups where CardNumber.lengths.contains(group.count) && isCard([group]) {
            blank([group])
            found = true
        }
        for start in groups.indices where groups[start].count == CardNumberMask.firstGroup {
            for count in 3...5 where start + count <= groups.count {
                let candidate = groups[start..<(start + count)]
                guard isPrintedAsCard(candidate), isCard(candidate) else { continue }
                blank(candidate)
                found = true
            }
        }
        return found
    }

    private func digitGroups() -> [Range<Int>] {
        var groups: [Range<Int>] = []
        var start: Int?
        for (index, byte) in text.enumerated() {
            if CardNumberMask.isDigit(byte) {
                start = start ?? index
            } else if let begin = start {
                groups.append(begin..<index)
                start = nil
            }
        }
        if let begin = start { groups.append(begin..<text.count) }
        return groups
    }

    /// Whether the groups are joined by one space or hyphen each, have a card's shape, and no letter touches them, as
    /// would be in a UUID.
    private func isPrintedAsCard(_ groups: Groups) -> Bool {
        for (left, right) in zip(groups, groups.dropFirst()) {
            guard right.lowerBound == left.upperBound + 1 else { return false }
            let separator = text[left.upperBound]
            guard separator == UInt8(ascii: " ") || separator == UInt8(ascii: "-") else { return false }
        }
        // Last, because it costs most, and hardly any text comes as far.
        guard CardNumberMask.printedGroups.contains(groups.map { $0.count }) else { return false }
        guard let first = groups.first, let last = groups.last else { return false }
        let before = first.lowerBound > 0 ? text[first.lowerBound - 1] : 0
        let after = last.upperBound < text.count ? text[last.upperBound] : 0
        return !CardNumberMask.isLetter(before) && !CardNumberMask.isLetter(after)
    }

    private func isCard(_ groups: [Range<Int>]) -> Bool { isCard(groups[...]) }

    private func isCard(_ groups: Groups) -> Bool {
        let digits = groups.flatMap { text[$0] }
        guard CardNumber.passesCheck(digits), let start = groups.first?.lowerBound else { return false }
        switch kind {
        case .anything: return true
        case .number: return CardNumber.isOfKnownScheme(digits)
        case .telephone:
            let isInternational = start > 0 && text[start - 1] == UInt8(ascii: "+") && digits.count <= 15
            return !isInternational && CardNumber.isOfKnownScheme(digits)
        }
    }

    private mutating func blank(_ groups: Groups) {
        for position in groups.joined().dropFirst(6).dropLast(4) {
            text[position] = UInt8(ascii: "*")
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (65...90).contains(byte) || (97...122).contains(byte)
    }
}
