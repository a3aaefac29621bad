import HotelValues

/// Reads elements of `values` one after the other, and words what is wrong with each as Channex does (contract §3.6).
struct ARIValueReader: Sendable {
    private(set) var element = ARIElement()
    /// What is wrong with the present element.
    var faults = Faults()

    /// Takes up the next element, and checks for nulls, which may stand for no field (contract §3.2).
    mutating func read(_ value: JSON) {
        element.read(value)
        faults = Faults()
        guard element.hasNulls else { return }
        for key in element.nulls { faults.add(key.name, "Should be a non null value or not existed field") }
    }

    /// The id of the property or of the target.
    mutating func id(_ key: ARIKey) -> String? {
        guard let value = element[key] else { return element.has(key) ? nil : refuse(key, FaultText.blank) }
        guard case .string(let text) = value, !text.isEmpty else { return refuse(key, FaultText.invalid) }
        return text
    }

    /// The days, both ends inclusive.
    mutating func range() -> ClosedRange<Day>? {
        if let date = element[.date] {
            guard let day = day(date) else { return refuse(.date, FaultText.invalid) }
            return day...day
        }
        guard let from = element[.dateFrom], let to = element[.dateTo] else {
            // Nulls have been told of already.
            let isNull = [ARIKey.date, .dateFrom, .dateTo].contains { element.has($0) && element[$0] == nil }
            return isNull ? nil : refuse(.date, "Should be included field date or fields pair date_from-date_to")
        }
        guard let first = day(from) else { return refuse(.dateFrom, FaultText.invalid) }
        // Most ranges of a full sync are one day long, and a date that was read need not be read again.
        guard let last = from == to ? first : day(to), first <= last else { return refuse(.dateTo, FaultText.invalid) }
        return first...last
    }

    /// The weekdays to which the range is restricted.
    mutating func weekdays() -> Weekdays? {
        guard let days = element[.days] else { return .all }
        return Weekdays(days) ?? refuse(.days, FaultText.invalid)
    }

    /// A whole number, not below the least one and no larger than a column of a database holds.
    mutating func integer(_ key: ARIKey, least: Int) -> Int? {
        guard let value = element[key] else { return nil }
        guard let number = value.integer, number <= Int32.max else { return refuse(key, FaultText.invalid) }
        guard number >= least else { return refuse(key, "must be greater than or equal to \(least)") }
        return number
    }

    /// A truth value, or 0 or 1.
    mutating func boolean(_ key: ARIKey) -> Bool? {
        guard let value = element[key] else { return nil }
        switch value {
        case .bool(let flag): return flag
        case .number("0"): return false
        case .number("1"): return true
        default: return refuse(key, FaultText.invalid)
        }
    }

    /// Notes a message about the field.
    mutating func refuse<Value>(_ key: ARIKey, _ message: String) -> Value? {
        faults.add(key.name, message)
        return nil
    }

    private func day(_ value: JSON) -> Day? { value.text.flatMap { Day($0) } }
}

extension ARIValueReader {
    /// The restrictions that the element names, and its rates by option.
    mutating func rules(of plan: ARITarget.Plan, _ switches: Switches) -> RuleChange {
        var rules = RuleChange(
            minStayArrival: integer(.minStayArrival, least: 1),
            minStayThrough: integer(.minStayThrough, least: 1),
            maxStay: integer(.maxStay, least: 0),
            closedToArrival: boolean(.closedToArrival),
            closedToDeparture: boolean(.closedToDeparture),
            stopSell: boolean(.stopSell)
        )
        if let value = element[.rate] {
            rules.rate = rate(value, plan, switches, key: .rate)
            if rules.rate != nil, plan.options.first?.isDerived == true { refuseInherited(.rate, switches) }
        }
        if element[.rates] != nil { rules.rates = rates(of: plan, switches) }
        if switches.refuseInheritedFields {
            for key in plan.inherited where element[key] != nil { refuseInherited(key, switches) }
        }
        return rules
    }

    /// The rates of `rates`, which names them by occupancy (contract §3.2).
    private mutating func rates(of plan: ARITarget.Plan, _ switches: Switches) -> [RuleChange.OptionRate] {
        var rates: [RuleChange.OptionRate] = []
        guard let elements = element[.rates]?.elements else {
            faults.add("rates", FaultText.invalid)
            return rates
        }
        for element in elements {
            guard let occupancy = element["occupancy"]?.integer, let value = element["rate"] else {
                faults.add("rates", FaultText.invalid)
                continue
            }
            guard let rate = rate(value, plan, switches, key: .rates) else { continue }
            if let option = plan.options.firstIndex(where: { $0.occupancy == occupancy }) {
                if plan.options[option].isDerived { refuseInherited(.rates, switches) }
                rates.append(RuleChange.OptionRate(option: option, rate: rate))
            } else if switches.warnUnknownOccupancy {
                faults.add("rates", "occupancy \(occupancy) is not found")
            }
        }
        return rates
    }

    /// A rate above zero, as minor units or decimal text (contract §3.2), moved between the property's bounds.
    private mutating func rate(
        _ value: JSON,
        _ plan: ARITarget.Plan,
        _ switches: Switches,
        key: ARIKey
    ) -> Int64? {
        guard let rate = switches.minorUnits(ofRate: value, in: plan.currency) else {
            return refuse(key, FaultText.invalid)
        }
        return rate > 0 ? plan.settings.clamp(rate) : refuse(key, FaultText.positive)
    }

    private mutating func refuseInherited(_ key: ARIKey, _ switches: Switches) {
        if switches.refuseInheritedFields { faults.add(key.name, "is inherited") }
    }
}
