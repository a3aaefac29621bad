import FoundationEssentials
public import HTTPTypes
public import Hummingbird

/// A refusal as RFC 9457 words it: what is wrong, and what the caller can do about it.
public struct Problem: HTTPResponseError, Hashable {
    /// The kind of problem, as programs tell problems apart; a short word such as `sold-out`.
    public var kind: String
    /// The kind of problem in a few words, the same for all of its kind.
    public var title: String
    /// The status of the answer.
    public var status: HTTPResponse.Status
    /// What is wrong this time, and what to do about it.
    public var detail: String
    /// Names this occurrence; the error middleware fills in the request's id.
    public var instance: String?
    /// Further members of the body, by name.
    public var members: [String: String]
    /// Further fields of the answer's head, such as `Allow`.
    public var headers: HTTPFields

    /// A problem with these facts.
    public init(
        kind: String,
        title: String,
        status: HTTPResponse.Status,
        detail: String,
        members: [String: String] = [:],
        headers: HTTPFields = [:]
    ) {
        self.kind = kind
        self.title = title
        self.status = status
        self.detail = detail
        self.members = members
        self.headers = headers
    }

    /// The media type of the body.
    public static let mediaType = "application/problem+json"

    /// What the kind is prefixed with in the body's `type`.
    public static let typePrefix = "urn:problem-type:sistema-os:"

    /// The answer.
    public func response(from request: Request, context: some RequestContext) throws -> Response {
        var body = members
        body["type"] = Problem.typePrefix + kind
        body["title"] = title
        body["detail"] = detail
        body["instance"] = instance
        let bytes = try JSONCoding.bytes(of: ProblemBody(status: status.code, texts: body))
        var headers = headers
        headers[.contentType] = Problem.mediaType
        headers[.cacheControl] = "no-store"
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

private struct ProblemBody: Encodable {
    let status: Int
    let texts: [String: String]

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        for (name, text) in texts { try container.encode(text, forKey: Key(stringValue: name)) }
        try container.encode(status, forKey: Key(stringValue: "status"))
    }
}
