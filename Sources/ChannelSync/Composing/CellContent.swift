import ChannexWire
import HotelValues

/// What is to be said about one night of a plan.
struct CellContent: Hashable, Sendable {
    /// The price of a plan that has one.
    private var rate: Money?
    /// The prices of a plan that has several, by number of adults.
    private var rates: [Int: Money] = [:]
    private var minStayArrival: Int?
    private var minStayThrough: Int?
    private var maxStay: Int?
    private var closedToArrival: Bool?
    private var closedToDeparture: Bool?
    private var stopSell: Bool?

    /// The terms, so far as those fields go; nil when that leaves nothing, as for a price nobody has set.
    init?(_ terms: NightTerms, fields: CellFields, of plan: Mapping.Plan) {
        if fields.contains(.rate) {
            if plan.isPerPerson { rates = plan.prices(of: terms) } else { rate = plan.price(of: terms) }
        }
        if fields.contains(.minStayArrival) { minStayArrival = terms.minStayArrival }
        if fields.contains(.minStayThrough) { minStayThrough = terms.minStayThrough }
        if fields.contains(.maxStay) { maxStay = terms.maxStay }
        if fields.contains(.closedToArrival) { closedToArrival = terms.closedToArrival }
        if fields.contains(.closedToDeparture) { closedToDeparture = terms.closedToDeparture }
        if fields.contains(.stopSell) { stopSell = terms.stopSell }
        let saysRate = rate != nil || !rates.isEmpty
        guard saysRate || !fields.isDisjoint(with: CellFields.ofRatePlan.subtracting(.rate)) else { return nil }
    }

    /// That value with this content.
    func value(_ empty: RestrictionValue) -> RestrictionValue {
        var value = empty
        value.rate = rate
        value.rates = rates
        value.minStayArrival = minStayArrival
        value.minStayThrough = minStayThrough
        value.maxStay = maxStay
        value.closedToArrival = closedToArrival
        value.closedToDeparture = closedToDeparture
        value.stopSell = stopSell
        return value
    }
}

extension Mapping.Plan {
    /// Whether its price depends on how many come.
    var isPerPerson: Bool { options.count > 1 }

    /// The prices of what is sold at Channex, and of nothing else: it would refuse them.
    func prices(of terms: NightTerms) -> [Int: Money] {
        if isPerPerson { return terms.rates.filter { options[$0.key] != nil } }
        guard let occupancy = options.keys.first, let price = price(of: terms) else { return [:] }
        return [occupancy: price]
    }

    /// The price of a plan that has one.
    ///
    /// It is never published too cheap: where the PMS has none for its number of adults, its dearest is meant.
    fileprivate func price(of terms: NightTerms) -> Money? {
        guard let occupancy = options.keys.first else { return nil }
        return terms.rates[occupancy] ?? terms.rates.values.max { $0.minorUnits < $1.minorUnits }
    }
}
