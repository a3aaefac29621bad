import ChannelSync
import ChannexWire
import HotelValues

/// A revision as Channex would send it.
struct SampleRevision: Hashable, Sendable {
    var id: String
    var booking: String
    var status = "new"
    var insertedAt: Timestamp
    var roomType = "xtwin"
    var isAcknowledged = false

    /// The JSON of one element of the feed.
    var json: String {
        """
        {"type": "booking_revision", "id": "\(id)", "attributes": {"id": "\(id)", "booking_id": "\(booking)",
        "status": "\(status)", "ota_name": "Booking.com", "ota_reservation_code": "4410", "currency": "USD",
        "customer": {"name": "Mira", "surname": "Tan"}, "inserted_at": "\(insertedAt.naiveText)",
        "acknowledge_status": "\(isAcknowledged ? "acknowledged" : "pending")",
        "rooms": [{"room_type_id": "\(roomType)", "rate_plan_id": "x\(roomType.dropFirst())-bar",
        "checkin_date": "2026-11-20", "checkout_date": "2026-11-22", "occupancy": {"adults": 2},
        "days": {"2026-11-20": "100.00", "2026-11-21": "110.00"}}]}}
        """
    }

    var envelope: RevisionEnvelope { RevisionEnvelope(json: Array(json.utf8)) }

    var received: ReceivedRevision {
        ReceivedRevision(
            id: BookingRevision.ID(id),
            booking: ChannexBooking.ID(booking),
            revisedAt: insertedAt,
            envelope: envelope
        )
    }

    /// What the PMS is told of it.
    var inbound: InboundBooking {
        RevisionTranslator(mapping: SampleHotel.mapping).booking(
            from: envelope.revision
                ?? BookingRevision(id: BookingRevision.ID(id), bookingID: ChannexBooking.ID(booking)),
            receivedAt: insertedAt
        )
    }
}
