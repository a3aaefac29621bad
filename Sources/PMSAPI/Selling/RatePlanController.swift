import HTTPServing
import HTTPTypes
import HotelCore
import HotelValues
import Hummingbird
import PMS
import PMSWire

/// What is sold, and under which terms: `/planos`, added, changed, taken out of sale.
struct RatePlanController: Sendable {
    let body: BodyReader

    func addRoutes(to api: RouterGroup<HotelContext>) {
        api.get("planos", use: list)
        api.post("planos", use: add)
        api.patch("planos/{plano}", use: change)
        api.delete("planos/{plano}", use: retire)
    }

    @Sendable private func list(
        _ request: Request,
        _ context: HotelContext
    ) async throws -> JSONBody<RatePlanListAnswer> {
        JSONBody(RatePlanListAnswer(ratePlans: try await context.hotel.plan().ratePlanAnswers))
    }

    @Sendable private func add(_ request: Request, _ context: HotelContext) async throws -> JSONBody<RatePlanAnswer> {
        let asked = try body.decode(RatePlanBody.self, from: await body.json(of: request))
        let hotel = try await context.hotel.plan()
        let plan = try await context.hotel.add(RatePlan(asked, in: hotel), by: context.author)
        return JSONBody(RatePlanAnswer(plan, currency: hotel.property.currency), status: .created)
    }

    @Sendable private func change(
        _ request: Request,
        _ context: HotelContext
    ) async throws -> JSONBody<RatePlanAnswer> {
        let asked = try body.decode(RatePlanBody.self, from: await body.json(of: request))
        let currency = try await context.hotel.property().currency
        let plan = try await change(context) { try $0.apply(asked, currency: currency) }
        return JSONBody(RatePlanAnswer(plan, currency: currency))
    }

    @Sendable private func retire(_ request: Request, _ context: HotelContext) async throws -> Response {
        _ = try await change(context) { $0.isRetired = true }
        return Response(status: .noContent)
    }

    private func change(
        _ context: HotelContext,
        _ change: @escaping @Sendable (inout RatePlan) throws -> Void
    ) async throws -> RatePlan {
        let id = try context.id("plano", as: RatePlan.self)
        do {
            return try await context.hotel.changeRatePlan(id, by: context.author, change)
        } catch PMSError.unknown(.ratePlan, id.rawValue) {
            throw ProblemText.absent(.ratePlan, id.rawValue)
        }
    }
}
