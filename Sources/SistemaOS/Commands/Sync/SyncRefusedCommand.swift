import ArgumentParser
import NIOHTTP1

/// `sistema-os sync refused`: what Channex refused and a person must look at.
struct SyncRefusedCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refused",
        abstract: "Show the cells that Channex refused, in its words.",
        discussion: "Put the cause right and change the cells again, or run `sistema-os sync retry`."
    )

    @Flag(help: "Print the cells as JSON.")
    var json = false

    func run() async throws {
        guard !json else { return try await Middleware.ask(.GET, "/sync/refused") }
        try await CommandError.reported {
            let answer = try await Middleware(workshop: try Workshop()).accepted(.GET, "/sync/refused")
            let refused = try answer.value(Answer.self).refused
            if refused.isEmpty { print("Channex has refused nothing that still stands.") }
            for cells in refused {
                print("\(cells.cells.words)\n    \(cells.reason)\n    since \(cells.since), by \(cells.cause)")
            }
        }
    }

    private struct Answer: Decodable {
        var refused: [Refused]
    }

    private struct Refused: Decodable {
        var cells: LoggedCells
        var reason: String
        var since: String
        var cause: String

        private enum CodingKeys: String, CodingKey {
            case reason, since, cause
        }

        init(from decoder: any Decoder) throws {
            cells = try LoggedCells(from: decoder)
            let container = try decoder.container(keyedBy: CodingKeys.self)
            reason = try container.decode(String.self, forKey: .reason)
            since = try container.decode(String.self, forKey: .since)
            cause = try container.decode(String.self, forKey: .cause)
        }
    }
}
