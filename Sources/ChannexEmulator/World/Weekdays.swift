import HotelValues

/// A set of days of the week.
struct Weekdays: Hashable, Codable, Sendable {
    private var bits: UInt8

    /// All seven.
    static let all = Weekdays(bits: 0x7f)

    private init(bits: UInt8) {
        self.bits = bits
    }

    /// Reads a list of `mo tu we th fr sa su` (contract §3.2); nil for anything else.
    init?(_ value: JSON) {
        guard let names = value.elements else { return nil }
        bits = 0
        for name in names {
            guard let index = Weekdays.names.firstIndex(of: name.text ?? "") else { return nil }
            bits |= 1 << UInt8(index)
        }
    }

    /// Whether the day of the week is one of them.
    func contains(_ weekday: Weekday) -> Bool { bits & (1 << UInt8(weekday.rawValue)) != 0 }

    private static let names = ["mo", "tu", "we", "th", "fr", "sa", "su"]
}
