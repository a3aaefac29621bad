import HotelCore
import HotelValues

extension Desk {
    /// Throws for an edit that cannot be right, whatever is stored.
    func check(_ edit: RateEdit, of plan: RatePlan, in hotel: HotelPlan) throws {
        guard !edit.fields.isEmpty else { throw PMSError.invalid(.nothingToChange) }
        guard !hotel.isRetired(plan) else { throw PMSError.invalid(.retired(.ratePlan, plan.id.rawValue)) }
        try checkCalendar(edit.nights)
        try checkIsOwn(edit.fields, of: plan)
        if let amount = edit.amount {
            guard RateEdit.amounts.contains(amount.minorUnits), amount.currency == property.currency else {
                throw PMSError.invalid(.amountOutOfRange)
            }
        }
        if let occupancy = edit.occupancy, !plan.occupancies.contains(occupancy) {
            throw PMSError.invalid(.unsoldOccupancy(plan.id, occupancy))
        }
        try check("minStayArrival", edit.minStayArrival, 1...CalendarLimits.nights)
        try check("minStayThrough", edit.minStayThrough, 1...CalendarLimits.nights)
        try check("maxStay", edit.maxStay, 0...CalendarLimits.nights)
    }

    private func check(_ field: String, _ nights: Int?, _ allowed: ClosedRange<Int>) throws {
        guard nights.map(allowed.contains) ?? true else { throw PMSError.invalid(.nightsOutOfRange(field)) }
    }

    /// What follows from another plan is changed there: set here, it would be forgotten at the next look.
    private func checkIsOwn(_ fields: CalendarFields, of plan: RatePlan) throws {
        guard let derivation = plan.derivation else { return }
        guard !fields.contains(.rate) else {
            throw PMSError.invalid(.derivedPrice(plan.id, parent: derivation.parent))
        }
        guard fields.isDisjoint(with: derivation.inherited) else {
            throw PMSError.invalid(.inheritedRules(plan.id, parent: derivation.parent))
        }
    }

    /// Throws for a night that nobody could book any more: where the stay must be longer than it may be.
    ///
    /// Looked at when all edits have been made, for together they may be right.
    func refuseImpossibleStays(after edits: [RateEdit], in hotel: HotelPlan) throws {
        for edit in edits where !edit.fields.isDisjoint(with: .ofStayLength) {
            let touched = hotel.ratePlans.filter { $0.id == edit.ratePlan || $0.derivation?.parent == edit.ratePlan }
            for plan in touched where !hotel.isRetired(plan) {
                try refuseImpossibleStays(of: plan, edit.nights.filter(edit.covers), in: hotel)
            }
        }
    }

    func refuseImpossibleStays(of plan: RatePlan, _ nights: [Day], in hotel: HotelPlan) throws {
        guard let first = nights.first, let last = nights.last else { return }
        let terms = try PlanTerms.load(plan, among: hotel.ratePlans, property.id, first...last, in: transaction)
        for night in nights {
            let rules = terms.restrictions[first.distance(to: night)]
            guard let minStay = rules.impossibleMinStay else { continue }
            throw PMSError.invalid(.impossibleStay(plan.id, night, minStay: minStay, maxStay: rules.maxStay))
        }
    }
}

extension CalendarFields {
    /// The fields that decide how long a stay must and may be, or whether that matters.
    fileprivate static let ofStayLength: CalendarFields = [.minStayArrival, .minStayThrough, .maxStay, .stopSell]
}
