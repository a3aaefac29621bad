public import HotelValues

/// What a hotel sells, by the codes of its PMS.
public struct House: Hashable, Sendable {
    /// A kind of room.
    public struct RoomType: Hashable, Sendable {
        /// Its code.
        public var code: String
        /// Its name.
        public var name: String
        /// How many rooms of it there are.
        public var rooms: Int
        /// How many people fit.
        public var adults: Int
        /// Children beside them.
        public var children: Int
        /// Infants beside them.
        public var infants: Int
        /// The adults a price is quoted for.
        public var defaultOccupancy: Int
        /// Whether the hotel has ceased to sell it: none is on offer, and nothing is made of it at Channex.
        public var isRetired: Bool

        /// A kind of room.
        public init(
            code: String,
            name: String,
            rooms: Int,
            adults: Int,
            children: Int,
            infants: Int,
            defaultOccupancy: Int,
            isRetired: Bool = false
        ) {
            self.code = code
            self.name = name
            self.rooms = rooms
            self.adults = adults
            self.children = children
            self.infants = infants
            self.defaultOccupancy = defaultOccupancy
            self.isRetired = isRetired
        }
    }

    /// A product sold on a room type.
    public struct RatePlan: Hashable, Sendable {
        /// Its code.
        public var code: String
        /// The room type's code.
        public var roomType: String
        /// Its name.
        public var name: String
        /// Channex's word for the meals (contract §2.4.1); nil when unknown.
        public var mealType: String?
        /// Numbers of adults with a price of their own, ascending.
        public var occupancies: [Int]
        /// The one that stands for the plan.
        public var primaryOccupancy: Int
        /// Whether the hotel has ceased to sell it: it is closed, and nothing is made of it at Channex.
        public var isRetired: Bool

        /// A product.
        public init(
            code: String,
            roomType: String,
            name: String,
            mealType: String?,
            occupancies: [Int],
            primaryOccupancy: Int,
            isRetired: Bool = false
        ) {
            self.code = code
            self.roomType = roomType
            self.name = name
            self.mealType = mealType
            self.occupancies = occupancies
            self.primaryOccupancy = primaryOccupancy
            self.isRetired = isRetired
        }
    }

    /// The property's code at the PMS.
    public var property: String
    /// Its name.
    public var name: String
    /// The currency of its prices.
    public var currency: Currency
    /// IANA name of its zone.
    public var timeZone: String
    /// ISO 3166 country.
    public var country: String
    /// Its kinds of rooms, in order.
    public var roomTypes: [RoomType]
    /// Its products, in order.
    public var ratePlans: [RatePlan]

    /// A hotel that sells these.
    public init(
        property: String,
        name: String,
        currency: Currency,
        timeZone: String,
        country: String,
        roomTypes: [RoomType],
        ratePlans: [RatePlan]
    ) {
        self.property = property
        self.name = name
        self.currency = currency
        self.timeZone = timeZone
        self.country = country
        self.roomTypes = roomTypes
        self.ratePlans = ratePlans
    }
}
