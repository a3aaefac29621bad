import HTTPServing
import HTTPTypes
import HotelCore
import HotelValues
import Hummingbird
import PMS
import PMSWire

/// Rooms out of sale: `/bloqueios`.
struct ClosureController: Sendable {
    let body: BodyReader
    let surroundings: Surroundings

    func addRoutes(to api: RouterGroup<HotelContext>) {
        api.get("bloqueios", use: list)
        api.post("bloqueios", use: make)
        api.delete("bloqueios/{id}", use: remove)
    }

    @Sendable private func list(_ request: Request, _ context: HotelContext) async throws -> JSONBody<ClosureListAnswer>
    {
        let nights: ClosedRange<Day>
        if let asked = try Query(request).nights("data_de", "data_ate") {
            nights = asked
        } else {
            let today = try await context.hotel.property().today(at: surroundings.now())
            nights = today...today.advanced(by: CalendarLimits.nights - 1)
        }
        let closures = try await context.hotel.closures(nights)
        return JSONBody(ClosureListAnswer(closures: closures.map(ClosureBody.init)))
    }

    @Sendable private func make(_ request: Request, _ context: HotelContext) async throws -> JSONBody<ClosureBody> {
        let bytes = try await body.json(of: request)
        let closure = try body.decode(ClosureBody.self, from: bytes)
        let outcome = try await context.hotel.closeRoom(
            Room.ID(closure.room),
            nights: Nights.range(from: closure.from, to: closure.to),
            reason: closure.reason,
            by: context.author,
            key: request.requestKey(over: bytes)
        )
        return JSONBody(ClosureBody(outcome.value), status: .created, headers: .replay(outcome.isReplay))
    }

    @Sendable private func remove(_ request: Request, _ context: HotelContext) async throws -> Response {
        try await context.hotel.reopenRoom(context.id("id"), by: context.author)
        return Response(status: .noContent)
    }
}

extension ClosureBody {
    fileprivate init(_ closure: RoomClosure) {
        self.init(
            id: closure.id.rawValue,
            room: closure.room.rawValue,
            from: closure.nights.lowerBound,
            to: closure.nights.upperBound,
            reason: closure.reason
        )
    }
}
