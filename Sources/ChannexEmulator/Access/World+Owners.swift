/// Whom an entity belongs to.
extension World {
    /// The properties of the entity with that id, none for one of the whole account; nil where no entity has it.
    func owners(of id: String) -> Set<String>? {
        if properties[id] != nil { return [id] }
        if let roomType = roomTypes[id] { return [roomType.property] }
        if let plan = ratePlans[id] { return [plan.property] }
        if let webhook = webhooks[id] { return Set([webhook.property].compactMap(\.self)) }
        if let object = stored[id] { return owners(of: object) }
        if groups[id] != nil { return Set(properties.values.filter { $0.groups.contains(id) }.map(\.id)) }
        if let installation = installations.first(where: { $0.id == id }) { return [installation.property] }
        if let place = bookings.place(ofBooking: id) { return [bookings.bookings[place].property] }
        if let number = bookings.place(ofRevision: id) { return [bookings.revisions[number].property] }
        if let channel = channels[id] { return Set(channel.properties) }
        if let owner = messages.thread(id)?.property ?? reviews[id]?.property ?? liveFeed.event(id)?.property {
            return [owner]
        }
        return tasks[id].map { Set($0.properties) }
    }

    private func owners(of object: StoredObject) -> Set<String> {
        if let property = object.property { return [property] }
        return object.fields["group_id"]?.text.flatMap { owners(of: $0) } ?? []
    }
}
