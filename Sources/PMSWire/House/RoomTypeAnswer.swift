/// A room type.
public struct RoomTypeAnswer: Codable, Hashable, Sendable {
    /// Its code, such as `ov`.
    public var code: String
    /// The name shown to people.
    public var name: String
    /// Beds for grown-ups.
    public var adults: Int
    /// Beds for children.
    public var children: Int
    /// Cots.
    public var infants: Int
    /// The number of adults a price is quoted for unless somebody says otherwise.
    public var defaultOccupancy: Int
    /// How many rooms there are.
    public var roomCount: Int
    /// True for a type that is not sold any more; else nil.
    public var isRetired: Bool?

    /// A room type with these facts.
    public init(
        code: String,
        name: String,
        adults: Int,
        children: Int,
        infants: Int,
        defaultOccupancy: Int,
        roomCount: Int
    ) {
        self.code = code
        self.name = name
        self.adults = adults
        self.children = children
        self.infants = infants
        self.defaultOccupancy = defaultOccupancy
        self.roomCount = roomCount
    }

    private enum CodingKeys: String, CodingKey {
        case code = "categoria"
        case name = "nome"
        case adults = "adultos"
        case children = "criancas"
        case infants = "bebes"
        case defaultOccupancy = "ocupacao_padrao"
        case roomCount = "total"
        case isRetired = "aposentado"
    }
}

/// The answer to `GET /api/v1/categorias`.
public struct RoomTypeListAnswer: Codable, Hashable, Sendable {
    /// The types, in the hotel's order.
    public var roomTypes: [RoomTypeAnswer]

    /// A list of these types.
    public init(roomTypes: [RoomTypeAnswer]) {
        self.roomTypes = roomTypes
    }

    private enum CodingKeys: String, CodingKey {
        case roomTypes = "categorias"
    }
}

/// A physical room.
public struct RoomAnswer: Codable, Hashable, Sendable {
    /// Its number.
    public var number: String
    /// The code of what it is sold as.
    public var roomType: String

    /// The room with that number.
    public init(number: String, roomType: String) {
        self.number = number
        self.roomType = roomType
    }

    private enum CodingKeys: String, CodingKey {
        case number = "apartamento"
        case roomType = "categoria"
    }
}

/// The answer to `GET /api/v1/apartamentos`.
public struct RoomListAnswer: Codable, Hashable, Sendable {
    /// The rooms, in the hotel's order.
    public var rooms: [RoomAnswer]

    /// A list of these rooms.
    public init(rooms: [RoomAnswer]) {
        self.rooms = rooms
    }

    private enum CodingKeys: String, CodingKey {
        case rooms = "apartamentos"
    }
}
