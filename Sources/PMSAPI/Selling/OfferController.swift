import HTTPServing
import HotelCore
import HotelValues
import Hummingbird
import PMS
import PMSWire

/// How much of what is left the channels may sell, in bulk: `PUT /ofertas`.
///
/// What it says is read back in `GET /channex/ari`, night by night.
struct OfferController: Sendable {
    let body: BodyReader

    /// The most nights of room types that one request may cover.
    private static let nightLimit = 20_000

    func addRoutes(to api: RouterGroup<HotelContext>) {
        api.put("ofertas", use: edit)
    }

    @Sendable private func edit(
        _ request: Request,
        _ context: HotelContext
    ) async throws -> JSONBody<OfferEditsAnswer> {
        let lines = try body.decode(OfferEditsBody.self, from: await body.json(of: request)).edits
        let edits = try lines.enumerated().map { index, line in try OfferEdit(line, at: index) }
        guard edits.reduce(0, { $0 + $1.nights.count }) <= OfferController.nightLimit else {
            throw ProblemText.flaw(.tooManyNights(limit: OfferController.nightLimit))
        }
        let outcome = try await context.hotel.setOffers(edits, by: context.author)
        return JSONBody(
            OfferEditsAnswer(
                nights: outcome.nights,
                changedNights: outcome.changedNights,
                // One action of a person is one call, whatever it names.
                calls: ExpectedCalls(availability: outcome.nights > 0 ? 1 : 0, restrictions: 0)
            )
        )
    }
}

extension OfferEdit {
    fileprivate init(_ line: OfferEditBody, at index: Int) throws {
        self.init(
            roomType: RoomType.ID(line.roomType),
            nights: try Nights.range(from: line.from, to: line.to),
            weekdays: line.weekdays.map { Set($0.map(\.weekday)) }
        )
        heldBack = line.heldBack
        buffer = line.buffer
        switch (line.cap, line.liftsCap ?? false) {
        case (let rooms?, false): cap = .atMost(rooms)
        case (nil, true): cap = .lifted
        case (nil, false): cap = nil
        case (.some, true): throw ProblemText.request(.wrongField("alteracoes[\(index)].sem_maximo"))
        }
    }
}
