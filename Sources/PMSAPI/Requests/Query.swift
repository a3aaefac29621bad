import HotelValues
import Hummingbird
import PMS
import PMSWire

/// The parameters of a request's query, each read strictly.
struct Query {
    private let parameters: Parameters

    init(_ request: Request) {
        self.parameters = request.uri.queryParameters
    }

    /// The text of a parameter, 1 to 100 characters; nil when it is missing.
    func text(_ name: String) throws -> String? {
        guard let text = parameters.get(name) else { return nil }
        guard (1...100).contains(text.count), !text.utf8.contains(0) else { throw wrong(name) }
        return text
    }

    /// A whole number within the range; nil when it is missing.
    func integer<Number: FixedWidthInteger>(_ name: String, in range: ClosedRange<Number>) throws -> Number? {
        guard let text = parameters.get(name) else { return nil }
        guard let number = Number(text), range.contains(number) else { throw wrong(name) }
        return number
    }

    /// One of a set of words; nil when it is missing.
    func word<Word: RawRepresentable<String>>(_ name: String, as type: Word.Type) throws -> Word? {
        guard let text = parameters.get(name) else { return nil }
        guard let word = Word(rawValue: text) else { throw wrong(name) }
        return word
    }

    /// Whether a parameter says `true`; it may say `false`, and nothing else.
    func flag(_ name: String) throws -> Bool {
        switch parameters.get(name) {
        case nil, "false": false
        case "true": true
        default: throw wrong(name)
        }
    }

    /// A date; nil when it is missing.
    func day(_ name: String) throws -> Day? {
        guard let text = parameters.get(name) else { return nil }
        guard let day = Day(text) else { throw wrong(name) }
        return day
    }

    /// The nights from one parameter to the other, both included; nil when both are missing.
    ///
    /// Where one is missing it is the other, and for both the range has at most `CalendarLimits.nights`.
    func nights(_ from: String, _ to: String) throws -> ClosedRange<Day>? {
        let first = try day(from)
        let last = try day(to)
        guard let lower = first ?? last, let upper = last ?? first else { return nil }
        return try Nights.range(from: lower, to: upper)
    }

    private func wrong(_ name: String) -> ProblemText { .request(.wrongParameter(name)) }
}

/// Ranges of nights as callers give them.
enum Nights {
    /// From the first to the last night, both included; throws unless they are in order and few enough.
    static func range(from first: Day, to last: Day) throws(ProblemText) -> ClosedRange<Day> {
        guard first <= last else { throw .flaw(.rangeReversed(from: first, to: last)) }
        guard first.distance(to: last) < CalendarLimits.nights else {
            throw .flaw(.rangeTooLong(limit: CalendarLimits.nights))
        }
        return first...last
    }

    /// From arrival to departure; throws unless the departure comes later, and not too much so.
    static func stay(from arrival: Day, to departure: Day) throws(ProblemText) -> Stay {
        guard let stay = Stay(arrival: arrival, departure: departure) else {
            throw .flaw(.noNights(arrival: arrival, departure: departure))
        }
        guard stay.nightCount <= CalendarLimits.nights else {
            throw .flaw(.stayTooLong(limit: CalendarLimits.nights))
        }
        return stay
    }
}
