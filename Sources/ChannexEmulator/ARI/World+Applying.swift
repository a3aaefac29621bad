import HotelValues

/// Putting changes into effect (contract §3.4, §3.9).
extension World {
    /// Puts changes into effect after the delay that the switches ask for.
    mutating func accept(_ changes: [ARIChange], of properties: [String], user: String?, _ moment: Moment) {
        let due = moment.now + switches.applyDelay
        pendingChanges.add(.init(due: due, user: user, properties: properties, changes: changes))
        applyPendingChanges(moment)
    }

    /// Puts those changes into effect whose delay is over.
    mutating func applyPendingChanges(_ moment: Moment) {
        for batch in pendingChanges.takeDue(moment.now) { apply(batch, moment) }
    }

    private mutating func apply(_ batch: PendingChanges.Batch, _ moment: Moment) {
        var journal = journal(of: batch.properties)
        var horizons: [String: Day] = [:]
        for property in batch.properties { horizons[property] = horizon(of: property, moment) }
        for change in batch.changes {
            switch change.content {
            case .availability(let count):
                let horizon = horizons[change.property]
                roomTypes.update(change.target) { $0.setAvailability(count, change, horizon, &journal) }
            case .rules(let rules):
                ratePlans.update(change.target) { $0.apply(rules, change, &journal) }
            }
        }
        announce(journal, user: batch.user, moment)
    }

    /// Takes rooms away, or gives them back, night by night; never below none, unless a switch says so (contract §3.9).
    mutating func moveAvailability(_ rooms: [BookedRoom], by count: Int, _ journal: inout ARIJournal) {
        let least = switches.availabilityStopsAtZero ? 0 : Int.min
        for room in rooms where !room.isCancelled {
            guard let roomType = room.roomType, let last = room.nights.last else { continue }
            let nights = room.nights.lowerBound...last
            roomTypes.update(roomType) { $0.moveAvailability(nights, by: count, least: least, &journal) }
        }
    }
}

extension RoomType {
    /// Sets what is left; beyond the horizon that is nothing, whatever was sent (contract §2.1.2).
    fileprivate mutating func setAvailability(
        _ count: Int,
        _ change: ARIChange,
        _ horizon: Day?,
        _ journal: inout ARIJournal
    ) {
        let (id, property) = (id, property)
        var day = Swift.max(change.range.lowerBound, availability.first)
        availability.update(change.range) { value in
            defer { day = day.advanced(by: 1) }
            guard change.weekdays.contains(day.weekday) else { return }
            let old = value
            value = horizon.map { day > $0 } == true ? 0 : count
            if old != value { journal.note(day, roomType: id, of: property, before: old) }
        }
    }

    fileprivate mutating func moveAvailability(
        _ range: ClosedRange<Day>,
        by count: Int,
        least: Int,
        _ journal: inout ARIJournal
    ) {
        let (id, property) = (id, property)
        availability.update(range) {
            $0 = Swift.max(least, $0 + count)
        } noting: { day, old, _ in
            journal.note(day, roomType: id, of: property, before: old)
        }
    }
}

extension RatePlan {
    /// Puts what a value names onto the nights that it names.
    fileprivate mutating func apply(_ rules: RuleChange, _ change: ARIChange, _ journal: inout ARIJournal) {
        let (id, property) = (id, property)
        if let rate = rules.rate { setRate(rate, option: 0, change, &journal) }
        for option in rules.rates { setRate(option.rate, option: option.option, change, &journal) }
        if rules.hasRules {
            update(change.range, on: change.weekdays) {
                rules.apply(to: &$0)
            } noting: { day, old, new in
                journal.note(day, plan: id, of: property, new.differences(from: old))
            }
        }
        guard let cap = rules.cap else { return }
        for day in change.range where change.weekdays.contains(day.weekday) {
            setCap(of: day, cap)
            let shown: RestrictionSet = [.init(.availabilityOffset), .init(.maxAvailability), .stock]
            journal.note(day, plan: id, of: property, shown)
        }
    }

    private mutating func setRate(_ rate: Int64, option: Int, _ change: ARIChange, _ journal: inout ARIJournal) {
        let (id, property) = (id, property)
        setRate(rate, option: option, change.range, on: change.weekdays) { day in
            journal.note(day, plan: id, option: option, of: property, RestrictionSet(.rate))
        }
    }
}

extension NightRules {
    /// The restrictions in which the night is another one.
    fileprivate func differences(from other: NightRules) -> RestrictionSet {
        var differences: RestrictionSet = []
        if minStayArrival != other.minStayArrival { differences.formUnion([.init(.minStayArrival), .init(.minStay)]) }
        if minStayThrough != other.minStayThrough { differences.formUnion([.init(.minStayThrough), .init(.minStay)]) }
        if maxStay != other.maxStay { differences.insert(.init(.maxStay)) }
        if closedToArrival != other.closedToArrival { differences.insert(.init(.closedToArrival)) }
        if closedToDeparture != other.closedToDeparture { differences.insert(.init(.closedToDeparture)) }
        if stopSell != other.stopSell { differences.insert(.init(.stopSell)) }
        return differences
    }
}
