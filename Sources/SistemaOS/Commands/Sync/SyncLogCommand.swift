import ArgumentParser
import NIOHTTP1

/// `sistema-os sync log`: the calls to Channex, or one of them.
struct SyncLogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "Show the calls to Channex of the last 90 days, with their causes and tasks.",
        discussion: """
            Example:  sistema-os sync log --outcome refused --since 2026-12-01
            Example:  sistema-os sync log --target ov-flex --cause "desk" --json
            Example:  sistema-os sync log 01939a4e-7c1b-7000-8000-0123456789ab
            """
    )

    @Argument(help: "The id of a call, to see everything about it.")
    var id: String?

    @Option(help: "availability or restrictions.")
    var lane: String?

    @Option(help: "sending, accepted, partial, refused, limited, unavailable, unreachable or unclear.")
    var outcome: String?

    @Option(help: "Calls from this day or instant on, such as 2026-12-01 or 2026-12-01T14:00:00Z.")
    var since: String?

    @Option(help: "Calls before this day or instant.")
    var until: String?

    @Option(help: "Part of a cause, such as a user's name or a reservation's number.")
    var cause: String?

    @Option(help: "The code of a room type or rate plan.")
    var target: String?

    @Option(help: "The id of a task of Channex's.")
    var task: String?

    @Option(help: "How many, 1 to 1000.")
    var limit = 20

    @Option(help: "Go on at this place, which the page before names.")
    var after: String?

    @Flag(help: "Print the calls as JSON.")
    var json = false

    func run() async throws {
        guard !json else { return try await Middleware.ask(.GET, path) }
        try await CommandError.reported {
            let answer = try await Middleware(workshop: try Workshop()).accepted(.GET, path)
            if id != nil {
                print(try answer.value(LoggedCall.self).story)
            } else {
                try show(answer.value(Page.self))
            }
        }
    }

    private struct Page: Decodable {
        var calls: [LoggedCall]
        var next: String?
    }

    private var path: String {
        if let id { return "/sync/log/\(id.inQuery)" }
        let filters = [
            ("lane", lane), ("outcome", outcome), ("since", since), ("until", until), ("cause", cause),
            ("target", target), ("task", task), ("after", after),
        ]
        let query = filters.compactMap { name, value in value.map { "&\(name)=\($0.inQuery)" } }.joined()
        return "/sync/log?limit=\(limit)\(query)"
    }

    private func show(_ page: Page) {
        guard !page.calls.isEmpty else { return print("No call of the last 90 days is like that.") }
        print(LoggedCall.heading)
        for call in page.calls { print(call.line) }
        if let next = page.next { print("More: add  --after \(next)") }
    }
}
