import FoundationEssentials
public import Hummingbird
import NIOCore

/// Reads the bodies of requests within limits: bytes, nesting, and, by the server's connection, time.
public struct BodyReader: Sendable {
    /// Two mebibytes: many times the largest message of a hotel.
    public static let defaultLimit = 2 << 20

    private let limit: Int
    private let nesting: Int

    /// A reader with these limits.
    public init(limit: Int = BodyReader.defaultLimit, nesting: Int = 32) {
        self.limit = limit
        self.nesting = nesting
    }

    /// The body; throws a `RequestFault` when it is too large, or does not arrive in time.
    ///
    /// How long it may take is the server's to say (`HTTPServerBuilder.serving`).
    public func bytes(of request: Request) async throws -> [UInt8] {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
            throw RequestFault.bodyTooLarge(limit: limit)
        }
        do {
            var bytes: [UInt8] = []
            for try await part in request.body {
                guard bytes.count + part.readableBytes <= limit else { throw RequestFault.bodyTooLarge(limit: limit) }
                bytes.append(contentsOf: part.readableBytesView)
            }
            return bytes
        } catch is BodyDeadlineHandler.Overdue {
            throw RequestFault.bodyTooSlow
        }
    }

    /// The body's bytes; throws unless the request says that they are JSON, or says nothing.
    public func json(of request: Request) async throws -> [UInt8] {
        guard request.isJSON else { throw RequestFault.notJSON }
        return try await bytes(of: request)
    }

    /// The value that the JSON holds; an empty body is an empty object.
    ///
    /// Throws a `RequestFault` for anything a careless or hostile peer may send: too deep, a field twice, NUL
    /// characters, wrong types.
    public func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
        let bytes = bytes.isEmpty ? Array("{}".utf8) : bytes
        try JSONScan.check(bytes, nesting: nesting)
        do {
            return try JSONDecoder().decode(type, from: Data(bytes))
        } catch let error as DecodingError {
            throw RequestFault(decoding: error)
        }
    }
}

extension Request {
    fileprivate var isJSON: Bool {
        guard let type = headers[.contentType]?.split(separator: ";").first else { return true }
        let name = String(type).lowercased().filter { $0 != " " }
        return name == "application/json" || (name.hasPrefix("application/") && name.hasSuffix("+json"))
    }
}
