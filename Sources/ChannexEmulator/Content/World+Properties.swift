import HTTPTypes
import HotelValues

/// Properties over HTTP (contract §2.1).
extension World {
    func listProperties(_ call: Call) throws(Refusal) -> Reply {
        try Listing.reply(propertyItems, call.query)
    }

    func propertyOptions(_ call: Call) throws(Refusal) -> Reply {
        let items = try Listing.filtered(propertyItems, call.query)
        let found = items.compactMap { properties[$0.id] }.sorted { $0.title < $1.title }
        return .list(
            found.map { property in
                let attributes: JSON = [
                    "id": .string(property.id), "title": .string(property.title),
                    "currency": .string(property.currency.code),
                ]
                return .entity("property", id: property.id, attributes)
            }
        )
    }

    mutating func createProperty(_ call: Call, _ moment: Moment) throws(Refusal) -> Reply {
        let fields = try call.entity("property")
        try checkGroup(fields)
        let property = try Property(id: moment.makeID(), insertedAt: stamp(moment), fields: fields, moment: moment)
        properties[property.id] = property
        return .entity(entity(of: property), status: .created).noting(properties: [property.id])
    }

    func property(_ call: Call) throws(Refusal) -> Reply {
        let property = try property(call.id)
        return Reply.entity(entity(of: property)).noting(properties: [property.id])
    }

    mutating func updateProperty(_ call: Call, _ moment: Moment) throws(Refusal) -> Reply {
        var property = try property(call.id)
        let fields = try call.entity("property")
        try checkGroup(fields)
        try property.write(fields, moment: moment)
        properties[property.id] = property
        openCalendars(of: property.id, moment)
        return .entity(entity(of: property)).noting(properties: [property.id])
    }

    mutating func deleteProperty(_ call: Call) throws(Refusal) -> Reply {
        let property = try property(call.id)
        guard channels(of: property.id).isEmpty || call.query.flag("force") else {
            throw .invalid(Faults("property", "has channel(s)"))
        }
        removeProperty(property.id)
        return Reply.success.noting(properties: [property.id])
    }

    /// Removes a property and what belongs to it; its bookings stay.
    mutating func removeProperty(_ id: String) {
        disconnect(property: id)
        messages.removeThreads(ofProperty: id)
        reviews = reviews.filter { $0.value.property != id }
        propertyRemovals.forget(id)
        properties[id] = nil
        roomTypes = roomTypes.filter { $0.value.property != id }
        ratePlans = ratePlans.filter { $0.value.property != id }
        webhooks = webhooks.filter { $0.value.property != id }
        installations.removeAll { $0.property == id }
    }

    /// The property with that id, or 404.
    func property(_ id: String) throws(Refusal) -> Property {
        guard let property = properties[id] else { throw .notFound }
        return property
    }

    private func checkGroup(_ fields: JSON) throws(Refusal) {
        guard let id = fields["group_id"], !id.isNull else { return }
        if id.text != group.id { throw .invalid(Faults("group_id", FaultText.missing)) }
    }

    private var propertyItems: [Listing.Item] {
        properties.values.map { property in
            Listing.Item(
                id: property.id,
                property: property.id,
                insertedAt: property.insertedAt,
                entity: entity(of: property)
            )
        }
    }

    private func entity(of property: Property) -> JSON {
        let shown: JSON = ["id": .string(group.id), "title": .string(group.title)]
        let groups: JSON = ["data": [["type": "group", "id": .string(group.id), "attributes": shown]]]
        let relationships: JSON = ["groups": groups, "users": ["data": []], "facilities": ["data": []]]
        let attributes = property.attributes.setting("acc_channels_count", JSON(channels(of: property.id).count))
        return .entity("property", id: property.id, attributes, relationships: relationships)
    }
}
