public import HTTPTypes
public import Hummingbird

/// The name of one state of a resource (RFC 9110 §8.8.3), by which a caller asks whether it has changed.
public struct EntityTag: Hashable, Sendable {
    /// The tag as the header says it, in quotation marks.
    public let text: String

    /// The tag of these characters, which must be visible ASCII without quotation marks.
    public init(_ opaque: String) {
        self.text = "\"\(opaque)\""
    }

    /// Whether the caller has this state already, by the request's `If-None-Match`.
    public func isKnown(to request: Request) -> Bool {
        guard let header = request.headers[.ifNoneMatch] else { return false }
        return header.split(separator: ",").contains { part in
            let tag = part.drop { $0 == " " }.prefix { $0 != " " }
            return tag == "*" || tag == text || (tag.hasPrefix("W/") && tag.dropFirst(2) == text)
        }
    }

    /// The answer to somebody who has this state.
    public func notModified(headers: HTTPFields = [:]) -> Response {
        var headers = headers
        headers[.eTag] = text
        return Response(status: .notModified, headers: headers)
    }
}
