import ChannelAPI
import ChannelSync
import ChannexWire
import HTTPServing
import HTTPTypes
import HotelTesting
import HotelValues
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@Suite("HTTP face of many links", .timeLimit(.minutes(1)))
struct FleetAPITests {
    private let first = "6a0f7d5e-6f0c-4b0e-9d39-2a1d1c5a0b01"
    private let second = "6a0f7d5e-6f0c-4b0e-9d39-2a1d1c5a0b02"

    private func withTwo(
        _ body: @Sendable @escaping (any TestClientProtocol, SampleLink, SampleLink) async throws -> Void
    ) async throws {
        let one = try await SampleLink(isSetUp: false, property: "one")
        let two = try await SampleLink(isSetUp: false, property: "two", in: one.database, clock: one.clock)
        for (link, id) in [(one, first), (two, second)] {
            var mapping = SampleHotel.mapping
            mapping.property = ChannexProperty.ID(id)
            try await link.store.save(mapping)
            try await link.store.save(webhook: "hook", secretHash: "hash of secret of \(link.store.property)")
        }
        let api = FleetAPI(
            links: LinkDirectory([one.link, two.link]),
            secret: nil,
            hash: { "hash of \($0)" },
            clock: one.clock
        )
        try await Application(responder: api.makeResponder()).test(.router) { try await body($0, one, two) }
    }

    private func get(_ client: any TestClientProtocol, _ uri: String) async throws -> TestResponse {
        try await client.executeRequest(uri: uri, method: .get, headers: [:], body: nil)
    }

    private func webhook(
        _ client: any TestClientProtocol,
        about property: String,
        secret: String
    ) async throws -> TestResponse {
        var headers = HTTPFields()
        if let name = HTTPField.Name(WebhookSecrets.header) { headers[name] = secret }
        let body = """
            {"event": "booking_new", "property_id": "\(property)",
            "payload": {"booking_revision_id": "e1e1a0a0-1111-4222-8333-444455556666"}}
            """
        return try await client.executeRequest(
            uri: "/webhook/channex",
            method: .post,
            headers: headers,
            body: ByteBuffer(string: body)
        )
    }

    @Test("a webhook reaches the hotel that it names, and only with that hotel's own secret")
    func webhooks() async throws {
        try await withTwo { (client, one, two) async throws in
            #expect(try await webhook(client, about: second, secret: "secret of one").status == .unauthorized)
            #expect(try await webhook(client, about: second, secret: "secret of two").status == .ok)
            #expect(try await one.store.status().hints == 0)
            #expect(try await two.store.status().hints == 1)
            let nobodys = "00000000-0000-4000-8000-000000000000"
            #expect(try await webhook(client, about: nobodys, secret: "secret of one").status == .notFound)
        }
    }

    @Test("a question names its hotel; without a name, or with a wrong one, it is told which there are")
    func questions() async throws {
        try await withTwo { (client, one, _) async throws in
            try await one.markDirty(.rate("2026-11-20", "2026-11-21"))
            let named = try await get(client, "/sync/status?property=one")
            #expect(named.status == .ok)
            #expect(String(buffer: named.body).contains(#""restrictions":1"#))
            for (uri, status) in [("/sync/status", 400), ("/sync/status?property=three", 404)] {
                let refused = try await get(client, uri)
                #expect(refused.status.code == status)
                #expect(refused.headers[.contentType] == Problem.mediaType)
                #expect(String(buffer: refused.body).contains("one, two"))
            }
        }
    }

    @Test("health and metrics are of all hotels, each by its name")
    func watching() async throws {
        try await withTwo { (client, one, _) async throws in
            try await one.markDirty(.rate("2026-11-20", "2026-11-21"))
            one.clock.advance(by: .seconds(600))
            let health = try await get(client, "/health")
            #expect(String(buffer: health.body).contains(#""hotels":2"#))
            #expect(String(buffer: health.body).contains(#""one":{"#))
            let metrics = String(buffer: try await get(client, "/metrics").body)
            #expect(metrics.contains(#"sistema_os_changes_waiting{property="one",lane="restrictions"} 1"#))
            #expect(metrics.contains(#"sistema_os_changes_waiting{property="two",lane="restrictions"} 0"#))
            #expect(metrics.split(separator: "\n").count { $0 == "# TYPE sistema_os_changes_waiting gauge" } == 1)
            #expect(try await get(client, "/livez").status == .ok)
            #expect(try await get(client, "/readyz").status == .ok)
        }
    }
}
