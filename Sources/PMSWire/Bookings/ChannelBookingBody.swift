public import HotelValues

/// A channel's booking: the body of `POST /api/v1/channex/booking`, of `PATCH /api/v1/channex/booking/{id}`, and of
/// `POST /api/v1/channex/booking/{id}/cancel`.
///
/// One room may be told in the flat fields, any number in `quartos`. With `channex_revision_id` the body is a whole
/// revision, which is applied once whatever the endpoint and however often it comes; without one, a PATCH changes only
/// what it names.
public struct ChannelBookingBody: Codable, Hashable, Sendable {
    /// The channel manager's id of the booking, which all its revisions share.
    public var booking: String?
    /// The id of the revision.
    public var revision: String?
    /// When the revision was made, by the channel manager's clock: the order of revisions.
    public var revisedAt: InstantText?
    /// What the revision says happened; by the endpoint when missing.
    public var status: BookingStatusWord?
    /// The channel, such as `BookingCom`.
    public var source: String?
    /// The guest's number at the channel.
    public var reference: String?
    /// The name of who booked.
    public var guestName: String?
    /// Their e-mail address.
    public var guestEmail: String?
    /// Their telephone number.
    public var guestPhone: String?
    /// Their document.
    public var guestDocument: String?
    /// Their country, ISO 3166.
    public var guestCountry: String?
    /// Their language, ISO 639.
    public var guestLanguage: String?
    /// The currency of all amounts; the hotel's when missing.
    public var currency: Currency?
    /// What the guest wrote.
    public var notes: String?
    /// The rooms; when missing, the flat fields below are the only one.
    public var rooms: [RoomBody]?
    /// What the sender could not make sense of.
    public var attention: [AttentionBody]?
    /// Why it was cancelled.
    public var reason: String?

    /// The only room's type.
    public var roomType: String?
    /// The only room's rate plan.
    public var ratePlan: String?
    /// The only room's first night.
    public var arrival: Day?
    /// The only room's day of departure.
    public var departure: Day?
    /// Grown-ups in the only room.
    public var adults: Int?
    /// Children in the only room.
    public var children: Int?
    /// Infants in the only room.
    public var infants: Int?
    /// The price of all nights of the only room.
    public var total: DecimalText?

    /// A body that says nothing yet.
    public init() {}

    private enum CodingKeys: String, CodingKey {
        case booking = "channex_booking_id"
        case revision = "channex_revision_id"
        case revisedAt = "revisado_em"
        case status = "status_canal"
        case source = "origem"
        case reference = "codigo_ota"
        case guestName = "hospede_nome"
        case guestEmail = "hospede_email"
        case guestPhone = "hospede_telefone"
        case guestDocument = "hospede_documento"
        case guestCountry = "hospede_pais"
        case guestLanguage = "hospede_idioma"
        case currency = "moeda"
        case notes = "observacoes"
        case rooms = "quartos"
        case attention = "atencao"
        case reason = "motivo"
        case roomType = "categoria"
        case ratePlan = "plano"
        case arrival = "checkin"
        case departure = "checkout"
        case adults = "adultos"
        case children = "criancas"
        case infants = "bebes"
        case total = "valor_total"
    }
}

extension ChannelBookingBody {
    /// What a guest is called of whom the channel tells no name.
    public static let unnamedGuest = "Hóspede sem nome"

    /// The room of the flat fields; nil when none of them is given.
    public var flatRoom: RoomBody? {
        var room = RoomBody()
        room.roomType = roomType
        room.ratePlan = ratePlan
        room.arrival = arrival
        room.departure = departure
        room.adults = adults
        room.children = children
        room.infants = infants
        room.total = total
        return room == RoomBody() ? nil : room
    }
}
