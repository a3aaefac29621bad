public import HotelCore
public import HotelValues
import PMS

extension HotelDescription {
    /// The prices and restrictions of all priced nights, as bulk edits.
    ///
    /// Each states the price and every restriction, no two concern the same night of a plan, and together they concern
    /// all of them. Nights that begin on the same weekdays and have the same terms share an edit for as long as no
    /// weekday has others, so that a season costs a handful of edits rather than one a night.
    public func rateEdits(from today: Day) -> [RateEdit] {
        plan.ratePlans.flatMap { ratePlan in
            stretches(of: ratePlan, from: today).flatMap { $0.edits(of: ratePlan.id) }
        }
    }

    private func stretches(of ratePlan: RatePlan, from today: Day) -> [Stretch] {
        var stretches: [Stretch] = []
        for night in today..<today.advanced(by: days) {
            guard let terms = terms(of: ratePlan, on: night) else { continue }
            let goesOn = stretches.last.map { ($0.terms[night.weekday] ?? terms) == terms } ?? false
            if !goesOn { stretches.append(Stretch()) }
            stretches[stretches.count - 1].append(night, terms)
        }
        return stretches
    }
}

/// Nights in a row in which each weekday has one set of terms.
private struct Stretch {
    private var nights: [Day] = []
    private(set) var terms: [Weekday: NightTerms] = [:]

    mutating func append(_ night: Day, _ terms: NightTerms) {
        nights.append(night)
        self.terms[night.weekday] = terms
    }

    /// One edit for each set of terms, in the order of their first nights.
    func edits(of ratePlan: RatePlan.ID) -> [RateEdit] {
        Dictionary(grouping: nights) { terms[$0.weekday] }
            .compactMap { terms, nights in terms.flatMap { edit(ratePlan, nights, $0) } }
            .sorted { $0.nights.lowerBound < $1.nights.lowerBound }
    }

    private func edit(_ ratePlan: RatePlan.ID, _ nights: [Day], _ terms: NightTerms) -> RateEdit? {
        guard let first = nights.first, let last = nights.last else { return nil }
        let isUnbroken = first.distance(to: last) + 1 == nights.count
        let weekdays = isUnbroken ? nil : Set(nights.map(\.weekday))
        var edit = RateEdit(ratePlan: ratePlan, nights: first...last, weekdays: weekdays)
        edit.amount = terms.price
        edit.minStayArrival = terms.restrictions.minStayArrival
        edit.minStayThrough = terms.restrictions.minStayThrough
        edit.maxStay = terms.restrictions.maxStay
        edit.closedToArrival = terms.restrictions.closedToArrival
        edit.closedToDeparture = terms.restrictions.closedToDeparture
        edit.stopSell = terms.restrictions.stopSell
        return edit
    }
}
