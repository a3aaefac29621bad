import HTTPServing
import HotelCore
import HotelValues
import Hummingbird
import PMS
import PMSWire

/// Prices and rules of sale in bulk: `PUT /tarifas`.
struct RateController: Sendable {
    let body: BodyReader

    /// The most nights of plans that one request may cover: two years of 27 plans, set in one transaction.
    private static let nightLimit = 20_000

    func addRoutes(to api: RouterGroup<HotelContext>) {
        api.put("tarifas", use: edit)
    }

    @Sendable private func edit(_ request: Request, _ context: HotelContext) async throws -> JSONBody<RateEditsAnswer> {
        let lines = try body.decode(RateEditsBody.self, from: await body.json(of: request)).edits
        let currency = try await context.hotel.property().currency
        let edits = try lines.enumerated().map { index, line in
            try RateEdit(line, at: .item("alteracoes", index), currency: currency)
        }
        let nights = edits.reduce(0) { $0 + $1.nights.count }
        guard nights <= RateController.nightLimit else {
            throw ProblemText.flaw(.tooManyNights(limit: RateController.nightLimit))
        }
        let outcome = try await context.hotel.setRates(edits, by: context.author)
        return JSONBody(RateEditsAnswer(outcome, edits))
    }
}

extension RateEdit {
    fileprivate init(_ line: RateEditBody, at path: FieldPath, currency: Currency) throws {
        self.init(
            ratePlan: RatePlan.ID(line.ratePlan),
            nights: try Nights.range(from: line.from, to: line.to),
            weekdays: line.weekdays.map { Set($0.map(\.weekday)) }
        )
        occupancy = line.occupancy
        amount = try path.money(line.amount, "valor", in: currency)
        minStayArrival = line.minStayArrival ?? line.minStay
        minStayThrough = line.minStayThrough ?? line.minStay
        maxStay = line.maxStay
        closedToArrival = line.closedToArrival
        closedToDeparture = line.closedToDeparture
        stopSell = line.stopSell
    }
}

extension RateEditsAnswer {
    fileprivate init(_ outcome: RateEditOutcome, _ edits: [RateEdit]) {
        self.init(
            nights: outcome.nights,
            changedNights: outcome.changedNights,
            changes: edits.map(EditedRange.init),
            // One action of a person is one call, whatever it names.
            calls: ExpectedCalls(availability: 0, restrictions: outcome.nights > 0 ? 1 : 0)
        )
    }
}

extension EditedRange {
    fileprivate init(_ edit: RateEdit) {
        self.init(
            ratePlan: edit.ratePlan.rawValue,
            from: edit.nights.lowerBound,
            to: edit.nights.upperBound,
            weekdays: edit.weekdays.map(WeekdayWord.words),
            fields: FieldWord.words(of: edit.fields)
        )
    }
}
