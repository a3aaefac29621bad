import HotelValues

/// Writing availability, rates and restrictions (contract §3.2–3.6).
extension World {
    mutating func postAvailability(_ call: Call, _ moment: Moment) throws(Refusal) -> Reply {
        try post(call, .availability, moment)
    }

    mutating func postRestrictions(_ call: Call, _ moment: Moment) throws(Refusal) -> Reply {
        try post(call, .restrictions, moment)
    }

    /// The task of an accepted call: undocumented, for debugging (contract §3.5).
    func task(_ call: Call) throws(Refusal) -> Reply {
        guard let record = calls.recorded(task: call.id), let lane = record.lane else { throw .notFound }
        let values = record.body.flatMap { try? JSON.parse($0) }?["values"]
        let attributes: JSON = [
            "id": .string(call.id), "type": .string(lane.taskType), "success": .bool(record.note.warnings.isEmpty),
            "errors": .array(record.note.warnings), "payload": ["values": values ?? []],
            "inserted_at": .string(record.at.naiveText),
        ]
        return Reply.entity(.entity("task", id: call.id, attributes)).noting(properties: record.note.properties)
    }

    private mutating func post(_ call: Call, _ lane: Lane, _ moment: Moment) throws(Refusal) -> Reply {
        guard let values = call.body?["values"]?.elements else { throw .badRequest(["values is required"]) }
        guard values.allSatisfy({ $0.members != nil }) else { throw .badRequest(["values is invalid"]) }
        let properties = knownProperties(in: values).filter(call.access.includes)
        if switches.enforceRateLimit {
            let limit = switches.callsPerMinute
            guard rateLimiter.admit(properties, lane, now: moment.now, limit: limit) else { throw .tooManyRequests }
        }
        var calendars: [String: ClosedRange<Day>] = [:]
        for property in properties {
            openCalendars(of: property, moment)
            calendars[property] = self.properties[property]?.calendar(moment)
        }
        let verdicts = values.map { value in
            switch lane {
            case .availability: availabilityVerdict(value, calendars)
            case .restrictions: restrictionsVerdict(value, calendars)
            }
        }
        let changes = verdicts.compactMap(\.change)
        accept(changes, moment)
        let warnings = verdicts.compactMap(\.warning)
        var reply = answer(changes.count, warnings, properties, moment)
        reply.note.nights = changes.reduce(0) { $0 + $1.range.count }
        return reply
    }

    private func answer(
        _ accepted: Int,
        _ warnings: [JSON],
        _ properties: [String],
        _ moment: Moment
    ) -> Reply {
        let task = accepted > 0 ? moment.makeID() : nil
        let data: [JSON] = task.map { [["id": .string($0), "type": "task"]] } ?? []
        var meta: JSON = ["message": "Success"]
        if !warnings.isEmpty { meta = meta.setting("warnings", .array(warnings)) }
        var reply = Reply(["data": .array(data), "meta": meta])
        reply.note = CallNote(properties: properties, task: task, accepted: accepted, warnings: warnings)
        return reply
    }

    /// The properties that the values name and that exist, each once, in their order.
    func knownProperties(in values: [JSON]) -> [String] {
        var seen: Set<String> = []
        var order: [String] = []
        for value in values {
            guard let id = value["property_id"]?.text, seen.insert(id).inserted, properties[id] != nil else { continue }
            order.append(id)
        }
        return order
    }

    private func availabilityVerdict(_ value: JSON, _ calendars: [String: ClosedRange<Day>]) -> ARIVerdict {
        var reader = ARIValueReader(value)
        let owner = reader.id("property_id")
        let target = reader.id("room_type_id")
        let range = reader.range()
        let weekdays = reader.weekdays()
        let count = reader.integer("availability", least: 0)
        if value["availability"] == nil { reader.faults.add("availability", FaultText.blank) }
        guard reader.faults.isEmpty, let owner, let target, let range, let weekdays, let count else {
            return .refused(value, reader.faults)
        }
        guard let calendar = calendars[owner], roomTypes[target]?.property == owner else {
            return .refused(value, "Not found room_type for this change")
        }
        let content = ARIChange.Content.availability(roomType: target, count)
        let change = ARIChange(range: range, weekdays: weekdays, content: content)
        return .within(calendar, change, value: value, switches)
    }

    private func restrictionsVerdict(_ value: JSON, _ calendars: [String: ClosedRange<Day>]) -> ARIVerdict {
        var reader = ARIValueReader(value)
        let owner = reader.id("property_id")
        let target = reader.id("rate_plan_id")
        let range = reader.range()
        let weekdays = reader.weekdays()
        var rules = reader.rules()
        let minStay = reader.integer("min_stay", least: 1)
        let found = target.flatMap { ratePlans[$0] }.flatMap { $0.property == owner ? $0 : nil }
        guard let property = owner.flatMap({ properties[$0] }), let plan = found,
            let calendar = calendars[property.id]
        else {
            let text = "Not found rate_plan for this change"
            return reader.faults.isEmpty ? .refused(value, text) : .refused(value, reader.faults)
        }
        rules.rates = reader.rates(of: plan, in: property, switches)
        guard reader.faults.isEmpty, let range, let weekdays else { return .refused(value, reader.faults) }
        if let minStay {
            switch property.settings.minStayType {
            case .both: return .refused(value, World.minStayText)
            case .arrival: rules.minStayArrival = minStay
            case .through: rules.minStayThrough = minStay
            }
        }
        guard rules.hasRules || !rules.rates.isEmpty else {
            return .refused(value, Faults("restrictions", FaultText.blank))
        }
        let change = ARIChange(range: range, weekdays: weekdays, content: .rules(ratePlan: plan.id, rules))
        return .within(calendar, change, value: value, switches)
    }

    private static let minStayText =
        "property doesn't support `min_stay` restriction, please use `min_stay_through` or `min_stay_arrival`"
}
