import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// One of the servers, as somebody outside sees it.
struct Web: Sendable {
    let url: String
    var headers: [String: String] = [:]

    /// What came back.
    struct Answer: Sendable {
        let status: Int
        let headers: HTTPHeaders
        let data: Data

        /// The body; null where it is not JSON.
        var body: JSON { (try? JSON(data)) ?? .null }

        /// The body as that type.
        func decoded<Value: Decodable>(_ type: Value.Type) throws -> Value {
            guard status == 200 else { throw Refused(answer: self) }
            return try JSONDecoder().decode(type, from: data)
        }

        /// The body of an answer that must be a success.
        func accepted() throws -> JSON {
            guard (200..<300).contains(status) else { throw Refused(answer: self) }
            return body
        }
    }

    /// An answer that a story cannot go on with.
    struct Refused: Error, CustomStringConvertible {
        let description: String

        init(answer: Answer) {
            description = "\(answer.status): \(String(decoding: answer.data.prefix(2_000), as: UTF8.self))"
        }
    }

    func get(_ path: String, headers: [String: String] = [:]) async throws -> Answer {
        try await send(.GET, path, nil, headers)
    }

    func post(_ path: String, _ body: JSON? = nil, headers: [String: String] = [:]) async throws -> Answer {
        try await send(.POST, path, body?.data, headers)
    }

    func put(_ path: String, _ body: JSON) async throws -> Answer { try await send(.PUT, path, body.data) }

    func patch(_ path: String, _ body: JSON) async throws -> Answer { try await send(.PATCH, path, body.data) }

    func delete(_ path: String) async throws -> Answer { try await send(.DELETE, path, nil) }

    /// Sends bytes that need not be JSON.
    func send(
        _ method: HTTPMethod,
        _ path: String,
        _ body: Data?,
        _ more: [String: String] = [:]
    ) async throws -> Answer {
        var request = HTTPClientRequest(url: url + path)
        request.method = method
        // A server that is killed and started again must not be met over a connection of its former life.
        request.headers.add(name: "connection", value: "close")
        for (name, value) in headers.merging(more, uniquingKeysWith: { $1 }) {
            request.headers.replaceOrAdd(name: name, value: value)
        }
        if let body {
            if !request.headers.contains(name: "content-type") {
                request.headers.add(name: "content-type", value: "application/json")
            }
            request.body = .bytes(ByteBuffer(bytes: body))
        }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(100))
        let bytes = try await response.body.collect(upTo: 64 << 20)
        return Answer(
            status: Int(response.status.code),
            headers: response.headers,
            data: Data(bytes.readableBytesView)
        )
    }
}
