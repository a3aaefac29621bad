import HotelValues

/// A change of availability, rates or restrictions that was found to be in order.
struct ARIChange: Codable, Sendable {
    /// The room type or rate plan.
    let target: String
    let property: String
    var range: ClosedRange<Day>
    let weekdays: Weekdays
    let content: Content

    /// What is changed.
    enum Content: Codable, Sendable {
        case availability(Int)
        case rules(RuleChange)
    }

    /// A change of the target on those days.
    init(_ target: ARITarget, _ range: ClosedRange<Day>, _ weekdays: Weekdays, _ content: Content) {
        self.target = target.id
        property = target.property
        self.range = range
        self.weekdays = weekdays
        self.content = content
    }
}

/// The fields of a rate plan's nights that a value names; the others keep what they have (contract §3.1).
struct RuleChange: Codable, Sendable {
    /// A rate for the option at that place.
    struct OptionRate: Codable, Sendable {
        let option: Int
        let rate: Int64
    }

    /// What is said of the bounds between a room type's availability and the plan's.
    struct Cap: Codable, Sendable {
        let offset: Int?
        let most: Int?
    }

    /// The rate of the primary option: a bare `rate` touches no other (contract §3.2).
    var rate: Int64?
    var rates: [OptionRate] = []
    var minStayArrival: Int?
    var minStayThrough: Int?
    var maxStay: Int?
    var closedToArrival: Bool?
    var closedToDeparture: Bool?
    var stopSell: Bool?
    var cap: Cap?

    /// Whether restrictions are changed.
    var hasRules: Bool {
        minStayArrival != nil || minStayThrough != nil || maxStay != nil || closedToArrival != nil
            || closedToDeparture != nil || stopSell != nil
    }

    /// Whether nothing is changed.
    var isEmpty: Bool { rate == nil && rates.isEmpty && cap == nil && !hasRules }

    /// Puts the named restrictions onto a night.
    func apply(to night: inout NightRules) {
        if let minStayArrival { night.minStayArrival = minStayArrival }
        if let minStayThrough { night.minStayThrough = minStayThrough }
        if let maxStay { night.maxStay = maxStay }
        if let closedToArrival { night.closedToArrival = closedToArrival }
        if let closedToDeparture { night.closedToDeparture = closedToDeparture }
        if let stopSell { night.stopSell = stopSell }
    }
}

/// Changes that were accepted but cannot be read back yet (contract §3.4), in the order of their arrival.
struct PendingChanges: Codable, Sendable {
    /// The changes of one call.
    struct Batch: Codable, Sendable {
        let due: Timestamp
        /// The user in whose name they were made.
        let user: String?
        let properties: [String]
        let changes: [ARIChange]
    }

    private var waiting: [Batch] = []

    /// When the first of them can be read back.
    var nextDue: Timestamp? { waiting.first?.due }

    mutating func add(_ batch: Batch) {
        waiting.append(batch)
    }

    /// Takes the batches whose delay is over.
    mutating func takeDue(_ now: Timestamp) -> [Batch] {
        // A delay that was shortened meanwhile must not let a later change overtake an earlier one.
        let due = Array(waiting.prefix { $0.due <= now })
        waiting.removeFirst(due.count)
        return due
    }
}
