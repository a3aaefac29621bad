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

    let url: String
    let deliveries: AsyncStream<Delivery>

    /// Runs a test with a receiver; after the given statuses it answers 200.
    static func with(
        statuses: [Int] = [],
        _ test: @Sendable (Receiver) async throws -> Void
    ) async throws {
        let (deliveries, arrived) = AsyncStream.makeStream(of: Delivery.self)
        let (ports, isReady) = AsyncStream.makeStream(of: Int.self)
        let remaining = Script(statuses)
        let router = Router()
        router.post("hook") { request, _ in
            let buffer = try await request.body.collect(upTo: 1_000_000)
            let body = (try? JSON.parse(Array(buffer.readableBytesView))) ?? .null
            arrived.yield(Delivery(headers: request.headers, query: request.uri.query, body: body))
            return HTTPResponse.Status(code: remaining.next())
        }
        let application = Application(
            router: router,
            configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { isReady.yield($0.localAddress?.port ?? 0) },
            logger: Logger(label: "receiver", factory: { _ in SwiftLogNoOpLogHandler() })
        )
        try await running(application) {
            guard let port = await ports.first(where: { _ in true }) else { return }
            try await test(Receiver(url: "http://127.0.0.1:\(port)/hook", deliveries: deliveries))
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

/// Statuses to answer with, one after the other, then 200.
private final class Script: Sendable {
    private let statuses: Mutex<[Int]>

    init(_ statuses: [Int]) {
        self.statuses = Mutex(statuses)
    }

    func next() -> Int {
        statuses.withLock { $0.isEmpty ? 200 : $0.removeFirst() }
    }
}
