public import HotelCore
public import HotelValues

/// What somebody asks the hotel for.
public struct ReservationRequest: Hashable, Sendable {
    /// Who asks.
    public var guest: GuestDetails
    /// The rooms, at least one.
    public var rooms: [RoomRequest]
    /// Where the request comes from.
    public var source: Reservation.Source
    /// What guest or staff wrote.
    public var notes: String?
    /// Whether it is kept, without a room, when nothing is free; else it is refused.
    public var allowsOverbooking: Bool
    /// The currency of the given prices; nil is the property's.
    public var currency: Currency?

    /// A request for these rooms.
    public init(
        guest: GuestDetails,
        rooms: [RoomRequest],
        source: Reservation.Source = .direct,
        notes: String? = nil,
        allowsOverbooking: Bool = false,
        currency: Currency? = nil
    ) {
        self.guest = guest
        self.rooms = rooms
        self.source = source
        self.notes = notes
        self.allowsOverbooking = allowsOverbooking
        self.currency = currency
    }
}

/// One room that somebody asks for.
public struct RoomRequest: Hashable, Sendable {
    /// What kind of room.
    public var roomType: RoomType.ID
    /// Under which terms; nil is the type's first plan.
    public var ratePlan: RatePlan.ID?
    /// The nights.
    public var stay: Stay
    /// Who sleeps there; nil is the type's default occupancy.
    public var occupancy: Occupancy?
    /// The price of each night; nil is what the plan says.
    public var nightlyAmounts: [Money]?
    /// This room and no other; nil is the one that suits the calendar.
    public var room: Room.ID?
    /// Who sleeps there, where it is not the booker.
    public var guestName: String?

    /// A room of that type for these nights.
    public init(
        roomType: RoomType.ID,
        ratePlan: RatePlan.ID? = nil,
        stay: Stay,
        occupancy: Occupancy? = nil,
        nightlyAmounts: [Money]? = nil,
        room: Room.ID? = nil,
        guestName: String? = nil
    ) {
        self.roomType = roomType
        self.ratePlan = ratePlan
        self.stay = stay
        self.occupancy = occupancy
        self.nightlyAmounts = nightlyAmounts
        self.room = room
        self.guestName = guestName
    }
}

/// A change that somebody at the hotel makes to a reservation; what is nil stays.
public struct ReservationChange: Hashable, Sendable {
    /// The guest's name.
    public var guestName: String?
    /// The guest's e-mail address.
    public var guestEmail: String?
    /// The guest's telephone number.
    public var guestPhone: String?
    /// The guest's document.
    public var guestDocument: String?
    /// The notes.
    public var notes: String?
    /// All rooms the reservation is to have: those with an id change, those without are added, those missing go.
    public var rooms: [RoomChange]?
    /// Whether it is kept, without a room, when nothing is free; else it is refused.
    public var allowsOverbooking = false

    /// A change of nothing.
    public init() {}
}

/// A change to one room of a reservation, or a room that is added; what is nil stays.
public struct RoomChange: Hashable, Sendable {
    /// Which room; nil adds one, for which type and stay are needed.
    public var id: RoomStay.ID?
    /// What kind of room.
    public var roomType: RoomType.ID?
    /// Under which terms.
    public var ratePlan: RatePlan.ID?
    /// First night.
    public var arrival: Day?
    /// Day of departure.
    public var departure: Day?
    /// Grown-ups.
    public var adults: Int?
    /// Children.
    public var children: Int?
    /// Infants.
    public var infants: Int?
    /// The price of each night; nil keeps the prices of nights that stay and asks the plan for new ones.
    public var nightlyAmounts: [Money]?
    /// This room and no other.
    public var room: Room.ID?
    /// Who sleeps there.
    public var guestName: String?

    /// A change of that room that changes nothing yet.
    public init(id: RoomStay.ID? = nil) {
        self.id = id
    }
}
