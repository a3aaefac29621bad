public import HotelValues

/// What a stay costs.
public enum StayPrice {
    /// Why a stay has no price.
    public enum Failure: Error, Hashable, Sendable {
        /// The plan has no price on that night.
        case unpriced(Day)
    }

    /// The price of each night for so many adults, from the plan's prices by night and priced occupancy.
    public static func nightly(
        _ stay: Stay,
        plan: RatePlan,
        adults: Int,
        prices: [Day: [Int: Money]]
    ) throws(Failure) -> [Money] {
        let occupancy = plan.pricedOccupancy(adults: adults)
        var amounts: [Money] = []
        for night in stay.nights {
            guard let amount = prices[night]?[occupancy] else { throw .unpriced(night) }
            amounts.append(amount)
        }
        return amounts
    }
}
