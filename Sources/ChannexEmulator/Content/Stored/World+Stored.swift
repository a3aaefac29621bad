import HTTPTypes
import HotelValues

/// Stored objects over HTTP: one way for all of them (contract §2.2, §2.5–2.7).
extension World {
    func list(_ kind: StoredKind, _ call: Call) throws(Refusal) -> Reply {
        let property = call.query.value("filter", "property_id")
        if kind == .availabilityRule, property?.isEmpty ?? true { throw .badRequest(["property_id is required"]) }
        let items = stored.all(kind).map { object in
            Listing.Item(
                id: object.id,
                property: object.property,
                insertedAt: object.insertedAt,
                entity: object.entity
            )
        }
        return try Listing.reply(items, call.query, orderedBy: kind.schema.order)
    }

    mutating func create(_ kind: StoredKind, _ call: Call, _ moment: Moment) throws(Refusal) -> Reply {
        let fields = try checked(call.entity(kind.schema.bodyKey), of: kind, over: kind.schema.initial)
        let object = StoredObject(id: moment.makeID(), kind: kind, insertedAt: stamp(moment), fields: fields)
        stored.keep(object)
        didCreate(object)
        return reply(to: object, status: .created)
    }

    func read(_ kind: StoredKind, _ call: Call) throws(Refusal) -> Reply {
        reply(to: try object(kind, call.id))
    }

    mutating func update(_ kind: StoredKind, _ call: Call) throws(Refusal) -> Reply {
        var object = try object(kind, call.id)
        let written = try call.entity(kind.schema.bodyKey)
        let changes = (written.members ?? []).filter { !StoredSchema.owners.contains($0.key) }
        object.fields = try checked(.object(changes), of: kind, over: object.fields)
        stored.keep(object)
        didUpdate(object)
        return reply(to: object)
    }

    mutating func delete(_ kind: StoredKind, _ call: Call) throws(Refusal) -> Reply {
        let object = try object(kind, call.id)
        stored[kind, object.id] = nil
        didDelete(object)
        return Reply.success.noting(properties: [object.property].compactMap(\.self))
    }

    private func object(_ kind: StoredKind, _ id: String) throws(Refusal) -> StoredObject {
        guard let object = stored[kind, id] else { throw .notFound }
        return object
    }

    private func reply(to object: StoredObject, status: HTTPResponse.Status = .ok) -> Reply {
        Reply.entity(object.entity, status: status).noting(properties: [object.property].compactMap(\.self))
    }
}

// MARK: - Checking

extension World {
    /// The fields with the changes put over them, or what is wrong with them.
    private func checked(_ changes: JSON, of kind: StoredKind, over present: JSON) throws(Refusal) -> JSON {
        var fields = present
        for member in changes.members ?? [] where present[member.key] != nil {
            fields = fields.setting(member.key, member.value)
        }
        var reader = FieldReader(fields)
        for rule in kind.schema.rules { reader.check(rule) }
        kind.schema.check(&reader)
        for rule in kind.schema.rules where !reader.faults.contains(rule.name) {
            check(rule, in: fields, &reader.faults)
        }
        try reader.faults.check()
        return fields
    }

    /// Checks that the ids in a field belong to what exists, and to the same property (contract §2.4.4).
    private func check(_ rule: FieldRule, in fields: JSON, _ faults: inout Faults) {
        let property = fields["property_id"]?.text
        let value = fields[rule.name] ?? .null
        switch rule.shape {
        case .reference(let target):
            guard let id = value.text, !exists(id, target, in: property) else { return }
            faults.add(rule.name, FaultText.missing)
        case .references(let target):
            let ids = (value.elements ?? []).compactMap(\.text)
            if !ids.allSatisfy({ exists($0, target, in: property) }) { faults.add(rule.name, FaultText.missing) }
        case .levels:
            let ids = (value.elements ?? []).compactMap { $0["id"]?.text }
            let areKnown = ids.allSatisfy { stored[.tax, $0] != nil && stored[.tax, $0]?.property == property }
            if !areKnown { faults.add(rule.name, FaultText.missing) }
        default: return
        }
    }

    private func exists(_ id: String, _ target: FieldRule.Target, in property: String?) -> Bool {
        switch target {
        case .property: properties[id] != nil
        case .group: groups[id] != nil
        case .roomType: roomTypes[id] != nil && roomTypes[id]?.property == property
        case .ratePlan: ratePlans[id] != nil && ratePlans[id]?.property == property
        case .anything: true
        }
    }
}
