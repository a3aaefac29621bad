import HotelValues

/// A change of availability, rates or restrictions that was found to be in order.
struct ARIChange: Codable, Sendable {
    let range: ClosedRange<Day>
    let weekdays: Weekdays
    let content: Content

    /// What is changed.
    enum Content: Codable, Sendable {
        case availability(roomType: String, Int)
        case rules(ratePlan: String, RuleChange)
    }
}

/// The fields of a rate plan's nights that a value names; the others keep what they have (contract §3.1).
struct RuleChange: Codable, Sendable {
    var rates: [OptionRate] = []
    var minStayArrival: Int?
    var minStayThrough: Int?
    var maxStay: Int?
    var closedToArrival: Bool?
    var closedToDeparture: Bool?
    var stopSell: Bool?

    /// Whether nothing but rates is changed.
    var hasRules: Bool {
        minStayArrival != nil || minStayThrough != nil || maxStay != nil || closedToArrival != nil
            || closedToDeparture != nil || stopSell != nil
    }

    /// Puts the named rules onto a night.
    func apply(to night: inout NightRules) {
        night.minStayArrival = minStayArrival ?? night.minStayArrival
        night.minStayThrough = minStayThrough ?? night.minStayThrough
        night.maxStay = maxStay ?? night.maxStay
        night.closedToArrival = closedToArrival ?? night.closedToArrival
        night.closedToDeparture = closedToDeparture ?? night.closedToDeparture
        night.stopSell = stopSell ?? night.stopSell
    }
}

/// A new rate of one of a plan's options, by the option's place.
struct OptionRate: Codable, Sendable {
    let option: Int
    let rate: Int64
}

/// Changes that were accepted but cannot be read back yet (contract §3.4), in the order of their arrival.
struct PendingChanges: Codable, Sendable {
    private var waiting: [Batch] = []

    /// The changes of one call.
    private struct Batch: Codable {
        let due: Timestamp
        let changes: [ARIChange]
    }

    mutating func add(_ changes: [ARIChange], due: Timestamp) {
        waiting.append(Batch(due: due, changes: changes))
    }

    /// Takes the changes whose delay is over.
    mutating func takeDue(_ now: Timestamp) -> [ARIChange] {
        guard let first = waiting.first, first.due <= now else { return [] }
        // A delay that was shortened meanwhile must not let a later change overtake an earlier one.
        let count = waiting.firstIndex { $0.due > now } ?? waiting.count
        defer { waiting.removeFirst(count) }
        return waiting.prefix(count).flatMap(\.changes)
    }
}

extension World {
    /// Puts changes into effect after the delay that the switches ask for.
    mutating func accept(_ changes: [ARIChange], _ moment: Moment) {
        pendingChanges.add(changes, due: moment.now + switches.applyDelay)
        applyPendingChanges(moment)
    }

    /// Puts those changes into effect whose delay is over.
    mutating func applyPendingChanges(_ moment: Moment) {
        for change in pendingChanges.takeDue(moment.now) { apply(change) }
    }

    private mutating func apply(_ change: ARIChange) {
        switch change.content {
        case .availability(let roomType, let count):
            roomTypes[roomType]?.availability.update(change.range, on: change.weekdays) { $0 = count }
        case .rules(let ratePlan, let rules):
            for rate in rules.rates {
                ratePlans[ratePlan]?.setRate(rate.rate, option: rate.option, change.range, on: change.weekdays)
            }
            guard rules.hasRules else { return }
            ratePlans[ratePlan]?.update(change.range, on: change.weekdays) { rules.apply(to: &$0) }
        }
    }
}
