import ChannelSync
import HTTPServing
import HotelValues
import Hummingbird

/// `GET /bookings/mapping` and `GET /bookings/{id}/trail`.
struct BookingController: Sendable {
    let link: ChannelLink

    func addRoutes(to router: Router<ServingContext>) {
        router.get("/bookings/mapping", use: mapping)
        router.get("/bookings/:id/trail", use: trail)
    }

    @Sendable private func mapping(_ request: Request, _ context: ServingContext) async throws -> JSONBody<
        MappingAnswer
    > {
        JSONBody(MappingAnswer(bookings: try await link.store.mappedBookings().map(MappedBookingAnswer.init)))
    }

    @Sendable private func trail(_ request: Request, _ context: ServingContext) async throws -> JSONBody<TrailAnswer> {
        let id = try context.parameters.require("id")
        let trail = try await link.store.trail(of: id)
        guard !trail.isEmpty else {
            throw Problem(
                kind: "unknown-booking",
                title: "Not found",
                status: .notFound,
                detail: "No booking, revision or reservation has this id; `GET /bookings/mapping` lists the known ones."
            )
        }
        return JSONBody(TrailAnswer(revisions: trail.map(RevisionAnswer.init)))
    }
}

struct MappingAnswer: Encodable, Sendable {
    let bookings: [MappedBookingAnswer]
}

/// A channel's booking and its reservation, as JSON.
struct MappedBookingAnswer: Encodable, Sendable {
    let booking: MappedBooking

    private enum CodingKeys: String, CodingKey {
        case channel, status, number, reference, overbooked
        case bookingID = "channex_booking_id"
        case reservationID = "reservation_id"
        case lastRevision = "last_revision_id"
        case revisedAt = "revised_at"
    }

    init(_ booking: MappedBooking) {
        self.booking = booking
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(booking.booking, forKey: .bookingID)
        try container.encode(booking.reservation, forKey: .reservationID)
        try container.encode(booking.number, forKey: .number)
        try container.encode(booking.channel, forKey: .channel)
        try container.encodeIfPresent(booking.reference, forKey: .reference)
        try container.encode(booking.status, forKey: .status)
        try container.encode(booking.lastRevision, forKey: .lastRevision)
        try container.encode(booking.revisedAt.description, forKey: .revisedAt)
        try container.encode(booking.isOverbooked, forKey: .overbooked)
    }
}

struct TrailAnswer: Encodable, Sendable {
    let revisions: [RevisionAnswer]
}

/// One revision's story, as JSON.
struct RevisionAnswer: Encodable, Sendable {
    let trail: RevisionTrail

    private enum CodingKeys: String, CodingKey {
        case revision, booking, status, state, effect, failure, acknowledgements, webhooks
        case revisedAt = "revised_at"
        case receivedAt = "received_at"
        case appliedAt = "applied_at"
        case acknowledgedAt = "acknowledged_at"
    }

    init(_ trail: RevisionTrail) {
        self.trail = trail
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(trail.revision, forKey: .revision)
        try container.encodeIfPresent(trail.booking, forKey: .booking)
        try container.encode(trail.status, forKey: .status)
        try container.encode(trail.state, forKey: .state)
        try container.encodeIfPresent(trail.effect, forKey: .effect)
        try container.encodeIfPresent(trail.failure, forKey: .failure)
        try container.encode(trail.acknowledgements, forKey: .acknowledgements)
        try container.encode(trail.webhooks, forKey: .webhooks)
        try container.encode(trail.revisedAt.description, forKey: .revisedAt)
        try container.encode(trail.receivedAt.description, forKey: .receivedAt)
        try container.encodeIfPresent(trail.appliedAt?.description, forKey: .appliedAt)
        try container.encodeIfPresent(trail.acknowledgedAt?.description, forKey: .acknowledgedAt)
    }
}
