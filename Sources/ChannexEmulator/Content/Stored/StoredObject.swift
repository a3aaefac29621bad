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

/// All stored objects of an account, by their kind.
struct StoredObjects: Codable, Sendable {
    private var kinds: [StoredKind: [String: StoredObject]] = [:]

    /// The object with that id, whatever its kind.
    subscript(id: String) -> StoredObject? {
        for objects in kinds.values {
            if let object = objects[id] { return object }
        }
        return nil
    }

    /// The object of that kind with that id.
    subscript(kind: StoredKind, id: String) -> StoredObject? {
        get { kinds[kind]?[id] }
        set { kinds[kind, default: [:]][id] = newValue }
    }

    /// The objects of a kind, oldest first.
    func all(_ kind: StoredKind) -> [StoredObject] {
        (kinds[kind]?.values.map(\.self) ?? []).sorted { $0.insertedAt < $1.insertedAt }
    }

    /// Keeps an object, in the place of the one with its id.
    mutating func keep(_ object: StoredObject) { self[object.kind, object.id] = object }

    /// Forgets the objects that belonged to something that is gone.
    mutating func remove(where isGone: (StoredObject) -> Bool) {
        for kind in kinds.keys { kinds[kind] = kinds[kind]?.filter { !isGone($0.value) } }
    }
}
