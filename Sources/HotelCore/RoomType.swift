public import HotelValues

/// Rooms that are sold as equal; availability lives here.
public struct RoomType: Hashable, Sendable {
    /// Its short code, such as `ov`, unique within the property.
    public typealias ID = Identifier<RoomType>

    /// The code.
    public var id: ID
    /// The name shown to people.
    public var name: String
    /// The most people it sleeps.
    public var capacity: Occupancy
    /// The number of adults a price is quoted for unless somebody says otherwise; 1 to `capacity.adults`.
    public var defaultOccupancy: Int
    /// Whether it is not sold any more: none of its rooms is offered, and none of its plans is on sale.
    public var isRetired: Bool

    /// A room type with these facts.
    public init(id: ID, name: String, capacity: Occupancy, defaultOccupancy: Int, isRetired: Bool = false) {
        self.id = id
        self.name = name
        self.capacity = capacity
        self.defaultOccupancy = defaultOccupancy
        self.isRetired = isRetired
    }
}

/// One physical room, with a number on its door.
public struct Room: Hashable, Sendable {
    /// Its number, such as `101`, unique within the property.
    public typealias ID = Identifier<Room>

    /// The number.
    public var id: ID
    /// What it is sold as.
    public var roomType: RoomType.ID

    /// The room with that number.
    public init(id: ID, roomType: RoomType.ID) {
        self.id = id
        self.roomType = roomType
    }
}

/// Nights on which a room cannot be sold, such as while it is painted.
public struct RoomClosure: Hashable, Sendable {
    /// Its identity.
    public typealias ID = Identifier<RoomClosure>

    /// Its identity.
    public var id: ID
    /// The room that is closed.
    public var room: Room.ID
    /// First and last night, both closed.
    public var nights: ClosedRange<Day>
    /// Why, for the people at the desk.
    public var reason: String

    /// A closure of that room for those nights.
    public init(id: ID, room: Room.ID, nights: ClosedRange<Day>, reason: String) {
        self.id = id
        self.room = room
        self.nights = nights
        self.reason = reason
    }
}
