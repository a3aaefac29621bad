import HotelValues

/// Reading availability, rates and restrictions back (contract §3.7–3.8).
extension World {
    mutating func getAvailability(_ call: Call, _ moment: Moment) throws(Refusal) -> Reply {
        let days = try readDays(call.query, missing: [])
        let property = try readProperty(call.query, moment)
        let shown = days.clamped(to: calendar(of: property, moment))
        var writer = JSONWriter(capacity: 4_096)
        writer.raw("{\"data\":{")
        for roomType in roomTypes.entities(of: property.id) {
            writer.key(roomType.id)
            writer.raw("{")
            for day in shown where days.contains(day) {
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
        let restrictions = RestrictionSet(named: (names ?? []).map(\.trimmed)).members
        let shown = days.clamped(to: calendar(of: property, moment))
        let closed = closedThrough(property, moment)
        var writer = JSONWriter(capacity: 16_384)
        writer.raw("{\"data\":{")
        for plan in ratePlans.entities(of: property.id) {
            for option in plan.options.prefix(switches.readByOption ? .max : 1) {
                writer.key(option.id)
                writer.raw("{")
                for day in shown where days.contains(day) {
                    guard let night = night(day, of: plan, option, closedThrough: closed) else { continue }
                    writer.key(day.description)
                    write(night, restrictions, of: plan, property.settings, to: &writer)
                }
                writer.raw("}")
            }
        }
        writer.raw("}}")
        return Reply(encoded: writer.bytes).noting(properties: [property.id])
    }

    private func write(
        _ night: PlanNight,
        _ restrictions: [Restriction],
        of plan: RatePlan,
        _ settings: PropertySettings,
        to writer: inout JSONWriter
    ) {
        writer.raw("{")
        for restriction in restrictions {
            writer.member(restriction.name, value(of: restriction, in: night, plan, settings))
        }
        if switches.showUnavailableReasons {
            writer.member("unavailable_reasons", .array(night.closures.map { .string($0.rawValue) }))
        }
        writer.raw("}")
    }

    /// What is read of a night under the restriction's name.
    func value(
        of restriction: Restriction,
        in night: PlanNight,
        _ plan: RatePlan,
        _ settings: PropertySettings
    ) -> JSON {
        switch restriction {
        case .rate: .string(Price.text(night.rate, in: plan.currency))
        case .availability: JSON(night.availability)
        case .minStayArrival: JSON(night.rules.minStayArrival)
        case .minStayThrough: JSON(night.rules.minStayThrough)
        case .minStay: World.minStay(night.rules, settings.minStayType)
        case .maxStay: JSON(night.rules.maxStay)
        case .closedToArrival: .bool(night.rules.closedToArrival)
        case .closedToDeparture: .bool(night.rules.closedToDeparture)
        case .stopSell: .bool(night.isClosed)
        case .availabilityOffset: JSON(night.cap.offset)
        case .maxAvailability: JSON(night.cap.most)
        }
    }

    /// The one least stay of a property that has one kind of it.
    private static func minStay(_ night: NightRules, _ type: PropertySettings.MinStayType) -> JSON {
        switch type {
        case .both: .null
        case .arrival: JSON(night.minStayArrival)
        case .through: JSON(night.minStayThrough)
        }
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
