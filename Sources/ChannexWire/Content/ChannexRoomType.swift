public import HotelValues

/// A room type as Channex holds it; availability lives on it (contract §2.3).
public struct ChannexRoomType: Hashable, Sendable {
    /// The identity of a room type at Channex.
    public typealias ID = Identifier<ChannexRoomType>

    /// Its id.
    public var id: ID
    /// The property it belongs to.
    public var property: ChannexProperty.ID?
    /// Its name.
    public var title: String?
    /// How many rooms of it there are.
    public var roomCount: Int?
    /// How many adults fit.
    public var adults: Int?
    /// How many children fit.
    public var children: Int?
    /// How many infants fit.
    public var infants: Int?
    /// The number of guests a price is quoted for.
    public var defaultOccupancy: Int?

    /// A room type of which nothing is known yet but its id.
    public init(id: ID) {
        self.id = id
    }
}

extension ChannexRoomType: Decodable {
    private enum CodingKeys: String, CodingKey {
        case id, title
        case property = "property_id"
        case roomCount = "count_of_rooms"
        case adults = "occ_adults"
        case children = "occ_children"
        case infants = "occ_infants"
        case defaultOccupancy = "default_occupancy"
    }

    /// Reads one element of an answer; only the id is required.
    public init(from decoder: any Decoder) throws {
        var resource = try Resource<CodingKeys>(decoder, idKey: .id)
        self.init(id: ID(resource.id))
        property =
            resource.related("property", ChannexProperty.self)
            ?? resource.attributes.identifier(.property, of: ChannexProperty.self)
        title = resource.attributes.text(.title)
        roomCount = resource.attributes.integer(.roomCount)
        adults = resource.attributes.integer(.adults)
        children = resource.attributes.integer(.children)
        infants = resource.attributes.integer(.infants)
        defaultOccupancy = resource.attributes.integer(.defaultOccupancy)
    }
}

/// A room type to create; on the day of its creation it has availability 0 everywhere (contract §2.3).
public struct NewRoomType: Hashable, Sendable, Encodable {
    /// The property it belongs to.
    public var property: ChannexProperty.ID
    /// Its name, at most 255 characters.
    public var title: String
    /// How many rooms of it there are; positive.
    public var roomCount: Int
    /// How many adults fit; positive.
    public var adults: Int
    /// How many children fit.
    public var children: Int
    /// How many infants fit.
    public var infants: Int
    /// The number of guests a price is quoted for; positive and at most `adults`.
    public var defaultOccupancy: Int

    private enum CodingKeys: String, CodingKey {
        case title
        case property = "property_id"
        case roomCount = "count_of_rooms"
        case adults = "occ_adults"
        case children = "occ_children"
        case infants = "occ_infants"
        case defaultOccupancy = "default_occupancy"
    }

    /// So many rooms for that many adults, whose number is also the default occupancy.
    public init(
        property: ChannexProperty.ID,
        title: String,
        roomCount: Int,
        adults: Int,
        children: Int = 0,
        infants: Int = 0,
        defaultOccupancy: Int? = nil
    ) {
        self.property = property
        self.title = title
        self.roomCount = roomCount
        self.adults = adults
        self.children = children
        self.infants = infants
        self.defaultOccupancy = defaultOccupancy ?? adults
    }
}
