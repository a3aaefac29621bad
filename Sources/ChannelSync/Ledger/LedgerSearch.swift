import Database
import HotelValues

/// The words of SQL for a query, and its arguments.
struct LedgerSearch {
    private(set) var condition = "property = $1"
    private(set) var arguments: [(any SQLConvertible)?]

    init(_ query: LedgerQuery, of property: String) {
        arguments = [property]
        if let lane = query.lane { require("lane = ?", lane.rawValue) }
        if let outcome = query.outcome { require("outcome = ?", outcome.rawValue) }
        if let since = query.since { require("startedAt >= ?", since) }
        if let until = query.until { require("startedAt < ?", until) }
        if let cause = query.cause { require(#"cause LIKE ? ESCAPE '\'"#, "%\(LedgerSearch.literal(cause))%") }
        if let target = query.target {
            require("id IN (SELECT call FROM linkCallCell WHERE property = $1 AND target = ?)", target)
        }
        if let task = query.task {
            let line = "%\n\(LedgerSearch.literal(task))\n%"
            require(#"(char(10) || tasks || char(10)) LIKE ? ESCAPE '\'"#, line)
        }
        if let place = query.after { require("(startedAt, id) < (?, ?)", place.startedAt, place.call) }
    }

    /// Adds a condition; each `?` in its words is one of the values, in their order.
    private mutating func require(_ words: String, _ values: any SQLConvertible...) {
        condition += " AND "
        var rest = values[...]
        for character in words {
            if character == "?", let value = rest.popFirst() {
                arguments.append(value)
                condition += "$\(arguments.count)"
            } else {
                condition.append(character)
            }
        }
    }

    /// Text that stands for itself in a pattern.
    private static func literal(_ text: String) -> String {
        text.replacing(#"\"#, with: #"\\"#).replacing("%", with: #"\%"#).replacing("_", with: #"\_"#)
    }
}
