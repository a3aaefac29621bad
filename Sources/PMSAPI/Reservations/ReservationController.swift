import HTTPServing
import HotelCore
import HotelValues
import Hummingbird
import PMS
import PMSWire

/// The hotel's own reservations: `/reservas`, made, read, changed.
struct ReservationController: Sendable {
    let body: BodyReader

    func addRoutes(to api: RouterGroup<HotelContext>) {
        api.get("reservas", use: list)
        api.post("reservas", use: make)
        api.get("reservas/{id}", use: show)
        api.patch("reservas/{id}", use: change)
    }

    @Sendable private func list(
        _ request: Request,
        _ context: HotelContext
    ) async throws -> JSONBody<ReservationListAnswer> {
        let query = Query(request)
        if let booking = try query.text("channex_booking_id") {
            let found = try await context.hotel.reservation(ofBooking: booking)
            return JSONBody(ReservationListAnswer(reservations: found.map { [ReservationAnswer($0)] } ?? [], next: nil))
        }
        let limit = try query.integer("limite", in: 1...500) ?? 100
        let records = try await context.hotel.reservations(
            ReservationQuery(
                nights: query.nights("data_de", "data_ate"),
                status: query.word("status", as: StatusWord.self)?.status,
                text: query.text("texto"),
                afterNumber: query.integer("depois", in: 0...Int(Int32.max)),
                limit: limit
            )
        )
        return JSONBody(
            ReservationListAnswer(
                reservations: records.map { ReservationAnswer($0) },
                next: records.count == limit ? records.last?.reservation.number : nil
            )
        )
    }

    @Sendable private func make(_ request: Request, _ context: HotelContext) async throws -> JSONBody<ReservationAnswer>
    {
        let bytes = try await body.json(of: request)
        let asked = try body.decode(ReservationBody.self, from: bytes)
        let outcome = try await context.hotel.reserve(
            ReservationRequest(asked, currency: context.hotel.property().currency),
            by: context.author,
            key: request.requestKey(over: bytes)
        )
        return JSONBody(ReservationAnswer(outcome), status: .created, headers: .replay(outcome.isReplay))
    }

    @Sendable private func show(_ request: Request, _ context: HotelContext) async throws -> JSONBody<ReservationAnswer>
    {
        JSONBody(ReservationAnswer(try await context.hotel.reservation(context.id("id"))))
    }

    @Sendable private func change(_ request: Request, _ context: HotelContext) async throws -> JSONBody<
        ReservationAnswer
    > {
        let asked = try body.decode(ReservationBody.self, from: await body.json(of: request))
        let id = try context.id("id", as: Reservation.self)
        let old = try await context.hotel.reservation(id).reservation
        let change = try ReservationChange(asked, of: old)
        return JSONBody(ReservationAnswer(try await context.hotel.modify(id, change, by: context.author)))
    }
}
