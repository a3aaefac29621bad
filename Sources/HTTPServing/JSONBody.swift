import FoundationEssentials
public import HTTPTypes
public import Hummingbird

/// An answer in JSON.
public struct JSONBody<Value: Encodable & Sendable>: ResponseGenerator, Sendable {
    /// What is answered.
    public var value: Value
    /// The status.
    public var status: HTTPResponse.Status
    /// Further fields of the head.
    public var headers: HTTPFields

    /// An answer of that value.
    public init(_ value: Value, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) {
        self.value = value
        self.status = status
        self.headers = headers
    }

    /// The answer.
    public func response(from request: Request, context: some RequestContext) throws -> Response {
        let bytes = ByteBuffer(bytes: try JSONCoding.bytes(of: value))
        return BytesBody(bytes, mediaType: "application/json", status: status, headers: headers).response
    }
}

/// An answer of finished bytes.
public struct BytesBody: ResponseGenerator, Sendable {
    /// The answer.
    public let response: Response

    /// An answer of these bytes, which are of that type.
    public init(
        _ bytes: ByteBuffer,
        mediaType: String,
        status: HTTPResponse.Status = .ok,
        headers: HTTPFields = [:]
    ) {
        var headers = headers
        headers[.contentType] = mediaType
        self.response = Response(status: status, headers: headers, body: ResponseBody(byteBuffer: bytes))
    }

    /// The answer.
    public func response(from request: Request, context: some RequestContext) throws -> Response { response }
}
