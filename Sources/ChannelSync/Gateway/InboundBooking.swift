public import HotelValues

/// One revision of an OTA's booking in the PMS's codes: a full snapshot, ready to be applied.
public struct InboundBooking: Hashable, Sendable {
    /// What the revision says happened.
    public enum Status: String, Hashable, Sendable {
        case new, modified, cancelled
    }

    /// One room of the booking.
    public struct Room: Hashable, Sendable {
        /// The channel's own key of the room, where it keeps one over revisions.
        public var key: String?
        /// The PMS's room type; nil when it is mapped to none.
        public var roomType: String?
        /// The PMS's rate plan; nil when it is mapped to none.
        public var ratePlan: String?
        /// The nights.
        public var stay: Stay
        /// Grown-ups.
        public var adults: Int
        /// Children.
        public var children: Int
        /// Infants.
        public var infants: Int
        /// The price of each night, in order.
        public var nightlyAmounts: [Money]
        /// Who sleeps there.
        public var guestName: String?

        /// A room of the booking.
        public init(
            key: String?,
            roomType: String?,
            ratePlan: String?,
            stay: Stay,
            adults: Int,
            children: Int,
            infants: Int,
            nightlyAmounts: [Money],
            guestName: String?
        ) {
            self.key = key
            self.roomType = roomType
            self.ratePlan = ratePlan
            self.stay = stay
            self.adults = adults
            self.children = children
            self.infants = infants
            self.nightlyAmounts = nightlyAmounts
            self.guestName = guestName
        }
    }

    /// Who booked; anything but the name may be missing.
    public struct Guest: Hashable, Sendable {
        /// Given and family name.
        public var name: String
        /// As the channel gave it.
        public var email: String?
        /// As the channel gave it.
        public var phone: String?
        /// ISO 3166 country.
        public var country: String?
        /// ISO 639 language.
        public var language: String?

        /// Who booked.
        public init(
            name: String,
            email: String? = nil,
            phone: String? = nil,
            country: String? = nil,
            language: String? = nil
        ) {
            self.name = name
            self.email = email
            self.phone = phone
            self.country = country
            self.language = language
        }
    }

    /// What could not be made sense of, for a person to look at.
    public enum Problem: Hashable, Sendable {
        /// A room whose type the hotel does not know; what the channel manager calls it.
        case unmappedRoom(String)
        /// Something unusable; what.
        case unreadable(String)
    }

    /// The revision's id.
    public var revision: String
    /// The booking's id, the same for all its revisions.
    public var booking: String
    /// The order among the revisions of the booking: Channex's time.
    public var revisedAt: Timestamp
    /// What happened.
    public var status: Status
    /// The channel's name, such as `BookingCom`.
    public var channel: String
    /// The guest's number at the channel.
    public var reference: String?
    /// Who booked.
    public var guest: Guest
    /// The currency of all amounts.
    public var currency: Currency
    /// The rooms that are in the booking now.
    public var rooms: [Room]
    /// What the guest wrote.
    public var notes: String?
    /// What could not be made sense of.
    public var problems: [Problem]

    /// A revision that says this.
    public init(
        revision: String,
        booking: String,
        revisedAt: Timestamp,
        status: Status,
        channel: String,
        reference: String?,
        guest: Guest,
        currency: Currency,
        rooms: [Room],
        notes: String?,
        problems: [Problem]
    ) {
        self.revision = revision
        self.booking = booking
        self.revisedAt = revisedAt
        self.status = status
        self.channel = channel
        self.reference = reference
        self.guest = guest
        self.currency = currency
        self.rooms = rooms
        self.notes = notes
        self.problems = problems
    }
}
