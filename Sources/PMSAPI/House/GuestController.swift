import HTTPServing
import HotelCore
import Hummingbird
import PMS
import PMSWire

/// The hotel's guests: `/hospedes`.
struct GuestController: Sendable {
    func addRoutes(to api: RouterGroup<HotelContext>) {
        api.get("hospedes", use: list)
        api.get("hospedes/{id}", use: show)
    }

    @Sendable private func list(_ request: Request, _ context: HotelContext) async throws -> JSONBody<GuestListAnswer> {
        let query = Query(request)
        let guests = try await context.hotel.guests(
            matching: query.text("texto"),
            limit: query.integer("limite", in: 1...500) ?? 100
        )
        return JSONBody(GuestListAnswer(guests: guests.map(GuestBody.init)))
    }

    @Sendable private func show(_ request: Request, _ context: HotelContext) async throws -> JSONBody<GuestBody> {
        JSONBody(GuestBody(try await context.hotel.guest(context.id("id"))))
    }
}
