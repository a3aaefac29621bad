import HotelValues

/// The fault rules, and the chance by which they choose.
struct FaultBook: Codable, Sendable {
    /// The rules in the order in which they were made; of several that fit, the first hits.
    private(set) var rules: [FaultRule] = []
    private var generator: SplitMix64

    /// No rules yet; equal seeds choose alike.
    init(seed: UInt64) {
        generator = SplitMix64(seed: seed)
    }

    mutating func add(_ rule: FaultRule) { rules.append(rule) }

    /// Takes a rule away, or answers that there is none with that id.
    mutating func remove(_ id: String) -> Bool {
        guard let index = rules.firstIndex(where: { $0.id == id }) else { return false }
        rules.remove(at: index)
        return true
    }

    mutating func removeAll() { rules = [] }

    /// The effect of the first rule that fits and, by its share, hits.
    mutating func strike(_ now: Timestamp, where isMeant: (FaultRule) -> Bool) -> FaultEffect? {
        for index in rules.indices where rules[index].isOpen(now) && isMeant(rules[index]) {
            guard Int.random(in: 0..<100, using: &generator) < rules[index].share else { continue }
            rules[index].hits += 1
            rules[index].left = rules[index].left.map { $0 - 1 }
            return rules[index].effect
        }
        return nil
    }

    /// A span up to and with that long.
    mutating func span(upTo longest: Duration) -> Duration {
        let milliseconds = longest / .milliseconds(1)
        return .milliseconds(Int64.random(in: 0...Int64(milliseconds), using: &generator))
    }

    /// A seed for what one fault leaves to chance.
    mutating func seed() -> UInt64 { generator.next() }
}

/// A fault that befalls one call.
struct Fault: Sendable {
    let effect: FaultEffect
    /// From what its own chance is drawn.
    let seed: UInt64
}

extension World {
    /// The fault that befalls a call, if any does.
    mutating func fault(of call: Call, _ moment: Moment) -> Fault? {
        guard faults.rules.contains(where: { !$0.effect.isOfDeliveries }) else { return nil }
        let properties = properties(namedBy: call)
        let effect = faults.strike(moment.now) { rule in
            !rule.effect.isOfDeliveries
                && rule.scope.covers(method: call.method, path: call.path, properties: properties)
        }
        return effect.map { Fault(effect: $0, seed: faults.seed()) }
    }

    /// When an event is sent: once and at once, unless a fault or a switch wants it otherwise.
    mutating func deliveryTimes(of event: EventName, property: String?, _ moment: Moment) -> [Timestamp] {
        let now = moment.now + switches.webhookDelay
        var times = [now]
        let effect = faults.strike(moment.now) { rule in
            rule.effect.isOfDeliveries && rule.scope.covers(event, property: property)
        }
        switch effect {
        case .drop: return []
        case .double: times.append(now)
        case .late(let span): times = [now + span]
        case .reorder(let span): times = [now + faults.span(upTo: span)]
        default: break
        }
        if switches.duplicateWebhooks { times += times }
        if switches.shuffleWebhooks { times = times.map { $0 + faults.span(upTo: .seconds(5)) } }
        return times
    }

    /// The properties that a call names itself, or by something of theirs.
    private func properties(namedBy call: Call) -> Set<String> {
        let values = call.body?["values"]?.elements ?? []
        let entities = (call.body?.members ?? []).map(\.value)
        let named = (values + entities).compactMap { $0["property_id"]?.text }
        let asked = call.query.list("filter", "property_id") ?? []
        return (owners(of: call.id) ?? []).union(named).union(asked)
    }
}
