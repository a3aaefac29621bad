import ArgumentParser
import Database

/// `Benchmarks fleet-settle`: waits until nothing waits to be said to Channex any more.
struct FleetSettleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fleet-settle",
        abstract: "Wait until the link has said everything."
    )

    @Option(help: "The link's database.")
    var database: String

    func run() async throws {
        let database = try Database.open(Database.Location(url: database))
        let start = ContinuousClock.now
        try await Patience.wait(for: "silence") {
            let waiting: Int? = try await database.read { transaction in
                try transaction.row("SELECT count(*) AS n FROM linkDirty")?.get("n")
            }
            return waiting == 0 ? true : nil
        }
        try database.close()
        print("everything said after \(start.duration(to: .now).milliseconds)")
    }
}
