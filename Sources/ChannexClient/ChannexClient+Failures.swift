import AsyncHTTPClient
import ChannexWire
import NIOHTTP1

extension ChannexClient {
    /// What it means for the call that no answer came, or no whole one.
    func failure(of call: ChannexCall, from error: any Error, _ mark: SentMark) -> ChannexFailure {
        if let error = error as? AnswerTooLarge {
            let reason = "longer than \(limits.answerBytes) bytes"
            return .unreadable(status: error.status, reason: reason, body: "")
        }
        let reason =
            switch error {
            case is DeadlinePassed: "no whole answer within \(limits.deadline)"
            case is CancellationError: "cancelled"
            default: line(String(describing: error))
            }
        let isSurelyNotSent = call.body != nil && !mark.isSet
        return call.isRead || isSurelyNotSent ? .unreachable(reason: reason) : .unclear(reason: reason)
    }

    /// What is wrong with the answer; nil when it is a success in JSON.
    func failure(of call: ChannexCall, in answer: ChannexAnswer) -> ChannexFailure? {
        switch answer.status {
        case 200..<300: flaw(of: answer, to: call)
        case 300..<400: redirect(answer)
        case 429: .rateLimited(retryAfter: answer.pause)
        case 500...: .unavailable(status: answer.status, details: said(answer), requestID: answer.requestID)
        default: refusal(answer)
        }
    }

    private func flaw(of answer: ChannexAnswer, to call: ChannexCall) -> ChannexFailure? {
        // "No content" is whole as it is; whoever needs content finds it missing.
        guard answer.status != 204 else { return nil }
        let encoding = answer.headers.first(name: "content-encoding")?.lowercased() ?? "identity"
        guard encoding == "identity" else {
            let reason = "packed as \(line(encoding)), which was not asked for"
            return .unreadable(status: answer.status, reason: reason, body: "")
        }
        // What it is counts, not what it is called: JSON under another type is read, a page called JSON is not.
        guard answer.body.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else {
            let type = answer.headers.first(name: "content-type").map { line($0) } ?? "nothing"
            return unreadable(answer, to: call, "no JSON object, declared as \(type)")
        }
        // A success that reports errors is none (reliability C4).
        return APIError(body: answer.body) == nil ? nil : refusal(answer)
    }

    private func redirect(_ answer: ChannexAnswer) -> ChannexFailure {
        .refused(
            status: answer.status,
            code: nil,
            title: "redirects are not followed",
            details: answer.headers.first(name: "location").map { line($0) },
            requestID: answer.requestID
        )
    }

    private func refusal(_ answer: ChannexAnswer) -> ChannexFailure {
        let error = APIError(body: answer.body)
        return .refused(
            status: answer.status,
            code: error?.code.map { line($0) },
            title: error?.title.map { line($0) },
            details: error == nil ? said(answer) : error?.details.map { line($0) },
            requestID: answer.requestID
        )
    }

    /// The beginning of an error's body; nil when it has none.
    private func said(_ answer: ChannexAnswer) -> String? {
        guard !answer.body.isEmpty else { return nil }
        return line(String(decoding: answer.body.prefix(2 * Excerpt.limit), as: UTF8.self))
    }
}
