public import HotelValues

/// The body of `PUT /api/v1/ofertas`: edits that are made in order, all or none.
public struct OfferEditsBody: Codable, Hashable, Sendable {
    /// The edits.
    public var edits: [OfferEditBody]

    /// These edits.
    public init(edits: [OfferEditBody]) {
        self.edits = edits
    }

    private enum CodingKeys: String, CodingKey {
        case edits = "alteracoes"
    }
}

/// One edit: on these nights of this room type, what is named gets the value; all else stays.
public struct OfferEditBody: Codable, Hashable, Sendable {
    /// The code of the room type.
    public var roomType: String
    /// The first night.
    public var from: Day
    /// The last night.
    public var to: Day
    /// Only nights that begin on these days of the week; all seven when missing.
    public var weekdays: [WeekdayWord]?
    /// Of the rooms left, so many are kept from the channels.
    public var heldBack: Int?
    /// The most rooms shown to the channels.
    public var cap: Int?
    /// Whether there is no such limit any more.
    public var liftsCap: Bool?
    /// When no more rooms than this remain to be offered, none is.
    public var buffer: Int?

    /// An edit of these nights that sets nothing yet.
    public init(roomType: String, from: Day, to: Day) {
        self.roomType = roomType
        self.from = from
        self.to = to
    }

    private enum CodingKeys: String, CodingKey {
        case roomType = "categoria"
        case from = "data_de"
        case to = "data_ate"
        case weekdays = "dias_semana"
        case heldBack = "retidos"
        case cap = "maximo"
        case liftsCap = "sem_maximo"
        case buffer = "ultimos"
    }
}

/// The answer to `PUT /api/v1/ofertas`.
public struct OfferEditsAnswer: Codable, Hashable, Sendable {
    /// Nights of room types that the edits covered.
    public var nights: Int
    /// Of those, the ones on which the offer is another now.
    public var changedNights: Int
    /// The calls that it will cause.
    public var calls: ExpectedCalls

    /// An answer with these facts.
    public init(nights: Int, changedNights: Int, calls: ExpectedCalls) {
        self.nights = nights
        self.changedNights = changedNights
        self.calls = calls
    }

    private enum CodingKeys: String, CodingKey {
        case nights = "noites"
        case changedNights = "noites_alteradas"
        case calls = "chamadas"
    }
}
