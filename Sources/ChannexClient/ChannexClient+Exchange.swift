import ChannexWire
import FoundationEssentials
import Logging

extension ChannexClient {
    /// Carries the call out; what comes back is a success in JSON.
    func send(_ call: ChannexCall) async throws(ChannexFailure) -> ChannexAnswer {
        let mark = SentMark()
        let answer: ChannexAnswer
        do {
            answer = try await withDeadline { [self] in
                try await exchange(call, mark)
            }
        } catch {
            let failure = failure(of: call, from: error, mark)
            logger.debug("call to Channex failed", metadata: ["call": "\(call.name)", "failure": "\(failure)"])
            throw failure
        }
        logger.debug("call to Channex answered", metadata: metadata(call, answer))
        if let failure = failure(of: call, in: answer) { throw failure }
        return answer
    }

    /// Carries the call out and reads the answer's JSON.
    func read<Value: Decodable>(_ call: ChannexCall, as type: Value.Type) async throws(ChannexFailure) -> Value {
        try decode(type, try await send(call), to: call)
    }

    /// Reads the JSON of an answer to that call.
    func decode<Value: Decodable>(
        _ type: Value.Type,
        _ answer: ChannexAnswer,
        to call: ChannexCall
    ) throws(ChannexFailure) -> Value {
        do {
            return try JSONDecoder().decode(type, from: Data(answer.body))
        } catch let error as DecodingError {
            throw unreadable(answer, to: call, error.reason)
        } catch {
            throw unreadable(answer, to: call, "not JSON")
        }
    }

    /// A success to that call which cannot be understood.
    func unreadable(_ answer: ChannexAnswer, to call: ChannexCall, _ reason: String) -> ChannexFailure {
        let isPage = answer.body.first == UInt8(ascii: "<")
        // Even a broken answer about bookings may name guests; a web page in its place does not.
        let start = answer.body.prefix(call.isAboutGuests && !isPage ? 0 : 2 * Excerpt.limit)
        let text = String(decoding: start, as: UTF8.self)
        return .unreadable(status: answer.status, reason: reason, body: line(text))
    }

    func line(_ text: String) -> String { Excerpt.line(text, hiding: credentials.key) }

    private func withDeadline(
        _ work: @escaping @Sendable () async throws -> ChannexAnswer
    ) async throws -> ChannexAnswer {
        try await withThrowingTaskGroup(of: ChannexAnswer?.self) { group in
            group.addTask { try await work() }
            group.addTask { [clock, limits] in
                try await clock.sleep(for: limits.deadline)
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next(), let answer = first else { throw DeadlinePassed() }
            return answer
        }
    }

    private func metadata(_ call: ChannexCall, _ answer: ChannexAnswer) -> Logger.Metadata {
        [
            "call": "\(call.name)", "status": "\(answer.status)", "request-id": "\(answer.requestID ?? "–")",
            "sent": "\(call.body?.count ?? 0)", "received": "\(answer.body.count)",
        ]
    }
}

/// The time for a call is over.
struct DeadlinePassed: Error {}
