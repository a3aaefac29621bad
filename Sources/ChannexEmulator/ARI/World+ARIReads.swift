import HotelValues

/// Reading availability, rates and restrictions back (contract §3.7–3.8).
extension World {
    mutating func getAvailability(_ call: Call, _ moment: Moment) throws(Refusal) -> Reply {
        let days = try readDays(call.query, missing: [])
        let property = try readProperty(call.query, moment)
        var writer = JSONWriter(capacity: 4_096)
        writer.raw("{\"data\":{")
        for roomType in roomTypes.values.filter({ $0.property == property.id }).sorted(by: { $0.id < $1.id }) {
            writer.key(roomType.id)
            writer.raw("{")
            for day in days {
                guard let count = roomType.availability[day] else { continue }
                writer.member(day.description, JSON(count))
            }
            writer.raw("}")
        }
        writer.raw("}}")
        return Reply(encoded: writer.bytes).noting(properties: [property.id])
    }

    mutating func getRestrictions(_ call: Call, _ moment: Moment) throws(Refusal) -> Reply {
        let names = call.query.list("filter", "restrictions")
        let days = try readDays(call.query, missing: names == nil ? ["restrictions is required"] : [])
        let property = try readProperty(call.query, moment)
        let fields = Set((names ?? []).map { $0.trimmed })
        var writer = JSONWriter(capacity: 16_384)
        writer.raw("{\"data\":{")
        for plan in ratePlans.values.filter({ $0.property == property.id }).sorted(by: { $0.id < $1.id }) {
            for option in plan.options {
                writer.key(option.id)
                writer.raw("{")
                for day in days { write(day, of: plan, option, fields, in: property, to: &writer) }
                writer.raw("}")
            }
        }
        writer.raw("}}")
        return Reply(encoded: writer.bytes).noting(properties: [property.id])
    }

    private func write(
        _ day: Day,
        of plan: RatePlan,
        _ option: RateOption,
        _ fields: Set<String>,
        in property: Property,
        to writer: inout JSONWriter
    ) {
        guard let night = rules(of: plan, day), let rate = rate(of: option, in: plan, day) else { return }
        let available = roomTypes[plan.roomType]?.availability[day] ?? 0
        let isSoldOut = switches.stopSellAtZero && available == 0
        writer.key(day.description)
        writer.raw("{")
        for field in World.restrictionOrder where fields.contains(field) {
            switch field {
            case "availability": writer.member(field, JSON(available))
            case "rate": writer.member(field, .string(Price.text(rate, in: plan.currency)))
            case "min_stay_arrival": writer.member(field, JSON(night.minStayArrival))
            case "min_stay_through": writer.member(field, JSON(night.minStayThrough))
            case "min_stay": writer.member(field, minStay(night, property.settings.minStayType))
            case "closed_to_arrival": writer.member(field, .bool(night.closedToArrival))
            case "closed_to_departure": writer.member(field, .bool(night.closedToDeparture))
            case "stop_sell": writer.member(field, .bool(night.stopSell || isSoldOut))
            case "max_stay": writer.member(field, JSON(night.maxStay))
            default: writer.member(field, .null)
            }
        }
        var reasons: [JSON] = []
        if isSoldOut { reasons.append("no_availability") }
        if night.stopSell { reasons.append("stop_sell") }
        writer.member("unavailable_reasons", .array(reasons))
        writer.raw("}")
    }

    private func minStay(_ night: NightRules, _ type: PropertySettings.MinStayType) -> JSON {
        switch type {
        case .both: .null
        case .arrival: JSON(night.minStayArrival)
        case .through: JSON(night.minStayThrough)
        }
    }

    private static let restrictionOrder = [
        "rate", "availability", "min_stay_arrival", "min_stay_through", "min_stay", "max_stay", "closed_to_arrival",
        "closed_to_departure", "stop_sell", "availability_offset", "max_availability",
    ]
}

// MARK: - Derived plans

extension World {
    /// The rate of an option on a day: its own, or what it makes of the rate that it follows (contract §2.4.1).
    func rate(of option: RateOption, in plan: RatePlan, _ day: Day) -> Int64? {
        if plan.inherits("rate"), let parent = plan.parent.flatMap({ ratePlans[$0] }) {
            let followed = parent.options.first { $0.occupancy == option.occupancy } ?? parent.options.first
            guard let followed, let rate = rate(of: followed, in: parent, day) else { return nil }
            return option.derivation.reduce(rate) { $1.apply(to: $0, currency: plan.currency) }
        }
        guard !option.isPrimary, !option.derivation.isEmpty, let primary = plan.options.first else {
            return option.rates[day]
        }
        guard let rate = rate(of: primary, in: plan, day) else { return nil }
        return option.derivation.reduce(rate) { $1.apply(to: $0, currency: plan.currency) }
    }

    /// The restrictions of a plan on a day, those it inherits taken from its parent.
    func rules(of plan: RatePlan, _ day: Day) -> NightRules? {
        guard var night = plan.nights[day] else { return nil }
        guard let parent = plan.parent.flatMap({ ratePlans[$0] }), let above = rules(of: parent, day) else {
            return night
        }
        if plan.inherits("min_stay_arrival") { night.minStayArrival = above.minStayArrival }
        if plan.inherits("min_stay_through") { night.minStayThrough = above.minStayThrough }
        if plan.inherits("max_stay") { night.maxStay = above.maxStay }
        if plan.inherits("closed_to_arrival") { night.closedToArrival = above.closedToArrival }
        if plan.inherits("closed_to_departure") { night.closedToDeparture = above.closedToDeparture }
        if plan.inherits("stop_sell") { night.stopSell = above.stopSell }
        return night
    }
}

// MARK: - The query of a read

extension World {
    /// The days that the query asks for; `missing` says what else it lacks.
    private func readDays(_ query: Query, missing: [String]) throws(Refusal) -> ClosedRange<Day> {
        let single = query.value("filter", "date")
        let first = query.value("filter", "date", "gte") ?? single
        let last = query.value("filter", "date", "lte") ?? single
        guard let first, let last, !first.isEmpty, !last.isEmpty else {
            throw .badRequest(missing + ["date is required"])
        }
        guard missing.isEmpty else { throw .badRequest(missing) }
        guard let start = Day(first), let end = Day(last), start <= end else {
            throw .invalid(Faults("date", FaultText.invalid))
        }
        guard start.distance(to: end) < switches.maximumReadDays else {
            throw .badRequest(["date range is limited to \(switches.maximumReadDays) days"])
        }
        return start...end
    }

    /// The one property that the query asks for (contract §3.7), its calendars opened.
    private mutating func readProperty(_ query: Query, _ moment: Moment) throws(Refusal) -> Property {
        guard let ids = query.list("filter", "property_id") else { throw .badRequest(["property_id is required"]) }
        guard ids.count == 1 else { throw .badRequest(["only one property_id is allowed"]) }
        guard Filter.isID(ids[0]) else { throw .invalid(Faults("property_id", FaultText.invalid)) }
        let property = try property(ids[0])
        openCalendars(of: property.id, moment)
        return property
    }
}

extension String {
    /// The text without spaces around it.
    fileprivate var trimmed: String {
        var text = self[...]
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
