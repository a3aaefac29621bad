import HotelValues

/// What is told to webhooks, and to which of them (contract §5.3–5.6).
extension World {
    /// Tells of a new revision: under its general and its special name, and of what could not be mapped.
    mutating func announce(_ revision: Revision, _ moment: Moment) {
        let ids: JSON = [
            "booking_id": .string(revision.bookingID), "property_id": .string(revision.property),
            "revision_id": .string(revision.id),
        ]
        post(.booking, ids, about: revision, moment)
        let details = World.payload(of: revision).setting("live_feed_event_id", .string(moment.makeID()))
        post(revision.status.event, details, about: revision, moment)
        let unmapped: JSON = [
            "booking_id": .string(revision.bookingID), "booking_revision_id": .string(revision.id),
        ]
        if revision.rooms.contains(where: { $0.roomType == nil }) {
            post(.bookingUnmappedRoom, unmapped, about: revision, moment)
        } else if revision.rooms.contains(where: { $0.ratePlan == nil }) {
            post(.bookingUnmappedRate, unmapped, about: revision, moment)
        }
    }

    /// Tells that a revision left the feed without an acknowledgement.
    mutating func announceNotAcknowledged(_ revision: Revision, _ moment: Moment) {
        post(.nonAckedBooking, World.payload(of: revision), about: revision, moment)
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

    /// Queues one delivery for each webhook that asks for the event; one of the property silences those of the
    /// account (contract §5.5).
    private mutating func post(_ event: EventName, _ payload: JSON, about revision: Revision, _ moment: Moment) {
        guard switches.webhooksEnabled else { return }
        let asking = webhooks.values.filter { $0.isActive && $0.mask.contains(event) }
        let own = asking.filter { $0.property == revision.property }
        let chosen = own.isEmpty ? asking.filter { $0.property == nil } : own
        for webhook in chosen.sorted(by: { $0.insertedAt < $1.insertedAt }) {
            let body = World.envelope(event, webhook.sendsData ? payload : nil, property: revision.property, moment)
            deliveries.add(webhook, event: event, revision: revision.id, body: body, now: moment.now)
        }
    }

    /// The body of a delivery (contract §5.5).
    static func envelope(_ event: EventName, _ payload: JSON?, property: String?, _ moment: Moment) -> [UInt8] {
        var body: JSON = ["event": .string(event.rawValue)]
        if let payload { body = body.setting("payload", payload) }
        return body.merging([
            "property_id": JSON(property), "user_id": .null, "timestamp": .string(moment.now.preciseText),
        ]).encoded
    }
}
