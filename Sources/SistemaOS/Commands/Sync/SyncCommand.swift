import ArgumentParser
import NIOHTTP1

/// `sistema-os sync`: asks the running middleware.
struct SyncCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync",
        abstract: "Say everything to Channex once, or see what waits, what was sent and what was refused.",
        subcommands: [
            SyncFullCommand.self, SyncStatusCommand.self, SyncLogCommand.self, SyncRefusedCommand.self,
            SyncRetryCommand.self, SyncPreviewCommand.self, SyncVerifyCommand.self, SyncDriftCommand.self,
            SyncAuditCommand.self,
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
        try await Middleware.ask(.POST, "/sync/full")
    }
}

/// `sistema-os sync retry`: what Channex refused is tried again.
struct SyncRetryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: "Try again what Channex refused, after its cause was mended."
    )

    func run() async throws {
        try await Middleware.ask(.POST, "/sync/retry")
    }
}
