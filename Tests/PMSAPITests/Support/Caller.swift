import FoundationEssentials
import HTTPServing
import HTTPTypes
import HummingbirdTesting
import NIOCore
import PMSWire
import Testing

/// A program that uses the API with a key, or with none.
struct Caller: Sendable {
    let client: any TestClientProtocol
    var key: String?

    func get(_ path: String, headers: HTTPFields = [:]) async throws -> Answer {
        try await send(.get, path, headers: headers)
    }

    func post(_ path: String, _ json: String = "", headers: HTTPFields = [:]) async throws -> Answer {
        try await send(.post, path, json, headers: headers)
    }

    func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ json: String? = nil,
        headers: HTTPFields = [:]
    ) async throws -> Answer {
        var headers = headers
        if let key { headers[.apiKey] = key }
        let response = try await client.executeRequest(
            uri: path,
            method: method,
            headers: headers,
            body: json.map { ByteBuffer(string: $0) }
        )
        return Answer(
            status: response.status.code,
            headers: response.headers,
            bytes: Array(response.body.readableBytesView)
        )
    }
}

/// What the API answered.
struct Answer: Sendable {
    let status: Int
    let headers: HTTPFields
    let bytes: [UInt8]

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The value that the body holds, where the status is the one expected.
    func value<Value: Decodable>(
        _ type: Value.Type = Value.self,
        status expected: Int = 200,
        _ location: SourceLocation = #_sourceLocation
    ) throws -> Value {
        #expect(status == expected, "\(text)", sourceLocation: location)
        return try WireCoding.decode(type, from: Data(bytes))
    }

    /// The refusal, which must say what to do.
    func problem(status expected: Int, _ location: SourceLocation = #_sourceLocation) throws -> ProblemAnswer {
        #expect(status == expected, "\(text)", sourceLocation: location)
        #expect(headers[.contentType] == Problem.mediaType, sourceLocation: location)
        return try WireCoding.decode(ProblemAnswer.self, from: Data(bytes))
    }
}

extension ReservationAnswer {
    /// The only room.
    var room: RoomStayAnswer {
        get throws {
            let rooms = try #require(rooms)
            try #require(rooms.count == 1)
            return rooms[0]
        }
    }
}
