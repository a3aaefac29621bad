import FoundationEssentials
import Hummingbird
import NIOCore

extension RequestFault {
    /// The fault that an error of the framework or of a decoder stands for; nil for an error that is none of the
    /// request's.
    public init?(_ error: any Error) {
        switch error {
        case let fault as RequestFault: self = fault
        case let error as DecodingError: self.init(decoding: error)
        case is NIOTooManyBytesError: self = .bodyTooLarge(limit: BodyReader.defaultLimit)
        case is CancellationError: self = .unavailable
        case let error as any HTTPResponseError:
            self = error.status == .notFound ? .notFound : .other(status: error.status)
        default: return nil
        }
    }

    /// What a decoder could not read.
    public init(decoding error: DecodingError) {
        switch error {
        case .keyNotFound(let key, let context):
            self = .missingField(RequestFault.path(context.codingPath + [key]))
        case .valueNotFound(_, let context) where !context.codingPath.isEmpty:
            self = .missingField(RequestFault.path(context.codingPath))
        case .valueNotFound(_, let context), .typeMismatch(_, let context), .dataCorrupted(let context):
            // At the root it is no JSON at all, or not an object, or a number that no integer can hold.
            self = context.codingPath.isEmpty ? .malformedJSON : .wrongField(RequestFault.path(context.codingPath))
        @unknown default:
            self = .malformedJSON
        }
    }

    /// Keys and indices as people write them: `rooms[0].arrival`.
    private static func path(_ keys: [any CodingKey]) -> String {
        var text = ""
        for key in keys {
            if let index = key.intValue {
                text += "[\(index)]"
            } else {
                text += text.isEmpty ? key.stringValue : ".\(key.stringValue)"
            }
        }
        return text
    }
}
