import ArgumentParser
import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// `sistema-os sync`: asks the running middleware.
struct SyncCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync",
        abstract: "Say everything to Channex once, or see what waits.",
        subcommands: [
            SyncFullCommand.self, SyncStatusCommand.self, SyncLogCommand.self, SyncRetryCommand.self,
            SyncVerifyCommand.self, SyncDriftCommand.self, SyncAuditCommand.self,
        ]
    )
}

/// `sistema-os sync full`: two calls, all nights, all plans.
struct SyncFullCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "full",
        abstract: "Send all availability and all rates, in exactly two calls.",
        discussion: "Example:  sistema-os sync full\nChannex wishes for at most one a day."
    )

    func run() async throws {
        try await MiddlewareQuestion(method: .POST, path: "/sync/full").ask()
    }
}

/// `sistema-os sync status`: what waits, what failed, what was last said.
struct SyncStatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show what waits, what was refused and what was last sent."
    )

    func run() async throws {
        try await MiddlewareQuestion(method: .GET, path: "/sync/status").ask()
    }
}

/// `sistema-os sync log`: the latest calls.
struct SyncLogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "Show the latest calls to Channex, with their causes and tasks."
    )

    @Option(help: "How many, 1 to 1000.")
    var limit = 20

    func run() async throws {
        try await MiddlewareQuestion(method: .GET, path: "/sync/log?limit=\(limit)").ask()
    }
}

/// `sistema-os sync retry`: what Channex refused is tried again.
struct SyncRetryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: "Try again what Channex refused, after its cause was mended."
    )

    func run() async throws {
        try await MiddlewareQuestion(method: .POST, path: "/sync/retry").ask()
    }
}

/// A question to the middleware that runs at `HOST` and `MIDDLEWARE_PORT`; its answer is printed.
struct MiddlewareQuestion {
    let method: HTTPMethod
    let path: String

    func ask() async throws {
        try await CommandError.reported { print(try await body()) }
    }

    /// The answer; one that is no success is printed, and ends the command.
    func body() async throws -> String {
        let workshop = try Workshop()
        let url =
            "http://\(workshop.configuration.host):\(workshop.configuration.middlewarePort)\(path)"
            + (workshop.configuration.hotel.map { (path.contains("?") ? "&" : "?") + "property=\($0)" } ?? "")
        var request = HTTPClientRequest(url: url)
        request.method = method
        let (status, body) = try await answer(to: request)
        guard (200..<300).contains(status) else {
            print(body)
            throw CommandError.notWell
        }
        return body
    }

    private func answer(to request: HTTPClientRequest) async throws -> (Int, String) {
        do {
            return try await HTTPClient.withHTTPClient { client in
                let response = try await client.execute(request, timeout: .seconds(120))
                let body = try await response.body.collect(upTo: 20 << 20)
                return (Int(response.status.code), String(buffer: body))
            }
        } catch {
            throw CommandError.unavailable(
                "the middleware does not answer at \(request.url); is `sistema-os serve` running?"
            )
        }
    }
}
