import AsyncHTTPClient
import ChannexWire
import NIOCore
import NIOHTTP1

/// An answer of whoever listens at Channex's address, before it is known to be any good.
struct ChannexAnswer: Sendable {
    let status: Int
    let headers: HTTPHeaders
    var body: [UInt8] = []

    var requestID: String? { headers.first(name: "x-request-id").map { Excerpt.line($0, limit: 128) } }
    var isSuccess: Bool { (200..<300).contains(status) }

    /// What the answer says of a pause.
    ///
    /// `Retry-After` in seconds, else the reset of a used-up `ratelimit` (contract §4.2, §11.15).
    var pause: Duration? {
        if let seconds = headers.first(name: "retry-after").flatMap({ Int($0) }), (0...86_400).contains(seconds) {
            return .seconds(seconds)
        }
        let resets = headers["ratelimit"].flatMap { $0.split(separator: ",") }.compactMap { ChannexAnswer.reset($0) }
        return resets.max().map { .seconds($0) }
    }

    /// The seconds to the reset of one item such as `"availability";r=0;t=21`; nil while calls remain.
    private static func reset(_ item: Substring) -> Int? {
        var parameters: [String: Int] = [:]
        for part in item.split(separator: ";").dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1).map { $0.filter { $0 != " " } }
            if pair.count == 2, let value = Int(pair[1]) { parameters[pair[0]] = value }
        }
        guard parameters["r"] == 0, let seconds = parameters["t"], (0...86_400).contains(seconds) else { return nil }
        return seconds
    }
}

extension ChannexAnswer {
    /// Reads the answer up to that many bytes.
    ///
    /// What went wrong with the body of an error does not matter: its status has said enough.
    init(_ response: HTTPClientResponse, limit: Int) async throws {
        self.init(status: Int(response.status.code), headers: response.headers)
        do {
            for try await part in response.body {
                guard body.count + part.readableBytes <= limit else { throw AnswerTooLarge(status: status) }
                body.append(contentsOf: part.readableBytesView)
            }
        } catch {
            if isSuccess || error is CancellationError { throw error }
        }
    }
}

/// A success longer than the limit.
struct AnswerTooLarge: Error {
    let status: Int
}
