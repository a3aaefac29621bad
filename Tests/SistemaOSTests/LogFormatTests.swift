import HotelValues
import Logging
import SistemaOS
import Synchronization
import Testing

@Suite("The lines of the log")
struct LogFormatTests {
    private let time = Timestamp(microseconds: 1_796_133_787_125_000)

    private func entry(_ message: String, _ metadata: Logger.Metadata) -> LogEntry {
        LogEntry(time: time, level: .info, label: "channel", message: message, metadata: metadata)
    }

    @Test("text has time, level, message, and the facts in the order of their names")
    func text() {
        let line = LogFormat.text.line(
            entry("booking stored", ["revision": "r-1", "attempt": "\(2)", "reason": "no room", "empty": ""])
        )
        #expect(
            line == """
                2026-12-01T14:03:07.125Z info booking stored attempt=2 empty="" reason="no room" revision=r-1

                """
        )
    }

    @Test("JSON is an object a line, with the same facts")
    func json() {
        let line = LogFormat.json.line(
            entry("booking stored", ["revision": "r-1", "nights": ["a", "b"], "map": ["y": "2", "x": "1"]])
        )
        #expect(
            line == """
                {"time":"2026-12-01T14:03:07.125Z","level":"info","message":"booking stored","logger":"channel",\
                "metadata":{"map":{"x":"1","y":"2"},"nights":["a","b"],"revision":"r-1"}}

                """
        )
    }

    @Test(
        "nothing that is logged can begin another line or look like another fact",
        arguments: LogFormat.allCases,
        ["two\nlines", "two\r\nlines", "\u{2028}", "a\"b", "x=y", "\u{0}", "\u{1b}[31m", "\u{85}", "é ü", "\\n"]
    )
    func oneLine(format: LogFormat, hostile: String) {
        let line = format.line(entry(hostile, [hostile: .string(hostile)]))
        #expect(line.last == "\n")
        #expect(
            line.dropLast().unicodeScalars.allSatisfy { scalar in
                scalar.value >= 0x20 && !(0x7f...0x9f).contains(scalar.value) && scalar != "\u{2028}"
            }
        )
    }

    @Test("a handler merges its own facts, the provider's and the event's, the nearest last")
    func merges() {
        let lines = Lines()
        var handler = handler(.text, lines)
        handler.metadata = ["a": "handler", "b": "handler", "c": "handler"]
        handler.metadataProvider = Logger.MetadataProvider { ["b": "provider", "c": "provider"] }
        let logger = Logger(label: "test") { _ in handler }
        logger.notice("done", metadata: ["c": "event"])
        #expect(lines.all == ["2026-12-01T14:03:07.125Z notice done a=handler b=provider c=event\n"])
    }

    @Test("a handler is a value: neither level nor facts of one logger reach another")
    func isValue() {
        let lines = Lines()
        var first = Logger(label: "first") { [handler = handler(.text, lines)] _ in handler }
        first[metadataKey: "only"] = "first"
        var second = first
        second[metadataKey: "only"] = "second"
        second.logLevel = .error
        first.info("one")
        second.info("too low")
        second.error("two")
        #expect(
            lines.all == [
                "2026-12-01T14:03:07.125Z info one only=first\n", "2026-12-01T14:03:07.125Z error two only=second\n",
            ]
        )
    }

    @Test("lines of many tasks do not mix")
    func concurrent() async {
        let lines = Lines()
        let logger = Logger(label: "test") { [handler = handler(.json, lines)] _ in handler }
        await withTaskGroup { group in
            for number in 0..<200 { group.addTask { logger.info("line", metadata: ["number": "\(number)"]) } }
        }
        #expect(Set(lines.all).count == 200)
    }

    private func handler(_ format: LogFormat, _ lines: Lines) -> LineLogHandler {
        LineLogHandler(label: "test", level: .info, format: format, output: LogOutput(lines)) { [time] in time }
    }
}

/// Keeps what is written.
private final class Lines: TextOutputStream, Sendable {
    private let written = Mutex<[String]>([])

    var all: [String] { written.withLock { $0 } }

    func write(_ text: String) {
        written.withLock { $0.append(text) }
    }
}
