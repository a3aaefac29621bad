import Database
import HotelCore
import HotelValues

/// What a plan asks and forbids on some nights, in order, whether of its own or after another plan.
struct PlanTerms: Sendable {
    /// On each night the price in minor units by priced occupancy; empty where nobody has set one.
    var prices: [[Int: Int64]]
    var restrictions: [Restrictions]

    /// The terms as they are sold: those stored, or those that follow from the parent's.
    static func load(
        _ plan: RatePlan,
        among plans: [RatePlan],
        _ property: Property.ID,
        _ nights: ClosedRange<Day>,
        in transaction: Transaction
    ) throws -> PlanTerms {
        let own = try stored(of: plan.id, property, nights, in: transaction)
        guard let derivation = plan.derivation, let parent = plans.first(where: { $0.id == derivation.parent }) else {
            return own
        }
        return own.following(try stored(of: parent.id, property, nights, in: transaction), of: parent, plan)
    }

    /// The terms that are stored under the plan's own name.
    static func stored(
        of plan: RatePlan.ID,
        _ property: Property.ID,
        _ nights: ClosedRange<Day>,
        in transaction: Transaction
    ) throws -> PlanTerms {
        var terms = PlanTerms(
            prices: [[Int: Int64]](repeating: [:], count: nights.count),
            restrictions: [Restrictions](repeating: .none, count: nights.count)
        )
        try terms.fillPrices(of: plan, property, nights, in: transaction)
        try terms.fillRestrictions(of: plan, property, nights, in: transaction)
        return terms
    }

    /// These terms, the plan's own, made to follow those of its parent.
    func following(_ terms: PlanTerms, of parent: RatePlan, _ plan: RatePlan) -> PlanTerms {
        guard let derivation = plan.derivation else { return self }
        return PlanTerms(
            prices: terms.prices.map { derivation.prices(from: $0, of: parent, for: plan) },
            restrictions: zip(restrictions, terms.restrictions).map { derivation.restrictions(own: $0, of: $1) }
        )
    }

    private mutating func fillPrices(
        of plan: RatePlan.ID,
        _ property: Property.ID,
        _ nights: ClosedRange<Day>,
        in transaction: Transaction
    ) throws {
        try transaction.forEach(
            """
            SELECT night, occupancy, amount FROM nightPrice
            WHERE property = $1 AND ratePlan = $2 AND night >= $3 AND night <= $4
            """,
            [property, plan, nights.lowerBound, nights.upperBound]
        ) { row in
            let night: Day = try row.get(0)
            prices[nights.lowerBound.distance(to: night)][try row.get(1)] = try row.get(2) as Int64
        }
    }

    private mutating func fillRestrictions(
        of plan: RatePlan.ID,
        _ property: Property.ID,
        _ nights: ClosedRange<Day>,
        in transaction: Transaction
    ) throws {
        try transaction.forEach(
            """
            SELECT night, minStayArrival, minStayThrough, maxStay, closedToArrival, closedToDeparture, stopSell
            FROM nightRestriction WHERE property = $1 AND ratePlan = $2 AND night >= $3 AND night <= $4
            """,
            [property, plan, nights.lowerBound, nights.upperBound]
        ) { row in
            let night: Day = try row.get(0)
            restrictions[nights.lowerBound.distance(to: night)] = Restrictions(
                minStayArrival: try row.get(1),
                minStayThrough: try row.get(2),
                maxStay: try row.get(3),
                closedToArrival: try row.get(4),
                closedToDeparture: try row.get(5),
                stopSell: try row.get(6)
            )
        }
    }
}
