import HotelValues

/// Judging the elements of `values` (contract §3.2–3.6).
extension World {
    /// What becomes of the element that the desk's reader has taken up.
    func verdict(_ value: JSON, _ desk: inout ARIDesk) -> ARIVerdict {
        desk.reader.read(switches.refuseNulls ? value : value.withoutNulls)
        switch desk.lane {
        case .availability: return availabilityVerdict(value, &desk)
        case .restrictions: return restrictionsVerdict(value, &desk)
        }
    }

    private func availabilityVerdict(_ value: JSON, _ desk: inout ARIDesk) -> ARIVerdict {
        let owner = desk.reader.id(.property)
        let id = desk.reader.id(.roomType)
        let range = desk.reader.range()
        let weekdays = switches.daysOnAvailability ? desk.reader.weekdays() : Weekdays.all
        let count = desk.reader.integer(.availability, least: 0)
        if !desk.reader.element.has(.availability) { desk.reader.faults.add("availability", FaultText.blank) }
        guard desk.reader.faults.isEmpty, let owner, let id, let range, let weekdays, let count else {
            return .refused(value, desk.reader.faults)
        }
        guard let target = desk.target(id, of: owner, in: self) else {
            return .refused(value, "Not found room_type for this change")
        }
        let rooms = switches.refuseExcessAvailability ? roomTypes[id]?.fields["count_of_rooms"]?.integer : nil
        if let rooms, count > rooms {
            return .refused(value, Faults("availability", "must be less than or equal to \(rooms)"))
        }
        let change = ARIChange(target, range, weekdays, .availability(count))
        return .within(target.calendar, change, value: value, switches)
    }

    private func restrictionsVerdict(_ value: JSON, _ desk: inout ARIDesk) -> ARIVerdict {
        let owner = desk.reader.id(.property)
        let id = desk.reader.id(.ratePlan)
        let range = desk.reader.range()
        let weekdays = desk.reader.weekdays()
        guard let owner, let id, let target = desk.target(id, of: owner, in: self), let plan = target.plan else {
            let text = "Not found rate_plan for this change"
            return desk.reader.faults.isEmpty ? .refused(value, text) : .refused(value, desk.reader.faults)
        }
        var rules = desk.reader.rules(of: plan, switches)
        let minStay = desk.reader.integer(.minStay, least: 1)
        if desk.isOwnPage { rules.cap = desk.reader.cap() }
        guard let range, let weekdays else { return .refused(value, desk.reader.faults) }
        var warning = desk.reader.faults.isEmpty ? nil : desk.reader.faults.json
        if let minStay, !rules.setMinStay(minStay, plan.settings.minStayType, switches), warning == nil {
            warning = .string(World.minStayText)
        }
        if rules.isEmpty, warning == nil { warning = Faults("restrictions", FaultText.blank).json }
        if let warning, rules.isEmpty || switches.refuseWholeValues { return .refused(value, warning: warning) }
        let change = ARIChange(target, range, weekdays, .rules(rules))
        return .within(target.calendar, change, value: value, besides: warning, switches)
    }

    private static let minStayText =
        "property doesn't support `min_stay` restriction, please use `min_stay_through` or `min_stay_arrival`"
}

extension RuleChange {
    /// Names the one least stay of a property; false where it has both kinds, and neither may be meant (contract §3.2).
    fileprivate mutating func setMinStay(
        _ nights: Int,
        _ type: PropertySettings.MinStayType,
        _ switches: Switches
    ) -> Bool {
        if type == .both, switches.refuseUnsupportedMinStay { return false }
        if type != .through { minStayArrival = nights }
        if type != .arrival { minStayThrough = nights }
        return true
    }
}

extension JSON {
    /// The object without its members that are null.
    fileprivate var withoutNulls: JSON { .object((members ?? []).filter { !$0.value.isNull }) }
}

extension ARIValueReader {
    /// The bounds that Channex's own pages put on a plan's availability.
    fileprivate mutating func cap() -> RuleChange.Cap? {
        let offset = integer(.availabilityOffset, least: -10_000)
        let most = integer(.maxAvailability, least: 0)
        return offset == nil && most == nil ? nil : RuleChange.Cap(offset: offset, most: most)
    }
}
