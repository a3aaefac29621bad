import HTTPServing
import HTTPTypes
import HotelCore
import HotelValues
import Hummingbird
import NIOCore
import PMS
import PMSWire

/// What is left and what it costs: `GET /channex/ari` and `GET /tarifas`.
///
/// The answers have entity tags: who asks again with `If-None-Match` gets 304 while nothing has changed.
struct CalendarController: Sendable {
    let cache: ARICache
    let surroundings: Surroundings

    func addRoutes(to api: RouterGroup<HotelContext>) {
        api.get("channex/ari") { request, context in
            try await answer(request, context, .availability)
        }
        api.get("tarifas") { request, context in
            try await answer(request, context, .rates(nil))
        }
        api.get("tarifas/{categoria}") { request, context in
            try await answer(request, context, .rates(context.id("categoria")))
        }
    }

    private func answer(_ request: Request, _ context: HotelContext, _ view: ARICache.View) async throws -> Response {
        let hotel = context.hotel
        let nights = try await nights(request, hotel)
        let entry = try await cache.entry(
            for: ARICache.Key(hotel: hotel.id, nights: nights, view: view),
            version: hotel.lastChange()
        ) {
            try ARICache.Entry(await hotel.calendar(nights), view)
        }
        // A copy may be kept, but must be asked about before every use.
        let headers: HTTPFields = [.cacheControl: "private, no-cache"]
        guard !entry.tag.isKnown(to: request) else { return entry.tag.notModified(headers: headers) }
        var response = BytesBody(entry.bytes, mediaType: "application/json", headers: headers).response
        response.headers[.eTag] = entry.tag.text
        return response
    }

    /// What was asked for, where one end is missing the default: thirty days from the hotel's today.
    private func nights(_ request: Request, _ hotel: Hotel) async throws -> ClosedRange<Day> {
        let query = Query(request)
        let first = try query.day("date_from")
        let last = try query.day("date_to")
        if let first, let last { return try Nights.range(from: first, to: last) }
        let today = try await hotel.property().today(at: surroundings.now())
        let from = first ?? min(today, last ?? today)
        return try Nights.range(from: from, to: last ?? from.advanced(by: 30))
    }
}

extension ARICache.Entry {
    fileprivate init(_ calendar: HotelCalendar, _ view: ARICache.View) throws {
        let bytes =
            switch view {
            case .availability: ARIBody.bytes(from: ARICalendar(calendar))
            case .rates(let roomType): ARIBody.rates(from: try ARICalendar(calendar).limited(to: roomType))
            }
        self.init(
            version: calendar.version,
            bytes: ByteBuffer(bytes: bytes),
            // Named by its content, so that a change elsewhere in the calendar leaves the tag as it is.
            tag: EntityTag(String(Fingerprint.hexadecimal(of: bytes).prefix(32)))
        )
    }
}

extension ARICalendar {
    /// The calendar of one room type alone; throws when there is no such type.
    fileprivate func limited(to roomType: RoomType.ID?) throws -> ARICalendar {
        guard let roomType else { return self }
        var calendar = self
        calendar.roomTypes.removeAll { $0.code != roomType.rawValue }
        guard !calendar.roomTypes.isEmpty else { throw ProblemText.absent(.roomType, roomType.rawValue) }
        return calendar
    }
}
