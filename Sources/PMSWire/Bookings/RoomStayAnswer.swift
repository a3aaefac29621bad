public import HotelValues

/// One room of a reservation.
public struct RoomStayAnswer: Codable, Hashable, Sendable {
    /// The hotel's id of the room within the reservation.
    public var id: String
    /// The channel's own key of the room.
    public var channelKey: String?
    /// The code of the room type; nil when the channel sold something the hotel does not know.
    public var roomType: String?
    /// The code of the rate plan.
    public var ratePlan: String?
    /// The number of the room it has.
    public var room: String?
    /// Whether a person chose that room, so that nothing else moves it.
    public var isPinned: Bool?
    /// The first night.
    public var arrival: Day
    /// The day of departure.
    public var departure: Day
    /// Grown-ups.
    public var adults: Int?
    /// Children.
    public var children: Int?
    /// Infants.
    public var infants: Int?
    /// Who sleeps there, where it is not the booker.
    public var guestName: String?
    /// The price of each night.
    public var nights: [NightBody]?
    /// The price of all nights together.
    public var total: DecimalText?
    /// Whether it was sold and has no room.
    public var isOverbooked: Bool?

    /// A room for these nights, of which nothing more is said yet.
    public init(id: String, arrival: Day, departure: Day) {
        self.id = id
        self.arrival = arrival
        self.departure = departure
    }

    private enum CodingKeys: String, CodingKey {
        case id
        case channelKey = "chave_canal"
        case roomType = "categoria"
        case ratePlan = "plano"
        case room = "apartamento"
        case isPinned = "fixo"
        case arrival = "checkin"
        case departure = "checkout"
        case adults = "adultos"
        case children = "criancas"
        case infants = "bebes"
        case guestName = "hospede_nome"
        case nights = "diarias"
        case total = "valor_total"
        case isOverbooked = "overbooking"
    }
}
