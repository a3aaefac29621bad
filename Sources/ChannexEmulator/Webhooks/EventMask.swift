/// What a webhook can tell of (contract §5.4).
enum EventName: String, CaseIterable, Codable, Sendable {
    case ari
    case booking
    case bookingNew = "booking_new"
    case bookingModification = "booking_modification"
    case bookingCancellation = "booking_cancellation"
    case bookingUnmappedRoom = "booking_unmapped_room"
    case bookingUnmappedRate = "booking_unmapped_rate"
    case nonAckedBooking = "non_acked_booking"
    case message
    case syncError = "sync_error"
    case syncWarning = "sync_warning"
    case rateError = "rate_error"
    case reservationRequest = "reservation_request"
    case alterationRequest = "alteration_request"
    case acceptedReservation = "accepted_reservation"
    case declinedReservation = "declined_reservation"
    case inquiry
    case review
    case updatedReview = "updated_review"
    case newChannel = "new_channel"
    case updatedChannel = "updated_channel"
    case activateChannel = "activate_channel"
    case deactivateChannel = "deactivate_channel"
    case disconnectChannel = "disconnect_channel"
    case disconnectedChannel = "disconnected_channel"
    case disconnectListing = "disconnect_listing"
    case channelRemovalWarning = "channel_removal_warning"
    case propertyRemovalWarning = "property_removal_warning"
    case messageThreadBookingAssigned = "message_thread_booking_assigned"
}

/// Which events a webhook asks for (contract §5.3).
package struct EventMask: Hashable, Sendable {
    /// The mask as it was written.
    package let text: String
    private let names: Set<EventName>
    /// Which ARI changes are asked for; all of them where there is no filter.
    let ariFilters: [ARIFilter]

    /// The three parts of `ari:<restrictions>:<room types>:<rate plans>`; nil stands for all.
    struct ARIFilter: Hashable, Sendable {
        let restrictions: Set<String>?
        let roomTypes: Set<String>?
        let ratePlans: Set<String>?
    }

    /// Reads `*`, one event, or several parted by semicolons; nil for an unknown name.
    package init?(_ text: String) {
        var names: Set<EventName> = []
        var filters: [ARIFilter] = []
        var asksForAllARI = false
        for part in text.split(separator: ";", omittingEmptySubsequences: false) {
            if part == "*" || part == "ari" { asksForAllARI = true }
            if part == "*" {
                names.formUnion(EventName.allCases)
            } else if let name = EventName(rawValue: String(part)) {
                names.insert(name)
            } else if let ari = ARIFilter(part) {
                names.insert(.ari)
                filters.append(ari)
            } else {
                return nil
            }
        }
        self.text = text
        self.names = names
        ariFilters = asksForAllARI ? [] : filters
    }

    /// Whether the event is asked for; one of them under either of its two names (contract §11 row 10).
    func contains(_ event: EventName) -> Bool {
        if names.contains(event) { return true }
        let disconnections: Set<EventName> = [.disconnectChannel, .disconnectedChannel]
        return disconnections.contains(event) && !names.isDisjoint(with: disconnections)
    }
}

extension EventMask.ARIFilter {
    /// Reads `ari:…:…:…`; nil for anything else.
    init?(_ text: Substring) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0] == "ari", parts.allSatisfy({ !$0.isEmpty }) else { return nil }
        let lists = parts.dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        guard lists.allSatisfy({ list in list.allSatisfy { !$0.isEmpty } }) else { return nil }
        func set(_ part: Substring) -> Set<String>? {
            part == "*" ? nil : Set(part.split(separator: ",").map(String.init))
        }
        restrictions = set(parts[1])
        roomTypes = set(parts[2])
        ratePlans = set(parts[3])
    }

    /// Whether changes of that room type and plan are asked for.
    func admits(roomType: String, ratePlan: String?) -> Bool {
        (roomTypes?.contains(roomType) ?? true) && (ratePlans?.contains(ratePlan ?? "") ?? true)
    }
}

extension EventMask: Codable {
    /// Reads the mask as it was written.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let mask = EventMask(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an event mask: \(text)")
        }
        self = mask
    }

    /// Writes the mask as it was written.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
