public import HotelValues

/// The answer to `GET /api/v1/channex/ari` as a client reads it.
///
/// An existing sistema-os elsewhere may offer the first five facts of a room type and nothing else: no `dias`, no
/// `planos`, no `versao`.
public struct ARIAnswer: Decodable, Hashable, Sendable {
    /// The place in the change log up to which this is true.
    public var version: Int64?
    /// The first night.
    public var from: Day?
    /// The last night.
    public var to: Day?
    /// The room types.
    public var roomTypes: [RoomTypeARI]

    private enum CodingKeys: String, CodingKey {
        case version = "versao"
        case from = "date_from"
        case to = "date_to"
        case roomTypes = "room_types"
    }
}

/// A room type within a calendar.
public struct RoomTypeARI: Decodable, Hashable, Sendable {
    /// Its code.
    public var code: String
    /// The name shown to people.
    public var name: String?
    /// Rooms of the type.
    public var total: Int
    /// The least number of rooms left on a night of the range.
    public var available: Int
    /// The least number of rooms offered to the channels; nil where all that is left is offered.
    public var offered: Int?
    /// What a night costs on average; nil when none has a price.
    public var rate: DecimalText?
    /// The currency of its amounts.
    public var currency: Currency?
    /// Its nights, in order.
    public var days: [RoomTypeDay]?
    /// Its rate plans.
    public var plans: [RatePlanARI]?

    private enum CodingKeys: String, CodingKey {
        case code = "categoria"
        case name = "nome"
        case total
        case available
        case offered
        case rate
        case currency
        case days = "dias"
        case plans = "planos"
    }
}

/// A night of a room type.
public struct RoomTypeDay: Decodable, Hashable, Sendable {
    /// The night.
    public var night: Day
    /// Rooms of the type.
    public var total: Int?
    /// Rooms left, which the desk can sell.
    public var available: Int
    /// Rooms that the channels may sell; nil where they may sell all that is left.
    public var offered: Int?
    /// How that came about; nil where nothing is held back.
    public var offer: OfferTerms?
    /// The price of the type's first plan.
    public var rate: DecimalText?
    /// The rules of sale of that plan; nil when they forbid nothing.
    public var rules: NightRules?

    private enum CodingKeys: String, CodingKey {
        case night = "data"
        case total
        case available
        case offered
        case offer = "oferta"
        case rate
        case rules = "restricoes"
    }
}

/// The answer to `GET /api/v1/tarifas` as a client reads it.
public struct RatesAnswer: Decodable, Hashable, Sendable {
    /// The first night.
    public var from: Day
    /// The last night.
    public var to: Day
    /// The place in the change log up to which this is true.
    public var version: Int64
    /// The currency of all amounts.
    public var currency: Currency
    /// The plans.
    public var plans: [RatePlanARI]

    private enum CodingKeys: String, CodingKey {
        case from = "data_de"
        case to = "data_ate"
        case version = "versao"
        case currency = "moeda"
        case plans = "planos"
    }
}

/// A rate plan within a calendar.
public struct RatePlanARI: Decodable, Hashable, Sendable {
    /// Its code.
    public var code: String
    /// The code of its room type, where the plan does not stand within it.
    public var roomType: String?
    /// The name shown to people.
    public var name: String?
    /// What the price includes.
    public var meals: MealsWord?
    /// The numbers of adults that have a price of their own.
    public var occupancies: [Int]?
    /// The one of them that stands for the plan.
    public var primaryOccupancy: Int?
    /// Its nights, in order.
    public var days: [RatePlanDay]

    private enum CodingKeys: String, CodingKey {
        case code = "plano"
        case roomType = "categoria"
        case name = "nome"
        case meals = "regime"
        case occupancies = "ocupacoes"
        case primaryOccupancy = "ocupacao_principal"
        case days = "dias"
    }
}

/// A night of a rate plan.
public struct RatePlanDay: Decodable, Hashable, Sendable {
    /// The night.
    public var night: Day
    /// The price for the primary occupancy; nil when nobody has set one.
    public var amount: DecimalText?
    /// The price by occupancy; nil for a plan with a single one.
    public var amounts: [String: DecimalText?]?
    /// The rules of sale; nil when they forbid nothing.
    public var rules: NightRules?

    private enum CodingKeys: String, CodingKey {
        case night = "data"
        case amount = "valor"
        case amounts = "valores"
        case rules = "restricoes"
    }
}
