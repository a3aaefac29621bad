public import HotelValues

/// One room of a reservation in a request.
///
/// | in | needed | means |
/// |---|---|---|
/// | a new reservation | `categoria`, `checkin`, `checkout` | a room that is asked for |
/// | a change | `id`, else as in a new one | a room of the reservation; what is missing stays |
/// | a channel's booking | `checkin`, `checkout`, a price | a room that was sold, whatever it is |
public struct RoomBody: Codable, Hashable, Sendable {
    /// The hotel's id of the room within the reservation.
    public var id: String?
    /// The channel's own key of the room, the same over its revisions.
    public var channelKey: String?
    /// The code of the room type.
    public var roomType: String?
    /// The code of the rate plan.
    public var ratePlan: String?
    /// The first night.
    public var arrival: Day?
    /// The day of departure.
    public var departure: Day?
    /// Grown-ups.
    public var adults: Int?
    /// Children.
    public var children: Int?
    /// Infants.
    public var infants: Int?
    /// The number of the room, where it must be a certain one.
    public var room: String?
    /// Who sleeps there, where it is not the booker.
    public var guestName: String?
    /// The price of each night.
    public var nights: [NightBody]?
    /// The price of all nights together; stands in for `nights`, over which it is divided.
    public var total: DecimalText?

    /// A room of which nothing is said yet.
    public init() {}

    private enum CodingKeys: String, CodingKey {
        case id
        case channelKey = "chave_canal"
        case roomType = "categoria"
        case ratePlan = "plano"
        case arrival = "checkin"
        case departure = "checkout"
        case adults = "adultos"
        case children = "criancas"
        case infants = "bebes"
        case room = "apartamento"
        case guestName = "hospede_nome"
        case nights = "diarias"
        case total = "valor_total"
    }
}

/// The price of one night.
public struct NightBody: Codable, Hashable, Sendable {
    /// The night.
    public var night: Day
    /// Its price.
    public var amount: DecimalText

    /// The price of that night.
    public init(night: Day, amount: DecimalText) {
        self.night = night
        self.amount = amount
    }

    private enum CodingKeys: String, CodingKey {
        case night = "data"
        case amount = "valor"
    }
}
