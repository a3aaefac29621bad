/// A call of the ledger, as the middleware tells of it.
struct LoggedCall: Decodable, Sendable {
    var id: String
    var lane: String
    var startedAt: String
    var duration: Int
    var values: Int
    var bytes: Int
    var causes: [String]
    var outcome: String
    var detail: String?
    var tasks: [String]
    var warnings: [String]
    var requestID: String?
    var cells: [LoggedCells]?

    private enum CodingKeys: String, CodingKey {
        case id, lane, values, bytes, causes, outcome, detail, tasks, warnings, cells
        case startedAt = "started_at"
        case duration = "duration_ms"
        case requestID = "request_id"
    }

    /// The names of the columns.
    static let heading = LoggedCall.row("when (UTC)", "lane", "outcome", "values", "bytes", "ms", "cause")

    /// The call in one line.
    var line: String {
        let others = causes.count > 1 ? " (and \(causes.count - 1) more)" : ""
        return LoggedCall.row(
            String(startedAt.prefix(19)).replacing("T", with: " "),
            lane,
            outcome,
            "\(values)",
            "\(bytes)",
            "\(duration)",
            (causes.first ?? "–") + others
        )
    }

    /// Everything about the call, a fact a line.
    var story: String {
        var facts = [
            ("call", id), ("when", startedAt), ("lane", lane), ("outcome", outcome),
            ("message", "\(values) values, \(bytes) bytes, \(duration) ms"),
        ]
        if let detail { facts.append(("detail", detail)) }
        facts += causes.map { ("cause", $0) }
        facts += (cells ?? []).map { ("cells", $0.words) }
        facts += tasks.map { ("task", $0) }
        if let requestID { facts.append(("request", requestID)) }
        facts += warnings.map { ("refused", $0) }
        return facts.map { "\($0.0.padded(to: 9)) \($0.1)" }.joined(separator: "\n")
    }

    private static func row(
        _ time: String,
        _ lane: String,
        _ outcome: String,
        _ values: String,
        _ bytes: String,
        _ duration: String,
        _ cause: String
    ) -> String {
        let text = [time.padded(to: 19), lane.padded(to: 12), outcome.padded(to: 11)].joined(separator: "  ")
        let numbers = [values.alignedRight(in: 6), bytes.alignedRight(in: 9), duration.alignedRight(in: 6)]
        return ([text] + numbers + [cause]).joined(separator: "  ")
    }
}

/// Cells of the calendar, as the middleware tells of them.
struct LoggedCells: Decodable, Sendable {
    var target: String
    var from: String
    var to: String
    var days: [String]?
    var fields: [String]

    /// The cells in words, such as `ov-flex 2026-12-24…2026-12-31 (fr sa): rate`.
    var words: String {
        let nights = from == to ? from : "\(from)…\(to)"
        let weekdays = days.map { " (\($0.joined(separator: " ")))" } ?? ""
        return "\(target) \(nights)\(weekdays): \(fields.joined(separator: ", "))"
    }
}

extension String {
    /// The text with blanks before it, at least so wide.
    func alignedRight(in width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }
}
