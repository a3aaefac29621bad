import AsyncHTTPClient
import ChannelSync
import Logging
import NIOCore
import NIOHTTP1

/// A way to the PMS: one call is one request, which ends by its deadline and whose answer is read up to a limit.
struct PMSConnection: Sendable {
    let address: PMSAddress
    let key: String?
    let httpClient: HTTPClient
    let limits: HTTPGateway.Limits
    let clock: any Clock<Duration>
    let logger: Logger

    /// Carries the call out; what comes back is a success.
    func send(_ call: PMSCall) async throws -> PMSReply {
        let reply = try await exchange(call)
        if let failure = reply.failure(of: call, hiding: key) { throw failure }
        return reply
    }

    /// Carries the call out; what comes back is whatever the other end said.
    func exchange(_ call: PMSCall) async throws -> PMSReply {
        do {
            let reply = try await withDeadline(of: call) { [self] in
                let response = try await httpClient.execute(request(call), timeout: transportTimeout(of: call))
                return try await PMSReply(response, limit: limits.answerBytes)
            }
            logger.debug("call to the PMS answered", metadata: ["call": "\(call.name)", "status": "\(reply.status)"])
            return reply
        } catch {
            // An end that we wanted ourselves is no failure of the PMS.
            try Task.checkCancellation()
            let reason = reason(for: error, of: call)
            logger.debug("call to the PMS failed", metadata: ["call": "\(call.name)", "reason": "\(reason)"])
            throw GatewayFailure.unavailable("\(call.name): \(reason)")
        }
    }

    private func request(_ call: PMSCall) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: call.url(under: address))
        request.method = call.method
        request.headers.add(name: "accept", value: "application/json")
        request.headers.add(name: "user-agent", value: "sistema-os")
        if let key { request.headers.add(name: "x-api-key", value: key) }
        if let tag = call.knownTag { request.headers.add(name: "if-none-match", value: tag) }
        if let key = call.repetitionKey, PMSConnection.isSendable(key) {
            request.headers.add(name: "idempotency-key", value: key)
        }
        if let body = call.body {
            request.headers.add(name: "content-type", value: "application/json")
            request.body = .bytes(ByteBuffer(bytes: body))
        }
        return request
    }

    /// Whether a text may stand in a header: anything else could begin another one.
    static func isSendable(_ text: String) -> Bool {
        (1...255).contains(text.utf8.count) && text.utf8.allSatisfy { (0x21...0x7e).contains($0) }
    }

    /// Longer than the deadline, which therefore decides; it only bounds what a lost timer could leave behind.
    private func transportTimeout(of call: PMSCall) -> TimeAmount {
        .seconds((limits.deadline + call.wait).components.seconds + 60)
    }

    private func withDeadline(
        of call: PMSCall,
        _ work: @escaping @Sendable () async throws -> PMSReply
    ) async throws -> PMSReply {
        let deadline = limits.deadline + call.wait
        return try await withThrowingTaskGroup(of: PMSReply?.self) { [clock] group in
            group.addTask { try await work() }
            group.addTask {
                try await clock.sleep(for: deadline)
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next(), let reply = first else { throw DeadlinePassed() }
            return reply
        }
    }

    private func reason(for error: any Error, of call: PMSCall) -> String {
        switch error {
        case is DeadlinePassed: "no whole answer within \(limits.deadline + call.wait)"
        case is AnswerTooLarge: "an answer longer than \(limits.answerBytes) bytes"
        default: PeerText.line(String(describing: error), hiding: [key].compactMap(\.self))
        }
    }
}

/// The time for a call is over.
private struct DeadlinePassed: Error {}

/// An answer longer than the limit.
struct AnswerTooLarge: Error {}
