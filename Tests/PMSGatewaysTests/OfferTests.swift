import ChannelSync
import Database
import HotelValues
import Hummingbird
import PMSGateways
import Synchronization
import Testing

@Suite("Which PMS answers")
struct OfferTests {
    private static let hotel = """
        {"hotel":"mar","nome":"Hotel do Mar","fuso_horario":"America/Recife","moeda":"BRL","pais":"BR",
        "hoje":"2026-12-01","categorias":[],"planos":[]}
        """
    private static let calendar = #"{"room_types":[{"categoria":"ov","total":5,"available":3,"rate":"100.00"}]}"#

    /// A server that has `/hotel` or has it not, as it is told, and always has a calendar.
    private final class Server: HTTPResponder {
        typealias Context = BasicRequestContext

        let isWhole: Mutex<Bool>
        let seen = Mutex<[(path: String, knownTag: String?)]>([])

        init(isWhole: Bool) {
            self.isWhole = Mutex(isWhole)
        }

        func respond(to request: Request, context: Context) async throws -> Response {
            let tag = request.headers[.ifNoneMatch]
            seen.withLock { $0.append((request.uri.path, tag)) }
            switch request.uri.path {
            case "/api/v1/hotel" where isWhole.withLock { $0 }: return .answer(OfferTests.hotel)
            case "/api/v1/channex/ari" where tag == "\"1\"": return Response(status: .notModified)
            case "/api/v1/channex/ari":
                let days = #""dias":[{"data":"2026-12-01","available":3}],"planos":[],"currency":"BRL","#
                var response = Response.answer(OfferTests.calendar.replacing(#""total""#, with: days + #""total""#))
                response.headers[.eTag] = "\"1\""
                return response
            case "/api/v1/channex/booking":
                return .answer(#"{"id":"r1","numero":7,"efeito":"desatualizada"}"#, 201)
            default: return .answer(#"{"detail":"Not Found"}"#, 404)
            }
        }
    }

    @Test("a PMS that was whole is never taken for less")
    func onceWhole() async throws {
        try await run(isWhole: true) { server, gateway, _ in
            let house = try await gateway.house()
            #expect(house.name == "Hotel do Mar")
            server.isWhole.withLock { $0 = false }
            let failure = await #expect(throws: GatewayFailure.self) { try await gateway.house() }
            #expect(failure?.isRefusal == false)
            // Bookings go on as revisions, which only the whole one answers with an effect.
            #expect(try await gateway.apply(.revision(1, .cancelled)).effect == "outdated")
        }
    }

    @Test("a PMS that lacked something is asked again after a while, not at once")
    func broughtUpToDate() async throws {
        try await run(isWhole: false) { server, gateway, passed in
            let booking = InboundBooking.revision(1, .cancelled)
            let before = try await gateway.apply(booking)
            #expect(before.reservation.isEmpty, "kept in mind, not sent")
            server.isWhole.withLock { $0 = true }
            let soon = try await gateway.apply(.revision(2, .cancelled))
            #expect(soon.reservation.isEmpty)
            passed.withLock { $0 = .seconds(600) }
            let later = try await gateway.apply(.revision(3, .cancelled))
            #expect(later == AppliedRevision(reservation: "r1", number: "7", effect: "outdated", isOverbooked: false))
        }
    }

    @Test("a calendar that has not changed is not sent again")
    func tags() async throws {
        try await run(isWhole: true) { server, gateway, _ in
            let nights = Foreign.today...Foreign.today
            let first = try await gateway.calendar(nights)
            #expect(first.availability == ["ov": [3]])
            let second = try await gateway.calendar(nights)
            #expect(second == first)
            let tags = server.seen.withLock { $0.filter { $0.path.hasSuffix("ari") }.map(\.knownTag) }
            #expect(tags == [nil, "\"1\""])
        }
    }

    @Test("a calendar without the nights that were asked for is not believed")
    func otherNights() async throws {
        try await run(isWhole: true) { _, gateway, _ in
            let failure = await #expect(throws: GatewayFailure.self) {
                try await gateway.calendar(Foreign.today...Foreign.today.advanced(by: 1))
            }
            #expect(failure?.isRefusal == false)
        }
    }

    private func run(
        isWhole: Bool,
        _ test: @escaping @Sendable (Server, HTTPGateway, Elapsed) async throws -> Void
    ) async throws {
        let server = Server(isWhole: isWhole)
        let store = try await LinkStore(property: "praia", database: Database.open(.memory))
        let passed = Elapsed()
        try await withServer(server) { url, httpClient in
            let gateway = try Foreign.gateway(to: url, store, httpClient, passed: { passed.withLock { $0 } })
            try await test(server, gateway, passed)
        }
    }
}

/// How much time has passed, as the test says.
private final class Elapsed: Sendable {
    private let duration = Mutex(Duration.zero)

    func withLock<Result: Sendable>(_ body: (inout Duration) -> Result) -> Result { duration.withLock { body(&$0) } }
}
