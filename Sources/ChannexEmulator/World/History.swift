package import HotelValues

/// One thing that happened in the account, as somebody who watches it from outside is told.
package struct Happening: Codable, Sendable {
    /// What happened.
    enum Event: Codable, Sendable {
        /// A guest booked.
        case booking(id: String, code: String, property: String)
        /// A revision was put into the feed; a booking's first one too.
        case revision(id: String, booking: String, status: Revision.Status, property: String)
        /// A try to deliver a webhook ended.
        case delivery(Delivery, DeliveryOutcome)
        /// An acknowledgement came, the `count`-th of its revision.
        case acknowledgement(revision: String, count: Int)
        /// A hotel reported something about a booking to its OTA.
        case report(BookingReport.Kind, booking: String, property: String)
        /// A call that writes availability or restrictions was answered.
        case ariCall(CallRecord, Lane)
    }

    /// Its place among all that happened, from 1.
    package let number: Int
    /// When it happened.
    package let at: Timestamp
    let event: Event
}

/// What happened, in order; the oldest is forgotten in time.
package struct History: Codable, Sendable {
    /// How much is kept.
    package static let limit = 10_000

    private var happenings: [Happening] = []
    /// The number of the latest; 0 before anything happened.
    private(set) var last = 0

    /// Notes what happened.
    mutating func add(_ event: Happening.Event, at now: Timestamp) {
        last += 1
        happenings.append(Happening(number: last, at: now, event: event))
        // In batches, so that the cost of moving the rest is shared.
        if happenings.count >= History.limit + History.limit / 10 {
            happenings.removeFirst(happenings.count - History.limit)
        }
    }

    /// What is still known of all that happened after that number, oldest first.
    func happenings(after number: Int) -> ArraySlice<Happening> {
        let first = last - happenings.count + 1
        return happenings.dropFirst(max(0, number - first + 1))
    }
}

extension Happening {
    /// The happening as `/admin/events` shows it.
    var json: JSON {
        let head: JSON = ["number": JSON(number), "at": .string(at.preciseText)]
        return head.merging(event.json)
    }
}

extension Happening.Event {
    fileprivate var json: JSON {
        switch self {
        case .booking(let id, let code, let property):
            [
                "kind": "booking", "booking_id": .string(id), "ota_reservation_code": .string(code),
                "property_id": .string(property),
            ]
        case .revision(let id, let booking, let status, let property):
            [
                "kind": "revision", "revision_id": .string(id), "booking_id": .string(booking),
                "status": .string(status.rawValue), "property_id": .string(property),
            ]
        case .delivery(let delivery, let outcome):
            Happening.Event.json(of: delivery, outcome)
        case .acknowledgement(let revision, let count):
            ["kind": "ack", "revision_id": .string(revision), "count": JSON(count)]
        case .report(let kind, let booking, let property):
            [
                "kind": "report", "report": .string(kind.rawValue), "booking_id": .string(booking),
                "property_id": .string(property),
            ]
        case .ariCall(let call, let lane):
            [
                "kind": "ari", "lane": .string(lane.rawValue), "call": JSON(call.number), "status": JSON(call.status),
                "accepted": JSON(call.note.accepted), "rejected": JSON(call.note.rejected),
            ]
        }
    }

    private static func json(of delivery: Delivery, _ outcome: DeliveryOutcome) -> JSON {
        let facts: JSON = [
            "kind": "delivery", "event": .string(delivery.event), "revision_id": JSON(delivery.revision),
            "webhook_id": .string(delivery.webhook), "attempt": JSON(delivery.attempts.count),
            "success": .bool(outcome.isSuccess),
        ]
        return facts.merging(outcome.json)
    }
}
