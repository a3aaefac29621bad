import ChannelSync
import HotelValues

/// How the link stands, as JSON.
struct StatusAnswer: Encodable, Sendable {
    let property: String?
    let roomTypes: [String: String]
    let ratePlans: [String: String]
    let waiting: [String: Int]
    let parked: [String: Int]
    let waitingSince: String?
    let shutOut: ShutOutAnswer?
    let revisions: [String: Int]
    let bookings: Int
    let overbooked: Int
    let webhooks: Int
    let lastFeedReading: String?
    let lastCalls: [String: CallAnswer]
    let callsLeft: [String: Int]
    let serviceLevels: [ServiceLevelAnswer]
    let summary: [String]

    private enum CodingKeys: String, CodingKey {
        case property, waiting, parked, revisions, bookings, overbooked, webhooks, summary
        case roomTypes = "room_types"
        case ratePlans = "rate_plans"
        case waitingSince = "waiting_since"
        case shutOut = "shut_out"
        case lastFeedReading = "last_feed_reading"
        case lastCalls = "last_calls"
        case callsLeft = "calls_left"
        case serviceLevels = "service_levels"
    }

    init(
        _ status: LinkStatus,
        levels: [ServiceLevel],
        callsLeft: [Lane: Int],
        mapping: Mapping?,
        now: Timestamp
    ) {
        func byLane<Value>(_ values: [Lane: Value]) -> [String: Value] {
            Dictionary(uniqueKeysWithValues: values.map { ($0.key.rawValue, $0.value) })
        }
        property = mapping?.property.rawValue
        roomTypes = mapping?.roomTypes.mapValues(\.rawValue) ?? [:]
        ratePlans = mapping?.ratePlans.mapValues(\.id.rawValue) ?? [:]
        waiting = byLane(status.waiting)
        parked = byLane(status.parked)
        waitingSince = status.waitingSince?.description
        shutOut = status.suspension.map { ShutOutAnswer(reason: $0.reason, since: $0.since.description) }
        revisions = status.revisions
        bookings = status.bookings
        overbooked = status.overbooked
        webhooks = status.hints
        lastFeedReading = status.lastFeedReading?.description
        lastCalls = byLane(status.lastCalls.mapValues { CallAnswer($0) })
        self.callsLeft = byLane(callsLeft)
        serviceLevels = levels.map(ServiceLevelAnswer.init)
        let isSetUp = mapping != nil
        let words = StatusWords(status, levels: levels, callsLeft: callsLeft, isSetUp: isSetUp, now: now)
        summary = words.sentences
    }
}

/// Why Channex lets nothing of the property in, as JSON.
struct ShutOutAnswer: Encodable, Sendable {
    let reason: String
    let since: String
}

/// How well changes come to a stage, as JSON.
struct ServiceLevelAnswer: Encodable, Sendable {
    let level: ServiceLevel

    private enum CodingKeys: String, CodingKey {
        case stage, changes, late, overdue
        case goal = "goal_seconds"
        case goalShare = "goal_percent"
        case share = "in_time_percent"
        case half = "p50_ms"
        case most = "p95_ms"
        case nearlyAll = "p99_ms"
        case budgetLeft = "error_budget_left_percent"
    }

    init(_ level: ServiceLevel) {
        self.level = level
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(level.stage.word, forKey: .stage)
        try container.encode(level.goal.components.seconds, forKey: .goal)
        // Decimal text: JSON's numbers are not exact.
        try container.encode(DecimalText.percent(ofTenThousand: level.goalShare * 10), forKey: .goalShare)
        try container.encode(DecimalText.percent(ofTenThousand: level.share), forKey: .share)
        try container.encode(level.changes, forKey: .changes)
        try container.encode(level.late, forKey: .late)
        try container.encode(level.overdue, forKey: .overdue)
        try container.encodeIfPresent(level.times.milliseconds(ofThousandth: 500), forKey: .half)
        try container.encodeIfPresent(level.times.milliseconds(ofThousandth: 950), forKey: .most)
        try container.encodeIfPresent(level.times.milliseconds(ofThousandth: 990), forKey: .nearlyAll)
        try container.encode(level.budgetLeft, forKey: .budgetLeft)
    }
}

extension LatencyStage {
    /// The stage on the wire.
    var word: String {
        switch self {
        case .accepted: "accepted"
        case .readBack: "read_back"
        }
    }
}
