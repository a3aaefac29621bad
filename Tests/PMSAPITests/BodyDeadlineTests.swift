import AsyncHTTPClient
import HTTPServing
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import NIOEmbedded
import NIOHTTP1
import NIOHTTPTypes
import Testing

@Suite("The time that a body has", .timeLimit(.minutes(1)))
struct BodyDeadlineTests {
    private let head = HTTPRequestPart.head(HTTPRequest(method: .post, scheme: "http", authority: "h", path: "/"))
    private let part = HTTPRequestPart.body(ByteBuffer(string: "half"))

    private func channel() throws -> EmbeddedChannel {
        let channel = EmbeddedChannel()
        try channel.pipeline.syncOperations.addHandler(BodyDeadlineHandler(deadline: .seconds(30)))
        return channel
    }

    @Test("counts from the head, however often something comes")
    func drips() throws {
        let channel = try channel()
        try channel.writeInbound(head)
        for _ in 1...29 {
            channel.embeddedEventLoop.advanceTime(by: .seconds(1))
            try channel.writeInbound(part)
        }
        try channel.throwIfErrorCaught()
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(throws: BodyDeadlineHandler.Overdue.self) { try channel.throwIfErrorCaught() }
    }

    @Test("is over once the body is whole, and begins anew with the next request")
    func anew() throws {
        let channel = try channel()
        try channel.writeInbound(head)
        channel.embeddedEventLoop.advanceTime(by: .seconds(20))
        try channel.writeInbound(HTTPRequestPart.end(nil))
        try channel.writeInbound(head)
        channel.embeddedEventLoop.advanceTime(by: .seconds(29))
        try channel.throwIfErrorCaught()
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(throws: BodyDeadlineHandler.Overdue.self) { try channel.throwIfErrorCaught() }
        channel.embeddedEventLoop.advanceTime(by: .seconds(100))
        try channel.throwIfErrorCaught()
    }

    @Test("ends in 408 and a problem, over a real connection")
    func answered() async throws {
        let router = Router.serving(clock: ContinuousClock())
        router.post("slow") { request, _ in try await BodyReader().bytes(of: request).count.description }
        let application = Application(
            router: router,
            server: .serving(bodyDeadline: .milliseconds(50)),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        try await application.test(.live) { client in
            let port = try #require(client.port)
            let (pieces, sender) = AsyncStream.makeStream(of: ByteBuffer.self)
            sender.yield(ByteBuffer(string: "half"))
            var request = HTTPClientRequest(url: "http://127.0.0.1:\(port)/slow")
            request.method = .POST
            request.body = .stream(pieces, length: .known(Int64(8)))
            let response = try await HTTPClient.shared.execute(request, timeout: .seconds(30))
            #expect(response.status.code == 408)
            #expect(response.headers.first(name: "content-type") == Problem.mediaType)
            sender.finish()
        }
    }
}
