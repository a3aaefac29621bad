public import HotelValues

/// A property as Channex holds it (contract §2.1).
public struct ChannexProperty: Hashable, Sendable {
    /// The identity of a property at Channex.
    public typealias ID = Identifier<ChannexProperty>

    /// Its id.
    public var id: ID
    /// Its name.
    public var title: String?
    /// The currency of rate plans that name none.
    public var currency: Currency?
    /// Its IANA time zone, such as `America/Sao_Paulo`: Channex's "today" for this property.
    public var timezone: String?
    /// Whether it is in use.
    public var isActive: Bool?
    /// The day on which Channex deletes it, such as one without channels (contract §5.4); nil for none.
    public var removalDay: Day?
    /// The most room types it may have (contract §4.4).
    public var mostRoomTypes: Int?
    /// The most rate plans it may have.
    public var mostRatePlans: Int?
    /// The most numbers of adults that a rate plan may have a price for.
    public var mostOccupancies: Int?
    /// How Channex treats its calendar and its availability.
    public var settings = PropertySettings()

    /// A property of which nothing is known yet but its id.
    public init(id: ID) {
        self.id = id
    }
}

extension ChannexProperty: Decodable {
    private enum CodingKeys: String, CodingKey {
        case id, title, currency, timezone, settings
        case isActive = "is_active"
        case removalDay = "expected_removal_date"
        case mostRoomTypes = "max_count_of_room_types"
        case mostRatePlans = "max_count_of_rate_plans"
        case mostOccupancies = "max_count_of_occupancies"
    }

    /// Reads one element of an answer; only the id is required.
    public init(from decoder: any Decoder) throws {
        var resource = try Resource<CodingKeys>(decoder, idKey: .id)
        self.init(id: ID(resource.id))
        title = resource.attributes.text(.title)
        currency = resource.attributes.currency(.currency)
        timezone = resource.attributes.text(.timezone)
        isActive = resource.attributes.flag(.isActive)
        removalDay = resource.attributes.day(.removalDay)
        mostRoomTypes = resource.attributes.integer(.mostRoomTypes)
        mostRatePlans = resource.attributes.integer(.mostRatePlans)
        mostOccupancies = resource.attributes.integer(.mostOccupancies)
        settings = resource.attributes.object(.settings, as: PropertySettings.self) ?? PropertySettings()
    }
}

/// A property to create (contract §2.1.1).
public struct NewProperty: Hashable, Sendable {
    /// Its name, at most 255 characters.
    public var title: String
    /// The currency of its rate plans.
    public var currency: Currency
    /// Its IANA time zone.
    public var timezone: String
    /// Two letters of ISO 3166-1.
    public var country: String?
    /// The e-mail address, which is needed before the first channel.
    public var email: String?
    /// The telephone number, which is needed before the first channel.
    public var phone: String?
    /// The group it belongs to; the account's own when nil.
    public var group: String?
    /// Its settings; Channex's defaults where nil.
    public var settings: PropertySettings

    /// A hotel with that name, currency and time zone.
    public init(
        title: String,
        currency: Currency,
        timezone: String,
        country: String? = nil,
        settings: PropertySettings = PropertySettings()
    ) {
        self.title = title
        self.currency = currency
        self.timezone = timezone
        self.country = country
        self.settings = settings
    }
}

extension NewProperty: Encodable {
    private enum CodingKeys: String, CodingKey {
        case title, currency, timezone, country, email, phone, settings
        case group = "group_id"
        case propertyType = "property_type"
    }

    /// Writes what is set; null is never written.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(title, forKey: .title)
        try container.encode(currency, forKey: .currency)
        try container.encode(timezone, forKey: .timezone)
        try container.encode("hotel", forKey: .propertyType)
        try container.encodeIfPresent(country, forKey: .country)
        try container.encodeIfPresent(email, forKey: .email)
        try container.encodeIfPresent(phone, forKey: .phone)
        try container.encodeIfPresent(group, forKey: .group)
        if settings != PropertySettings() { try container.encode(settings, forKey: .settings) }
    }
}
