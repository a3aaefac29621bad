import ChannelAPI
import ChannelSync
import HTTPServing
import HTTPTypes
import HotelTesting
import HotelValues
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@Suite("HTTP face of the link", .timeLimit(.minutes(1)))
struct ChannelAPITests {
    private static let property = "6a0f7d5e-6f0c-4b0e-9d39-2a1d1c5a0b01"
    private static let revision = "e1e1a0a0-1111-4222-8333-444455556666"

    private func withAPI(
        _ sample: SampleLink,
        secret: String? = "secret",
        isReady: Bool = true,
        _ body: @Sendable @escaping (any TestClientProtocol) async throws -> Void
    ) async throws {
        let api = ChannelAPI(link: sample.link, secret: secret, hash: { "hash of \($0)" }, isReady: { isReady })
        try await Application(router: api.makeRouter()).test(.router) { try await body($0) }
    }

    private func setUpSample() async throws -> SampleLink {
        let sample = try await SampleLink(isSetUp: false)
        var mapping = SampleHotel.mapping
        mapping.property = .init(ChannelAPITests.property)
        try await sample.store.save(mapping)
        return sample
    }

    private func webhook(
        _ client: any TestClientProtocol,
        _ body: String,
        secret: String? = "secret"
    ) async throws -> TestResponse {
        var headers = HTTPFields()
        if let name = HTTPField.Name(WebhookSecrets.header), let secret { headers[name] = secret }
        return try await client.executeRequest(
            uri: "/webhook/channex",
            method: .post,
            headers: headers,
            body: ByteBuffer(string: body)
        )
    }

    private func event(_ name: String, property: String = ChannelAPITests.property) -> String {
        """
        {"event": "\(name)", "property_id": "\(property)",
        "payload": {"booking_revision_id": "\(ChannelAPITests.revision)"}}
        """
    }

    @Test("a webhook without the secret, or with another, is refused and leaves nothing behind")
    func wrongSecret() async throws {
        let sample = try await setUpSample()
        try await withAPI(sample) { client in
            for secret in [nil, "", "wrong", "secre", "secret1"] {
                let response = try await webhook(client, event("booking_new"), secret: secret)
                #expect(response.status == .unauthorized)
                #expect(response.headers[.contentType] == Problem.mediaType)
            }
        }
        #expect(try await sample.store.status().hints == 0)
    }

    @Test("the secret of the last set-up counts where the configuration names none")
    func storedSecret() async throws {
        let sample = try await setUpSample()
        try await withAPI(sample, secret: nil) { client in
            #expect(try await webhook(client, event("booking_new")).status == .unauthorized)
            try await sample.store.save(webhook: "hook", secretHash: "hash of secret")
            sample.clock.advance(by: .seconds(1))
            #expect(try await webhook(client, event("booking_new")).status == .ok)
            try await sample.store.save(webhook: "hook", secretHash: "hash of another")
            sample.clock.advance(by: .seconds(1))
            #expect(try await webhook(client, event("booking_new")).status == .unauthorized)
        }
    }

    @Test("a webhook about another property is refused")
    func foreignProperty() async throws {
        let sample = try await setUpSample()
        try await withAPI(sample) { client in
            let foreign = event("booking_new", property: "00000000-0000-4000-8000-000000000000")
            let response = try await webhook(client, foreign)
            #expect(response.status == .notFound)
        }
        #expect(try await sample.store.status().hints == 0)
    }

