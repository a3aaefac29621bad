import HTTPTypes
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

    private static let minute: Duration = .seconds(60)

    private var calls: [Key: [Timestamp]] = [:]

    /// Whether a call about those properties may be processed now; if so it is counted.
    ///
    /// A call that is turned away does not count.
    mutating func admit(_ properties: [String], _ lane: Lane, now: Timestamp, _ switches: Switches) -> Bool {
        let keys = properties.map { Key(property: $0, lane: lane) }
        for key in keys {
            calls[key, default: []].removeAll { RateLimiter.end(of: $0, switches.rateWindow) <= now }
        }
        guard keys.allSatisfy({ calls[$0, default: []].count < switches.callsPerMinute }) else { return false }
        for key in keys { calls[key, default: []].append(now) }
        return true
    }

    /// What is left to the property that has the least left.
    func allowance(_ properties: [String], _ lane: Lane, now: Timestamp, _ switches: Switches) -> Allowance {
        let limit = switches.callsPerMinute
        let allowances = properties.map { property in
            let ends = (calls[Key(property: property, lane: lane)] ?? []).map {
                RateLimiter.end(of: $0, switches.rateWindow)
            }
            let recent = ends.filter { $0 > now }
            let wait = recent.first.map { $0 - now } ?? RateLimiter.minute
            let reset = Int(wait.components.seconds) + (wait.components.attoseconds > 0 ? 1 : 0)
            return Allowance(lane: lane, limit: limit, remaining: Swift.max(0, limit - recent.count), reset: reset)
        }
        let least = allowances.min { $0.remaining < $1.remaining }
        return least ?? Allowance(lane: lane, limit: limit, remaining: limit, reset: 60)
    }

    /// When a call counts no longer: a minute after it, or when the minute of the clock is over (contract §12.7).
    private static func end(of call: Timestamp, _ window: Switches.RateWindow) -> Timestamp {
        switch window {
        case .sliding: return call + minute
        case .fixed:
            let length: Int64 = 60_000_000
            let remainder = call.microseconds % length
            let passed = remainder < 0 ? remainder + length : remainder
            return Timestamp(microseconds: call.microseconds - passed + length)
        }
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
    /// The answer with headers that tell what is left, and when there is more, where the switches want them.
    func showing(_ allowance: Allowance, _ switches: Switches) -> Reply {
        var reply = self
        if switches.rateLimitHeaders {
            reply.headers.append(Header(name: "ratelimit-policy", value: allowance.policy))
            reply.headers.append(Header(name: "ratelimit", value: allowance.state))
        }
        if switches.retryAfterHeader, status == .tooManyRequests {
            reply.headers.append(Header(name: "retry-after", value: String(allowance.reset)))
        }
        return reply
    }
}
