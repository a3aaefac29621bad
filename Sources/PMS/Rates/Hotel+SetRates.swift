import Database
public import HotelCore
import HotelValues

/// What a bulk edit did.
public struct RateEditOutcome: Hashable, Sendable {
    /// Plan nights that the edit covered.
    public var nights: Int
    /// Of those, the ones on which a value is different now.
    public var changedNights: Int
}

extension Hotel {
    /// Sets prices and restrictions in bulk: all edits, in order, or none.
    ///
    /// What an edit names is logged as changed whether or not its value was the same before: what a person set in one
    /// action is sent as that action (contract §8.14b).
    public func setRates(_ edits: [RateEdit], by author: Author) async throws -> RateEditOutcome {
        try await perform(by: author) { desk in try desk.setRates(edits) }
    }
}

extension Desk {
    fileprivate func setRates(_ edits: [RateEdit]) throws -> RateEditOutcome {
        guard !edits.isEmpty else { throw PMSError.invalid(.nothingToChange) }
        let hotel = try HotelPlan.load(property, in: transaction)
        let plans = Dictionary(uniqueKeysWithValues: hotel.ratePlans.map { ($0.id, $0) })
        var outcome = RateEditOutcome(nights: 0, changedNights: 0)
        for edit in edits {
            guard let plan = plans[edit.ratePlan] else { throw PMSError.unknown(.ratePlan, edit.ratePlan.rawValue) }
            try check(edit, of: plan, in: hotel)
            let nights = edit.nights.filter(edit.covers)
            guard let first = nights.first, let last = nights.last else { continue }
            var changed = Set<Day>()
            if let amount = edit.amount { changed.formUnion(try setPrice(amount, edit, plan, nights)) }
            if !edit.fields.isDisjoint(with: .rules) { changed.formUnion(try setRestrictions(edit, nights)) }
            outcome.nights += nights.count
            outcome.changedNights += changed.count
            try logChange(
                .ratePlan(plan.id),
                first...last,
                edit.fields,
                weekdays: edit.weekdays,
                cause: "setRates"
            )
            try logFollowers(of: plan, edit, first...last, in: hotel)
        }
        try refuseImpossibleStays(after: edits, in: hotel)
        var details = AuditDetails()
        details.compare("edits", nil, edits.count)
        details.compare("nights", nil, outcome.nights)
        details.compare("changed nights", nil, outcome.changedNights)
        try audit("setRates", "property \(property.id)", details)
        return outcome
    }

    /// Logs what the edit changes of plans that follow from the edited one.
    private func logFollowers(
        of plan: RatePlan,
        _ edit: RateEdit,
        _ nights: ClosedRange<Day>,
        in hotel: HotelPlan
    ) throws {
        for child in hotel.ratePlans where child.derivation?.parent == plan.id {
            let fields = child.fields(changedBy: edit, of: plan)
            guard !fields.isEmpty else { continue }
            try logChange(.ratePlan(child.id), nights, fields, weekdays: edit.weekdays, cause: "setRates")
        }
    }

    /// Answers the nights whose price is another now.
    private func setPrice(_ amount: Money, _ edit: RateEdit, _ plan: RatePlan, _ nights: [Day]) throws -> [Day] {
        try nights.filter { night in
            try setPrice(amount.minorUnits, of: plan.id, for: edit.occupancy ?? plan.primaryOccupancy, on: night)
        }
    }

    /// Answers the nights whose restrictions are others now.
    private func setRestrictions(_ edit: RateEdit, _ nights: [Day]) throws -> [Day] {
        let old = try Restrictions.byNight(of: edit.ratePlan, edit.nights, property.id, in: transaction)
        var changed: [Day] = []
        for night in nights {
            let before = old[night]
            let after = edit.applied(to: before ?? .none)
            guard after != before else { continue }
            try write(after, of: edit.ratePlan, on: night)
            if after != before ?? .none { changed.append(night) }
        }
        return changed
    }
}

extension RatePlan {
    /// What an edit of its parent changes of this plan.
    fileprivate func fields(changedBy edit: RateEdit, of parent: RatePlan) -> CalendarFields {
        guard let derivation else { return [] }
        let fields = derivation.fields(changedBy: edit.fields)
        let edited = edit.occupancy ?? parent.primaryOccupancy
        // A price for a number of adults that no price here follows from changes nothing here.
        let follows = occupancies.contains { parent.pricedOccupancy(adults: $0) == edited }
        return follows ? fields : fields.subtracting(.rate)
    }
}
