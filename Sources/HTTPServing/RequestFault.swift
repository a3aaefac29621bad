public import HTTPTypes

/// What can be wrong with any request, whatever it is about.
///
/// Its own words are English; a server that speaks another language translates the cases.
public enum RequestFault: Error, Hashable, Sendable {
    /// No such path.
    case notFound
    /// The path is served, but not with this method; those it is served with.
    case methodNotAllowed(allowed: [String])
    /// The body has more than so many bytes.
    case bodyTooLarge(limit: Int)
    /// The body did not arrive in time.
    case bodyTooSlow
    /// The body claims to be something other than JSON.
    case notJSON
    /// The body is not valid JSON.
    case malformedJSON
    /// Arrays and objects within each other, deeper than so many.
    case nestedTooDeeply(limit: Int)
    /// A field appears twice in one object; which.
    case repeatedField(String)
    /// A text holds the character NUL, which no database stores.
    case nulCharacter
    /// A field that is needed is not there; its path, such as `rooms[0].arrival`.
    case missingField(String)
    /// A field has the wrong type or cannot be read; its path.
    case wrongField(String)
    /// The server is stopping.
    case unavailable
    /// Anything else that has a status.
    case other(status: HTTPResponse.Status)

    /// The status of the answer.
    public var status: HTTPResponse.Status {
        switch self {
        case .notFound: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .bodyTooLarge: .contentTooLarge
        case .bodyTooSlow: .requestTimeout
        case .notJSON: .unsupportedMediaType
        case .unavailable: .serviceUnavailable
        case .other(let status): status
        case .malformedJSON, .nestedTooDeeply, .repeatedField, .nulCharacter, .missingField, .wrongField: .badRequest
        }
    }

    /// Fields of the answer's head that the status asks for.
    public var headers: HTTPFields {
        switch self {
        case .methodNotAllowed(let allowed): [.allow: allowed.joined(separator: ", ")]
        case .bodyTooSlow: [.connection: "close"]
        default: [:]
        }
    }
}

extension RequestFault {
    /// The fault in English.
    public var problem: Problem {
        let (kind, title, detail) = text
        return Problem(kind: kind, title: title, status: status, detail: detail, headers: headers)
    }

    private var text: (kind: String, title: String, detail: String) {
        switch self {
        case .notFound:
            ("not-found", "Not found", "Nothing is served at this path; check its spelling.")
        case .methodNotAllowed(let allowed):
            ("method-not-allowed", "Method not allowed", "Use \(allowed.joined(separator: " or ")) on this path.")
        case .bodyTooLarge(let limit):
            ("body-too-large", "Body too large", "Send at most \(limit) bytes at once.")
        case .bodyTooSlow:
            ("body-too-slow", "Body too slow", "The body did not arrive in time; send the request again.")
        case .notJSON:
            ("not-json", "Not JSON", "Send the body as JSON, with Content-Type: application/json.")
        case .unavailable:
            ("unavailable", "Not available now", "The server is stopping; send the request again in a moment.")
        case .other(let status):
            ("http-\(status.code)", status.reasonPhrase, "The request was refused; check it and send it again.")
        default:
            ("malformed", "The body cannot be read", bodyDetail)
        }
    }

    private var bodyDetail: String {
        switch self {
        case .nestedTooDeeply(let limit): "Nest arrays and objects at most \(limit) deep."
        case .repeatedField(let name): "Name the field `\(name)` once only in its object."
        case .nulCharacter: "Remove the character NUL (\\u0000) from the texts."
        case .missingField(let path): "Add the field `\(path)`."
        case .wrongField(let path):
            "Correct the field `\(path)`: it has another type or form than the documentation says."
        default: "Send valid JSON in UTF-8."
        }
    }
}
