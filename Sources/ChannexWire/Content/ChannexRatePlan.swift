public import HotelValues

/// A rate plan as Channex holds it; rates and restrictions live on it (contract §2.4).
public struct ChannexRatePlan: Hashable, Sendable {
    /// The identity of a rate plan at Channex, or of one of its options: the primary option has the plan's own id.
    public typealias ID = Identifier<ChannexRatePlan>

    /// Its id.
    public var id: ID
    /// The property it belongs to.
    public var property: ChannexProperty.ID?
    /// The room type it sells.
    public var roomType: ChannexRoomType.ID?
    /// The plan it is derived from; the list of plans may leave it out (contract §15).
    public var parent: ID?
    /// Its name.
    public var title: String?
    /// Its currency.
    public var currency: Currency?
    /// Whether it has one price for the room or one for each number of adults.
    public var sellMode: SellMode?
    /// How its prices come about, such as `manual` or `derived`.
    public var rateMode: String?
    /// The meals it includes, such as `breakfast`.
    public var mealType: String?
    /// Its prices by number of adults, in no fixed order.
    public var options: [Option] = []

    /// A rate plan of which nothing is known yet but its id.
    public init(id: ID) {
        self.id = id
    }

    /// Whether a plan has one price for the room or one for each number of adults.
    public enum SellMode: String, Hashable, Sendable, Codable {
        case perRoom = "per_room"
        case perPerson = "per_person"
    }

    /// The price of a plan for one number of adults (contract §2.4.2).
    public struct Option: Hashable, Sendable {
        /// Its id, by which `GET /restrictions` answers; the plan's own when it is the primary one.
        public var id: ID?
        /// The number of adults.
        public var occupancy: Int?
        /// Whether a bare `rate` sets this option.
        public var isPrimary: Bool
        /// The price that seeded the calendar.
        public var rate: Amount?

        /// The price for so many adults.
        public init(id: ID?, occupancy: Int?, isPrimary: Bool, rate: Amount? = nil) {
            self.id = id
            self.occupancy = occupancy
            self.isPrimary = isPrimary
            self.rate = rate
        }
    }
}

extension ChannexRatePlan: Decodable {
    private enum CodingKeys: String, CodingKey {
        case id, title, currency, options
        case property = "property_id"
        case roomType = "room_type_id"
        case parent = "parent_rate_plan_id"
        case sellMode = "sell_mode"
        case rateMode = "rate_mode"
        case mealType = "meal_type"
    }

    /// Reads one element of an answer; only the id is required.
    public init(from decoder: any Decoder) throws {
        var resource = try Resource<CodingKeys>(decoder, idKey: .id)
        self.init(id: ID(resource.id))
        property =
            resource.related("property", ChannexProperty.self)
            ?? resource.attributes.identifier(.property, of: ChannexProperty.self)
        roomType =
            resource.related("room_type", ChannexRoomType.self)
            ?? resource.attributes.identifier(.roomType, of: ChannexRoomType.self)
        parent =
            resource.related("parent_rate_plan", ChannexRatePlan.self)
            ?? resource.attributes.identifier(.parent, of: ChannexRatePlan.self)
        title = resource.attributes.text(.title)
        currency = resource.attributes.currency(.currency)
        sellMode = resource.attributes.text(.sellMode).flatMap(SellMode.init)
        rateMode = resource.attributes.text(.rateMode)
        mealType = resource.attributes.text(.mealType)
        options = resource.attributes.list(.options, of: Option.self)
    }
}

extension ChannexRatePlan.Option: Decodable {
    private enum CodingKeys: String, CodingKey {
        case id, occupancy, rate
        case isPrimary = "is_primary"
    }

    /// Reads what is there; nothing is required.
    public init(from decoder: any Decoder) throws {
        var members = try Tolerant<CodingKeys>(decoder)
        id = members.identifier(.id, of: ChannexRatePlan.self)
        occupancy = members.integer(.occupancy)
        isPrimary = members.flag(.isPrimary) ?? false
        rate = members.amount(.rate)
    }
}
