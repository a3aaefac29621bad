import AsyncHTTPClient
import ChannexEmulator
import HTTPTypes
import Logging
import NIOCore
import NIOHTTP1
import ServiceLifecycle
import Testing

/// An emulator that listens on a port of its own, and the calls that a test makes over real connections.
struct Socket: Sendable {
    let time: ManualTime
    /// Asks the emulator to stop.
    let stop: @Sendable () async -> Void
    private let client: HTTPClient
    private let url: String

    /// Runs a test with an emulator and a client that has up to so many connections to it.
    static func with(
        connections: Int = 8,
        _ test: @Sendable (Socket) async throws -> Void
    ) async throws {
        let time = ManualTime(start: try #require(Account.start))
        let (ports, isReady) = AsyncStream.makeStream(of: Int.self)
        let emulator = Account.emulator(seed: 1, time: time) { port in isReady.yield(port) }
        let logger = Logger(label: "group", factory: { _ in SwiftLogNoOpLogHandler() })
        let group = ServiceGroup(configuration: .init(services: [emulator], logger: logger))
        var configuration = HTTPClient.Configuration()
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = connections
        configuration.connectionPool.retryConnectionEstablishment = false
        try await HTTPClient.withHTTPClient(configuration: configuration) { client in
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask { try await group.run() }
                let port = try #require(await ports.first { _ in true })
                let socket = Socket(
                    time: time,
                    stop: { await group.triggerGracefulShutdown() },
                    client: client,
                    url: "http://127.0.0.1:\(port)"
                )
                let outcome = await Result.of { try await test(socket) }
                await group.triggerGracefulShutdown()
                try await tasks.waitForAll()
                try outcome.get()
            }
        }
    }

    func get(_ path: String) async throws -> Answer { try await send(.GET, path) }

    func post(_ path: String, _ body: JSON) async throws -> Answer { try await send(.POST, path, body) }

    /// Makes a call; throws where the connection does.
    private func send(_ method: NIOHTTP1.HTTPMethod, _ path: String, _ body: JSON? = nil) async throws -> Answer {
        var request = HTTPClientRequest(url: url + path)
        request.method = method
        request.headers.add(name: "user-api-key", value: Account.key)
        if let body { request.body = .bytes(ByteBuffer(bytes: body.encoded)) }
        let response = try await client.execute(request, deadline: .distantFuture)
        let buffer = try await response.body.collect(upTo: 10_000_000)
        return Answer(status: Int(response.status.code), headers: [:], bytes: Array(buffer.readableBytesView))
    }

    /// Whether a call gets no answer.
    func fails(_ call: @Sendable () async throws -> Void) async -> Bool { await failure(call) != nil }

    /// What became of a call that gets no answer; nil for one that does.
    func failure(_ call: @Sendable () async throws -> Void) async -> (any Error)? {
        do {
            try await call()
            return nil
        } catch {
            return error
        }
    }

    func fault(_ rule: JSON) async throws {
        let answer = try await post("/admin/faults", rule.merging(["endpoint": "/properties", "method": "POST"]))
        try #require(answer.status == 201, "\(answer.body)")
    }

    func makeProperty() async throws {
        let property: JSON = ["title": "Seaview", "currency": "USD", "timezone": "UTC"]
        let answer = try await post("/api/v1/properties", ["property": property])
        try #require(answer.status == 201, "\(answer.body)")
    }

    /// How many properties there are.
    func properties() async throws -> Int? {
        try await get("/admin/state").body["properties"]?.integer
    }
}

extension Result where Failure == any Error {
    /// What came of it.
    fileprivate static func of(_ body: () async throws -> Success) async -> Result {
        do {
            return .success(try await body())
        } catch {
            return .failure(error)
        }
    }
}
