import AsyncHTTPClient
import HotelValues
import NIOCore
import NIOHTTP1

/// Sends one event over HTTP and waits for the answer, but not for ever.
struct WebhookSender: Sendable {
    let client: HTTPClient
    let clock: any Clock<Duration>

    /// What the receiver answered.
    struct Answer: Sendable {
        let status: Int
        let headers: [NamedText]
        let body: String
    }

    /// No answer came in time.
    struct Timeout: Error {}

    /// Posts the body, with the headers in the case in which they are given.
    func post(
        _ body: [UInt8],
        to target: String,
        headers: [NamedText],
        timeout: Duration
    ) async throws -> Answer {
        try await withThrowingTaskGroup(of: Answer.self) { group in
            group.addTask { try await exchange(body, target, headers) }
            group.addTask {
                try await clock.sleep(for: timeout)
                throw Timeout()
            }
            defer { group.cancelAll() }
            guard let answer = try await group.next() else { throw Timeout() }
            return answer
        }
    }

    private func exchange(
        _ body: [UInt8],
        _ target: String,
        _ headers: [NamedText]
    ) async throws -> Answer {
        var request = HTTPClientRequest(url: target)
        request.method = .POST
        request.headers.add(name: "content-type", value: "application/json")
        for header in headers { request.headers.replaceOrAdd(name: header.name, value: header.value) }
        request.body = .bytes(ByteBuffer(bytes: body))
        let response = try await client.execute(request, deadline: .distantFuture)
        // The status alone decides; a body that is too long or breaks off is of no interest.
        let text = try? await response.body.collect(upTo: 65_536)
        return Answer(
            status: Int(response.status.code),
            headers: response.headers.map { NamedText(name: $0.name, value: $0.value) },
            body: text.map { String(buffer: $0) } ?? ""
        )
    }
}
