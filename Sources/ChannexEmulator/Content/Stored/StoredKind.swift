/// A kind of entity that Channex stores and gives back, with little else happening to it.
///
/// All of them are made, read, changed and deleted alike; what tells them apart is their schema.
enum StoredKind: String, Hashable, CaseIterable, Sendable, Codable {
    case tax, taxSet, hotelPolicy, photo, availabilityRule, groupUser, propertyUser

    /// Its fields, names and paths.
    var schema: StoredSchema {
        switch self {
        case .tax: .tax
        case .taxSet: .taxSet
        case .hotelPolicy: .hotelPolicy
        case .photo: .photo
        case .availabilityRule: .availabilityRule
        case .groupUser: .groupUser
        case .propertyUser: .propertyUser
        }
    }
}

/// The fields of a stored kind, and how the API names it.
struct StoredSchema: Sendable {
    /// The `type` of the entity.
    let type: String
    /// The path below `/api/v1`.
    let path: String
    /// The name of the entity in a body.
    let bodyKey: String
    /// The field by which lists are ordered unless the query says otherwise.
    let order: String
    /// Fields that are read as relationships, not as attributes.
    let hidden: Set<String>
    let rules: [FieldRule]
    /// What the fields must be together.
    let check: @Sendable (inout FieldReader) -> Void

    init(
        _ type: String,
        path: String,
        bodyKey: String? = nil,
        order: String = "title",
        hidden: Set<String> = [],
        rules: [FieldRule],
        check: @escaping @Sendable (inout FieldReader) -> Void = { _ in }
    ) {
        self.type = type
        self.path = path
        self.bodyKey = bodyKey ?? type
        self.order = order
        self.hidden = hidden
        self.rules = rules
        self.check = check
    }

    /// The fields of an object into which nothing was written yet.
    var initial: JSON { .object(rules.map { JSON.Member($0.name, $0.initial) }) }

    /// The fields that only a new object is told: whom it belongs to.
    static let owners: Set<String> = ["property_id", "group_id"]
}
