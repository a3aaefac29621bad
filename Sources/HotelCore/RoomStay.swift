public import HotelValues

/// One room for one stay within a reservation: first of a type, later with a number.
public struct RoomStay: Hashable, Sendable {
    /// Its identity.
    public typealias ID = Identifier<RoomStay>

    /// Its identity.
    public var id: ID
    /// What was sold; nil when a channel sold something the hotel does not know.
    public var roomType: RoomType.ID?
    /// Under which terms; nil when unknown.
    public var ratePlan: RatePlan.ID?
    /// The nights.
    public var stay: Stay
    /// Who sleeps there.
    public var occupancy: Occupancy
    /// The price of each night, in the order of the nights; as many as there are nights.
    public var nightlyAmounts: [Money]
    /// The room it was given.
    public var room: Room.ID?
    /// Whether a person chose the room, so that nothing else may move it.
    public var isPinned: Bool
    /// The name of who sleeps there, where it is not the booker.
    public var guestName: String?
    /// The channel's own key of this room of the booking, the same over its revisions.
    public var channelKey: String?

    /// A room stay with these facts.
    public init(
        id: ID,
        roomType: RoomType.ID?,
        ratePlan: RatePlan.ID?,
        stay: Stay,
        occupancy: Occupancy,
        nightlyAmounts: [Money],
        room: Room.ID? = nil,
        isPinned: Bool = false,
        guestName: String? = nil,
        channelKey: String? = nil
    ) {
        precondition(nightlyAmounts.count == stay.nightCount, "every night has a price")
        self.id = id
        self.roomType = roomType
        self.ratePlan = ratePlan
        self.stay = stay
        self.occupancy = occupancy
        self.nightlyAmounts = nightlyAmounts
        self.room = room
        self.isPinned = isPinned
        self.guestName = guestName
        self.channelKey = channelKey
    }

    /// What its nights cost together.
    public func total(in currency: Currency) -> Money { nightlyAmounts.total(in: currency) }

    /// Whether it was sold and has no room: more was sold than there is.
    ///
    /// A room is given whenever one can be found, so a stay without one is an overbooking.
    public var isOverbooked: Bool { room == nil }
}
