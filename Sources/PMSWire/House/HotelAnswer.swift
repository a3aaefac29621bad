public import HotelValues

/// The answer to `GET /api/v1/hotel`: what the hotel is and sells.
public struct HotelAnswer: Codable, Hashable, Sendable {
    /// Its code.
    public var code: String
    /// The name guests know it by.
    public var name: String
    /// IANA name of its time zone.
    public var timeZone: String
    /// The currency of its prices.
    public var currency: Currency
    /// ISO 3166 country, two capital letters.
    public var country: String
    /// The day it is there.
    public var today: Day
    /// What it sells, in the hotel's order.
    public var roomTypes: [RoomTypeAnswer]
    /// Under which terms, in the hotel's order.
    public var ratePlans: [RatePlanAnswer]

    /// A hotel with these facts.
    public init(
        code: String,
        name: String,
        timeZone: String,
        currency: Currency,
        country: String,
        today: Day,
        roomTypes: [RoomTypeAnswer],
        ratePlans: [RatePlanAnswer]
    ) {
        self.code = code
        self.name = name
        self.timeZone = timeZone
        self.currency = currency
        self.country = country
        self.today = today
        self.roomTypes = roomTypes
        self.ratePlans = ratePlans
    }

    private enum CodingKeys: String, CodingKey {
        case code = "hotel"
        case name = "nome"
        case timeZone = "fuso_horario"
        case currency = "moeda"
        case country = "pais"
        case today = "hoje"
        case roomTypes = "categorias"
        case ratePlans = "planos"
    }
}
