public import ChannexWire
public import HotelValues

/// Which of the PMS's codes is which of Channex's ids, for one property.
public struct Mapping: Hashable, Sendable {
    /// A rate plan at Channex.
    public struct Plan: Hashable, Sendable {
        /// Its id.
        public var id: ChannexRatePlan.ID
        /// The ids of its options by number of adults; the primary one's is the plan's (contract §2.4.2).
        public var options: [Int: ChannexRatePlan.ID]

        /// A rate plan with these options.
        public init(id: ChannexRatePlan.ID, options: [Int: ChannexRatePlan.ID]) {
            self.id = id
            self.options = options
        }
    }

    /// The property at Channex.
    public var property: ChannexProperty.ID
    /// The hotel's own currency, for revisions that name none.
    public var currency: Currency
    /// The hotel's zone, which decides which nights are past.
    public var timeZone: String
    /// How many days Channex's calendar has, today included (contract §2.1.2).
    public var calendarLength: Int
    /// Room types by code.
    public var roomTypes: [String: ChannexRoomType.ID]
    /// Rate plans by code.
    public var ratePlans: [String: Plan]

    /// A mapping of these.
    public init(
        property: ChannexProperty.ID,
        currency: Currency,
        timeZone: String,
        calendarLength: Int = 500,
        roomTypes: [String: ChannexRoomType.ID] = [:],
        ratePlans: [String: Plan] = [:]
    ) {
        self.property = property
        self.currency = currency
        self.timeZone = timeZone
        self.calendarLength = calendarLength
        self.roomTypes = roomTypes
        self.ratePlans = ratePlans
    }

    /// The code of a room type; nil for one the hotel does not know.
    func code(of roomType: ChannexRoomType.ID) -> String? {
        roomTypes.first { $0.value == roomType }?.key
    }

    /// The code of a rate plan or of one of its options; nil for one the hotel does not know.
    func code(of ratePlan: ChannexRatePlan.ID) -> String? {
        ratePlans.first { $0.value.id == ratePlan || $0.value.options.values.contains(ratePlan) }?.key
    }
}
