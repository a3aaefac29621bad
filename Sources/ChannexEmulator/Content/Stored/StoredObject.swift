import HotelValues

/// An entity of a stored kind.
struct StoredObject: Sendable, Codable {
    let id: String
    let kind: StoredKind
    let insertedAt: Timestamp
    /// Every field of its schema, with its value or null.
    var fields: JSON

    /// The property it belongs to.
    var property: String? { fields["property_id"]?.text }

    /// The entity as it is read (contract §1.3).
    var entity: JSON {
        let schema = kind.schema
        let shown = (fields.members ?? []).filter { !schema.hidden.contains($0.key) }
        let attributes = JSON.object([JSON.Member("id", .string(id))] + shown)
        var relationships: JSON = [:]
        for name in ["property", "room_type", "group"] where fields["\(name)_id"] != nil {
            relationships = relationships.setting(name, .reference(name, fields["\(name)_id"]?.text))
        }
        return .entity(schema.type, id: id, attributes, relationships: relationships)
    }
}
