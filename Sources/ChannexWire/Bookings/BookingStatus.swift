/// What a revision says has happened to its booking (contract §6.5).
public enum BookingStatus: Hashable, Sendable {
    case new
    case modified
    case cancelled
    /// A word this program does not know, kept as it came.
    case other(String)

    /// Reads Channex's word.
    public init(_ text: String) {
        switch text.lowercased() {
        case "new": self = .new
        case "modified": self = .modified
        case "cancelled", "canceled": self = .cancelled
        default: self = .other(text)
        }
    }
}

extension BookingStatus: CustomStringConvertible {
    /// Channex's word.
    public var description: String {
        switch self {
        case .new: "new"
        case .modified: "modified"
        case .cancelled: "cancelled"
        case .other(let text): text
        }
    }
}
