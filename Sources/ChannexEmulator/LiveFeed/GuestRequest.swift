import HotelValues

/// What an Airbnb guest asks for, and waits to be answered (contract §7.4).
struct GuestRequest: Codable, Sendable {
    /// What is asked for.
    enum Kind: String, Codable, Sendable, CaseIterable {
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
    /// The booking that it is to become: a new one, or one that exists as it is to be from then on.
    let wanted: GuestBooking
    /// The booking that is to be altered.
    var booking: String?
    /// The conversation with the guest.
    var thread: String?
    /// Whether it was answered.
    var isResolved = false
}

/// An answer to a guest's request, checked.
enum GuestRequestAnswer {
    /// The guest gets what was asked for.
    case accept
    /// The guest does not get it.
    case decline
    /// The guest may book, or is made another offer: the next step is the guest's.
    case invite

    /// Reads what that kind of request is answered with (contract §7.4).
    init(_ resolution: JSON, to kind: GuestRequest.Kind) throws(Refusal) {
        var reader = FieldReader(resolution)
        let answer: GuestRequestAnswer? =
            switch kind {
            case .reservation: reader.reservationAnswer()
            case .inquiry: reader.inquiryAnswer()
            case .alteration: reader.alterationAnswer()
            }
        try reader.faults.check()
        guard let answer else { throw .invalid(reader.faults) }
        self = answer
    }
}

extension FieldReader {
    fileprivate mutating func reservationAnswer() -> GuestRequestAnswer? {
        guard !isBlank("accept") else { return refuse("accept", FaultText.blank) }
        let isAccepted = boolean("accept")
        choice("reason", among: FieldReader.declineReasons)
        text("decline_message_to_guest", limit: 10_000)
        text("decline_message_to_airbnb", limit: 10_000)
        return isAccepted ? .accept : .decline
    }

    /// A pre-approval, or an offer whose price is in whole units of the currency.
    fileprivate mutating func inquiryAnswer() -> GuestRequestAnswer? {
        let type = choice("type", among: ["preapproval", "special_offer"], required: true)
        boolean("block_instant_booking")
        if type == "special_offer" { integer("total_price", required: true, least: 1) }
        return .invite
    }

    /// A word, where reservations have a truth value.
    fileprivate mutating func alterationAnswer() -> GuestRequestAnswer? {
        let word = choice("accept", among: ["accept", "decline", "cancel"], required: true)
        return word.map { $0 == "accept" ? .accept : .decline }
    }

    private static let declineReasons: Set<String> = [
        "dates_not_available", "not_a_good_fit", "waiting_for_better_reservation", "not_comfortable",
    ]
}
