import HotelValues

/// The coding keys of one element of a JSON:API answer (contract §1.3).
private enum ResourceKey: String, CodingKey {
    case id, attributes, relationships
}

/// What every entity of Channex consists of: its id, its attributes, and the ids of its relations.
struct Resource<Key: CodingKey> {
    let id: String
    var attributes: Tolerant<Key>
    /// Read when somebody asks for one, for most entities are never asked.
    private let element: Tolerant<ResourceKey>

    init(_ decoder: any Decoder, idKey: Key) throws {
        let element = try decoder.container(keyedBy: ResourceKey.self)
        var inner = Tolerant(try element.nestedContainer(keyedBy: Key.self, forKey: .attributes))
        var outer = Tolerant(element)
        guard let id = outer.text(.id) ?? inner.text(idKey), !id.isEmpty else {
            throw DecodingError.valueNotFound(
                String.self,
                .init(codingPath: decoder.codingPath + [idKey], debugDescription: "an entity without an id")
            )
        }
        self.id = id
        attributes = inner
        self.element = outer
    }

    /// The id of the one entity it belongs to in that way.
    func related<Owner>(_ name: String, _ owner: Owner.Type) -> Identifier<Owner>? {
        var element = element
        return element.dictionary(.relationships, of: Relationship.self)[name]?.id.map { Identifier($0) }
    }
}

/// A relation to one entity; one to several has no id here.
private struct Relationship: Decodable {
    let id: String?

    private struct Target: Decodable {
        let id: String?
    }

    private enum CodingKeys: String, CodingKey {
        case data
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        // A list of targets is the other kind of relation, and not an error.
        id = (try? container.decodeIfPresent(Target.self, forKey: .data))?.id
    }
}
