import HotelCore
import HotelValues

/// How the nights of a hotel are priced and restricted.
struct PriceRules: Hashable, Sendable {
    /// Nights that are priced, the first being today.
    var days: Int
    /// Prices are multiples of it; positive.
    var roundTo: Money
    /// One for every room type.
    var base: [RoomType.ID: Money]
    /// A day that is missing has the price as it is.
    var weekdays: [Weekday: Percentage]
    /// The last one that covers a night is the night's.
    var seasons: [Season]

    /// The most one night may cost, in minor units: `setRates` of the PMS takes no more.
    static let highestPrice: Int64 = 100_000_000_000

    /// The season of the night.
    func season(of night: Day) -> Season? {
        seasons.last { $0.dates.cover(night) }
    }

    /// `base × shares`, rounded once to a multiple of `roundTo`, halves up; `roundTo` where that would be nothing.
    ///
    /// | base | shares | round to | price |
    /// |---|---|---|---|
    /// | 320.00 | 120 %, 140 %, 90 % | 1.00 | 484.00, from 483.84 |
    /// | 1.25 | 10 % | 0.01 | 0.13, from 0.125 |
    /// | 1.00 | 1 % | 1.00 | 1.00, from 0.01 |
    static func price(_ base: Money, _ shares: [Percentage], roundTo: Money) -> Money {
        // Four shares of 1000 % and the highest base have 32 digits; 64 bits hold 18, and 128 bits 38.
        let exact = shares.reduce(Int128(base.minorUnits)) { $0 * Int128($1.hundredths) }
        let unit = shares.reduce(Int128(roundTo.minorUnits)) { product, _ in product * 10_000 }
        let steps = max(1, (2 * exact + unit) / (2 * unit))
        return Money(minorUnits: Int64(clamping: steps * Int128(roundTo.minorUnits)), currency: base.currency)
    }
}
