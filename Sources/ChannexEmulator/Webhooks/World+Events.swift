import HotelValues

/// What webhooks are told of bookings (contract §5.4, §5.6).
extension World {
    /// Tells of a new revision: under its general and its special name, and of what could not be mapped.
    mutating func announce(_ revision: Revision, _ moment: Moment) {
        let ids: JSON = [
            "booking_id": .string(revision.bookingID), "property_id": .string(revision.property),
            "revision_id": .string(revision.id),
        ]
        tell(.booking, ids, about: revision, moment)
        let details = World.payload(of: revision)
        let event = record(revision.status.event, details, of: revision.property, channel: revision.channel, moment)
        tell(revision.status.event, event.payload, about: revision, moment)
        let unmapped: JSON = [
            "booking_id": .string(revision.bookingID), "booking_revision_id": .string(revision.id),
        ]
        if revision.rooms.contains(where: { $0.roomType == nil }) {
            tell(.bookingUnmappedRoom, unmapped, about: revision, moment)
        } else if revision.rooms.contains(where: { $0.ratePlan == nil }) {
            tell(.bookingUnmappedRate, unmapped, about: revision, moment)
        }
    }

    /// Tells that a revision left the feed without an acknowledgement.
    mutating func announceNotAcknowledged(_ revision: Revision, _ moment: Moment) {
        tell(.nonAckedBooking, World.payload(of: revision), about: revision, moment)
    }

    /// Tells once more of a booking's latest revision, as the button in Channex's user interface does (contract §5.5).
    mutating func resend(_ booking: String, _ moment: Moment) throws(Refusal) -> Reply {
        guard let place = bookings.place(ofBooking: booking), let revision = bookings.latest(ofBooking: place) else {
            throw .notFound
        }
        announce(revision, moment)
        return Reply.success.noting(properties: [revision.property])
    }

    private static func payload(of revision: Revision) -> JSON {
        let summary = revision.summary
        return [
            "property_id": .string(revision.property), "channel_id": JSON(revision.channel),
            "booking_id": .string(revision.bookingID), "booking_revision_id": .string(revision.id),
            "booking_unique_id": .string(summary.uniqueID), "ota_code": .string(summary.otaCode),
            "customer_name": .string(summary.customerName), "arrival_date": .string(summary.arrival.description),
            "count_of_nights": JSON(summary.nights), "count_of_rooms": JSON(summary.rooms),
            "amount": .string(summary.amount), "currency": .string(summary.currency),
        ]
    }

    private mutating func tell(_ event: EventName, _ payload: JSON, about revision: Revision, _ moment: Moment) {
        tell(event, payload, property: revision.property, revision: revision.id, moment)
    }
}
