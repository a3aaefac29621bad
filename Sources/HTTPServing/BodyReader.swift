import FoundationEssentials
public import Hummingbird
import NIOCore

/// Reads the bodies of requests within limits: bytes, time, nesting.
public struct BodyReader: Sendable {
    /// Two mebibytes: many times the largest message of a hotel.
    public static let defaultLimit = 2 << 20

    private let limit: Int
    private let nesting: Int
    private let deadline: Duration
    private let clock: any Clock<Duration>

    /// A reader with these limits; it waits by that clock.
    public init(
        limit: Int = BodyReader.defaultLimit,
        nesting: Int = 32,
        deadline: Duration = .seconds(30),
        clock: any Clock<Duration>
    ) {
        self.limit = limit
        self.nesting = nesting
        self.deadline = deadline
        self.clock = clock
    }

    /// The body; throws a `RequestFault` when it is too large, or does not arrive in time however slowly it drips.
    public func bytes(of request: Request) async throws -> [UInt8] {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
            throw RequestFault.bodyTooLarge(limit: limit)
        }
        let buffer = try await withThrowingTaskGroup(of: ByteBuffer?.self) { [limit, deadline, clock] group in
            defer { group.cancelAll() }
            group.addTask {
                do {
                    return try await request.body.collect(upTo: limit)
                } catch is NIOTooManyBytesError {
                    throw RequestFault.bodyTooLarge(limit: limit)
                }
            }
            group.addTask {
                try await clock.sleep(for: deadline)
                return nil
            }
            return try await group.next() ?? nil
        }
        guard let buffer else { throw RequestFault.bodyTooSlow }
        return Array(buffer.readableBytesView)
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
