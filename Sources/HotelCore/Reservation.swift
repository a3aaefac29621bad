public import HotelValues

/// The hotel's commitment: a guest, and one or more rooms, each for its own nights.
public struct Reservation: Hashable, Sendable {
    /// Its identity.
    public typealias ID = Identifier<Reservation>

    /// Where a reservation stands.
    public enum Status: String, Hashable, Sendable, CaseIterable {
        case pending, confirmed, checkedIn, checkedOut, cancelled, noShow

        /// Whether its rooms are held for it.
        public var holdsRooms: Bool {
            switch self {
            case .pending, .confirmed, .checkedIn, .checkedOut: true
            case .cancelled, .noShow: false
            }
        }
    }

    /// Its identity.
    public var id: ID
    /// The number people say on the telephone, counted by the property from 1.
    public var number: Int
    /// Where it stands.
    public var status: Status
    /// Who made it.
    public var guest: Guest.ID
    /// Where it came from.
    public var source: Source
    /// The currency of its prices; the OTA's, whatever the property's is.
    public var currency: Currency
    /// Rooms and nights, in the order they were asked for.
    public var roomStays: [RoomStay]
    /// What guest or staff wrote.
    public var notes: String?
    /// Why it was cancelled.
    public var cancellationReason: String?
    /// When it was cancelled.
    public var cancelledAt: Timestamp?
    /// What a person must look at, each a sentence's worth; empty when all is well.
    public var attention: [Attention]

    /// A reservation with these facts.
    public init(
        id: ID,
        number: Int,
        status: Status,
        guest: Guest.ID,
        source: Source,
        currency: Currency,
        roomStays: [RoomStay],
        notes: String? = nil,
        cancellationReason: String? = nil,
        cancelledAt: Timestamp? = nil,
        attention: [Attention] = []
    ) {
        self.id = id
        self.number = number
        self.status = status
        self.guest = guest
        self.source = source
        self.currency = currency
        self.roomStays = roomStays
        self.notes = notes
        self.cancellationReason = cancellationReason
        self.cancelledAt = cancelledAt
        self.attention = attention
    }

    /// Whether the channel cancelled it: the reason is then the channel's name.
    public var isCancelledByChannel: Bool {
        status == .cancelled && source.booking != nil && cancellationReason == source.channel
    }

    /// What all its nights cost together.
    public var total: Money { roomStays.map { $0.total(in: currency) }.total(in: currency) }
}

extension Reservation {
    /// Where a reservation came from.
    public struct Source: Hashable, Sendable {
        /// `direct`, or the channel's name, such as `BookingCom`.
        public var channel: String
        /// The guest's number at the channel; not unique across channels.
        public var reference: String?
        /// The channel manager's id of the booking, the same for all its revisions.
        public var booking: String?

        /// A source with these facts.
        public init(channel: String, reference: String? = nil, booking: String? = nil) {
            self.channel = channel
            self.reference = reference
            self.booking = booking
        }

        /// The hotel itself.
        public static let direct = Source(channel: "direct")
    }

    /// Why a person must look at a reservation.
    public enum Attention: Hashable, Sendable, Codable {
        /// A room's type is unknown to the hotel; what the channel called it.
        case unmappedRoom(String)
        /// The channel and the hotel changed the same thing differently; what, and both values.
        case conflict(field: String, hotel: String, channel: String)
        /// The channel sent something unusable; what.
        case unreadable(String)
    }
}
