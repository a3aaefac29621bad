public import HotelValues

/// How a plan's prices, and as many of its rules of sale as it likes, follow from those of another plan, its parent.
///
/// What follows is computed whenever it is asked for and stored nowhere, so that parent and child can never disagree.
/// A parent has prices of its own: chains of derived plans do not exist.
public struct RateDerivation: Hashable, Sendable {
    /// The plan whose prices and rules are taken.
    public var parent: RatePlan.ID
    /// What is done to its prices.
    public var adjustment: Adjustment
    /// Prices are multiples of it, in minor units; positive.
    public var roundTo: Int64
    /// The rules of sale that are the parent's; the others are the plan's own.
    public var inherited: CalendarFields

    /// What is done to a price of the parent.
    public enum Adjustment: Hashable, Sendable {
        /// So many hundredths of a percent are added: −1000 makes it ten per cent less.
        case percent(Int)
        /// So many minor units are added.
        case amount(Int64)
    }

    /// A derivation with these terms; of `inherited` the rules of sale count.
    public init(
        from parent: RatePlan.ID,
        _ adjustment: Adjustment,
        roundTo: Int64 = 1,
        inherited: CalendarFields = .rules
    ) {
        precondition(roundTo > 0, "prices are rounded to something")
        self.parent = parent
        self.adjustment = adjustment
        self.roundTo = roundTo
        self.inherited = inherited.intersection(.rules)
    }
}

extension RateDerivation {
    /// What can be added in hundredths of a percent; something of the price always remains.
    public static let percents = -9_999...100_000
    /// What a price can be rounded to, in minor units.
    public static let roundings: ClosedRange<Int64> = 1...1_000_000_000

    /// The child's price for a price of the parent, both in minor units: rounded once, halves up, to a multiple of
    /// `roundTo`, and at least that.
    ///
    /// | parent | adjustment | round to | price |
    /// |---|---|---|---|
    /// | 333.00 | −10 % | 0.01 | 299.70 |
    /// | 333.00 | −10 % | 1.00 | 300.00, from 299.70 |
    /// | 0.05 | −10 % | 0.01 | 0.05, from 0.045 |
    /// | 20.00 | −30.00 | 1.00 | 1.00, from −10.00 |
    public func price(from amount: Int64) -> Int64 {
        let exact: Int64
        let unit: Int64
        switch adjustment {
        case .percent(let hundredths): (exact, unit) = (amount * Int64(10_000 + hundredths), roundTo * 10_000)
        case .amount(let added): (exact, unit) = (amount + added, roundTo)
        }
        let steps = exact > 0 ? (2 * exact + unit) / (2 * unit) : 0
        return min(max(1, steps), RateEdit.amounts.upperBound / roundTo) * roundTo
    }

    /// The child's prices by number of adults on a night on which the parent has these.
    ///
    /// A number of adults that the parent has no price of its own for pays what the parent asks of such a party.
    public func prices(from prices: [Int: Int64], of parent: RatePlan, for child: RatePlan) -> [Int: Int64] {
        var derived: [Int: Int64] = [:]
        for occupancy in child.occupancies {
            guard let amount = prices[parent.pricedOccupancy(adults: occupancy)] else { continue }
            derived[occupancy] = price(from: amount)
        }
        return derived
    }

    /// The child's rules of sale on a night: its own, but for those that are the parent's.
    public func restrictions(own: Restrictions, of parent: Restrictions) -> Restrictions {
        Restrictions(
            minStayArrival: inherited.contains(.minStayArrival) ? parent.minStayArrival : own.minStayArrival,
            minStayThrough: inherited.contains(.minStayThrough) ? parent.minStayThrough : own.minStayThrough,
            maxStay: inherited.contains(.maxStay) ? parent.maxStay : own.maxStay,
            closedToArrival: inherited.contains(.closedToArrival) ? parent.closedToArrival : own.closedToArrival,
            closedToDeparture: inherited.contains(.closedToDeparture)
                ? parent.closedToDeparture : own.closedToDeparture,
            stopSell: inherited.contains(.stopSell) ? parent.stopSell : own.stopSell
        )
    }

    /// The fields of the child that change with these of the parent.
    public func fields(changedBy fields: CalendarFields) -> CalendarFields {
        fields.intersection(inherited.union(.rate))
    }
}
