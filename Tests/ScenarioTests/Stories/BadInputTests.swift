import Foundation
import NIOHTTP1
import Testing

extension Scenarios {
    @Suite("Bad input to the middleware")
    struct BadInputTests {
        private static let secret = "scenario-secret-0001"

        @Test("is answered 4xx with a problem that says what to do, and changes nothing")
        func refused() async throws {
            var plan = World.Plan.webhooks
            plan.settings = ["WEBHOOK_SECRET": BadInputTests.secret]
            try await World.play(plan) { world in
                let before = try await world.held()
                for call in BadCall.all(secret: BadInputTests.secret) {
                    let answer = try await world.middleware.send(call.method, call.path, call.body, call.headers)
                    expectProblem(answer, call.status, call.name)
                }
                #expect(try await world.held() == before)
            }
        }

        @Test("a hotel that is not set up says so")
        func notSetUp() async throws {
            try await Scene.play { scene in
                let settings = try Settings(.webhooks, scene)
                let server = try scene.start(["serve"], settings.link)
                try await server.saysBothReady()
                let middleware = Web(url: "http://127.0.0.1:\(scene.middlewarePort)")
                expectProblem(try await middleware.post("/sync/full"), 409, "full sync before the set-up")
                let health = try await middleware.get("/health").accepted()
                #expect(health["status"] == "attention")
                #expect(health["reasons"][0].text?.contains("setup channex") == true)
            }
        }
    }
}

extension World {
    /// What the middleware holds that a request from outside could change; what it sends goes on meanwhile.
    fileprivate func held() async throws -> [JSON] {
        let status = try await middleware.get("/sync/status").accepted()
        return ["property", "room_types", "rate_plans", "revisions", "bookings", "webhooks"].map { status[$0] }
    }
}

private func expectProblem(_ answer: Web.Answer, _ status: Int, _ name: String) {
    #expect(answer.status == status, "\(name)")
    #expect(answer.headers.first(name: "content-type")?.hasPrefix("application/problem+json") == true, "\(name)")
    #expect(answer.body["status"].number == status, "\(name)")
    #expect(answer.body["title"].text?.isEmpty == false && answer.body["detail"].text?.isEmpty == false, "\(name)")
}

/// A request that must be refused.
private struct BadCall {
    let name: String
    let status: Int
    let method: HTTPMethod
    let path: String
    var headers: [String: String] = [:]
    var body: Data?

    static func all(secret: String) -> [BadCall] {
        webhooks(secret: secret) + [
            BadCall(name: "a webhook that is read", status: 405, method: .GET, path: "/webhook/channex"),
            BadCall(name: "a sync that is read", status: 405, method: .GET, path: "/sync/full"),
            BadCall(name: "a status that is written", status: 405, method: .POST, path: "/sync/status"),
            BadCall(name: "a mapping that is deleted", status: 405, method: .DELETE, path: "/bookings/mapping"),
            BadCall(name: "no such path", status: 404, method: .GET, path: "/sync/half"),
            BadCall(name: "no such booking", status: 404, method: .GET, path: "/bookings/none/trail"),
            BadCall(
                name: "a very long id",
                status: 404,
                method: .GET,
                path: "/bookings/\(String(repeating: "x", count: 4_000))/trail"
            ),
            BadCall(name: "an id with a NUL", status: 404, method: .GET, path: "/bookings/a%00b/trail"),
            BadCall(name: "no calls wanted", status: 400, method: .GET, path: "/sync/log?limit=0"),
            BadCall(name: "too many calls wanted", status: 400, method: .GET, path: "/sync/log?limit=1001"),
            BadCall(name: "a limit that is no number", status: 400, method: .GET, path: "/sync/log?limit=many"),
            BadCall(name: "no such call", status: 404, method: .GET, path: "/sync/log/none"),
            BadCall(name: "a call's id with a NUL", status: 404, method: .GET, path: "/sync/log/a%00b"),
            BadCall(name: "no such outcome", status: 400, method: .GET, path: "/sync/log?outcome=good"),
            BadCall(name: "a cause with a NUL", status: 400, method: .GET, path: "/sync/log?cause=a%00b"),
            BadCall(
                name: "a place before all time",
                status: 400,
                method: .GET,
                path: "/sync/log?after=\(Int64.min).a"
            ),
            BadCall(name: "no rehearsal", status: 400, method: .POST, path: "/sync/preview", body: Data("{}".utf8)),
            BadCall(
                name: "a deep rehearsal",
                status: 400,
                method: .POST,
                path: "/sync/preview",
                body: Data(repeating: UInt8(ascii: "["), count: 500_000)
            ),
        ]
    }

    private static func webhooks(secret: String) -> [BadCall] {
        let header = "X-Channex-Webhook-Secret"
        func webhook(_ name: String, _ status: Int, secret: String?, _ body: Data) -> BadCall {
            BadCall(
                name: name,
                status: status,
                method: .POST,
                path: "/webhook/channex",
                headers: secret.map { [header: $0] } ?? [:],
                body: body
            )
        }
        let honest = Data(#"{"event":"booking","payload":{}}"#.utf8)
        let foreign = Data(#"{"event":"booking","property_id":"716305c4-561a-4561-a187-7f5b8aeb5920"}"#.utf8)
        return [
            webhook("no secret", 401, secret: nil, honest), webhook("an empty secret", 401, secret: "", honest),
            webhook("a wrong secret", 401, secret: "scenario-secret-0002", honest),
            webhook("a longer secret", 401, secret: secret + "1", honest),
            webhook("another's property", 404, secret: secret, foreign),
            webhook("two megabytes", 413, secret: secret, Data(repeating: 0x20, count: 2 << 20)),
        ]
    }
}
