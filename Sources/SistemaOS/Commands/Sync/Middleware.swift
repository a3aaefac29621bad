import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// The running middleware, at `HOST` and `MIDDLEWARE_PORT`.
struct Middleware: Sendable {
    let workshop: Workshop

    /// Asks it, and prints its answer.
    static func ask(_ method: HTTPMethod, _ path: String) async throws {
        try await CommandError.reported {
            let middleware = Middleware(workshop: try Workshop())
            let answer = try await middleware.answer(to: method, path)
            print(answer.text)
            guard answer.isGood else { throw CommandError.notWell }
        }
    }

    /// What it answers; a refusal is told in its words, and is an error.
    func accepted(_ method: HTTPMethod, _ path: String, body: [UInt8]? = nil) async throws -> WebAnswer {
        let answer = try await answer(to: method, path, body: body)
        guard answer.isGood else { throw CommandError.refused(answer.reason) }
        return answer
    }

    private func answer(to method: HTTPMethod, _ path: String, body: [UInt8]? = nil) async throws -> WebAnswer {
        let configuration = workshop.configuration
        let hotel = configuration.hotel.map { (path.contains("?") ? "&" : "?") + "property=\($0)" } ?? ""
        let url = "http://\(configuration.host):\(configuration.middlewarePort)\(path)\(hotel)"
        return try await WebAnswer(of: url, method, body: body, whoAnswers: "the middleware")
    }
}

/// An answer over HTTP.
struct WebAnswer: Sendable {
    private let status: Int
    let bytes: [UInt8]

    /// Asks whoever is at that address.
    init(
        of url: String,
        _ method: HTTPMethod,
        headers: [(String, String)] = [],
        body: [UInt8]? = nil,
        whoAnswers: String
    ) async throws {
        var request = HTTPClientRequest(url: url)
        request.method = method
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        if let body {
            request.headers.add(name: "content-type", value: "application/json")
            request.body = .bytes(ByteBuffer(bytes: body))
        }
        do {
            (status, bytes) = try await HTTPClient.withHTTPClient { [request] client in
                let response = try await client.execute(request, timeout: .seconds(120))
                let body = try await response.body.collect(upTo: 64 << 20)
                return (Int(response.status.code), Array(body.readableBytesView))
            }
        } catch {
            throw CommandError.unavailable("\(whoAnswers) does not answer at \(url); is `sistema-os serve` running?")
        }
    }

    /// Whether what was asked for was done.
    var isGood: Bool { (200..<300).contains(status) }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Why it was not done.
    var reason: String {
        struct Refusal: Decodable { var detail: String? }
        // What is no JSON is told as it is.
        let refusal = try? JSONDecoder().decode(Refusal.self, from: Data(bytes))
        return refusal?.detail ?? "\(status): \(text.prefix(200))"
    }

    /// The value that the answer holds.
    func value<Value: Decodable>(_ type: Value.Type) throws -> Value {
        do {
            return try JSONDecoder().decode(type, from: Data(bytes))
        } catch {
            throw CommandError.unavailable("an answer that cannot be read; is another version running?")
        }
    }
}

extension String {
    /// The text within a query: everything but letters, digits and a few marks in percent form.
    var inQuery: String {
        var safe = CharacterSet.alphanumerics
        safe.insert(charactersIn: "-._~:")
        return addingPercentEncoding(withAllowedCharacters: safe) ?? self
    }
}
