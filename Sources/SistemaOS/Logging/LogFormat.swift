package import HotelValues
package import Logging

/// How a line of the log looks.
package enum LogFormat: String, Sendable, CaseIterable {
    /// For people: time, level, message, and the facts as `key=value`.
    case text
    /// For programs: an object a line.
    case json
}

/// One thing that happened, before it is a line of text.
package struct LogEntry: Sendable {
    /// When.
    package var time: Timestamp
    /// How much it matters.
    package var level: Logger.Level
    /// Which part of the program says so.
    package var label: String
    /// What happened, in the same words each time.
    package var message: String
    /// The facts.
    package var metadata: Logger.Metadata

    /// An entry with these parts.
    package init(time: Timestamp, level: Logger.Level, label: String, message: String, metadata: Logger.Metadata) {
        self.time = time
        self.level = level
        self.label = label
        self.message = message
        self.metadata = metadata
    }
}

extension LogFormat {
    /// The entry as one line, which ends with the only line feed in it.
    package func line(_ entry: LogEntry) -> String {
        switch self {
        case .text: LogFormat.textLine(entry)
        case .json: LogFormat.jsonLine(entry)
        }
    }

    private static func textLine(_ entry: LogEntry) -> String {
        var line = "\(entry.time) \(entry.level.rawValue) \(JSONText.escaped(entry.message))"
        for (key, value) in entry.metadata.sorted(by: { $0.key < $1.key }) {
            line += " \(textWord(key))=\(textWord(value.plainText))"
        }
        return line + "\n"
    }

    private static func jsonLine(_ entry: LogEntry) -> String {
        let fields = [
            ("time", JSONText.quoted(entry.time.description)), ("level", JSONText.quoted(entry.level.rawValue)),
            ("message", JSONText.quoted(entry.message)), ("logger", JSONText.quoted(entry.label)),
            ("metadata", Logger.MetadataValue.dictionary(entry.metadata).json),
        ]
        return "{" + fields.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}\n"
    }

    /// A word as it is, unless it could be taken for two, or for the end of the line.
    private static func textWord(_ text: String) -> String {
        let isPlain = !text.isEmpty && text.utf8.allSatisfy { (0x21...0x7e).contains($0) && !"\"=\\".utf8.contains($0) }
        return isPlain ? text : JSONText.quoted(text)
    }
}

extension Logger.MetadataValue {
    fileprivate var plainText: String {
        switch self {
        case .string(let text): text
        case .stringConvertible(let value): value.description
        case .array, .dictionary: json
        }
    }

    fileprivate var json: String {
        switch self {
        case .string, .stringConvertible:
            return JSONText.quoted(plainText)
        case .array(let values):
            return "[" + values.map(\.json).joined(separator: ",") + "]"
        case .dictionary(let values):
            let members = values.sorted { $0.key < $1.key }.map { "\(JSONText.quoted($0.key)):\($0.value.json)" }
            return "{" + members.joined(separator: ",") + "}"
        }
    }
}

/// Text as JSON writes it.
enum JSONText {
    static func quoted(_ text: String) -> String { "\"\(escaped(text))\"" }

    /// The same without quotes around it; whatever some reader takes for the end of a line is escaped as well.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": escaped += "\\\""
            case "\\": escaped += "\\\\"
            case "\n": escaped += "\\n"
            case "\r": escaped += "\\r"
            case "\t": escaped += "\\t"
            case _ where scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value),
                "\u{2028}", "\u{2029}":
                let hex = String(scalar.value, radix: 16)
                escaped += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
