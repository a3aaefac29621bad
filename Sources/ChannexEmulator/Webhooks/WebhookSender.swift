import AsyncHTTPClient
import HotelValues
import NIOCore
import NIOHTTP1

/// Sends one event over HTTP and waits for the answer, but not for ever.
struct WebhookSender: Sendable {
    let client: HTTPClient
    let clock: any Clock<Duration>

    /// How many redirects are followed, so that two that point at each other end.
    private static let mostRedirects = 5

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
        _ switches: Switches
    ) async throws -> Answer {
        try await withThrowingTaskGroup(of: Answer.self) { group in
            group.addTask {
                try await follow(target, hops: switches.followRedirects ? WebhookSender.mostRedirects : 0) { address in
                    try await exchange(body, address, headers)
                }
            }
            group.addTask {
                try await clock.sleep(for: switches.webhookTimeout)
                throw Timeout()
            }
            defer { group.cancelAll() }
            guard let answer = try await group.next() else { throw Timeout() }
            return answer
        }
    }

    /// The last answer of a chain of redirects; each is posted to anew, whichever redirect it is.
    private func follow(
        _ target: String,
        hops: Int,
        _ exchange: (String) async throws -> Answer
    ) async throws -> Answer {
        let answer = try await exchange(target)
        let location = answer.headers.first { $0.name.lowercased() == "location" }?.value
        guard hops > 0, (300..<400).contains(answer.status), let location,
            let next = WebhookSender.address(location, from: target)
        else { return answer }
        return try await follow(next, hops: hops - 1, exchange)
    }

    /// The address that a redirect leads to: a whole one, or a path on the same host.
    private static func address(_ location: String, from target: String) -> String? {
        if location.hasPrefix("http://") || location.hasPrefix("https://") { return location }
        guard location.hasPrefix("/"), let scheme = target.firstRange(of: "://") else { return nil }
        let host = target[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        return target[..<scheme.upperBound] + host + location
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
