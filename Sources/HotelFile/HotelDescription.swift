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
    /// Every tariff by its plans.
    let tariffs: [RatePlan.ID: Tariff]
    /// What is offered to the channels on every priced night; all that is left of a type that is missing.
    let offers: [RoomType.ID: ChannelOffer]

    init(
        property: Property,
        language: String,
        types: [RoomType],
        rooms: [Room],
        tariffs: [Tariff],
        prices: PriceRules,
        offers: [RoomType.ID: ChannelOffer]
    ) {
        let sold = types.flatMap { type in
            tariffs.compactMap { tariff in tariff.plan(of: type, among: tariffs).map { (plan: $0, tariff: tariff) } }
        }
        self.plan = HotelPlan(property: property, roomTypes: types, rooms: rooms, ratePlans: sold.map(\.plan))
        self.language = language
        self.prices = prices
        self.tariffs = Dictionary(sold.map { ($0.plan.id, $0.tariff) }, uniquingKeysWith: { first, _ in first })
        self.offers = offers
    }

    /// How many nights are priced, the first being today at the property; 1 to 730.
    public var days: Int { prices.days }
}

/// What the file says about one night of one rate plan.
public struct NightTerms: Hashable, Sendable {
    /// What the night costs for the plan's primary number of adults; for any, where the plan is sold per room.
    public var price: Money
    /// What it costs for the other numbers of adults that have a price of their own.
    public var others: [Int: Money]
    /// The rules of sale.
    public var restrictions: Restrictions

    /// Terms of that price and those rules.
    public init(price: Money, others: [Int: Money] = [:], restrictions: Restrictions) {
        self.price = price
        self.others = others
        self.restrictions = restrictions
    }
}

extension HotelDescription {
    /// The price and the rules of sale of that night; nil for a plan that the file does not have.
    public func terms(of ratePlan: RatePlan, on night: Day) -> NightTerms? {
        guard let derivation = ratePlan.derivation else { return ownTerms(of: ratePlan, on: night) }
        guard let parent = plan.ratePlans.first(where: { $0.id == derivation.parent }),
            let theirs = ownTerms(of: parent, on: night), let tariff = tariffs[ratePlan.id]
        else { return nil }
        var amounts = theirs.others.mapValues(\.minorUnits)
        amounts[parent.primaryOccupancy] = theirs.price.minorUnits
        let currency = theirs.price.currency
        var prices = derivation.prices(from: amounts, of: parent, for: ratePlan).mapValues {
            Money(minorUnits: $0, currency: currency)
        }
        guard let price = prices.removeValue(forKey: ratePlan.primaryOccupancy) else { return nil }
        return NightTerms(
            price: price,
            others: prices,
            restrictions: derivation.restrictions(own: rules(of: tariff, on: night), of: theirs.restrictions)
        )
    }

    private func ownTerms(of ratePlan: RatePlan, on night: Day) -> NightTerms? {
        guard let tariff = tariffs[ratePlan.id], let base = prices.base[ratePlan.roomType] else { return nil }
        let season = prices.season(of: night)
        let shares = [prices.weekdays[night.weekday] ?? .whole, season?.rate ?? .whole, tariff.ofBase]
        var amounts: [Int: Money] = [:]
        for occupancy in ratePlan.occupancies {
            let share = tariff.perPerson[occupancy].map { [$0] } ?? []
            amounts[occupancy] = PriceRules.price(base, shares + share, roundTo: prices.roundTo)
        }
        guard let price = amounts.removeValue(forKey: ratePlan.primaryOccupancy) else { return nil }
        return NightTerms(price: price, others: amounts, restrictions: rules(of: tariff, on: night))
    }

    /// The rules of sale of a tariff and of the night's season together.
    private func rules(of tariff: Tariff, on night: Day) -> Restrictions {
        let season = prices.season(of: night)
        return tariff.rules.and(season?.rules ?? StayRules()).restrictions(
            on: night.weekday,
            stopSell: season?.stopSell.contains(tariff.code) ?? false
        )
    }
}
