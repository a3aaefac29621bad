import HotelValues

/// Fault rules as the admin interface takes and shows them.
extension FaultRule {
    /// Reads a rule; `for` is a number of seconds from now, an alternative to `until`.
    init(_ body: JSON, id: String, world: World, now: Timestamp) throws(Refusal) {
        guard body.members != nil else { throw .badRequest(["an object is required"]) }
        var reader = FieldReader(body)
        let effect = reader.effect()
        let scope = reader.scope(world)
        let share = reader.integer("share", least: 0, most: 100) ?? 100
        let count = reader.integer("count", least: 1)
        let until = reader.end(now)
        try reader.faults.check()
        guard let effect else { throw .invalid(reader.faults) }
        self.id = id
        self.effect = effect
        self.scope = scope
        self.share = share
        left = count
        self.until = until
    }

    /// The rule as it is shown.
    var json: JSON {
        let head: JSON = ["id": .string(id), "kind": .string(effect.kind.rawValue)]
        return head.merging(effect.details).merging([
            "method": JSON(scope.method), "endpoint": JSON(scope.endpoint), "property": JSON(scope.property),
            "event": JSON(scope.event?.rawValue), "share": JSON(share), "left": JSON(left),
            "until": JSON(until?.preciseText), "hits": JSON(hits),
        ])
    }
}

extension FaultEffect {
    /// Which kind it is.
    var kind: FaultKind {
        switch self {
        case .status: .status
        case .html: .html
        case .delay: .delay
        case .timeout: .timeout
        case .reset: .reset
        case .cutBody: .cutBody
        case .wrongTypes: .wrongTypes
        case .unknownFields: .unknownFields
        case .drop: .drop
        case .double: .double
        case .reorder: .reorder
        case .late: .late
        }
    }

    /// What its kind leaves open.
    fileprivate var details: JSON {
        switch self {
        case .status(let status, let isApplied), .html(let status, let isApplied):
            ["status": JSON(status), "applied": .bool(isApplied)]
        case .timeout(let span, let isApplied): ["seconds": span.seconds, "applied": .bool(isApplied)]
        case .reset(let isApplied): ["applied": .bool(isApplied)]
        case .delay(let span), .reorder(let span), .late(let span): ["seconds": span.seconds]
        case .cutBody, .wrongTypes, .unknownFields, .drop, .double: [:]
        }
    }
}

extension FieldReader {
    fileprivate mutating func effect() -> FaultEffect? {
        let isApplied = boolean("applied")
        guard let name = text("kind", required: true) else { return nil }
        guard let kind = FaultKind(rawValue: name) else { return refuse("kind", FaultText.invalid) }
        switch kind {
        case .status: return status(required: true).map { .status($0, isApplied: isApplied) }
        case .html: return status(required: false).map { .html($0, isApplied: isApplied) }
        case .delay: return span().map { .delay($0) }
        case .timeout: return span(default: .seconds(120)).map { .timeout($0, isApplied: isApplied) }
        case .reset: return .reset(isApplied: isApplied)
        case .cutBody: return .cutBody
        case .wrongTypes: return .wrongTypes
        case .unknownFields: return .unknownFields
        case .drop: return .drop
        case .double: return .double
        case .reorder: return span(default: .seconds(5)).map { .reorder($0) }
        case .late: return span().map { .late($0) }
        }
    }

    /// The status of an answer that is no success; 502 unless it is required.
    private mutating func status(required: Bool) -> Int? {
        let status = integer("status", required: required, least: 400, most: 599)
        return status ?? (required || faults.contains("status") ? nil : 502)
    }

    private mutating func span(default span: Duration? = nil) -> Duration? {
        guard !isBlank("seconds"), let value = fields["seconds"] else {
            return span ?? refuse("seconds", FaultText.blank)
        }
        return Duration(seconds: value) ?? refuse("seconds", FaultText.invalid)
    }

    fileprivate mutating func scope(_ world: World) -> FaultScope {
        let property = text("property")
        if let property, world.properties[property] == nil { faults.add("property", FaultText.missing) }
        let event = text("event").flatMap { EventName(rawValue: $0) ?? refuse("event", FaultText.invalid) }
        let method = choice("method", among: ["GET", "POST", "PUT", "DELETE"])
        return FaultScope(method: method, endpoint: text("endpoint"), property: property, event: event)
    }

    fileprivate mutating func end(_ now: Timestamp) -> Timestamp? {
        if !isBlank("for"), let value = fields["for"] {
            guard let span = Duration(seconds: value) else { return refuse("for", FaultText.invalid) }
            return now + span
        }
        guard let text = text("until") else { return nil }
        return Timestamp(text) ?? refuse("until", FaultText.invalid)
    }
}
