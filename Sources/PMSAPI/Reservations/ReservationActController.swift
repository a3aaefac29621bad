import HTTPServing
import HotelCore
import HotelValues
import Hummingbird
import PMS
import PMSWire

/// What is done to a reservation at the desk: cancel, check in, check out, no-show, another room.
///
/// Twice is once.
struct ReservationActController: Sendable {
    let body: BodyReader

    func addRoutes(to api: RouterGroup<HotelContext>) {
        let reservation = api.group("reservas/{id}")
        reservation.post("cancel", use: cancel)
        reservation.post("checkin") { request, context in
            try await act(on: request, context) { try await context.hotel.checkIn($0, by: context.author) }
        }
        reservation.post("checkout") { request, context in
            try await act(on: request, context) { try await context.hotel.checkOut($0, by: context.author) }
        }
        // Portuguese, and as programs elsewhere call it.
        for path in ["nao-compareceu", "noshow"] as [RouterPath] {
            reservation.post(path) { request, context in
                try await act(on: request, context) { try await context.hotel.noShow($0, by: context.author) }
            }
        }
        reservation.post("quartos/{quarto}/apartamento", use: assign)
    }

    @Sendable private func cancel(_ request: Request, _ context: HotelContext) async throws -> JSONBody<
        ReservationAnswer
    > {
        let asked = try body.decode(CancellationBody.self, from: await body.json(of: request))
        let record = try await context.hotel.cancel(context.id("id"), reason: asked.reason, by: context.author)
        return JSONBody(ReservationAnswer(record))
    }

    @Sendable private func assign(_ request: Request, _ context: HotelContext) async throws -> JSONBody<
        ReservationAnswer
    > {
        let asked = try body.decode(AssignmentBody.self, from: await body.json(of: request))
        let record = try await context.hotel.assign(
            context.id("quarto"),
            of: context.id("id"),
            to: Room.ID(asked.room),
            by: context.author
        )
        return JSONBody(ReservationAnswer(record))
    }

    private func act(
        on request: Request,
        _ context: HotelContext,
        _ verb: (Reservation.ID) async throws -> ReservationRecord
    ) async throws -> JSONBody<ReservationAnswer> {
        // The body says nothing, but is read to its end, and within the limits.
        _ = try await body.bytes(of: request)
        return JSONBody(ReservationAnswer(try await verb(context.id("id"))))
    }
}
