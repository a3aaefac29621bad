import HotelValues
import Hummingbird

/// What faults make of an answer.
extension Reply {
    /// The answer as the fault leaves it, with a note of the fault.
    func spoiled(by fault: Fault) -> Reply {
        var reply = self
        switch fault.effect {
        case .status(let status, _):
            reply.status = HTTPResponse.Status(code: status)
            reply.body = Refusal.envelope(ofStatus: status).encoded
        case .html(let status, _):
            reply.status = HTTPResponse.Status(code: status)
            reply.body = Array("<html><head><title>\(status)</title></head><body>\(reply.status)</body></html>".utf8)
        case .wrongTypes:
            var generator = SplitMix64(seed: fault.seed)
            reply.rewrite { $0.withWrongTypes(using: &generator) }
        case .unknownFields: reply.rewrite { $0.withUnknownFields() }
        // 0 in the log of calls stands for no answer at all.
        case .reset, .timeout: reply.status = HTTPResponse.Status(code: 0)
        default: break
        }
        reply.note.fault = fault.effect.kind.rawValue
        return reply
    }

    private mutating func rewrite(_ change: (JSON) -> JSON) {
        // A body that is no JSON has no types to get wrong.
        guard let json = try? JSON.parse(body) else { return }
        body = change(json).encoded
    }
}

extension Refusal {
    /// The body of an answer with a status that was asked for (contract §1.4).
    fileprivate static func envelope(ofStatus status: Int) -> JSON {
        switch status {
        case 400: Refusal.badRequest([]).body
        case 401: Refusal.unauthorized.body
        case 403: Refusal.forbidden.body
        case 404: Refusal.notFound.body
        case 413: Refusal.tooLarge.body
        case 422: Refusal.invalid(Faults("base", FaultText.invalid)).body
        case 429: Refusal.tooManyRequests.body
        case 503: Refusal.unavailable.body
        default: ["errors": ["code": "internal_server_error", "title": "Internal Server Error"]]
        }
    }
}

extension JSON {
    /// The value with about one in three of its leaves, and one at least, turned into another type.
    fileprivate func withWrongTypes(using generator: inout SplitMix64) -> JSON {
        let some = mistyped(oneIn: 3, using: &generator)
        return some == self ? mistyped(oneIn: 1, using: &generator) : some
    }

    private func mistyped(oneIn times: Int, using generator: inout SplitMix64) -> JSON {
        switch self {
        case .array(let elements):
            return .array(elements.map { $0.mistyped(oneIn: times, using: &generator) })
        case .object(let members):
            return .object(members.map { Member($0.key, $0.value.mistyped(oneIn: times, using: &generator)) })
        case _ where !generator.oneIn(times): return self
        case .null: return [:]
        case .bool(let flag): return .string(flag ? "true" : "false")
        case .number(let text): return .string(text)
        case .string: return generator.oneIn(2) ? 42 : []
        }
    }

    /// The value with a new field in the envelope, in each entity and in its attributes (contract §1.9).
    ///
    /// Objects whose keys are ids or dates are left alone: a field more would be a room or a day more there.
    fileprivate func withUnknownFields() -> JSON {
        adding("x_field_of_tomorrow", ["is_new": true]).mapMembers { name, value in
            name == "data" ? value.withUnknownEntityFields() : value
        }
    }

    private func withUnknownEntityFields() -> JSON {
        if let elements { return .array(elements.map { $0.withUnknownEntityFields() }) }
        guard self["type"] != nil, self["attributes"] != nil else { return self }
        return adding("x_field_of_tomorrow", [1, "two", .null]).mapMembers { name, value in
            name == "attributes" ? value.adding("x_field_of_tomorrow", "unknown") : value
        }
    }

    private func adding(_ name: String, _ value: JSON) -> JSON { members == nil ? self : setting(name, value) }

    private func mapMembers(_ change: (String, JSON) -> JSON) -> JSON {
        guard let members else { return self }
        return .object(members.map { Member($0.key, change($0.key, $0.value)) })
    }
}
