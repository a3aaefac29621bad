import Database
import HotelCore
import HotelValues

extension HotelCalendar {
    /// The plans' terms, those that follow from others computed, and nothing on sale of what is retired.
    static func ratePlans(
        _ plan: HotelPlan,
        _ nights: ClosedRange<Day>,
        in transaction: Transaction
    ) throws -> [PlanCalendar] {
        // Plan by plan, as prices are stored: what lies outside these nights, such as years of history, is not read.
        var stored: [RatePlan.ID: PlanTerms] = [:]
        for ratePlan in plan.ratePlans {
            stored[ratePlan.id] = try PlanTerms.stored(of: ratePlan.id, plan.property.id, nights, in: transaction)
        }
        let byID = Dictionary(uniqueKeysWithValues: plan.ratePlans.map { ($0.id, $0) })
        return plan.ratePlans.compactMap { ratePlan in
            guard var terms = stored[ratePlan.id] else { return nil }
            if let id = ratePlan.derivation?.parent, let parent = byID[id], let theirs = stored[id] {
                terms = terms.following(theirs, of: parent, ratePlan)
            }
            if plan.isRetired(ratePlan) { terms.stopSelling() }
            return PlanCalendar(ratePlan: ratePlan, prices: terms.prices, restrictions: terms.restrictions)
        }
    }
}

extension PlanTerms {
    fileprivate mutating func stopSelling() {
        for index in restrictions.indices { restrictions[index].stopSell = true }
    }
}
