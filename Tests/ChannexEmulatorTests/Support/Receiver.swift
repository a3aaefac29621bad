import ChannexEmulator
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle
import Synchronization

/// A little HTTP server that takes webhooks on 127.0.0.1 and answers them with the statuses it was told.
struct Receiver: Sendable {
    /// One delivery as it arrived.
    struct Delivery: Sendable {
        let headers: HTTPFields
        let query: String?
        let body: JSON

        var event: String? { body["event"]?.text }
    }

    /// The status of an answer that does not come as long as the test runs.
    static let silence = 0

    let url: String
    let deliveries: AsyncStream<Delivery>
    private let script: Script

    /// What has arrived so far.
    var arrived: [Delivery] { script.arrived }

    /// Runs a test with a receiver; after the given statuses it answers 200.
    ///
    /// `onArrival` runs before each answer.
    static func with(
        statuses: [Int] = [],
        onArrival: @escaping @Sendable () async throws -> Void = {},
        _ test: @Sendable (Receiver) async throws -> Void
    ) async throws {
        let (deliveries, arrived) = AsyncStream.makeStream(of: Delivery.self)
        let (ports, isReady) = AsyncStream.makeStream(of: Int.self)
        let script = Script(statuses)
        let router = Router()
        router.post("hook") { request, _ in
            let buffer = try await request.body.collect(upTo: 1_000_000)
            let body = (try? JSON.parse(Array(buffer.readableBytesView))) ?? .null
            let delivery = Delivery(headers: request.headers, query: request.uri.query, body: body)
            let status = script.next(for: delivery)
            arrived.yield(delivery)
            try await onArrival()
            if status == silence { await script.end() }
            // With an address, so that a redirect could be followed.
            let headers: HTTPFields = (300..<400).contains(status) ? [.location: "/hook"] : [:]
            return Response(status: .init(code: status == silence ? 500 : status), headers: headers)
        }
        let application = Application(
            router: router,
            configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { isReady.yield($0.localAddress?.port ?? 0) },
            logger: Logger(label: "receiver", factory: { _ in SwiftLogNoOpLogHandler() })
        )
        try await running(application) {
            guard let port = await ports.first(where: { _ in true }) else { return }
            defer { script.finish() }
            let url = "http://127.0.0.1:\(port)/hook"
            try await test(Receiver(url: url, deliveries: deliveries, script: script))
        }
    }

    /// Runs a service for as long as the test takes, then shuts it down gracefully.
    static func running(_ service: any Service, _ test: @Sendable () async throws -> Void) async throws {
        let group = ServiceGroup(
            configuration: .init(
                services: [service],
                logger: Logger(label: "group", factory: { _ in SwiftLogNoOpLogHandler() })
            )
        )
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            do {
                try await test()
            } catch {
                await group.triggerGracefulShutdown()
                throw error
            }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    /// The next deliveries.
    func take(_ count: Int) async -> [Delivery] {
        var taken: [Delivery] = []
        for await delivery in deliveries {
            taken.append(delivery)
            if taken.count == count { break }
        }
        return taken
    }
}

/// Statuses to answer with, one after the other, then 200; and what they were answered to.
private final class Script: Sendable {
    private struct State {
        var statuses: [Int]
        var arrived: [Receiver.Delivery] = []
        var isOver = false
        var silent: [AsyncStream<Void>.Continuation] = []
    }

    private let state: Mutex<State>

    init(_ statuses: [Int]) {
        state = Mutex(State(statuses: statuses))
    }

    var arrived: [Receiver.Delivery] { state.withLock(\.arrived) }

    func next(for delivery: Receiver.Delivery) -> Int {
        state.withLock { state in
            state.arrived.append(delivery)
            return state.statuses.isEmpty ? 200 : state.statuses.removeFirst()
        }
    }

    /// Waits until the test is over.
    func end() async {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
        let isOver = state.withLock { state in
            state.silent.append(continuation)
            return state.isOver
        }
        if isOver { continuation.finish() }
        for await _ in stream {}
    }

    /// Lets those answer who kept silent.
    func finish() {
        let silent = state.withLock { state in
            state.isOver = true
            return state.silent
        }
        for continuation in silent { continuation.finish() }
    }
}
