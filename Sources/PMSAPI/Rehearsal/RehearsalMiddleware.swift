import HTTPServing
import HTTPTypes
import HotelValues
import Hummingbird
import NIOCore
import PMS
import PMSWire

/// Answers `?rehearse=true` on whatever changes the hotel: what it would do, and that it was not done.
///
/// The request takes the way it always takes, on a hotel whose verbs are undone; it is refused for the same reasons and
/// in the same words. Only the answer is another one.
struct RehearsalMiddleware: RouterMiddleware {
    func handle(
        _ request: Request,
        context: HotelContext,
        next: @concurrent (Request, HotelContext) async throws -> Response
    ) async throws -> Response {
        guard request.method != .get, try Query(request).flag("rehearse") else {
            return try await next(request, context)
        }
        let rehearsal = try await context.hotel.rehearse { hotel in
            var rehearsing = context
            rehearsing.hotel = hotel
            return try await next(request, rehearsing)
        }
        let bytes = try RehearsalBody.bytes(
            changes: rehearsal.changes.map(ChangeAnswer.init),
            calendar: rehearsal.calendar.map { ARICalendar($0) }
        )
        return BytesBody(ByteBuffer(bytes: bytes), mediaType: "application/json").response
    }
}
