public import HotelValues

/// One revision of an OTA's booking, in the hotel's own terms: a full snapshot, never a difference (contract §6.1).
public struct ChannelBooking: Hashable, Sendable {
    /// What the revision says happened.
    public enum Status: String, Hashable, Sendable, Codable {
        case new, modified, cancelled
    }

    /// The revision's id; applied at most once.
    public var revision: String
    /// The order among the revisions of a booking: the channel manager's time, never ours.
    public var revisedAt: Timestamp
    /// What happened.
    public var status: Status
    /// The channel, its number of the booking, and the booking's id, which all its revisions share.
    public var source: Reservation.Source
    /// The state of the booking.
    public var snapshot: BookingSnapshot
    /// What the reader of the revision could not make sense of.
    public var problems: [Reservation.Attention]

    /// A revision with these facts.
    public init(
        revision: String,
        revisedAt: Timestamp,
        status: Status,
        source: Reservation.Source,
        snapshot: BookingSnapshot,
        problems: [Reservation.Attention] = []
    ) {
        self.revision = revision
        self.revisedAt = revisedAt
        self.status = status
        self.source = source
        self.snapshot = snapshot
        self.problems = problems
    }
}

/// What a channel's booking holds: the part of a revision that the next one is compared with.
public struct BookingSnapshot: Hashable, Sendable {
    /// Who booked.
    public var guest: GuestDetails
    /// The currency of all amounts.
    public var currency: Currency
    /// The rooms that are in the booking now.
    public var rooms: [BookedRoom]
    /// What the guest wrote.
    public var notes: String?

    /// A snapshot with these facts.
    public init(guest: GuestDetails, currency: Currency, rooms: [BookedRoom], notes: String? = nil) {
        self.guest = guest
        self.currency = currency
        self.rooms = rooms
        self.notes = notes
    }
}

/// One room of a channel's booking.
public struct BookedRoom: Hashable, Sendable {
    /// The channel's own key of the room, where it has one that stays the same over revisions.
    public var key: String?
    /// What was sold; nil when the hotel does not know it.
    public var roomType: RoomType.ID?
    /// Under which terms; nil when the hotel does not know them.
    public var ratePlan: RatePlan.ID?
    /// The nights.
    public var stay: Stay
    /// Who sleeps there.
    public var occupancy: Occupancy
    /// The price of each night, in order.
    public var nightlyAmounts: [Money]
    /// Who sleeps there, where the channel says so.
    public var guestName: String?

    /// A room with these facts.
    public init(
        key: String? = nil,
        roomType: RoomType.ID?,
        ratePlan: RatePlan.ID?,
        stay: Stay,
        occupancy: Occupancy,
        nightlyAmounts: [Money],
        guestName: String? = nil
    ) {
        precondition(nightlyAmounts.count == stay.nightCount, "every night has a price")
        self.key = key
        self.roomType = roomType
        self.ratePlan = ratePlan
        self.stay = stay
        self.occupancy = occupancy
        self.nightlyAmounts = nightlyAmounts
        self.guestName = guestName
    }
}
