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

    private static let window: Duration = .seconds(60)

    private var calls: [Key: [Timestamp]] = [:]

    /// Whether a call about those properties may be processed now; if so it is counted.
    ///
    /// A sliding window: at no time have more than `limit` calls been processed within the last minute. A call that is
    /// turned away does not count.
    mutating func admit(_ properties: [String], _ lane: Lane, now: Timestamp, limit: Int) -> Bool {
        let keys = properties.map { Key(property: $0, lane: lane) }
        for key in keys { calls[key, default: []].removeAll { $0 + RateLimiter.window <= now } }
        guard keys.allSatisfy({ calls[$0, default: []].count < limit }) else { return false }
        for key in keys { calls[key, default: []].append(now) }
        return true
    }

    /// What is left to the property that has the least left.
    func allowance(_ properties: [String], _ lane: Lane, now: Timestamp, limit: Int) -> Allowance {
        let allowances = properties.map { property in
            let recent = (calls[Key(property: property, lane: lane)] ?? []).filter { $0 + RateLimiter.window > now }
            let wait = recent.first.map { ($0 + RateLimiter.window) - now } ?? RateLimiter.window
            let reset = Int(wait.components.seconds) + (wait.components.attoseconds > 0 ? 1 : 0)
            return Allowance(lane: lane, limit: limit, remaining: Swift.max(0, limit - recent.count), reset: reset)
        }
        let least = allowances.min { $0.remaining < $1.remaining }
        return least ?? Allowance(lane: lane, limit: limit, remaining: limit, reset: 60)
    }
}

/// How many calls of a lane are left, as the IETF's `ratelimit` headers tell it (contract §4.2).
struct Allowance: Sendable {
    let lane: Lane
    let limit: Int
    let remaining: Int
    /// Seconds until there is more.
    let reset: Int

    /// The limit, such as `"availability";q=10;w=60`.
    var policy: String { "\"\(lane.rawValue)\";q=\(limit);w=60" }

    /// What is left of it, such as `"availability";r=9;t=60`.
    var state: String { "\"\(lane.rawValue)\";r=\(remaining);t=\(reset)" }
}

extension Reply {
    /// The answer with headers that tell what is left, where the switches want them.
    func showing(_ allowance: Allowance, _ switches: Switches) -> Reply {
        guard switches.rateLimitHeaders else { return self }
        var reply = self
        reply.headers.append(Header(name: "ratelimit-policy", value: allowance.policy))
        reply.headers.append(Header(name: "ratelimit", value: allowance.state))
        return reply
    }
}
