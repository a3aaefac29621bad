import HotelValues

/// Reads one element of `values`, and words what is wrong with it as Channex does (contract §3.6).
struct ARIValueReader {
    let value: JSON
    var faults = Faults()

    /// Begins with the check for nulls, which may stand for no field (contract §3.2).
    init(_ value: JSON) {
        self.value = value
        for member in value.members ?? [] where member.value.isNull && ARIValueReader.names.contains(member.key) {
            faults.add(member.key, "Should be a non null value or not existed field")
        }
    }

    /// A field that has a value; nil where it is missing or null.
    func field(_ name: String) -> JSON? {
        guard let value = value[name], !value.isNull else { return nil }
        return value
    }

    /// The id of the target.
    mutating func id(_ name: String) -> String? {
        guard let value = field(name) else {
            if value[name] == nil { faults.add(name, FaultText.blank) }
            return nil
        }
        guard let text = value.text, !text.isEmpty else { return refuse(name, FaultText.invalid) }
        return text
    }

    /// The days, both ends inclusive.
    mutating func range() -> ClosedRange<Day>? {
        if let date = field("date") {
            guard let day = day(date) else { return refuse("date", FaultText.invalid) }
            return day...day
        }
        guard let from = field("date_from"), let to = field("date_to") else {
            let isNull = ["date", "date_from", "date_to"].contains { value[$0] == .null }
            return isNull ? nil : refuse("date", "Should be included field date or fields pair date_from-date_to")
        }
        guard let first = day(from) else { return refuse("date_from", FaultText.invalid) }
        guard let last = day(to), first <= last else { return refuse("date_to", FaultText.invalid) }
        return first...last
    }

    /// The weekdays to which the range is restricted.
    mutating func weekdays() -> Weekdays? {
        guard let days = field("days") else { return .all }
        return Weekdays(days) ?? refuse("days", FaultText.invalid)
    }

    /// A whole number.
    mutating func integer(_ name: String, least: Int) -> Int? {
        guard let value = field(name) else { return nil }
        guard let number = value.integer else { return refuse(name, FaultText.invalid) }
        guard number >= least else { return refuse(name, "must be greater than or equal to \(least)") }
        return number
    }

    /// A truth value, or 0 or 1.
    mutating func boolean(_ name: String) -> Bool? {
        guard let value = field(name) else { return nil }
        switch value {
        case .bool(let flag): return flag
        case .number("0"): return false
        case .number("1"): return true
        default: return refuse(name, FaultText.invalid)
        }
    }

    /// A rate above zero: minor units, or decimal text (contract §3.2).
    mutating func rate(_ value: JSON, _ currency: Currency, field name: String = "rate") -> Int64? {
        guard let rate = Price.minorUnits(value, in: currency) else { return refuse(name, FaultText.invalid) }
        return rate > 0 ? rate : refuse(name, FaultText.positive)
    }

    private func day(_ value: JSON) -> Day? { value.text.flatMap { Day($0) } }

    mutating func refuse<Value>(_ name: String, _ message: String) -> Value? {
        faults.add(name, message)
        return nil
    }

    private static let names: Set<String> = [
        "property_id", "room_type_id", "rate_plan_id", "date", "date_from", "date_to", "days", "availability", "rate",
        "rates", "min_stay_arrival", "min_stay_through", "min_stay", "max_stay", "closed_to_arrival",
        "closed_to_departure", "stop_sell",
    ]
}

extension ARIValueReader {
    /// The rates by option, from `rate` for the primary one and from `rates` by occupancy (contract §3.2).
    mutating func rates(of plan: RatePlan, in property: Property, _ switches: Switches) -> [OptionRate] {
        var rates: [OptionRate] = []
        if let value = field("rate"), let rate = rate(value, plan.currency) {
            rates.append(OptionRate(option: 0, rate: property.settings.clamp(rate)))
        }
        guard let list = field("rates") else { return rates }
        guard let elements = list.elements else {
            faults.add("rates", FaultText.invalid)
            return rates
        }
        for element in elements {
            guard let occupancy = element["occupancy"]?.integer, let value = element["rate"] else {
                faults.add("rates", FaultText.invalid)
                continue
            }
            guard let rate = rate(value, plan.currency, field: "rates") else { continue }
            if let index = plan.options.firstIndex(where: { $0.occupancy == occupancy }) {
                rates.append(OptionRate(option: index, rate: property.settings.clamp(rate)))
            } else if switches.warnUnknownOccupancy {
                faults.add("rates", "occupancy \(occupancy) is not found")
            }
        }
        return rates
    }

    /// The restrictions that the value names.
    mutating func rules() -> RuleChange {
        RuleChange(
            minStayArrival: integer("min_stay_arrival", least: 1),
            minStayThrough: integer("min_stay_through", least: 1),
            maxStay: integer("max_stay", least: 0),
            closedToArrival: boolean("closed_to_arrival"),
            closedToDeparture: boolean("closed_to_departure"),
            stopSell: boolean("stop_sell")
        )
    }
}