    @Test(
        "unknown events, tests and nonsense are answered with 200",
        arguments: [
            #"{"event": "something_new"}"#, #"{"data": {"status": "test"}}"#, "", "not JSON", "[]", "null",
            #"{"event": 5, "payload": []}"#, String(repeating: "[", count: 500_000),
            String(repeating: #"{"payload":"#, count: 50_000),
        ]
    )
    func nonsense(body: String) async throws {
        let sample = try await setUpSample()
        try await withAPI(sample) { client in
            let response = try await webhook(client, body)
            #expect(response.status == .ok)
        }
    }

    @Test("a body above a mebibyte is refused")
    func largeBody() async throws {
        let sample = try await setUpSample()
        try await withAPI(sample) { client in
            let body = String(repeating: " ", count: (1 << 20) + 1)
            let response = try await webhook(client, body)
            #expect(response.status == .contentTooLarge)
        }
    }

    @Test("the generic and the specific webhook are both stored, and told in the trail")
    func bothStored() async throws {
        let sample = try await setUpSample()
        let new = SampleRevision(id: ChannelAPITests.revision, booking: "b1", insertedAt: sample.now)
        _ = try await sample.store.store([new.received], at: sample.now)
        try await withAPI(sample) { client in
            #expect(try await webhook(client, event("booking")).status == .ok)
            sample.clock.advance(by: .seconds(1))
            #expect(try await webhook(client, event("booking_new")).status == .ok)
            let trail = try await client.executeRequest(
                uri: "/bookings/b1/trail",
                method: .get,
                headers: [:],
                body: nil
            )
            #expect(String(buffer: trail.body).contains(#""webhooks":["booking","booking_new"]"#))
        }
        #expect(try await sample.store.status().hints == 2)
    }

    @Test("bookings and their reservations are listed, and unknown ones are a problem")
    func bookings() async throws {
        let sample = try await setUpSample()
        let new = SampleRevision(id: "r1", booking: "b1", insertedAt: sample.now)
        _ = try await sample.store.store([new.received], at: sample.now)
        let applied = AppliedRevision(reservation: "res", number: "12", effect: "created", isOverbooked: true)
        try await sample.store.recordApplied(new.inbound, applied, at: sample.now)
        try await withAPI(sample) { client in
            let mapping = try await client.executeRequest(
                uri: "/bookings/mapping",
                method: .get,
                headers: [:],
                body: nil
            )
            let text = String(buffer: mapping.body)
            #expect(text.contains(#""channex_booking_id":"b1""#) && text.contains(#""reservation_id":"res""#))
            #expect(text.contains(#""number":"12""#) && text.contains(#""overbooked":true"#))
            let unknown = try await client.executeRequest(
                uri: "/bookings/nobody/trail",
                method: .get,
                headers: [:],
                body: nil
            )
            #expect(unknown.status == .notFound)
            #expect(String(buffer: unknown.body).contains("unknown-booking"))
        }
    }

    @Test("a full sync before the set-up is a conflict that says what to do")
    func notSetUp() async throws {
        let sample = try await SampleLink(isSetUp: false)
        try await withAPI(sample) { client in
            let response = try await client.executeRequest(uri: "/sync/full", method: .post, headers: [:], body: nil)
            #expect(response.status == .conflict)
            #expect(String(buffer: response.body).contains("sistema-os setup channex"))
        }
    }

    @Test("a full sync that still waits is accepted, one that is done says its two calls")
    func fullSync() async throws {
        let sample = try await setUpSample()
        try await withAPI(sample) { client in
            async let waiting = client.executeRequest(uri: "/sync/full", method: .post, headers: [:], body: nil)
            await sample.clock.waitForSleepers(1)
            sample.clock.advance(by: .seconds(90))
            let response = try await waiting
            #expect(response.status == .accepted)
        }
        try await sample.running(OutboundService(link: sample.link)) {
            try await withAPI(sample) { client in
                async let running = client.executeRequest(uri: "/sync/full", method: .post, headers: [:], body: nil)
                await sample.clock.waitForSleepers(4)
                sample.clock.advance(by: .seconds(1))
                let response = try await running
                #expect(response.status == .ok)
                #expect(String(buffer: response.body).contains(#""done":true"#))
            }
        }
        #expect(sample.channex.state.pushes == 2)
    }

    @Test("what was refused is put back on request")
    func retry() async throws {
        let sample = try await setUpSample()
        try await sample.markDirty(.rate("2026-11-20", "2026-11-21"))
        try await sample.refuseAll(.restrictions, "bad")
        try await withAPI(sample) { client in
            let health = try await client.executeRequest(uri: "/health", method: .get, headers: [:], body: nil)
            #expect(String(buffer: health.body).contains(#""status":"attention""#))
            let retry = try await client.executeRequest(uri: "/sync/retry", method: .post, headers: [:], body: nil)
            #expect(String(buffer: retry.body) == #"{"retried":1}"#)
            let log = try await client.executeRequest(uri: "/sync/log?limit=1", method: .get, headers: [:], body: nil)
            #expect(String(buffer: log.body).contains(#""outcome":"refused""#))
            let wrong = try await client.executeRequest(uri: "/sync/log?limit=0", method: .get, headers: [:], body: nil)
            #expect(wrong.status == .badRequest)
        }
    }

    @Test("health, readiness and status tell how the link stands")
    func health() async throws {
        let sample = try await setUpSample()
        try await withAPI(sample) { client in
            for path in ["/livez", "/readyz"] {
                let response = try await client.executeRequest(uri: path, method: .get, headers: [:], body: nil)
                #expect(response.status == .ok)
            }
            let health = try await client.executeRequest(uri: "/health", method: .get, headers: [:], body: nil)
            #expect(String(buffer: health.body) == #"{"reasons":[],"status":"ok"}"#)
            let status = try await client.executeRequest(uri: "/sync/status", method: .get, headers: [:], body: nil)
            #expect(String(buffer: status.body).contains(#""property":"\#(ChannelAPITests.property)""#))
            try await sample.markDirty(.rate("2026-11-20", "2026-11-21"))
            sample.clock.advance(by: .seconds(121))
            let late = try await client.executeRequest(uri: "/health", method: .get, headers: [:], body: nil)
            #expect(String(buffer: late.body).contains("changes wait to be sent since"))
        }
        try await withAPI(sample, isReady: false) { client in
            let response = try await client.executeRequest(uri: "/readyz", method: .get, headers: [:], body: nil)
            #expect(response.status == .serviceUnavailable)
        }
    }

    @Test("other methods are refused with what is allowed")
    func methods() async throws {
        try await withAPI(try await setUpSample()) { client in
            let response = try await client.executeRequest(
                uri: "/webhook/channex",
                method: .get,
                headers: [:],
                body: nil
            )
            #expect(response.status == .methodNotAllowed)
            #expect(response.headers[.allow] == "POST")
        }
    }
}
