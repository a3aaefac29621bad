import HotelValues

/// One value for each day from a first day on, without gaps.
struct Calendar<Value: Codable & Sendable>: Codable, Sendable {
    private(set) var first: Day
    private var values: [Value] = []

    /// A calendar that begins on that day and has no days yet.
    init(first: Day) {
        self.first = first
    }

    /// The days it has.
    var days: Range<Day> { first..<first.advanced(by: values.count) }

    /// The value of a day; nil outside the calendar.
    subscript(day: Day) -> Value? {
        guard days.contains(day) else { return nil }
        return values[first.distance(to: day)]
    }

    /// Opens the days up to and with the last one, each with the value that `seed` has for it.
    mutating func open(through last: Day, seed: (Day) -> Value) {
        while days.upperBound <= last { values.append(seed(days.upperBound)) }
    }

    /// Changes the days of the range that the calendar has and that fall on one of the weekdays.
    mutating func update(_ range: ClosedRange<Day>, on weekdays: Weekdays = .all, _ change: (inout Value) -> Void) {
        guard let last = days.last else { return }
        let lower = Swift.max(range.lowerBound, first)
        let upper = Swift.min(range.upperBound, last)
        guard lower <= upper else { return }
        for day in lower...upper where weekdays.contains(day.weekday) {
            change(&values[first.distance(to: day)])
        }
    }
}

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

    func contains(_ weekday: Weekday) -> Bool { bits & (1 << UInt8(weekday.rawValue)) != 0 }

    private static let names = ["mo", "tu", "we", "th", "fr", "sa", "su"]
}
