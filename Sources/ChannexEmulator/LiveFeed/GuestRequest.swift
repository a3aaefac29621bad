import HotelValues

/// What an Airbnb guest asks for, and waits to be answered (contract §7.4).
struct GuestRequest: Codable, Sendable {
    /// What is asked for.
    enum Kind: String, Codable, Sendable {
        case reservation = "reservation_request"
        case inquiry
        case alteration = "alteration_request"

        /// The event that tells of it.
        var event: EventName {
            switch self {
            case .reservation: .reservationRequest
            case .inquiry: .inquiry
            case .alteration: .alterationRequest
            }
        }
    }

    let kind: Kind
    /// Until when it can be answered.
    let deadline: Timestamp
    /// The stay that is asked for, as an order of a guest.
    let order: JSON
    /// The booking that is to be altered.
    var booking: String?
    /// The conversation with the guest.
    var thread: String?
    /// The answer, once there is one.
    var resolution: JSON?
}
