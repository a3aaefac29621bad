import HotelValues

/// Properties that are looked after together (contract §2.2).
struct Group: Codable, Sendable {
    let id: String
    let insertedAt: Timestamp
    private(set) var title: String

    /// A group with that title.
    init(id: String, insertedAt: Timestamp, title: String) {
        self.id = id
        self.insertedAt = insertedAt
        self.title = title
    }

    /// A group as a request asks for it.
    init(id: String, insertedAt: Timestamp, fields: JSON) throws(Refusal) {
        self.init(id: id, insertedAt: insertedAt, title: try Group.title(fields))
    }

    /// Takes over what a request says; a title that it leaves out stays.
    mutating func write(_ changes: JSON) throws(Refusal) {
        if changes["title"] != nil { title = try Group.title(changes) }
    }

    /// The attributes, also where a property shows its groups.
    var attributes: JSON { ["id": .string(id), "title": .string(title)] }

    /// The entity as it is read.
    func entity(properties: [Property]) -> JSON {
        let members = properties.map { property -> JSON in ["type": "property", "id": .string(property.id)] }
        return .entity("group", id: id, attributes, relationships: ["properties": ["data": .array(members)]])
    }

    private static func title(_ fields: JSON) throws(Refusal) -> String {
        var reader = FieldReader(fields)
        let title = reader.text("title", required: true)
        try reader.faults.check()
        return title ?? ""
    }
}
