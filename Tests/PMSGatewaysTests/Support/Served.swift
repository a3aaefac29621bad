import AsyncHTTPClient
import Hummingbird
import Logging
import NIOCore
import PMSGateways
import ServiceLifecycle
import Testing

/// Runs a server on a port of its own, and an `HTTPClient` to call it with, for the time of the test.
func withServer<Responder: HTTPResponder>(
    _ responder: Responder,
    _ test: @Sendable (_ url: String, HTTPClient) async throws -> Void
) async throws where Responder.Context: InitializableFromSource<ApplicationRequestContextSource> {
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    let application = Application(
        responder: responder,
        configuration: .init(address: .hostname("127.0.0.1", port: 0)),
        onServerRunning: { port.yield($0.localAddress?.port ?? 0) },
        logger: .quiet
    )
    let server = ServiceGroup(services: [application], logger: .quiet)
    try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await server.run() }
        var iterator = ports.makeAsyncIterator()
        let number = try #require(await iterator.next())
        do {
            try await withClient { try await test("http://127.0.0.1:\(number)", $0) }
        } catch {
            await server.triggerGracefulShutdown()
            throw error
        }
        await server.triggerGracefulShutdown()
        try await group.waitForAll()
    }
}

private func withClient(_ test: (HTTPClient) async throws -> Void) async throws {
    let httpClient = HTTPClient(eventLoopGroupProvider: .singleton, configuration: HTTPGateway.httpConfiguration)
    do {
        try await test(httpClient)
    } catch {
        try await httpClient.shutdown()
        throw error
    }
    try await httpClient.shutdown()
}

extension Logger {
    /// Says nothing unless the test itself is broken.
    static var quiet: Logger {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return logger
    }
}

extension Response {
    /// An answer in JSON, or in whatever the type says.
    static func answer(_ text: String, _ status: Int = 200, type: String = "application/json") -> Response {
        Response(
            status: .init(code: status),
            headers: [.contentType: type],
            body: .init(byteBuffer: ByteBuffer(string: text))
        )
    }
}
