public import HotelValues

/// Whether a rate plan's restrictions allow a stay.
public enum SaleRules {
    /// The rules that the stay breaks, in the order of its nights; empty when it may be sold.
    ///
    /// Arrival rules are those of the arrival day, departure rules those of the departure day, and the through rules
    /// those of every night between.
    public static func breaches(of stay: Stay, under restrictions: (Day) -> Restrictions) -> [RestrictionBreach] {
        var found: [RestrictionBreach] = []
        let first = restrictions(stay.arrival)
        if first.closedToArrival { found.append(.closedToArrival) }
        if stay.nightCount < first.minStayArrival { found.append(.minStayArrival(first.minStayArrival)) }
        if first.maxStay > 0, stay.nightCount > first.maxStay { found.append(.maxStay(first.maxStay)) }
        let nightly = stay.nights.map(restrictions)
        if nightly.contains(where: \.stopSell) { found.append(.stopSell) }
        let longest = nightly.map(\.minStayThrough).max() ?? 1
        if stay.nightCount < longest { found.append(.minStayThrough(longest)) }
        if restrictions(stay.departure).closedToDeparture { found.append(.closedToDeparture) }
        return found
    }
}
