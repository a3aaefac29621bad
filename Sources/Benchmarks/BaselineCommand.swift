import ArgumentParser
import FoundationEssentials
import HTTPServing
import Hummingbird
import Logging
import NIOCore

/// `Benchmarks baseline`: the same kind of server with nothing behind it, to compare with.
struct BaselineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "baseline",
        abstract: "Serve a file's bytes from memory, and a POST that does nothing."
    )

    @Option(help: "The port.")
    var port: Int

    @Option(help: "The file whose bytes GET /bench/bytes answers.")
    var bytes: String

    func run() async throws {
        let answer = ByteBuffer(bytes: try Data(contentsOf: URL(filePath: bytes)))
        let router = Router.serving(clock: ContinuousClock())
        router.get("/bench/bytes") { _, _ in BytesBody(answer, mediaType: "application/json") }
        router.post("/bench/noop") { request, _ in
            _ = try await request.body.collect(upTo: 16 << 20)
            return BytesBody(ByteBuffer(string: "{}"), mediaType: "application/json")
        }
        let application = Application(
            router: router,
            server: .serving(),
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port), serverName: nil),
            logger: Logger(label: "baseline") { StreamLogHandler.standardError(label: $0) }
        )
        try await application.runService()
    }
}
