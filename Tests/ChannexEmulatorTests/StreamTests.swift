import AsyncHTTPClient
import ChannexEmulator
import HotelValues
import NIOCore
import NIOHTTP1
import Testing

@Suite("The stream of what happens", .timeLimit(.minutes(1)))
struct StreamTests {
    @Test("it says that it stands, then which kinds of things happened")
    func ticks() async throws {
        try await StreamTests.listening { port, _, events in
            var events = events
            let first = try #require(await events.next())
            #expect(first["kinds"] == [] && first["now"] == "2026-11-22T12:00:00.000000Z")
            try await StreamTests.send(
                .POST,
                "/api/v1/properties",
                ["property": ["title": "Sea", "currency": "USD"]],
                port
            )
            let second = try #require(await events.next())
            #expect(second["kinds"] == ["content"] && second["calls"] == 1 && second["events"] == 0)
        }
    }

    @Test("it says that somebody has set the clock")
    func clock() async throws {
        try await StreamTests.listening { port, _, events in
            var events = events
            _ = await events.next()
            try await StreamTests.send(.PUT, "/admin/clock", ["freeze": true], port)
            #expect(await events.next()?["kinds"] == ["clock"])
        }
    }

    @Test("while nothing happens, a line that is no event shows that it still stands")
    func beat() async throws {
        try await StreamTests.listening { _, time, events in
            var events = events
            _ = await events.next()
            await time.sleeperAppears(for: .seconds(15))
            time.advance(by: .seconds(15))
            #expect(await events.nextLine() == ":")
        }
    }

    @Test("listeners who come and go, in the midst of what happens, leave nothing behind that disturbs", arguments: [3])
    func comingAndGoing(seed: UInt64) async throws {
        try await StreamTests.listening { port, _, events in
            var dice = SplitMix64(seed: seed)
            var events = events
            for number in 1...40 {
                let looks = Int.random(in: 0...2, using: &dice)
                let response = try await StreamTests.open(port)
                var others = Events(response.body)
                for _ in 0..<min(looks, 1) { #expect(await others.next()?["kinds"] == []) }
                let property: JSON = ["property": ["title": .string("Sea \(number)"), "currency": "USD"]]
                try await StreamTests.send(.POST, "/api/v1/properties", property, port)
                if looks == 2 { #expect(await others.next()?["calls"] != nil) }
                // It leaves here, in whatever state it is.
            }
            var calls = 0
            while calls < 40, let event = await events.next() { calls = event["calls"]?.integer ?? 0 }
            #expect(calls == 40)
        }
    }

    /// Listens to the stream of an emulator that serves on a socket, which ends with the emulator.
    private static func listening(
        _ test: @Sendable @escaping (_ port: Int, ManualTime, Events) async throws -> Void
    ) async throws {
        let (ports, isReady) = AsyncStream.makeStream(of: Int.self)
        let time = ManualTime(start: try #require(Account.start))
        let emulator = Account.emulator(time: time) { port in isReady.yield(port) }
        try await Receiver.running(emulator) {
            let port = try #require(await ports.first { _ in true })
            let response = try await open(port)
            #expect(response.headers.first(name: "content-type") == "text/event-stream")
            try await test(port, time, Events(response.body))
        }
    }

    private static func open(_ port: Int) async throws -> HTTPClientResponse {
        let request = HTTPClientRequest(url: "http://127.0.0.1:\(port)/admin/stream")
        return try await HTTPClient.shared.execute(request, timeout: .seconds(50))
    }

    private static func send(_ method: HTTPMethod, _ path: String, _ body: JSON, _ port: Int) async throws {
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(port)\(path)")
        request.method = method
        request.headers.add(name: "user-api-key", value: Account.key)
        request.body = .bytes(ByteBuffer(string: body.encodedText))
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(10))
        #expect((200..<300).contains(response.status.code))
    }
}

/// Server-sent events as they arrive.
private struct Events {
    private var chunks: HTTPClientResponse.Body.AsyncIterator
    private var text = ""

    init(_ body: HTTPClientResponse.Body) {
        chunks = body.makeAsyncIterator()
    }

    /// The data of the next event.
    mutating func next() async -> JSON? {
        while let line = await nextLine() {
            guard line.hasPrefix("data: ") else { continue }
            return try? JSON.parse(Array(line.dropFirst(6).utf8))
        }
        return nil
    }

    /// The next line that is not empty.
    mutating func nextLine() async -> String? {
        while true {
            if let end = text.firstIndex(of: "\n") {
                let line = String(text[..<end])
                text.removeSubrange(...end)
                if line.isEmpty { continue }
                return line
            }
            // The end of the connection is the end of the events.
            guard let chunk = try? await chunks.next(isolation: #isolation) else { return nil }
            text += String(buffer: chunk)
        }
    }
}
