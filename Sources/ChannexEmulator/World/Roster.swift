import HotelValues

/// Something that a property has.
protocol PropertyOwned: Sendable {
    /// Its id.
    var id: String { get }
    /// The property's id.
    var property: String { get }
}

/// Entities by id that also knows which of them a property has, so that a call about one of a thousand properties does
/// not look at the room types and plans of all.
struct Roster<Entity: PropertyOwned>: Sendable {
    private var entities: [String: Entity] = [:]
    /// The ids by property, in ascending order.
    private var owned: [String: [String]] = [:]

    /// No entities.
    init() {}

    /// The entity with that id; to change one where it lies, `update` is better.
    subscript(id: String) -> Entity? {
        get { entities[id] }
        set {
            if let newValue { add(newValue) } else { remove(id) }
        }
    }

    /// Changes the entity with that id where it lies; nil when there is none.
    @discardableResult
    mutating func update<Result>(_ id: String, _ change: (inout Entity) -> Result) -> Result? {
        guard let place = entities.index(forKey: id) else { return nil }
        return change(&entities.values[place])
    }

    /// The property's entities, by id.
    func entities(of property: String) -> [Entity] { ids(of: property).compactMap { entities[$0] } }

    /// The ids of the property's entities, in ascending order.
    func ids(of property: String) -> [String] { owned[property] ?? [] }

    private mutating func add(_ entity: Entity) {
        guard entities.updateValue(entity, forKey: entity.id) == nil else { return }
        let ids = owned[entity.property] ?? []
        var low = 0
        var high = ids.count
        while low < high {
            let middle = (low + high) / 2
            if ids[middle] < entity.id { low = middle + 1 } else { high = middle }
        }
        owned[entity.property, default: []].insert(entity.id, at: low)
    }

    @discardableResult
    private mutating func remove(_ id: String) -> Entity? {
        guard let entity = entities.removeValue(forKey: id) else { return nil }
        owned[entity.property]?.removeAll { $0 == id }
        if owned[entity.property]?.isEmpty == true { owned[entity.property] = nil }
        return entity
    }
}

// MARK: - As a dictionary

extension Roster {
    /// Every entity, in no order that may be shown.
    var values: Dictionary<String, Entity>.Values { entities.values }

    /// Every id, in no order that may be shown.
    var keys: Dictionary<String, Entity>.Keys { entities.keys }

    /// How many there are.
    var count: Int { entities.count }

    /// Takes out the entity with that id.
    @discardableResult
    mutating func removeValue(forKey id: String) -> Entity? { remove(id) }

    /// A roster of those that pass.
    func filter(_ isKept: ((key: String, value: Entity)) throws -> Bool) rethrows -> Roster {
        var result = self
        for element in entities where try !isKept(element) { result.remove(element.key) }
        return result
    }
}

extension Roster: Codable where Entity: Codable {
    /// Reads a list of entities.
    init(from decoder: any Decoder) throws {
        for entity in try decoder.singleValueContainer().decode([Entity].self) { add(entity) }
    }

    /// Writes the entities by id.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(entities.values.sorted { $0.id < $1.id })
    }
}
