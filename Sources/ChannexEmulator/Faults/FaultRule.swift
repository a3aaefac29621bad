import HotelValues

/// A rule by which calls or deliveries go wrong on purpose (contract §12.12).
struct FaultRule: Codable, Sendable {
    let id: String
    let effect: FaultEffect
    let scope: FaultScope
    /// How many of a hundred that the scope names are hit.
    let share: Int
    /// How many more are hit; nil for any number.
    var left: Int?
    /// When the rule ends; nil for never.
    let until: Timestamp?
    /// How many were hit so far.
    var hits = 0

    /// Whether it still hits anything.
    func isOpen(_ now: Timestamp) -> Bool {
        left != 0 && until.map { now < $0 } ?? true
    }
}

/// What a rule is about; what is nil stands for all.
struct FaultScope: Codable, Sendable {
    var method: String?
    /// A path below `/api/v1`, in which `*` stands for any one segment, and at the end for all that follow.
    var endpoint: String?
    var property: String?
    /// The event of a delivery.
    var event: EventName?

    /// Whether a call is meant.
    func covers(method: String, path: String, properties: Set<String>) -> Bool {
        if let wanted = self.method, wanted != method { return false }
        if let property, !properties.contains(property) { return false }
        guard let endpoint else { return true }
        return FaultScope.matches(FaultScope.segments(path), FaultScope.segments(endpoint))
    }

    /// Whether the delivery of an event is meant.
    func covers(_ event: EventName, property: String?) -> Bool {
        (self.event ?? event) == event && (self.property == nil || self.property == property)
    }

    private static func matches(_ path: [Substring], _ pattern: [Substring]) -> Bool {
        let isOpen = pattern.last == "*" && path.count >= pattern.count
        guard isOpen || path.count == pattern.count else { return false }
        return zip(path, pattern).allSatisfy { $1 == "*" || $1.hasPrefix(":") || $0 == $1 }
    }

    private static func segments(_ path: String) -> [Substring] {
        let segments = path.split(separator: "/")
        return segments.starts(with: ["api", "v1"]) ? Array(segments.dropFirst(2)) : segments
    }
}

/// What goes wrong.
enum FaultEffect: Codable, Hashable, Sendable {
    // MARK: Calls

    /// The status is answered; `isApplied` says whether the call is carried out all the same.
    case status(Int, isApplied: Bool)
    /// A page of HTML with the status is answered, as a proxy does.
    case html(Int, isApplied: Bool)
    /// The call is carried out, and its answer kept back for so long.
    case delay(Duration)
    /// No answer comes; after so long the connection is closed.
    case timeout(Duration, isApplied: Bool)
    /// The connection is closed without an answer.
    case reset(isApplied: Bool)
    /// The call is carried out, and the connection closed in the middle of the answer.
    case cutBody
    /// The call is carried out, and values of its answer are of the wrong types.
    case wrongTypes
    /// The call is carried out, and its answer has fields that nobody knows.
    case unknownFields

    // MARK: Deliveries

    /// The event is lost.
    case drop
    /// The event is sent twice.
    case double
    /// The event is sent within so long, so that others may overtake it.
    case reorder(Duration)
    /// The event is sent so much later.
    case late(Duration)

    /// Whether deliveries are hit, and not calls.
    var isOfDeliveries: Bool {
        switch self {
        case .drop, .double, .reorder, .late: true
        default: false
        }
    }

    /// Whether a call that it hits is carried out.
    var isApplied: Bool {
        switch self {
        case .status(_, let isApplied), .html(_, let isApplied), .timeout(_, let isApplied), .reset(let isApplied):
            isApplied
        default: true
        }
    }
}
