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
        let plans = Dictionary(
            uniqueKeysWithValues: try RatePlan.all(of: property.id, in: transaction).map { ($0.id, $0) }
        )
        var outcome = RateEditOutcome(nights: 0, changedNights: 0)
        for edit in edits {
            guard let plan = plans[edit.ratePlan] else { throw PMSError.unknown(.ratePlan, edit.ratePlan.rawValue) }
            try check(edit, of: plan)
            let nights = edit.nights.filter(edit.covers)
            guard let first = nights.first, let last = nights.last else { continue }
            var changed = Set<Day>()
            if let amount = edit.amount { changed.formUnion(try setPrice(amount, edit, plan, nights)) }
            if !edit.fields.subtracting(.rate).isEmpty { changed.formUnion(try setRestrictions(edit, nights)) }
            outcome.nights += nights.count
            outcome.changedNights += changed.count
            try logChange(
                .ratePlan(plan.id),
                first...last,
                edit.fields,
                weekdays: edit.weekdays,
                cause: "setRates"
            )
        }
        var details = AuditDetails()
        details.compare("edits", nil, edits.count)
        details.compare("nights", nil, outcome.nights)
        details.compare("changed nights", nil, outcome.changedNights)
        try audit("setRates", "property \(property.id)", details)
        return outcome
    }

    private func check(_ edit: RateEdit, of plan: RatePlan) throws {
        guard !edit.fields.isEmpty else { throw PMSError.invalid(.nothingToChange) }
        guard edit.nights.count <= CalendarLimits.nights else {
            throw PMSError.invalid(.rangeTooLong(limit: CalendarLimits.nights))
        }
        guard edit.nights.lowerBound >= today else { throw PMSError.invalid(.past(edit.nights.lowerBound)) }
        guard edit.nights.upperBound <= today.advanced(by: CalendarLimits.nights) else {
            throw PMSError.invalid(.rangeTooLong(limit: CalendarLimits.nights))
        }
        if let amount = edit.amount {
            guard (1...100_000_000_000).contains(amount.minorUnits), amount.currency == property.currency else {
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

    /// Answers the nights whose price is another now.
    private func setPrice(_ amount: Money, _ edit: RateEdit, _ plan: RatePlan, _ nights: [Day]) throws -> [Day] {
        try nights.filter { night in
            try transaction.execute(
                """
                INSERT INTO nightPrice (property, ratePlan, night, occupancy, amount) VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT (property, ratePlan, night, occupancy) DO UPDATE SET amount = excluded.amount
                WHERE nightPrice.amount <> excluded.amount
                """,
                property.id,
                plan.id,
                night,
                edit.occupancy ?? plan.primaryOccupancy,
                amount.minorUnits
            ) > 0
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

    private func write(_ rules: Restrictions, of plan: RatePlan.ID, on night: Day) throws {
        try transaction.execute(
            """
            INSERT INTO nightRestriction (property, ratePlan, night, minStayArrival, minStayThrough, maxStay,
                closedToArrival, closedToDeparture, stopSell)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (property, ratePlan, night) DO UPDATE SET minStayArrival = excluded.minStayArrival,
                minStayThrough = excluded.minStayThrough, maxStay = excluded.maxStay,
                closedToArrival = excluded.closedToArrival, closedToDeparture = excluded.closedToDeparture,
                stopSell = excluded.stopSell
            """,
            property.id,
            plan,
            night,
            rules.minStayArrival,
            rules.minStayThrough,
            rules.maxStay,
            rules.closedToArrival,
            rules.closedToDeparture,
            rules.stopSell
        )
    }
}
