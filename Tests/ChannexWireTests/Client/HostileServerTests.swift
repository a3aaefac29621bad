import ChannexClient
import ChannexWire
import HotelValues
import Hummingbird
import Testing

@Suite("The client, when Channex does not behave")
struct HostileServerTests {
    private let success = #"{"data":[{"id":"t1","type":"task"}],"meta":{"message":"Success"}}"#

    private func push(_ client: ChannexClient) async throws(ChannexFailure) -> ARIReceipt {
        let night = Day(number: 21_000)
        return try await client.pushAvailability([
            AvailabilityValue(property: "P", roomType: "T", nights: night...night, availability: 1)
        ])
    }

    /// The failure of a push that is answered in that way.
    private func failureOfPush(
        limits: ChannexClient.Limits = .init(),
        _ respond: @escaping @Sendable (SeenRequest) async throws -> Response
    ) async throws -> ChannexFailure {
        var failure: ChannexFailure?
        try await StubServer.answering(limits: limits, respond).run { client, _ in
            failure = await #expect(throws: ChannexFailure.self) { try await push(client) }
        }
        return try #require(failure)
    }

    @Test(
        "too many calls: the pause is taken from either header",
        arguments: [
            ([:], nil), (["retry-after": "37"], .seconds(37)), (["retry-after": "soon"], nil),
            (["ratelimit": #""availability";r=0;t=21"#], .seconds(21)),
            (["ratelimit": #""availability";r=0;t=21, "day";r=0;t=600"#], .seconds(600)),
            (["ratelimit": #""availability";r=12;t=21"#], nil), (["retry-after": "-1", "ratelimit": "junk"], nil),
            (["retry-after": "0"], .zero),
        ] as [([String: String], Duration?)]
    )
    func rateLimited(headers: [String: String], pause: Duration?) async throws {
        let failure = try await failureOfPush { _ in
            .json(#"{"errors":{"code":"http_too_many_requests","title":"Too Many Requests"}}"#, 429, headers: headers)
        }
        #expect(failure == .rateLimited(retryAfter: pause))
        #expect(failure.isRetryable && !failure.mayHaveBeenApplied)
    }

    @Test("trouble at Channex may have come after the change", arguments: [500, 502, 503, 504])
    func unavailable(status: Int) async throws {
        let failure = try await failureOfPush { _ in .answer("<h1>sorry</h1>\n", status, headers: ["x-request-id": "q"])
        }
        #expect(failure == .unavailable(status: status, details: "<h1>sorry</h1> ", requestID: "q"))
        #expect(failure.isRetryable && failure.mayHaveBeenApplied)
    }

    @Test(
        "a refusal is final and says what Channex said",
        arguments: [
            (400, "bad_request", "Bad Request"), (401, "unauthorized", "Unauthorized"), (403, "forbidden", "Forbidden"),
            (404, "resource_not_found", "Resource Not Found"), (422, "validation_error", "Validation Error"),
        ]
    )
    func refused(status: Int, code: String, title: String) async throws {
        let failure = try await failureOfPush { _ in
            .json(#"{"errors":{"code":"\#(code)","title":"\#(title)","details":["x"]}}"#, status)
        }
        #expect(failure == .refused(status: status, code: code, title: title, details: #"["x"]"#, requestID: nil))
        #expect(!failure.isRetryable && !failure.mayHaveBeenApplied)
        #expect(failure.isUnauthorized == (status == 401) && failure.isNotFound == (status == 404))
    }

    @Test("what is kept of a body is short, in one line, without cards and without the key")
    func excerpt() async throws {
        let long = String(repeating: "é\n", count: 9_000)
        let failure = try await failureOfPush { request in
            let key = request.header("user-api-key") ?? ""
            return .answer(
                "key=\(key) key=secret\\/key+1== card=4111111111111111 \(long)",
                418,
                headers: ["x-request-id": "q"]
            )
        }
        guard case .refused(418, nil, nil, .some(let details), "q") = failure else {
            Issue.record("\(failure)")
            return
        }
        #expect(details.hasPrefix("key=••• key=••• card=411111******1111 é é"))
        #expect(details.utf8.count <= 2_050 && !details.contains("\n"))
        #expect(!failure.description.contains("secret/key"))
    }

    @Test("a redirect is not followed, and nobody else sees the key")
    func redirect() async throws {
        try await StubServer.answering { _ in .json("{}") }.runAlone { other in
            for status in [301, 302, 307, 308] {
                let failure = try await failureOfPush { _ in
                    .answer("", status, headers: ["location": "\(other.address)/stolen"])
                }
                #expect(failure.status == status && !failure.isRetryable)
            }
            #expect(other.requests.isEmpty)
        }
    }

    @Test(
        "a success that is no JSON object cannot be read, and may have been applied",
        arguments: ["", "<html>Just a moment…</html>", "[]", "null", "OK"]
    )
    func notJSON(body: String) async throws {
        let failure = try await failureOfPush { _ in .answer(body, 200, headers: ["content-type": "text/html"]) }
        #expect(
            failure
                == .unreadable(status: 200, reason: "no JSON object, declared as text/html", body: body)
        )
        #expect(failure.isRetryable && failure.mayHaveBeenApplied)
    }

    @Test("a page that calls itself JSON is none, and JSON that calls itself a page is JSON")
    func contentType() async throws {
        let failure = try await failureOfPush { _ in .json("<html>") }
        #expect(failure.status == 200 && failure.mayHaveBeenApplied)
        try await StubServer.answering { [success] _ in .answer(success, headers: ["content-type": "text/plain"]) }.run
        { client, _ in
            try await #expect(push(client).tasks == ["t1"])
        }
    }

    @Test("JSON that is cut off cannot be read", arguments: [1, 20, 60])
    func truncated(length: Int) async throws {
        let failure = try await failureOfPush { [success] _ in .json(String(success.prefix(length))) }
        guard case .unreadable(200, _, let body) = failure else {
            Issue.record("\(failure)")
            return
        }
        #expect(body == success.prefix(length))
    }

    @Test("errors under a success are a refusal")
    func errorsInSuccess() async throws {
        let failure = try await failureOfPush { _ in .json(#"{"errors":{"code":"c","title":"t"},"data":[]}"#) }
        #expect(failure == .refused(status: 200, code: "c", title: "t", details: nil, requestID: nil))
    }

    @Test("nothing of a guest's is kept of an answer about bookings")
    func guests() async throws {
        let body = String(decoding: SampleRevision.page([SampleRevision.json]).dropLast(3), as: UTF8.self)
        try await StubServer.answering { _ in .json(body) }.run { client, _ in
            let failure = await #expect(throws: ChannexFailure.self) { try await client.feed(of: "P") }
            #expect(failure?.kind == "unreadable" && failure?.status == 200)
            #expect(failure?.description.contains("Mira") == false)
        }
    }

    @Test("an answer that is packed is not unpacked")
    func compressed() async throws {
        let failure = try await failureOfPush { [success] _ in .json(success, headers: ["content-encoding": "gzip"]) }
        #expect(failure == .unreadable(status: 200, reason: "packed as gzip, which was not asked for", body: ""))
    }

    @Test("an answer without end is given up at the limit")
    func huge() async throws {
        let failure = try await failureOfPush(limits: .init(answerBytes: 100_000)) { _ in
            Response(
                status: .ok,
                body: .init { writer in
                    while true { try await writer.write(ByteBuffer(repeating: 0x20, count: 10_000)) }
                }
            )
        }
        #expect(failure == .unreadable(status: 200, reason: "longer than 100000 bytes", body: ""))
    }

    @Test("a connection lost within the answer leaves a push unclear, and a read unreached")
    func lostWithinBody() async throws {
        try await StubServer.answering { _ in
            Response(
                status: .ok,
                body: .init(contentLength: 1_000) { writer in
                    try await writer.write(ByteBuffer(string: "{\"data\":"))
                    throw CancellationError()
                }
            )
        }.run { client, _ in
            let pushing = await #expect(throws: ChannexFailure.self) { try await push(client) }
            #expect(pushing?.kind == "unclear")
            #expect(pushing?.mayHaveBeenApplied == true && pushing?.isRetryable == true)
            let reading = await #expect(throws: ChannexFailure.self) { try await client.feed(of: "P") }
            #expect(reading?.kind == "unreachable")
        }
    }

    @Test("an error whose body is lost is still that error")
    func lostWithinError() async throws {
        let failure = try await failureOfPush { _ in
            Response(
                status: .tooManyRequests,
                body: .init(contentLength: 1_000) { writer in
                    try await writer.write(ByteBuffer(string: "{"))
                    throw CancellationError()
                }
            )
        }
        #expect(failure == .rateLimited(retryAfter: nil))
    }

    @Test("a push without an answer in time is unclear", arguments: [false, true])
    func deadline(isHeadSent: Bool) async throws {
        let clock = GateClock()
        try await StubServer.answering(clock: clock) { _ in
            guard isHeadSent else {
                clock.open()
                try await waitForever()
            }
            return Response(
                status: .ok,
                body: .init { writer in
                    try await writer.write(ByteBuffer(string: "{"))
                    clock.open()
                    try await waitForever()
                }
            )
        }.run { client, _ in
            await #expect(throws: ChannexFailure.unclear(reason: "no whole answer within 30.0 seconds")) {
                try await push(client)
            }
        }
    }

    @Test("a read without an answer in time has changed nothing")
    func readDeadline() async throws {
        let clock = GateClock()
        try await StubServer.answering(clock: clock) { _ in
            clock.open()
            try await waitForever()
        }.run { client, _ in
            let failure = await #expect(throws: ChannexFailure.self) { try await client.properties() }
            #expect(failure == .unreachable(reason: "no whole answer within 30.0 seconds"))
            #expect(failure?.mayHaveBeenApplied == false)
        }
    }

    @Test("a deadline in real time ends a call too")
    func realDeadline() async throws {
        let limits = ChannexClient.Limits(deadline: .milliseconds(50))
        let failure = try await failureOfPush(limits: limits) { _ in try await waitForever() }
        // On a busy machine the time may be over before anything was sent.
        #expect(["unclear", "unreachable"].contains(failure.kind))
        #expect(failure.description.hasSuffix("no whole answer within 0.05 seconds"))
    }

    @Test("a call whose task is cancelled ends at once")
    func cancelled() async throws {
        let (arrivals, arrival) = AsyncStream.makeStream(of: Void.self)
        try await StubServer.answering { _ in
            arrival.yield()
            try await waitForever()
        }.run { client, _ in
            await withTaskGroup(of: ChannexFailure?.self) { group in
                group.addTask {
                    do throws(ChannexFailure) {
                        _ = try await push(client)
                        return nil
                    } catch {
                        return error
                    }
                }
                for await _ in arrivals { break }
                group.cancelAll()
                #expect(await group.next() == .unclear(reason: "cancelled"))
            }
        }
    }

    @Test("where nobody listens nothing was changed")
    func refusedConnection() async throws {
        var address = ""
        try await StubServer.answering { _ in .json("{}") }.runAlone { address = $0.address }
        try await StubServer.withClient(of: address) { client in
            let failure = await #expect(throws: ChannexFailure.self) { try await push(client) }
            #expect(failure?.kind == "unreachable")
            #expect(failure?.isRetryable == true && failure?.mayHaveBeenApplied == false)
        }
    }

    @Test("a name that does not exist is nowhere to reach")
    func unknownHost() async throws {
        try await StubServer.withClient(of: "http://channex.invalid") { client in
            let failure = await #expect(throws: ChannexFailure.self) { try await push(client) }
            #expect(failure?.kind == "unreachable" && failure?.status == nil)
        }
    }

    @Test("the next call after a bad one is a good one")
    func recovers() async throws {
        let calls = Mutexed<[Int]>([])
        try await StubServer.answering { [success] _ in
            calls.append(1)
            guard calls.value.count > 1 else {
                return Response(status: .ok, body: .init { _ in throw CancellationError() })
            }
            return .json(success)
        }.run { client, _ in
            await #expect(throws: ChannexFailure.self) { try await push(client) }
            try await #expect(push(client).tasks == ["t1"])
        }
    }
}

extension ChannexFailure {
    /// The name of its case.
    fileprivate var kind: String {
        switch self {
        case .refused: "refused"
        case .rateLimited: "rateLimited"
        case .unavailable: "unavailable"
        case .unreachable: "unreachable"
        case .unclear: "unclear"
        case .unreadable: "unreadable"
        }
    }
}
