public import HotelCore
public import HotelValues
import PMS

extension HotelDescription {
    /// The prices and restrictions of all priced nights, as bulk edits.
    ///
    /// Each states the price and every restriction; no two concern the same night of a plan, and together they concern
    /// all of them. Nights in a row of one season, or of none, share an edit where they have the same terms, so that a
    /// season costs a handful of edits rather than one a night. A plan sold per person has an edit more for each
    /// further number of adults.
    ///
    /// Of a plan that follows from another, only what is its own is set, unless `computingDerived` asks for edits for
    /// somebody who does not know that it follows.
    public func rateEdits(from today: Day, computingDerived: Bool = false) -> [RateEdit] {
        let stretches = stretches(from: today)
        return plan.ratePlans.flatMap { ratePlan in
            let following = computingDerived ? nil : ratePlan.derivation
            return stretches.flatMap { edits(of: ratePlan, $0) }.compactMap { edit in
                guard let following else { return edit }
                let own = edit.limited(to: CalendarFields.rules.subtracting(following.inherited))
                return own.fields.isEmpty ? nil : own
            }
        }
    }

    /// What of that room type is offered to the channels on every priced night.
    public func offer(of roomType: RoomType.ID) -> ChannelOffer { offers[roomType] ?? .everything }

    /// What is offered to the channels on all priced nights, as bulk edits: one for each room type that says so.
    public func offerEdits(from today: Day) -> [OfferEdit] {
        offers.sorted { $0.key < $1.key }.map { roomType, offer in
            var edit = OfferEdit(roomType: roomType, nights: today...today.advanced(by: days - 1))
            edit.heldBack = offer.heldBack
            edit.cap = offer.cap.map { .atMost($0) } ?? .lifted
            edit.buffer = offer.buffer
            return edit
        }
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
            .sorted { $0.value[0] < $1.value[0] }
            .flatMap { terms, nights in terms?.edits(of: ratePlan, on: nights) ?? [] }
    }
}

extension NightTerms {
    /// The edits that give these terms to those nights, which are all that begin on their weekdays.
    fileprivate func edits(of ratePlan: RatePlan, on nights: [Day]) -> [RateEdit] {
        guard let first = nights.first, let last = nights.last else { return [] }
        let isUnbroken = first.distance(to: last) + 1 == nights.count
        let weekdays = isUnbroken ? nil : Set(nights.map(\.weekday))
        let empty = RateEdit(ratePlan: ratePlan.id, nights: first...last, weekdays: weekdays)
        var edit = empty
        edit.amount = price
        edit.minStayArrival = restrictions.minStayArrival
        edit.minStayThrough = restrictions.minStayThrough
        edit.maxStay = restrictions.maxStay
        edit.closedToArrival = restrictions.closedToArrival
        edit.closedToDeparture = restrictions.closedToDeparture
        edit.stopSell = restrictions.stopSell
        let prices = others.sorted { $0.key < $1.key }.map { occupancy, amount in
            var price = empty
            (price.occupancy, price.amount) = (occupancy, amount)
            return price
        }
        return [edit] + prices
    }
}

extension RateEdit {
    /// The edit of these fields alone.
    fileprivate func limited(to fields: CalendarFields) -> RateEdit {
        var edit = RateEdit(ratePlan: ratePlan, nights: nights, weekdays: weekdays)
        if fields.contains(.rate) { (edit.amount, edit.occupancy) = (amount, occupancy) }
        if fields.contains(.minStayArrival) { edit.minStayArrival = minStayArrival }
        if fields.contains(.minStayThrough) { edit.minStayThrough = minStayThrough }
        if fields.contains(.maxStay) { edit.maxStay = maxStay }
        if fields.contains(.closedToArrival) { edit.closedToArrival = closedToArrival }
        if fields.contains(.closedToDeparture) { edit.closedToDeparture = closedToDeparture }
        if fields.contains(.stopSell) { edit.stopSell = stopSell }
        return edit
    }
}
