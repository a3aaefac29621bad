import ArgumentParser
import ChannexEmulator
import NIOHTTP1

/// `sistema-os emulator report`: what Channex's certification would say.
struct EmulatorReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Judge the calls so far as Channex's certification does.",
        discussion: """
            Example:  sistema-os emulator report --begin 2     the calls from now on belong to test 2
            Example:  sistema-os emulator report --year 2027
            """
    )

    @Option(help: "The property's id or title; the only one where it is not given.")
    var property: String?

    @Option(help: "The year of the November in the tests' tables.")
    var year: Int?

    @Option(help: "Let the calls from now on belong to that test.")
    var begin: String?

    @Flag(help: "Let the calls from now on belong to no test.")
    var end = false

    @OptionGroup var emulator: EmulatorOptions

    func run() async throws {
        try await CommandError.reported {
            let remote = try emulator.remote()
            if end {
                let answer = try await remote.admin(.POST, "/certification/end")
                return try emulator.show(answer) { _ in "The calls from now on belong to no test." }
            }
            let property = try await AgencyDesk(remote: remote).property(property).id
            if let begin {
                let body: JSON = ["test": .string(begin), "property": .string(property)]
                let answer = try await remote.admin(.POST, "/certification/begin", body)
                return try emulator.show(answer) { _ in "The calls from now on belong to test \(begin)." }
            }
            let query = "property=\(property)" + (year.map { "&year=\($0)" } ?? "")
            let report = try await remote.admin(.GET, "/report?\(query)")
            try emulator.show(report, EmulatorReportCommand.words)
            guard !EmulatorReportCommand.hasFailed(report) else { throw CommandError.notWell }
        }
    }

    private static func hasFailed(_ report: JSON) -> Bool {
        (report["tests"]?.elements ?? []).contains { $0["verdict"] == "failed" }
    }

    private static func words(_ report: JSON) -> String {
        let tests = (report["tests"]?.elements ?? []).flatMap { test in
            let mark = ["passed": "ok    ", "failed": "FAILED"][test["verdict"]?.text ?? ""] ?? "–     "
            let head = "\(mark) \((test["test"]?.text ?? "").padded(to: 3)) \(test["title"]?.text ?? "")"
            return [head] + sentences(test)
        }
        guard let general = report["general"] else { return tests.joined(separator: "\n") }
        return (tests + ["", "In general"] + sentences(general)).joined(separator: "\n")
    }

    private static func sentences(_ part: JSON) -> [String] {
        let findings = (part["findings"]?.elements ?? []).compactMap(\.text)
        let advice = (part["advice"]?.elements ?? []).compactMap(\.text).map { "(advice) \($0)" }
        return (findings + advice).map { "           \($0)" }
    }
}
