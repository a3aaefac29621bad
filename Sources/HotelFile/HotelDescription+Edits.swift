public import HotelCore
public import HotelValues
import PMS

extension HotelDescription {
    /// The prices and restrictions of all priced nights, as bulk edits.
    ///
    /// Each states the price and every restriction; no two concern the same night of a plan, and together they concern
    /// all of them. Nights in a row of one season, or of none, share an edit where they have the same terms, so that a
    /// season costs a handful of edits rather than one a night.
    public func rateEdits(from today: Day) -> [RateEdit] {
        let stretches = stretches(from: today)
        return plan.ratePlans.flatMap { ratePlan in stretches.flatMap { edits(of: ratePlan, $0) } }
    }

    /// The priced nights, cut where the season changes.
    private func stretches(from today: Day) -> [ClosedRange<Day>] {
        var stretches: [ClosedRange<Day>] = []
        var current: Season?
        for night in today..<today.advanced(by: days) {
            let season = prices.season(of: night)
            if let last = stretches.last, season == current {
                stretches[stretches.count - 1] = last.lowerBound...night
            } else {
                stretches.append(night...night)
            }
            current = season
        }
        return stretches
    }

    /// One edit for each set of terms, in the order of their first nights.
    private func edits(of ratePlan: RatePlan, _ stretch: ClosedRange<Day>) -> [RateEdit] {
        Dictionary(grouping: stretch) { terms(of: ratePlan, on: $0) }
            .compactMap { terms, nights in terms.flatMap { $0.edit(of: ratePlan.id, on: nights) } }
            .sorted { $0.nights.lowerBound < $1.nights.lowerBound }
    }
}

extension NightTerms {
    /// The edit that gives these terms to those nights, which are all that begin on their weekdays.
    fileprivate func edit(of ratePlan: RatePlan.ID, on nights: [Day]) -> RateEdit? {
        guard let first = nights.first, let last = nights.last else { return nil }
        let isUnbroken = first.distance(to: last) + 1 == nights.count
        let weekdays = isUnbroken ? nil : Set(nights.map(\.weekday))
        var edit = RateEdit(ratePlan: ratePlan, nights: first...last, weekdays: weekdays)
        edit.amount = price
        edit.minStayArrival = restrictions.minStayArrival
        edit.minStayThrough = restrictions.minStayThrough
        edit.maxStay = restrictions.maxStay
        edit.closedToArrival = restrictions.closedToArrival
        edit.closedToDeparture = restrictions.closedToDeparture
        edit.stopSell = restrictions.stopSell
        return edit
    }
}
