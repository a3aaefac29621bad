import HotelValues

/// What is to become a revision: its attributes as they will be read, and what the emulator itself needs to know of it.
///
/// Nothing in the attributes is checked here: a channel may say what makes no sense, and is told on word for word.
struct RevisionDraft: Codable, Sendable {
    var status: Revision.Status
    /// Whether it comes from the booking CRS, not from an OTA.
    var isCRS: Bool
    /// The channel that it comes from.
    var channel: String?
    /// The attributes of contract §6.5 without those that the emulator gives: the ids, `status`, `guarantee`,
    /// `is_crs_revision`, `acknowledge_status`, `inserted_at`, and `booking_room_id` in the rooms.
    var attributes: JSON
    /// What its rooms take from the availability, in the order of the attributes' rooms.
    var rooms: [BookedRoom]
    /// The span of the booking, as the emulator reckons with it.
    var arrival: Day
    var departure: Day
    /// Card data, masked already.
    var guarantee: JSON?
    /// Whether it says once more what was said before, so that its rooms were taken from the availability already.
    var isRepeated = false
}

extension RevisionDraft {
    /// The same snapshot once more, under another status: what a channel sends when a guest does no more than cancel.
    init(repeating revision: Revision, of booking: Booking, status: Revision.Status) {
        self.status = status
        isCRS = false
        channel = revision.channel
        attributes = revision.attributes
        rooms = revision.rooms
        arrival = booking.arrival
        departure = booking.departure
        guarantee = revision.guarantee
    }
}

extension RevisionDraft {
    /// What webhooks tell of it (contract §5.6).
    var summary: BookingSummary {
        func text(_ name: String) -> String {
            switch attributes[name] {
            case .string(let text)?, .number(let text)?: text
            default: ""
            }
        }
        let customer = attributes["customer"]
        let names = [customer?["name"]?.text, customer?["surname"]?.text].compactMap(\.self)
        return BookingSummary(
            uniqueID: text("unique_id"),
            otaCode: text("ota_reservation_code"),
            customerName: names.joined(separator: " "),
            arrival: arrival,
            nights: arrival.distance(to: departure),
            rooms: attributes["rooms"]?.elements?.count ?? 0,
            amount: text("amount"),
            currency: text("currency")
        )
    }
}

/// A revision that was accepted and cannot be read yet (contract §6.12).
struct ArrivingRevision: Codable, Sendable {
    let due: Timestamp
    /// The id that the revision will have.
    let revision: String
    /// Its booking, which may be new.
    let booking: Booking
    let draft: RevisionDraft
}
