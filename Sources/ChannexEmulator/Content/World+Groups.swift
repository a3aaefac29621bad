import HTTPTypes

/// Groups over HTTP (contract §2.2).
extension World {
    func listGroups(_ call: Call) throws(Refusal) -> Reply {
        let items = groups.values.map { group in
            let members = members(of: group)
            return Listing.Item(
                id: group.id,
                properties: members.map(\.id),
                insertedAt: group.insertedAt,
                entity: group.entity(properties: members)
            )
        }
        return try Listing.reply(items, call.query)
    }

    mutating func createGroup(_ call: Call, _ moment: Moment) throws(Refusal) -> Reply {
        let fields = try call.entity("group")
        let group = try Group(id: moment.makeID(), insertedAt: stamp(moment), fields: fields)
        groups[group.id] = group
        return .entity(entity(of: group), status: .created)
    }

    func group(_ call: Call) throws(Refusal) -> Reply {
        .entity(entity(of: try group(call.id)))
    }

    mutating func updateGroup(_ call: Call) throws(Refusal) -> Reply {
        var group = try group(call.id)
        try group.write(try call.entity("group"))
        groups[group.id] = group
        return .entity(entity(of: group))
    }

    /// Deletes a group that nobody needs any more; the account's own one stays.
    mutating func deleteGroup(_ call: Call) throws(Refusal) -> Reply {
        let group = try group(call.id)
        let isUsed = switches.refuseUsedGroup && properties.values.contains { $0.groups.contains(group.id) }
        if isUsed || group.id == defaultGroup { throw .badRequest([]) }
        groups[group.id] = nil
        for id in properties.keys { properties[id]?.groups.removeAll { $0 == group.id } }
        stored.remove { $0.fields["group_id"]?.text == group.id }
        return .success
    }

    /// Puts a property into a group; one that is there already stays there.
    mutating func attachProperty(_ call: Call) throws(Refusal) -> Reply {
        let group = try group(call.id)
        let property = try property(call.parameters["property_id"] ?? "")
        if !property.groups.contains(group.id) { properties[property.id]?.groups.append(group.id) }
        return Reply.success.noting(properties: [property.id])
    }

    mutating func detachProperty(_ call: Call) throws(Refusal) -> Reply {
        let group = try group(call.id)
        let property = try property(call.parameters["property_id"] ?? "")
        guard property.groups.contains(group.id) else { throw .notFound }
        properties[property.id]?.groups.removeAll { $0 == group.id }
        return Reply.success.noting(properties: [property.id])
    }

    /// The group that a property came into first.
    func baseGroup(of property: String) -> String { properties[property]?.groups.first ?? defaultGroup }

    private func group(_ id: String) throws(Refusal) -> Group {
        guard let group = groups[id] else { throw .notFound }
        return group
    }

    private func entity(of group: Group) -> JSON { group.entity(properties: members(of: group)) }

    /// The properties in a group, oldest first.
    private func members(of group: Group) -> [Property] {
        properties.values.filter { $0.groups.contains(group.id) }.sorted { $0.insertedAt < $1.insertedAt }
    }
}
