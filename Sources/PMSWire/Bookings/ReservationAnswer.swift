public import HotelValues

/// A reservation, as every endpoint that reads or changes one answers it.
///
/// An existing sistema-os elsewhere may answer `id` alone, so a client can count on nothing else.
public struct ReservationAnswer: Codable, Hashable, Sendable {
    /// The hotel's id.
    public var id: String
    /// The number people say on the telephone.
    public var number: Int?
    /// Where it stands.
    public var status: StatusWord?
    /// The id of who booked.
    public var guestID: String?
    /// Who booked.
    public var guest: GuestBody?
    /// Where it came from.
    public var source: String?
    /// Its number there.
    public var reference: String?
    /// The channel manager's id of the booking.
    public var booking: String?
    /// The currency of all amounts.
    public var currency: Currency?
    /// What all nights cost together.
    public var total: DecimalText?
    /// What guest or staff wrote.
    public var notes: String?
    /// Why it was cancelled.
    public var reason: String?
    /// When it was cancelled.
    public var cancelledAt: InstantText?
    /// When it was made.
    public var createdAt: InstantText?
    /// When it was last changed.
    public var updatedAt: InstantText?
    /// Whether one of its rooms has none in the house.
    public var isOverbooked: Bool?
    /// The rooms.
    public var rooms: [RoomStayAnswer]?
    /// What a person must look at.
    public var attention: [AttentionBody]?
    /// What applying a revision did; in answers to a revision only.
    public var effect: EffectWord?
    /// Whether the revision, or the request of this key, had been applied before.
    public var isReplay: Bool?

    /// The reservation with that id, of which nothing more is said yet.
    public init(id: String) {
        self.id = id
    }

    private enum CodingKeys: String, CodingKey {
        case id
        case number = "numero"
        case status
        case guestID = "hospede_id"
        case guest = "hospede"
        case source = "origem"
        case reference = "codigo_ota"
        case booking = "channex_booking_id"
        case currency = "moeda"
        case total = "valor_total"
        case notes = "observacoes"
        case reason = "motivo"
        case cancelledAt = "cancelado_em"
        case createdAt = "criado_em"
        case updatedAt = "atualizado_em"
        case isOverbooked = "overbooking"
        case rooms = "quartos"
        case attention = "atencao"
        case effect = "efeito"
        case isReplay = "repetida"
    }
}

extension ReservationAnswer {
    /// Reads an id that is text or, as elsewhere, a number.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        if let number = try? container.decode(Int.self, forKey: .id) {
            self.id = String(number)
        } else {
            self.id = try container.decode(String.self, forKey: .id)
        }
        number = try container.decodeIfPresent(Int.self, forKey: .number)
        // A status of another PMS that is none of ours is no reason to lose the answer.
        status = try? container.decodeIfPresent(StatusWord.self, forKey: .status)
        // Ids of other PMS are numbers; ours are text.
        guestID = try? container.decodeIfPresent(String.self, forKey: .guestID)
        guest = try container.decodeIfPresent(GuestBody.self, forKey: .guest)
        source = try container.decodeIfPresent(String.self, forKey: .source)
        reference = try container.decodeIfPresent(String.self, forKey: .reference)
        booking = try container.decodeIfPresent(String.self, forKey: .booking)
        currency = try container.decodeIfPresent(Currency.self, forKey: .currency)
        total = try container.decodeIfPresent(DecimalText.self, forKey: .total)
        notes = try container.decodeIfPresent(String.self, forKey: .notes)
        reason = try container.decodeIfPresent(String.self, forKey: .reason)
        cancelledAt = try container.decodeIfPresent(InstantText.self, forKey: .cancelledAt)
        createdAt = try container.decodeIfPresent(InstantText.self, forKey: .createdAt)
        updatedAt = try container.decodeIfPresent(InstantText.self, forKey: .updatedAt)
        isOverbooked = try container.decodeIfPresent(Bool.self, forKey: .isOverbooked)
        rooms = try container.decodeIfPresent([RoomStayAnswer].self, forKey: .rooms)
        attention = try container.decodeIfPresent([AttentionBody].self, forKey: .attention)
        effect = try container.decodeIfPresent(EffectWord.self, forKey: .effect)
        isReplay = try container.decodeIfPresent(Bool.self, forKey: .isReplay)
    }
}

/// The answer to `GET /api/v1/reservas`.
public struct ReservationListAnswer: Codable, Hashable, Sendable {
    /// The reservations, by number.
    public var reservations: [ReservationAnswer]
    /// What to send as `depois` for the next page; nil when this is the last.
    public var next: Int?

    /// A page of these reservations.
    public init(reservations: [ReservationAnswer], next: Int?) {
        self.reservations = reservations
        self.next = next
    }

    private enum CodingKeys: String, CodingKey {
        case reservations = "reservas"
        case next = "proximo"
    }
}
