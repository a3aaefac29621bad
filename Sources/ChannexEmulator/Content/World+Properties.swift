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
        let group = try namedGroup(fields) ?? defaultGroup
        let id = moment.makeID()
        let photos = try photoDrafts(in: fields, of: PhotoOwner(property: id))
        let property = try Property(
            id: id,
            insertedAt: stamp(moment),
            fields: fields.withoutPhotos,
            group: group,
            moment: moment
        )
        properties[property.id] = property
        replacePhotos(of: PhotoOwner(property: id), by: photos, moment)
        return .entity(entity(of: property), status: .created).noting(properties: [property.id])
    }

    func property(_ call: Call) throws(Refusal) -> Reply {
        let property = try property(call.id)
        return Reply.entity(entity(of: property)).noting(properties: [property.id])
    }

    mutating func updateProperty(_ call: Call, _ moment: Moment) throws(Refusal) -> Reply {
        var property = try property(call.id)
        let fields = try call.entity("property")
        let group = try namedGroup(fields)
        let photos = try photoDrafts(in: fields, of: PhotoOwner(property: property.id))
        try property.write(fields.withoutPhotos, moment: moment)
        if let group { property.groups = [group] + property.groups.dropFirst().filter { $0 != group } }
        properties[property.id] = property
        replacePhotos(of: PhotoOwner(property: property.id), by: photos, moment)
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
        liveFeed.removeEvents(ofProperty: id)
        reviews = reviews.filter { $0.value.property != id }
        propertyRemovals.forget(id)
        properties[id] = nil
        roomTypes = roomTypes.filter { $0.value.property != id }
        ratePlans = ratePlans.filter { $0.value.property != id }
        webhooks = webhooks.filter { $0.value.property != id }
        installations.removeAll { $0.property == id }
        stored.remove { $0.property == id }
    }

    /// The property with that id, or 404.
    func property(_ id: String) throws(Refusal) -> Property {
        guard let property = properties[id] else { throw .notFound }
        return property
    }

    /// The base group that a body names (contract §2.1.1).
    private func namedGroup(_ fields: JSON) throws(Refusal) -> String? {
        guard let id = fields["group_id"], !id.isNull else { return nil }
        guard let group = id.text, groups[group] != nil else {
            throw .invalid(Faults("group_id", FaultText.missing))
        }
        return group
    }

    private var propertyItems: [Listing.Item] {
        let photos = photosByOwner()
        return properties.values.map { property in
            Listing.Item(
                id: property.id,
                property: property.id,
                insertedAt: property.insertedAt,
                entity: entity(of: property, photos)
            )
        }
    }

    private func entity(of property: Property, _ photos: [PhotoOwner: [JSON]]? = nil) -> JSON {
        let shown = property.groups.compactMap { groups[$0] }.map { group -> JSON in
            ["type": "group", "id": .string(group.id), "attributes": group.attributes]
        }
        let relationships: JSON = [
            "groups": ["data": .array(shown)], "users": ["data": []],
            "facilities": .references("property_facility", property.fields["facilities"]),
        ]
        let content = content(property.fields["content"], PhotoOwner(property: property.id), photos)
        let attributes = property.attributes.merging(switches.sizeLimits).setting("content", content)
            .setting("acc_channels_count", JSON(channels(of: property.id).count))
        return .entity("property", id: property.id, attributes, relationships: relationships)
    }
}

extension JSON {
    /// The fields of a body without the pictures, which are kept apart.
    var withoutPhotos: JSON {
        guard let content = self["content"], content.members != nil else { return self }
        return setting("content", content.removing("photos"))
    }
}
