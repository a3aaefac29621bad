import ArgumentParser
import NIOHTTP1

/// `sistema-os sync status`: what waits, what was refused, how soon changes arrive.
struct SyncStatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Say what waits, what was refused, and how soon changes reach Channex."
    )

    @Flag(help: "Print all figures as JSON.")
    var json = false

    private struct Answer: Decodable {
        var summary: [String]
    }

    func run() async throws {
        guard !json else { return try await Middleware.ask(.GET, "/sync/status") }
        try await CommandError.reported {
            let answer = try await Middleware(workshop: try Workshop()).accepted(.GET, "/sync/status")
            for sentence in try answer.value(Answer.self).summary { print(sentence) }
        }
    }
}
