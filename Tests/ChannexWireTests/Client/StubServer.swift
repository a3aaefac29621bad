import AsyncHTTPClient
import ChannexClient
import Hummingbird
import Logging
import NIOCore
import Synchronization
import Testing

/// A request as the server saw it.
struct SeenRequest: Sendable {
    let line: String
    let headers: HTTPFields
    let body: String

    func header(_ name: String) -> String? {
        headers.first { $0.name.canonicalName == name }?.value
    }
}

/// A server on 127.0.0.1 in the place of Channex, which answers as the test says.
struct StubServer: Sendable {
    typealias Respond = @Sendable (SeenRequest) async throws -> Response

    private let respond: Respond
    private let limits: ChannexClient.Limits
    private let clock: any Clock<Duration>

    /// A server that answers so, and the limits and the clock of the client it is for.
    static func answering(
        limits: ChannexClient.Limits = .init(),
        clock: any Clock<Duration> = ContinuousClock(),
        _ respond: @escaping Respond
    ) -> StubServer {
        StubServer(respond: respond, limits: limits, clock: clock)
    }

    /// Runs the server, and a client that speaks to it, for the time of the test.
    func run(_ test: (ChannexClient, RunningServer) async throws -> Void) async throws {
        try await runAlone { server in
            try await StubServer.withClient(of: server.address, limits: limits, clock: clock) { client in
                try await test(client, server)
            }
        }
    }

    /// Runs the server for the time of the test.
    func runAlone(_ test: (RunningServer) async throws -> Void) async throws {
        let requests = Mutexed<[SeenRequest]>([])
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        var logger = Logger(label: "stub")
        logger.logLevel = .critical
        let application = Application(
            responder: responder(recordingIn: requests),
            configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { port.yield($0.localAddress?.port ?? 0) },
            logger: logger
        )
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await application.run() }
            defer { group.cancelAll() }
            var iterator = ports.makeAsyncIterator()
            let number = try #require(await iterator.next())
            try await test(RunningServer(address: "http://127.0.0.1:\(number)", recorded: requests))
        }
    }

    private func responder(recordingIn requests: Mutexed<[SeenRequest]>) -> CallbackResponder<BasicRequestContext> {
        CallbackResponder { [respond] request, _ in
            let body = try await request.body.collect(upTo: 20_000_000)
            let request = SeenRequest(
                line: "\(request.method.rawValue) \(request.uri.string)",
                headers: request.headers,
                body: String(buffer: body)
            )
            requests.append(request)
            return try await respond(request)
        }
    }

    /// A client of that address, whose connections are closed afterwards.
    static func withClient(
        of address: String,
        limits: ChannexClient.Limits = .init(),
        clock: any Clock<Duration> = ContinuousClock(),
        _ test: (ChannexClient) async throws -> Void
    ) async throws {
        let credentials = try ChannexCredentials(baseURL: address, key: "secret/key+1==")
        let httpClient = HTTPClient(eventLoopGroupProvider: .singleton, configuration: ChannexClient.httpConfiguration)
        do {
            try await test(
                ChannexClient(credentials: credentials, httpClient: httpClient, limits: limits, clock: clock)
            )
        } catch {
            try await httpClient.shutdown()
            throw error
        }
        try await httpClient.shutdown()
    }
}

/// The server of a test while it runs.
struct RunningServer: Sendable {
    /// Its address, without `/api/v1`.
    let address: String
    fileprivate let recorded: Mutexed<[SeenRequest]>

    /// What it was asked, in order.
    var requests: [SeenRequest] { recorded.value }
}

/// A value behind a lock.
final class Mutexed<Value: Sendable>: Sendable {
    private let mutex: Mutex<Value>

    init(_ value: Value) {
        mutex = Mutex(value)
    }

    var value: Value { mutex.withLock { $0 } }

    func append<Element>(_ element: Element) where Value == [Element] { mutex.withLock { $0.append(element) } }
}

extension Response {
    static func json(_ text: String, _ status: Int = 200, headers: [String: String] = [:]) -> Response {
        answer(text, status, headers: headers.merging(["content-type": "application/json"]) { own, _ in own })
    }

    static func answer(_ text: String, _ status: Int = 200, headers: [String: String] = [:]) -> Response {
        var fields = HTTPFields()
        for (name, value) in headers {
            if let name = HTTPFields.Element.Name(name) { fields[name] = value }
        }
        return Response(
            status: .init(code: status),
            headers: fields,
            body: .init(byteBuffer: ByteBuffer(string: text))
        )
    }
}

/// A clock whose sleeps end when somebody opens the gate.
struct GateClock: Clock {
    struct Instant: InstantProtocol {
        var offset = Duration.zero

        func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        func duration(to other: Instant) -> Duration { other.offset - offset }
        static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    private let openings: AsyncStream<Void>
    private let gate: AsyncStream<Void>.Continuation

    init() {
        (openings, gate) = AsyncStream.makeStream(of: Void.self)
    }

    var now: Instant { Instant() }
    var minimumResolution: Duration { .zero }

    func open() { gate.yield() }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        for await _ in openings { return }
        throw CancellationError()
    }
}

/// Waits until the task is cancelled.
func waitForever() async throws -> Never {
    let (never, _) = AsyncStream.makeStream(of: Never.self)
    for await _ in never {}
    throw CancellationError()
}
