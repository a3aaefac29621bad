import HotelValues

/// The two kinds of ARI calls, each with its own limit (contract §4.1).
package enum Lane: String, Hashable, Codable, Sendable {
    case availability, restrictions

    /// The type of the task that such a call becomes (contract §3.5).
    var taskType: String {
        switch self {
        case .availability: "Property.UpdateAvailability"
        case .restrictions: "Property.UpdateRestrictions"
        }
    }
}

/// Counts the ARI calls of the last minute, by property and lane.
struct RateLimiter: Codable, Sendable {
    private struct Key: Hashable, Codable {
        let property: String
        let lane: Lane
    }

    private var calls: [Key: [Timestamp]] = [:]

    /// Whether a call about those properties may be processed now; if so it is counted.
    ///
    /// A sliding window: at no time have more than `limit` calls been processed within the last minute. A call that is
    /// turned away does not count.
    mutating func admit(_ properties: [String], _ lane: Lane, now: Timestamp, limit: Int) -> Bool {
        let opening = now + .seconds(-60)
        for property in properties {
            calls[Key(property: property, lane: lane), default: []].removeAll { $0 <= opening }
        }
        let keys = properties.map { Key(property: $0, lane: lane) }
        guard keys.allSatisfy({ calls[$0, default: []].count < limit }) else { return false }
        for key in keys { calls[key, default: []].append(now) }
        return true
    }
}
