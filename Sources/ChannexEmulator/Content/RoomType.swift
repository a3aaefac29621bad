import HotelValues

/// Rooms that are sold as equal (contract §2.3); availability belongs to it, night by night.
struct RoomType: PropertyOwned, Codable, Sendable {
    let id: String
    let property: String
    let insertedAt: Timestamp
    private(set) var fields: JSON
    private(set) var title: String
    private(set) var adults: Int
    /// Rooms left to sell; 0 on every day at first.
    var availability: Calendar<Int>

    /// A room type with those fields put over the defaults.
    init(id: String, property: String, insertedAt: Timestamp, fields: JSON, first: Day) throws(Refusal) {
        self.id = id
        self.property = property
        self.insertedAt = insertedAt
        availability = Calendar(first: first)
        let written = try RoomType.read(fields, over: RoomType.defaults)
        self.fields = written.fields
        title = written.title
        adults = written.adults
    }

    /// Puts the fields over the present ones.
    mutating func write(_ changes: JSON) throws(Refusal) {
        let written = try RoomType.read(changes, over: fields)
        fields = written.fields
        title = written.title
        adults = written.adults
    }

    /// The entity as it is read, with the content that it shows (contract §2.3).
    func entity(content: JSON) -> JSON {
        let first: JSON = ["id": .string(id), "property_id": .string(property)]
        let last: JSON = ["position": 0, "meta": .null, "codes": []]
        let relationships: JSON = [
            "property": .reference("property", property),
            "facilities": .references("room_facility", fields["facilities"]),
        ]
        let attributes = first.merging(fields).setting("content", content).merging(last)
        return .entity("room_type", id: id, attributes, relationships: relationships)
    }

    private static func read(
        _ changes: JSON,
        over present: JSON
    ) throws(Refusal) -> (fields: JSON, title: String, adults: Int) {
        var fields = present
        for member in changes.members ?? [] where present[member.key] != nil {
            let merged = member.key == "content" ? (present["content"] ?? [:]).merging(member.value) : member.value
            fields = fields.setting(member.key, merged)
        }
        var reader = FieldReader(fields)
        let title = reader.text("title", required: true)
        reader.integer("count_of_rooms", required: true, least: 1)
        let adults = reader.integer("occ_adults", required: true, least: 1)
        reader.integer("occ_children", required: true, least: 0)
        reader.integer("occ_infants", required: true, least: 0)
        reader.integer("default_occupancy", required: true, least: 1, most: adults ?? .max)
        let kind = reader.choice("room_kind", among: ["room", "dorm"])
        let capacity = reader.integer("capacity", least: 1)
        if capacity != nil, kind != "dorm" { reader.faults.add("capacity", FaultText.invalid) }
        if let facilities = fields["facilities"], !Facility.areAll(facilities, among: Facility.ofRooms) {
            reader.faults.add("facilities", FaultText.invalid)
        }
        try reader.faults.check()
        guard let title, let adults else { throw .invalid(reader.faults) }
        return (fields, title, adults)
    }

    private static let defaults: JSON = [
        "title": .null, "count_of_rooms": .null, "occ_adults": .null, "occ_children": .null, "occ_infants": .null,
        "default_occupancy": .null, "room_kind": "room", "capacity": .null, "facilities": [],
        "content": ["description": .null, "photos": []],
    ]
}
