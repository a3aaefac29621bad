import HTTPServing
import HTTPTypes
import HotelCore
import HotelValues
import Hummingbird
import PMS
import PMSWire

/// What the channels sell: `/channex/booking`, received, changed, cancelled.
///
/// A body with `channex_revision_id` is a revision, applied once whichever endpoint it comes to. One without is an
/// order of its own, which `Idempotency-Key` keeps from being carried out twice. Neither is refused for want of rooms.
struct ChannelBookingController: Sendable {
    let body: BodyReader
    let surroundings: Surroundings

    func addRoutes(to api: RouterGroup<HotelContext>) {
        api.post("channex/booking", use: receive)
        api.patch("channex/booking/{id}", use: change)
        api.post("channex/booking/{id}/cancel", use: cancel)
    }

    // MARK: - New bookings

    @Sendable private func receive(_ request: Request, _ context: HotelContext) async throws -> JSONBody<
        ReservationAnswer
    > {
        let bytes = try await body.json(of: request)
        let booking = try body.decode(ChannelBookingBody.self, from: bytes)
        let reading = BookingReading(plan: try await context.hotel.plan())
        if booking.revision != nil {
            let revision = try reading.revision(of: booking, status: .new, now: surroundings.now())
            return answer(try await context.hotel.apply(revision, by: booking.author))
        }
        let key = try request.requestKey(over: bytes)
        // The id under which an order without a revision is applied: the caller's key, or one of its own.
        var order = booking
        order.revision = "request:\(key?.key ?? surroundings.makeID())"
        let revision = try reading.revision(of: order, status: .new, now: surroundings.now())
        guard let asked = ReservationRequest(revision) else {
            return answer(try await context.hotel.apply(revision, by: booking.author))
        }
        return try await reserve(asked, key, context.hotel, booking, orApply: revision)
    }

    private func reserve(
        _ asked: ReservationRequest,
        _ key: RequestKey?,
        _ hotel: Hotel,
        _ booking: ChannelBookingBody,
        orApply revision: ChannelBooking
    ) async throws -> JSONBody<ReservationAnswer> {
        do {
            let outcome = try await hotel.reserve(asked, by: booking.author, key: key)
            return JSONBody(ReservationAnswer(outcome), status: .created, headers: .replay(outcome.isReplay))
        } catch PMSError.conflict(.exists(.reservation, let id)) {
            // The booking is here already; there is no telling a repetition from a change without a revision.
            guard let known = try await hotel.reservation(ofBooking: id) else { throw RequestFault.unavailable }
            var answer = ReservationAnswer(known)
            answer.isReplay = true
            return JSONBody(answer, status: .created, headers: .replay(true))
        } catch PMSError.invalid, PMSError.unknown(.roomType, _), PMSError.unknown(.ratePlan, _) {
            // What the hotel would not sell has been sold: too many people in a room, a night of yesterday.
            return answer(try await hotel.apply(revision, by: booking.author))
        }
    }

    // MARK: - Changes and cancellations

    @Sendable private func change(_ request: Request, _ context: HotelContext) async throws -> JSONBody<
        ReservationAnswer
    > {
        let booking = try body.decode(ChannelBookingBody.self, from: await body.json(of: request))
        let old = try await context.hotel.reservation(context.id("id")).reservation
        if booking.revision != nil { return try await apply(booking, as: .modified, to: old, context) }
        let change = try ReservationChange(booking, of: old)
        let record = try await context.hotel.modify(old.id, change, by: booking.author)
        return JSONBody(ReservationAnswer(record))
    }

    @Sendable private func cancel(_ request: Request, _ context: HotelContext) async throws -> JSONBody<
        ReservationAnswer
    > {
        let booking = try body.decode(ChannelBookingBody.self, from: await body.json(of: request))
        let old = try await context.hotel.reservation(context.id("id")).reservation
        if booking.revision != nil { return try await apply(booking, as: .cancelled, to: old, context) }
        let record = try await context.hotel.cancel(old.id, reason: booking.reason, by: booking.author)
        return JSONBody(ReservationAnswer(record))
    }

    /// Applies a revision of the booking that this reservation came from.
    private func apply(
        _ booking: ChannelBookingBody,
        as status: BookingStatusWord,
        to reservation: Reservation,
        _ context: HotelContext
    ) async throws -> JSONBody<ReservationAnswer> {
        var booking = booking
        booking.booking = booking.booking ?? reservation.source.booking
        booking.source = booking.source ?? reservation.source.word
        booking.reference = booking.reference ?? reservation.source.reference
        guard let id = booking.booking, id == reservation.source.booking else {
            throw ProblemText.obstacle(.otherBooking(reservation: reservation.id.rawValue))
        }
        let reading = BookingReading(plan: try await context.hotel.plan())
        let revision = try reading.revision(of: booking, status: status, now: surroundings.now())
        return answer(try await context.hotel.apply(revision, by: booking.author))
    }

    private func answer(_ applied: AppliedBooking) -> JSONBody<ReservationAnswer> {
        JSONBody(
            ReservationAnswer(applied),
            status: applied.effect == .created ? .created : .ok,
            headers: .replay(applied.isReplay)
        )
    }
}

extension ChannelBookingBody {
    /// The channel, as the logs name it.
    fileprivate var author: Author { Author("channel:\((source ?? "channex").prefix(100))") }
}

extension ReservationRequest {
    /// An order for what a revision holds; nil when it holds something that only a revision may.
    fileprivate init?(_ revision: ChannelBooking) {
        guard revision.problems.isEmpty, revision.status == .new else { return nil }
        var rooms: [RoomRequest] = []
        for room in revision.snapshot.rooms {
            guard let roomType = room.roomType else { return nil }
            rooms.append(
                RoomRequest(
                    roomType: roomType,
                    ratePlan: room.ratePlan,
                    stay: room.stay,
                    occupancy: room.occupancy,
                    nightlyAmounts: room.nightlyAmounts,
                    guestName: room.guestName
                )
            )
        }
        self.init(
            guest: revision.snapshot.guest,
            rooms: rooms,
            source: revision.source,
            notes: revision.snapshot.notes,
            allowsOverbooking: true,
            currency: revision.snapshot.currency
        )
    }
}
