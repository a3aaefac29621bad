import AsyncHTTPClient
import ChannelSync
import Database
import HotelValues
import Hummingbird
import NIOCore
import PMSGateways
import ServiceLifecycle
import Synchronization
import Testing

@Suite("Failures of the PMS over HTTP", .timeLimit(.minutes(1)))
struct FailureTests {
    @Test(
        "statuses tell whether trying again can help",
        arguments: [
            (400, #"{"detail":"Data inválida"}"#, true), (404, #"{"detail":"Categoria não encontrada"}"#, true),
            (409, #"{"title":"Conflito","detail":"Já existe","campo":"categoria"}"#, true), (422, "{}", true),
            (401, #"{"detail":"?"}"#, false), (403, "", false), (404, "<html>tunnel not found</html>", false),
            (404, #"{"detail":"Not Found"}"#, false), (405, #"{"detail":"Method Not Allowed"}"#, false),
            (408, "", false),
            (307, "", false), (429, "", false), (500, "oops", false), (502, "<html>", false), (503, "{}", false),
        ]
    )
    func statuses(status: Int, body: String, isRefusal: Bool) async throws {
        try await Foreign.run { foreign in
            foreign.pms.change { $0.failure = (status, body) }
            let failure = await #expect(throws: GatewayFailure.self) {
                try await foreign.gateway.apply(.revision(1, .new))
            }
            #expect(failure?.isRefusal == isRefusal)
            // Whatever the answer was, the next try may succeed.
            foreign.pms.change { $0.failure = nil }
            let applied = try await foreign.gateway.apply(.revision(1, .new))
            #expect(applied.effect == "created")
        }
    }

    @Test("a wrong key says where the right one belongs", arguments: [401, 403])
    func wrongKey(status: Int) async throws {
        let responder = CallbackResponder<BasicRequestContext> { _, _ in .answer("{}", status) }
        try await run(responder) { gateway in
            let failure = await #expect(throws: GatewayFailure.self) { try await gateway.house() }
            #expect(failure?.isRefusal == false)
            #expect(failure?.text.contains("PMS_API_KEY") == true)
        }
    }

    @Test("a refusal says what is wrong and nothing of the guest, nor the key")
    func noSecrets() async throws {
        try await Foreign.run { foreign in
            let detail = "Maria Souza (MARIA@example.com, +55 21 98888-7777) já está em 2026-12-05; so_secret; a Souza"
            foreign.pms.change { $0.failure = (409, #"{"detail":"\#(detail)"}"#) }
            let failure = try #require(
                await #expect(throws: GatewayFailure.self) { try await foreign.gateway.apply(.revision(1, .new)) }
            )
            #expect(failure.text.contains("já está em 2026-12-05"))
            for secret in ["Maria", "MARIA", "Souza", "example.com", "98888", "so_secret"] {
                #expect(!failure.text.contains(secret), "\(failure.text)")
            }
        }
    }

    @Test("a framework's list of fields is read, without what was sent in them")
    func listOfFields() async throws {
        try await Foreign.run { foreign in
            let flaw = #"{"detail":[{"loc":["body","quartos",0,"checkin"],"msg":"invalid date","input":"secret"}]}"#
            foreign.pms.change { $0.failure = (422, flaw) }
            let failure = try #require(
                await #expect(throws: GatewayFailure.self) { try await foreign.gateway.apply(.revision(1, .new)) }
            )
            #expect(failure.text.contains("body.quartos.0.checkin: invalid date"))
            #expect(!failure.text.contains("secret"))
        }
    }

    @Test(
        "where no PMS answers, nothing is refused and nothing believed",
        arguments: [
            (200, "<html>welcome</html>"), (404, "<html>no such tunnel</html>"), (404, #"{"detail":"Not Found"}"#),
            (200, "{}"), (200, "[]"), (302, ""), (400, #"{"detail":"?"}"#), (422, "{}"), (500, ""),
        ]
    )
    func nobodyThere(status: Int, body: String) async throws {
        let responder = CallbackResponder<BasicRequestContext> { _, _ in .answer(body, status) }
        try await run(responder) { gateway in
            let booking = InboundBooking.revision(1, .new)
            for call in [{ _ = try await gateway.house() }, { _ = try await gateway.apply(booking) }] {
                let failure = await #expect(throws: GatewayFailure.self) { try await call() }
                #expect(failure?.isRefusal == false)
            }
        }
    }

    @Test("nothing listens: unavailable")
    func refusedConnection() async throws {
        let responder = CallbackResponder<BasicRequestContext> { _, _ in .answer("{}") }
        let closed = Mutex("")
        try await withServer(responder) { url, _ in closed.withLock { $0 = url } }
        let httpClient = HTTPClient(eventLoopGroupProvider: .singleton, configuration: HTTPGateway.httpConfiguration)
        let gateway = try Foreign.gateway(to: closed.withLock { $0 }, try await store(), httpClient)
        let failure = await #expect(throws: GatewayFailure.self) { try await gateway.house() }
        #expect(failure?.isRefusal == false)
        try await httpClient.shutdown()
    }

    @Test("an answer that does not come in time is given up")
    func deadline() async throws {
        let responder = CallbackResponder<BasicRequestContext> { _, _ in try await answerNever() }
        try await run(responder, clock: HastyClock()) { gateway in
            let failure = await #expect(throws: GatewayFailure.self) { try await gateway.house() }
            #expect(failure?.text.contains("within") == true)
        }
    }

    @Test("an answer longer than the limit is given up")
    func tooLong() async throws {
        let responder = CallbackResponder<BasicRequestContext> { _, _ in
            .answer(String(repeating: " ", count: 5_000) + "{}")
        }
        try await run(responder, limits: .init(answerBytes: 4_000)) { gateway in
            let failure = await #expect(throws: GatewayFailure.self) { try await gateway.house() }
            #expect(failure?.text.contains("longer than 4000 bytes") == true)
        }
    }

    @Test("a caller that is cancelled hears of that, not of a failure")
    func cancelled() async throws {
        let (arrivals, arrival) = AsyncStream.makeStream(of: Void.self)
        let responder = CallbackResponder<BasicRequestContext> { _, _ in
            arrival.yield()
            return try await answerNever()
        }
        try await run(responder) { gateway in
            await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { _ = try await gateway.house() }
                for await _ in arrivals { break }
                group.cancelAll()
                await #expect(throws: CancellationError.self) { try await group.next() }
            }
        }
    }

    @Test(
        "what is no address is told at once",
        arguments: ["", "localhost:8000", "ftp://x", "http://", "http://a@b", "http:// x"]
    )
    func address(text: String) throws {
        #expect(throws: PMSAddress.Flaw.notAnAddress) { try PMSAddress(text) }
    }

    @Test(
        "addresses come in several spellings",
        arguments: ["http://pms:8000", "http://pms:8000/", "http://pms:8000/api/v1", "http://pms:8000/api/v1/"]
    )
    func spellings(text: String) throws {
        #expect(try PMSAddress(text).base == "http://pms:8000/api/v1")
    }

    private func store() async throws -> LinkStore {
        try await LinkStore(property: "praia", database: Database.open(.memory))
    }

    private func run(
        _ responder: CallbackResponder<BasicRequestContext>,
        limits: HTTPGateway.Limits = .init(),
        clock: any Clock<Duration> = NapClock(),
        _ test: @escaping @Sendable (HTTPGateway) async throws -> Void
    ) async throws {
        let store = try await store()
        try await withServer(responder) { url, httpClient in
            try await test(Foreign.gateway(to: url, store, httpClient, limits: limits, clock: clock))
        }
    }
}

/// Waits until the server is asked to end.
private func answerNever() async throws -> Response {
    try await cancelWhenGracefulShutdown { () async throws -> Response in try await waitUntilCancelled() }
}
