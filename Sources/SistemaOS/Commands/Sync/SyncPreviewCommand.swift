import ArgumentParser
import Foundation
import NIOHTTP1

/// `sistema-os sync preview`: which calls a change would cause, while nothing is changed.
struct SyncPreviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Say which calls to Channex a change will cause, before it is made.",
        discussion: """
            The PMS rehearses the request and undoes it; nothing is changed and nothing is sent.
            PMS_API_KEY must hold a key of the PMS, as `sistema-os key make` makes them.
            Example:  sistema-os sync preview PUT tarifas --body rates.json
            Example:  echo '{"motivo": "no show"}' | sistema-os sync preview POST reservas/ID/cancel --body -
            """
    )

    @Argument(help: "The request's method, such as PUT.")
    var method: String

    @Argument(help: "The request's path, such as /api/v1/tarifas, or tarifas alone.")
    var path: String

    @Option(help: "The file with the request's body; - reads it from the input.")
    var body: String?

    @Flag(help: "Print the calls as JSON.")
    var json = false

    func run() async throws {
        try await CommandError.reported {
            let workshop = try Workshop()
            let rehearsal = try await rehearse(workshop)
            let answer = try await Middleware(workshop: workshop).accepted(.POST, "/sync/preview", body: rehearsal)
            guard !json else { return print(answer.text) }
            try show(answer.value(Preview.self))
        }
    }

    /// What the PMS would do.
    private func rehearse(_ workshop: Workshop) async throws -> [UInt8] {
        guard let key = workshop.configuration.pmsAPIKey else {
            throw CommandError.wrongUse("PMS_API_KEY: missing; `sistema-os key make preview` makes one")
        }
        let configuration = workshop.configuration
        let base = configuration.pmsURL ?? "http://\(configuration.host):\(configuration.pmsPort)"
        let separator = path.contains("?") ? "&" : "?"
        let answer = try await WebAnswer(
            of: "\(base)\(path.hasPrefix("/") ? path : "/api/v1/\(path)")\(separator)rehearse=true",
            HTTPMethod(rawValue: method.uppercased()),
            headers: [("x-api-key", key.value)],
            body: try readBody(),
            whoAnswers: "the PMS"
        )
        guard answer.isGood else { throw CommandError.refused(answer.reason) }
        return answer.bytes
    }

    private func readBody() throws -> [UInt8]? {
        guard let body else { return nil }
        if body == "-" { return Array(try FileHandle.standardInput.readToEnd() ?? Data()) }
        guard let text = try Workshop.readFile(body) else { throw CommandError.wrongUse("\(body): no such file") }
        return Array(text.utf8)
    }

    private struct Preview: Decodable {
        var calls: [Call]
    }

    private struct Call: Decodable {
        var lane: String
        var values: Int
        var bytes: Int
        var cells: [LoggedCells]
        var companions: Int
        var wait: Int
        var callsLeft: Int

        private enum CodingKeys: String, CodingKey {
            case lane, values, bytes, cells, companions
            case wait = "wait_ms"
            case callsLeft = "calls_left"
        }
    }

    private func show(_ preview: Preview) {
        guard !preview.calls.isEmpty else { return print("Channex would be told nothing.") }
        for call in preview.calls {
            let seconds = (call.wait + 999) / 1_000
            let values = "\(call.values) \(call.values == 1 ? "value" : "values")"
            print("1 call of \(call.lane): \(values), \(call.bytes) bytes, in \(seconds) s at the earliest.")
            if call.companions > 0 { print("    Changes that wait already and go with it: \(call.companions).") }
            for cells in call.cells { print("    \(cells.words)") }
            print("    Calls of its kind left within the minute after it: \(call.callsLeft) of 10.")
        }
    }
}
