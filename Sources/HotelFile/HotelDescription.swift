public import HotelCore
public import HotelValues
public import PMS

/// A hotel as its file describes it: what is sold, in which rooms, and the prices it opens with.
public struct HotelDescription: Hashable, Sendable {
    /// The property, its room types, rooms and rate plans.
    public let plan: HotelPlan
    /// The language of the hotel's people, as a tag such as `pt-BR`.
    public let language: String
    let prices: PriceRules
    let tariffs: [RatePlan.ID: Tariff]

    init(property: Property, language: String, types: [RoomType], rooms: [Room], tariffs: [Tariff], prices: PriceRules)
    {
        let sold = types.flatMap { type in tariffs.map { (plan: $0.plan(of: type), tariff: $0) } }
        self.plan = HotelPlan(property: property, roomTypes: types, rooms: rooms, ratePlans: sold.map(\.plan))
        self.language = language
        self.prices = prices
        self.tariffs = Dictionary(sold.map { ($0.plan.id, $0.tariff) }, uniquingKeysWith: { first, _ in first })
    }

    /// How many nights are priced, the first being today at the property; 1 to 730.
    public var days: Int { prices.days }
}

/// What the file says about one night of one rate plan.
public struct NightTerms: Hashable, Sendable {
    /// What the night costs, for any number of adults.
    public var price: Money
    /// The rules of sale.
    public var restrictions: Restrictions

    /// Terms of that price and those rules.
    public init(price: Money, restrictions: Restrictions) {
        self.price = price
        self.restrictions = restrictions
    }
}

extension HotelDescription {
    /// The price and the rules of sale of that night; nil for a plan that the file does not have.
    public func terms(of ratePlan: RatePlan, on night: Day) -> NightTerms? {
        guard let tariff = tariffs[ratePlan.id], let base = prices.base[ratePlan.roomType] else { return nil }
        let season = prices.season(of: night)
        let shares = [prices.weekdays[night.weekday] ?? .whole, season?.rate ?? .whole, tariff.ofBase]
        let rules = tariff.rules.and(season?.rules ?? StayRules())
        return NightTerms(
            price: PriceRules.price(base, shares, roundTo: prices.roundTo),
            restrictions: rules.restrictions(
                on: night.weekday,
                stopSell: season?.stopSell.contains(tariff.code) ?? false
            )
        )
    }
}
