public import HotelValues

/// The body of `POST /api/v1/reservas` and of `PATCH /api/v1/reservas/{id}`.
///
/// A new reservation needs a guest with a name, and a room. In a change, what is missing stays; `quartos`, where it is
/// given, lists all rooms the reservation is to have.
public struct ReservationBody: Codable, Hashable, Sendable {
    /// Who stays.
    public var guest: GuestBody?
    /// The rooms.
    public var rooms: [RoomBody]?
    /// Where the reservation comes from; the hotel itself when missing.
    ///
    /// Not in a change.
    public var source: String?
    /// The number it has where it comes from.
    ///
    /// Not in a change.
    public var reference: String?
    /// The currency of given prices; the hotel's when missing.
    ///
    /// Not in a change.
    public var currency: Currency?
    /// What guest or staff wrote.
    public var notes: String?
    /// Whether it is kept, without a room, when nothing is free.
    public var allowsOverbooking: Bool?

    /// A body that says nothing yet.
    public init() {}

    private enum CodingKeys: String, CodingKey {
        case guest = "hospede"
        case rooms = "quartos"
        case source = "origem"
        case reference = "codigo_ota"
        case currency = "moeda"
        case notes = "observacoes"
        case allowsOverbooking = "permitir_overbooking"
    }
}

/// The body of `POST /api/v1/reservas/{id}/cancel`.
public struct CancellationBody: Codable, Hashable, Sendable {
    /// Why.
    public var reason: String?

    /// A cancellation for that reason.
    public init(reason: String? = nil) {
        self.reason = reason
    }

    private enum CodingKeys: String, CodingKey {
        case reason = "motivo"
    }
}

/// The body of `POST /api/v1/reservas/{id}/quartos/{quarto}/apartamento`.
public struct AssignmentBody: Codable, Hashable, Sendable {
    /// The number of the room that the stay is to have.
    public var room: String

    /// Into that room.
    public init(room: String) {
        self.room = room
    }

    private enum CodingKeys: String, CodingKey {
        case room = "apartamento"
    }
}
