import HotelValues

/// One value for each day from a first day on, without gaps.
struct Calendar<Value: Sendable>: Sendable {
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
        let place = first.distance(to: day)
        return values.indices.contains(place) ? values[place] : nil
    }

    /// Opens the days up to and with the last one, each with the value that `seed` has for it.
    mutating func open(through last: Day, seed: (Day) -> Value) {
        let missing = days.upperBound.distance(to: last) + 1
        guard missing > 0 else { return }
        // Exactly, because an array that doubles would hold twice the calendar from its first night on.
        values.reserveCapacity(values.count + missing)
        for day in days.upperBound...last { values.append(seed(day)) }
    }

    /// Makes the calendar reach over those days: days that are missing begin with the value that `seed` has for them,
    /// and those that lie before are forgotten.
    mutating func move(to range: ClosedRange<Day>, seed: (Day) -> Value) {
        if range.lowerBound >= days.upperBound || range.upperBound < first {
            values.removeAll(keepingCapacity: true)
            first = range.lowerBound
        } else if range.lowerBound < first {
            values.insert(contentsOf: (range.lowerBound..<first).map(seed), at: 0)
            first = range.lowerBound
        } else {
            values.removeFirst(first.distance(to: range.lowerBound))
            first = range.lowerBound
        }
        open(through: range.upperBound, seed: seed)
    }

    /// Changes the days of the range that the calendar has and that fall on one of the weekdays.
    mutating func update(_ range: ClosedRange<Day>, on weekdays: Weekdays = .all, _ change: (inout Value) -> Void) {
        let lower = Swift.max(first.distance(to: range.lowerBound), 0)
        let upper = Swift.min(first.distance(to: range.upperBound), values.count - 1)
        guard lower <= upper else { return }
        for place in lower...upper where weekdays == .all || weekdays.contains(first.advanced(by: place).weekday) {
            change(&values[place])
        }
    }
}

extension Calendar where Value: Equatable {
    /// Changes the days as `update` does, and tells `note` of each day whose value is another one now.
    mutating func update(
        _ range: ClosedRange<Day>,
        on weekdays: Weekdays = .all,
        _ change: (inout Value) -> Void,
        noting note: (_ day: Day, _ old: Value, _ new: Value) -> Void
    ) {
        var day = Swift.max(range.lowerBound, first)
        update(range) { value in
            defer { day = day.advanced(by: 1) }
            guard weekdays.contains(day.weekday) else { return }
            let old = value
            change(&value)
            if value != old { note(day, old, value) }
        }
    }
}

extension Calendar: Codable where Value: Codable & Equatable {
    /// Days that follow each other and have the same value: most of a calendar is a few of them.
    private struct Run: Codable {
        var days: Int
        let value: Value
    }

    private enum CodingKeys: CodingKey {
        case first, runs
    }

    /// Reads the runs.
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        first = try container.decode(Day.self, forKey: .first)
        let runs = try container.decode([Run].self, forKey: .runs)
        values.reserveCapacity(runs.reduce(0) { $0 + $1.days })
        for run in runs { values.append(contentsOf: repeatElement(run.value, count: run.days)) }
    }

    /// Writes the first day and the runs.
    func encode(to encoder: any Encoder) throws {
        var runs: [Run] = []
        for value in values {
            if let last = runs.last, last.value == value {
                runs[runs.count - 1].days += 1
            } else {
                runs.append(Run(days: 1, value: value))
            }
        }
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(first, forKey: .first)
        try container.encode(runs, forKey: .runs)
    }
}
