public import HotelValues

/// A rate plan to create (contract §2.4.1).
///
/// Channex publishes an option's price to every future night at once, and to connected OTAs.
public struct NewRatePlan: Hashable, Sendable {
    /// The property it belongs to.
    public var property: ChannexProperty.ID
    /// The room type it sells, of the same property.
    public var roomType: ChannexRoomType.ID
    /// Its name, at most 255 characters; best unique within the property (contract §15).
    public var title: String
    /// Its currency.
    public var currency: Currency
    /// Whether it has one price for the room or one for each number of adults.
    public var sellMode: ChannexRatePlan.SellMode
    /// The plan it is derived from.
    public var parent: ChannexRatePlan.ID?
    /// The meals it includes, such as `breakfast`; one of Channex's words.
    public var mealType: String?
    /// Its prices by number of adults; exactly one is primary.
    public var options: [Option]

    /// A plan sold by the room has one option, one sold by the person an option for each number of adults.
    public init(
        property: ChannexProperty.ID,
        roomType: ChannexRoomType.ID,
        title: String,
        currency: Currency,
        sellMode: ChannexRatePlan.SellMode = .perRoom,
        options: [Option]
    ) {
        self.property = property
        self.roomType = roomType
        self.title = title
        self.currency = currency
        self.sellMode = sellMode
        self.options = options
    }

    /// The first price of a plan for one number of adults.
    public struct Option: Hashable, Sendable {
        /// The number of adults; positive and at most what the room type takes.
        public var occupancy: Int
        /// Whether a bare `rate` sets this option.
        public var isPrimary: Bool
        /// The price of every night to come.
        public var rate: Money

        /// That price for so many adults.
        public init(occupancy: Int, isPrimary: Bool, rate: Money) {
            self.occupancy = occupancy
            self.isPrimary = isPrimary
            self.rate = rate
        }
    }
}

extension NewRatePlan: Encodable {
    private enum CodingKeys: String, CodingKey {
        case title, currency, options
        case property = "property_id"
        case roomType = "room_type_id"
        case sellMode = "sell_mode"
        case rateMode = "rate_mode"
        case parent = "parent_rate_plan_id"
        case mealType = "meal_type"
    }

    /// Writes what is set; null is never written.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(title, forKey: .title)
        try container.encode(property, forKey: .property)
        try container.encode(roomType, forKey: .roomType)
        try container.encode(currency, forKey: .currency)
        try container.encode(sellMode, forKey: .sellMode)
        try container.encode("manual", forKey: .rateMode)
        try container.encodeIfPresent(parent, forKey: .parent)
        try container.encodeIfPresent(mealType, forKey: .mealType)
        try container.encode(options, forKey: .options)
    }
}

extension NewRatePlan.Option: Encodable {
    private enum CodingKeys: String, CodingKey {
        case occupancy, rate
        case isPrimary = "is_primary"
    }

    /// Writes the price as minor units, the form the contract documents for options (§2.4.2).
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(occupancy, forKey: .occupancy)
        try container.encode(isPrimary, forKey: .isPrimary)
        try container.encode(rate.minorUnits, forKey: .rate)
    }
}
