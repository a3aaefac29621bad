import HotelValues

/// What becomes of one element of `values`: it may be taken, warned about, or taken in part with a warning.
struct ARIVerdict: Sendable {
    let change: ARIChange?
    /// The element as it was sent, with its `warning` (contract §3.6).
    let warning: JSON?

    private init(change: ARIChange?, value: JSON, warning: JSON?) {
        self.change = change
        self.warning = warning.map { value.setting("warning", $0) }
    }

    /// The value is refused whole, with messages by field.
    static func refused(_ value: JSON, _ faults: Faults) -> ARIVerdict {
        ARIVerdict(change: nil, value: value, warning: faults.json)
    }

    /// The value is refused whole, with a plain text.
    static func refused(_ value: JSON, _ text: String) -> ARIVerdict {
        ARIVerdict(change: nil, value: value, warning: .string(text))
    }

    /// The value is refused whole, for that reason.
    static func refused(_ value: JSON, warning: JSON) -> ARIVerdict {
        ARIVerdict(change: nil, value: value, warning: warning)
    }

    /// The change is taken as far as it lies within the property's calendar, today and its last day included
    /// (contract §3.4, §15); `besides` warns of fields that were not taken with it.
    static func within(
        _ calendar: ClosedRange<Day>,
        _ change: ARIChange,
        value: JSON,
        besides fields: JSON? = nil,
        _ switches: Switches
    ) -> ARIVerdict {
        let today = calendar.lowerBound
        let last = calendar.upperBound
        let range = change.range
        if range.lowerBound >= today, range.upperBound <= last {
            return ARIVerdict(change: change, value: value, warning: fields)
        }
        let isPast = range.upperBound < today || (range.lowerBound < today && !switches.clipPastRanges)
        if isPast { return refused(value, Faults("date", "Past date is not allowed")) }
        var texts: [String] = []
        if range.lowerBound < today { texts.append("Past date is not allowed, date_from was changed to \(today)") }
        if range.upperBound > last, switches.warnBeyondCalendar {
            texts.append("Dates after \(last) are out of the calendar")
        }
        let warning = fields ?? (texts.isEmpty ? nil : .string(texts.joined(separator: "; ")))
        guard range.lowerBound <= last else { return ARIVerdict(change: nil, value: value, warning: warning) }
        var kept = change
        kept.range = Swift.max(range.lowerBound, today)...Swift.min(range.upperBound, last)
        return ARIVerdict(change: kept, value: value, warning: warning)
    }
}
