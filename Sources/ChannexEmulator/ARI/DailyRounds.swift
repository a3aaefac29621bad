import HotelValues

/// When something happens at each property by itself, with nobody calling: a night ends, the calendar grows, the cut-off
/// closes a day (contract §3.1, §3.9).
struct DailyRounds: Codable, Sendable {
    /// What was done for a property, and when next there is something to do.
    struct Round: Codable, Sendable {
        /// The days to which its calendars were moved.
        var opened: ClosedRange<Day>
        /// The last day that the cut-off had closed.
        var closedThrough: Day?
        /// The last day with availability (contract §2.1.2, `max_day_advance`).
        var horizon: Day?
        var due: Timestamp
    }

    private var rounds: [String: Round] = [:]
    /// When next there is something to do for any of them.
    private(set) var next: Timestamp?

    /// What was done for that property.
    subscript(property: String) -> Round? {
        get { rounds[property] }
        set {
            let old = rounds.updateOrRemove(newValue, forKey: property)
            if let newValue, next.map({ newValue.due <= $0 }) ?? true {
                next = newValue.due
            } else if old?.due == next {
                next = rounds.values.map(\.due).min()
            }
        }
    }

    /// The properties for which there is something to do, by id.
    func due(_ now: Timestamp) -> [String] {
        guard let next, next <= now else { return [] }
        return rounds.filter { $0.value.due <= now }.map(\.key).sorted()
    }
}

extension Dictionary {
    fileprivate mutating func updateOrRemove(_ value: Value?, forKey key: Key) -> Value? {
        guard let value else { return removeValue(forKey: key) }
        return updateValue(value, forKey: key)
    }
}
