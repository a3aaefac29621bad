/// Something charged beside the nights (contract §6.9).
public struct BookingService: Hashable, Sendable {
    /// Its kind, in the OTA's words.
    public var type: String?
    /// Its name.
    public var name: String?
    /// For how many nights.
    public var nights: Int?
    /// For how many people.
    public var persons: Int?
    /// What one unit is, such as `Per night`.
    public var priceMode: String?
    /// The price of one unit.
    public var pricePerUnit: Amount?
    /// The price of all.
    public var totalPrice: Amount?
    /// Whether the total of the booking contains it already; nil when nothing is said.
    public var isInclusive: Bool?

    /// Nothing known yet.
    public init() {}
}

/// A tax on a room (contract §6.9).
public struct BookingTax: Hashable, Sendable {
    /// Its kind: `tax`, `fee`, `city_tax`, or an OTA's own words.
    public var type: String?
    /// Its name.
    public var name: String?
    /// What one unit is, such as `Per booking`.
    public var priceMode: String?
    /// The amount for one unit.
    public var pricePerUnit: Amount?
    /// The amount for all.
    public var totalPrice: Amount?
    /// Whether the price of the room contains it already; nil when nothing is said.
    public var isInclusive: Bool?

    /// Nothing known yet.
    public init() {}
}

/// Something paid already (contract §6.5).
public struct BookingDeposit: Hashable, Sendable {
    /// How much.
    public var amount: Amount?
    /// In which currency, as it came.
    public var currency: String?
    /// How, in the OTA's words.
    public var type: String?
    /// Remarks.
    public var notes: String?

    /// Nothing known yet.
    public init() {}
}

private enum ChargeKey: String, CodingKey {
    case type, name, nights, persons, amount, currency, notes
    case priceMode = "price_mode"
    case pricePerUnit = "price_per_unit"
    case totalPrice = "total_price"
    case isInclusive = "is_inclusive"
}

extension BookingService: Decodable {
    /// Reads what is there; nothing is required.
    public init(from decoder: any Decoder) throws {
        var members = try Tolerant<ChargeKey>(decoder)
        type = members.text(.type)
        name = members.text(.name)
        nights = members.integer(.nights)
        persons = members.integer(.persons)
        priceMode = members.text(.priceMode)
        pricePerUnit = members.amount(.pricePerUnit)
        totalPrice = members.amount(.totalPrice)
        isInclusive = members.flag(.isInclusive)
    }
}

extension BookingTax: Decodable {
    /// Reads what is there; nothing is required.
    public init(from decoder: any Decoder) throws {
        var members = try Tolerant<ChargeKey>(decoder)
        type = members.text(.type)
        name = members.text(.name)
        priceMode = members.text(.priceMode)
        pricePerUnit = members.amount(.pricePerUnit)
        totalPrice = members.amount(.totalPrice)
        isInclusive = members.flag(.isInclusive)
    }
}

extension BookingDeposit: Decodable {
    /// Reads what is there; nothing is required.
    public init(from decoder: any Decoder) throws {
        var members = try Tolerant<ChargeKey>(decoder)
        amount = members.amount(.amount)
        currency = members.text(.currency)
        type = members.text(.type)
        notes = members.text(.notes)
    }
}
