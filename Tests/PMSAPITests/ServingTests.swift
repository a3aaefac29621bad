import FoundationEssentials
import HTTPServing
import HTTPTypes
import HotelTesting
import HotelValues
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import PMSWire
import Testing

@Suite("Serving")
struct ServingTests {
    @Test("every answer carries an id, a sane one from the caller is taken over")
    func requestID() async throws {
        let hotel = try await HotelUnderTest()
        try await hotel.call { caller in
            let own = try await caller.get("/livez")
            #expect(own.headers[.requestID]?.isEmpty == false)
            let taken = try await caller.get("/livez", headers: [.requestID: "trace-0123456789"])
            #expect(taken.headers[.requestID] == "trace-0123456789")
            let strange = try await caller.get("/livez", headers: [.requestID: "a b c d e f g h"])
            #expect(strange.headers[.requestID] != "a b c d e f g h")
            let refused = try await caller.get("/nada", headers: [.requestID: "trace-0123456789"])
            #expect(refused.text.contains("urn:request:trace-0123456789"))
        }
    }

    @Test("answers tell browsers to do nothing clever")
    func securityHeaders() async throws {
        let hotel = try await HotelUnderTest()
        try await hotel.call { caller in
            for path in ["/livez", "/nada", "/api/v1/hotel", "/docs"] {
                let answer = try await caller.get(path)
                #expect(answer.headers[.xContentTypeOptions] == "nosniff", "\(path)")
                #expect(answer.headers[.contentSecurityPolicy]?.hasPrefix("default-src 'none'") == true, "\(path)")
                #expect(answer.headers[.cacheControl] != nil, "\(path)")
            }
        }
    }

    @Test("a known path with an unknown method says which methods it has")
    func allow() async throws {
        let hotel = try await HotelUnderTest()
        try await hotel.call { caller in
            let answer = try await caller.send(.delete, "/api/v1/reservas")
            #expect(answer.headers[.allow] == "GET, POST, HEAD")
            #expect(try answer.problem(status: 405).detail?.contains("GET ou POST") == true)
            #expect(try await caller.send(.head, "/livez").status == 200)
        }
    }

    @Test("what nobody foresaw is answered without particulars")
    func unforeseen() async throws {
        struct Secret: Error {}
        let router = Router.serving(clock: ManualClock())
        router.get("broken") { _, _ -> Response in throw Secret() }
        router.get("stopping") { _, _ -> Response in throw CancellationError() }
        router.get("teapot") { _, _ -> Response in throw HTTPError(.init(code: 418), message: "internal words") }
        router.refuseOtherMethods()
        // A log that keeps nothing, not even a request's id, stops nobody.
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        try await Application(router: router, logger: logger).test(.router) { client in
            let caller = Caller(client: client)
            let broken = try await caller.get("/broken")
            #expect(try broken.problem(status: 500).detail?.isEmpty == false)
            #expect(!broken.text.contains("Secret"))
            _ = try await caller.get("/stopping").problem(status: 503)
            let teapot = try await caller.get("/teapot")
            _ = try teapot.problem(status: 418)
            #expect(!teapot.text.contains("internal words"))
            _ = try await caller.post("/teapot").problem(status: 405)
        }
    }

    @Test("a body in pieces is cut off at its limit")
    func largeBody() async throws {
        let reader = BodyReader(limit: 10)
        let head = HTTPRequest(method: .post, scheme: "http", authority: "localhost", path: "/")
        func read(_ pieces: [String]) async throws -> [UInt8] {
            let stream = AsyncStream { continuation in
                for piece in pieces { continuation.yield(ByteBuffer(string: piece)) }
                continuation.finish()
            }
            return try await reader.bytes(of: Request(head: head, body: RequestBody(asyncSequence: stream)))
        }
        #expect(try await read(["12345", "67890"]) == Array("1234567890".utf8))
        await #expect(throws: RequestFault.bodyTooLarge(limit: 10)) { try await read(["12345", "678901"]) }
    }

    @Test(
        "JSON is refused for what a decoder lets pass",
        arguments: [
            (#"{"a":{"b":1,"b":2}}"#, RequestFault.repeatedField("b")),
            (#"[{"a":1},{"a":1}]"#, nil),
            (#"{"a":{"a":{"a":1}},"b":["a","a"]}"#, nil),
            (#"{"a":"\"a\":","b":"}"}"#, nil),
            (#"{"a\"":1,"a":2}"#, nil),
            (#"{"\u0061":1,"a":2}"#, .repeatedField("a")),
            ("{\"a\":\"\u{0}\"}", .nulCharacter),
            (#"{"a":"\u0000"}"#, .nulCharacter),
            (#"{"a":"\\u0000"}"#, nil),
            (#"[[[[1]]]]"#, nil),
            (#"[[[[[1]]]]]"#, .nestedTooDeeply(limit: 4)),
        ] as [(String, RequestFault?)]
    )
    func scan(_ json: String, _ expected: RequestFault?) throws {
        struct Anything: Decodable { init(from decoder: any Decoder) {} }
        let reader = BodyReader(nesting: 4)
        do {
            _ = try reader.decode(Anything.self, from: Array(json.utf8))
            #expect(expected == nil)
        } catch let error as RequestFault {
            #expect(error == expected)
        }
    }

    @Test("a wrong field is named by its path")
    func fieldPath() throws {
        let reader = BodyReader()
        let json = Array(#"{"quartos":[{},{"checkin":"2026-02-30"}]}"#.utf8)
        #expect(throws: RequestFault.wrongField("quartos[1].checkin")) {
            try reader.decode(ReservationBody.self, from: json)
        }
        #expect(throws: RequestFault.missingField("alteracoes[0].plano")) {
            try reader.decode(RateEditsBody.self, from: Array(#"{"alteracoes":[{}]}"#.utf8))
        }
    }

    @Test(
        "entity tags are compared as RFC 9110 says",
        arguments: [
            (#""abc""#, true), (#"W/"abc""#, true), (#""x", "abc""#, true), ("*", true), (#""abcd""#, false),
            ("abc", false), ("", false),
        ]
    )
    func entityTag(_ header: String, _ isKnown: Bool) {
        let head = HTTPRequest(
            method: .get,
            scheme: "http",
            authority: "localhost",
            path: "/",
            headerFields: [.ifNoneMatch: header]
        )
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer()))
        #expect(EntityTag("abc").isKnown(to: request) == isKnown)
    }

    @Test("secrets are equal when all their bytes are")
    func constantTime() {
        #expect(ConstantTime.areEqual("secret".utf8, "secret".utf8))
        #expect(!ConstantTime.areEqual("secret".utf8, "secreT".utf8))
        #expect(!ConstantTime.areEqual("secret".utf8, "secret ".utf8))
        #expect(ConstantTime.areEqual("".utf8, "".utf8))
    }
}
