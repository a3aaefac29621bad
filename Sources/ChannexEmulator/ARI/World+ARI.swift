import HotelValues

/// Writing availability, rates and restrictions (contract §3.2–3.6).
extension World {
    mutating func postAvailability(_ call: Call, _ moment: Moment) throws(Refusal) -> Reply {
        try post(call, .availability, moment)
    }

    mutating func postRestrictions(_ call: Call, _ moment: Moment) throws(Refusal) -> Reply {
        try post(call, .restrictions, moment)
    }

    private mutating func post(_ call: Call, _ lane: Lane, _ moment: Moment) throws(Refusal) -> Reply {
        let values = try values(of: call.body)
        let properties = knownProperties(in: values).filter(call.access.includes)
        guard let allowance = admit(properties, lane, moment) else {
            let headers = rateLimiter.allowance(properties, lane, now: moment.now, switches)
            return Reply(.tooManyRequests).noting(properties: properties).showing(headers, switches)
        }
        let outcome = write(values, lane, of: properties, user: authors.key, moment)
        var task: String?
        if outcome.accepted > 0 {
            let id = moment.makeID()
            task = id
            tasks.add(ARITask(id: id, lane: lane, at: moment.now, properties: properties, outcome, call.bytes))
        }
        var reply = Reply(answer(outcome, lane, task: task))
        reply.note = CallNote(
            properties: properties,
            task: task,
            accepted: outcome.accepted,
            nights: outcome.nights,
            rejected: outcome.warnings.count,
            warnings: outcome.warnings
        )
        return reply.showing(allowance, switches)
    }

    /// What a call is answered: its task, and what was refused or taken in part (contract §3.5–3.6).
    private func answer(_ outcome: ARIOutcome, _ lane: Lane, task: String?) -> JSON {
        var meta: JSON = ["message": "Success"]
        if !outcome.warnings.isEmpty || switches.showEmptyWarnings {
            meta = meta.setting("warnings", .array(outcome.warnings))
        }
        guard lane == .restrictions || switches.availabilityReturnsTask else { return ["meta": meta] }
        let data: [JSON] = task.map { [["id": .string($0), "type": "task"]] } ?? []
        return ["data": .array(data), "meta": meta]
    }

    /// Counts the call against the limits; nil if one of the properties has none left (contract §4.1).
    private mutating func admit(_ properties: [String], _ lane: Lane, _ moment: Moment) -> Allowance? {
        let limit = switches.callsPerMinute
        guard switches.enforceRateLimit else { return Allowance(lane: lane, limit: limit, remaining: limit, reset: 0) }
        guard rateLimiter.admit(properties, lane, now: moment.now, switches) else { return nil }
        return rateLimiter.allowance(properties, lane, now: moment.now, switches)
    }

    /// The elements of `values`; anything but objects is a malformed request (contract §3.6).
    func values(of body: JSON?) throws(Refusal) -> [JSON] {
        let areInvalid = switches.malformedValuesAreInvalid
        guard let values = body?["values"]?.elements else {
            throw areInvalid ? .invalid(Faults("values", FaultText.blank)) : .badRequest(["values is required"])
        }
        guard values.allSatisfy({ $0.members != nil }) else {
            throw areInvalid ? .invalid(Faults("values", FaultText.invalid)) : .badRequest(["values is invalid"])
        }
        return values
    }

    /// Judges values one after the other and puts those in order into effect.
    mutating func write(
        _ values: [JSON],
        _ lane: Lane,
        of properties: [String],
        user: String,
        isOwnPage: Bool = false,
        _ moment: Moment
    ) -> ARIOutcome {
        var calendars: [String: ClosedRange<Day>] = [:]
        for id in properties {
            openCalendars(of: id, moment)
            calendars[id] = self.properties[id].map { calendar(of: $0, moment) }
        }
        var desk = ARIDesk(lane: lane, isOwnPage: isOwnPage, calendars: calendars)
        var changes: [ARIChange] = []
        changes.reserveCapacity(values.count)
        var warnings: [JSON] = []
        for value in values {
            let verdict = verdict(value, &desk)
            if let change = verdict.change { changes.append(change) }
            if let warning = verdict.warning { warnings.append(warning) }
        }
        accept(changes, of: properties, user: user, moment)
        let nights = changes.reduce(0) { $0 + $1.range.count }
        return ARIOutcome(accepted: changes.count, nights: nights, warnings: warnings)
    }

    /// The properties that the values name and that exist, each once, in their order.
    func knownProperties(in values: [JSON]) -> [String] {
        var order: [String] = []
        var last: String?
        for value in values {
            guard let id = value["property_id"]?.text, id != last else { continue }
            last = id
            if properties[id] != nil, !order.contains(id) { order.append(id) }
        }
        return order
    }
}

/// What came of a call's values.
struct ARIOutcome: Sendable {
    /// How many were taken, at least in part.
    let accepted: Int
    /// The nights that the taken values speak of, those of each value counted by themselves.
    let nights: Int
    /// Those that were refused or only taken in part, with their warnings.
    let warnings: [JSON]
}
