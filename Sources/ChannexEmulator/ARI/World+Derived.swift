import HotelValues

/// Rates and restrictions that follow others (contract §2.4.1–2.4.2).
extension World {
    /// Whether the rate of the option at that place follows another rate, so that its own is not looked at.
    func isDerived(_ index: Int, of plan: RatePlan) -> Bool {
        source(of: plan.options[index], in: plan) != nil
    }

    /// The rate of an option on a day: its own, or what it makes of the rate that it follows.
    func rate(of option: RateOption, in plan: RatePlan, _ day: Day) -> Int64? {
        guard let source = source(of: option, in: plan) else { return option.rates[day] }
        guard let rate = rate(of: source.option, in: source.plan, day) else { return nil }
        let derived = option.derivation.reduce(rate) { $1.apply(to: $0, currency: plan.currency) }
        guard derived > 0, let settings = properties[plan.property]?.settings else { return Swift.max(0, derived) }
        return settings.clamp(derived)
    }

    /// The restrictions of a plan on a day, those it inherits taken from its parent.
    func rules(of plan: RatePlan, _ day: Day) -> NightRules? {
        guard var night = plan.nights[day] else { return nil }
        guard let parent = plan.parent.flatMap({ ratePlans[$0] }), let above = rules(of: parent, day) else {
            return night
        }
        if plan.inherits("min_stay_arrival") { night.minStayArrival = above.minStayArrival }
        if plan.inherits("min_stay_through") { night.minStayThrough = above.minStayThrough }
        if plan.inherits("max_stay") { night.maxStay = above.maxStay }
        if plan.inherits("closed_to_arrival") { night.closedToArrival = above.closedToArrival }
        if plan.inherits("closed_to_departure") { night.closedToDeparture = above.closedToDeparture }
        if plan.inherits("stop_sell") { night.stopSell = above.stopSell }
        return night
    }

    /// The option whose rate this one follows; nil where it has a rate of its own.
    ///
    /// A plan that inherits its rate follows its parent: with `derived` by its primary option alone, from which the
    /// others are then derived, else option by option. An option that the parent lacks follows the parent's primary one.
    func source(of option: RateOption, in plan: RatePlan) -> (option: RateOption, plan: RatePlan)? {
        let primary = plan.options.first
        if plan.inherits("rate"), let parent = plan.parent.flatMap({ ratePlans[$0] }) {
            let isWithin = plan.fields["rate_mode"] == "derived" && !option.isPrimary
            if !isWithin {
                let match = parent.options.first { $0.occupancy == option.occupancy } ?? parent.options.first
                return match.map { ($0, parent) }
            }
        }
        guard !option.isPrimary, !option.derivation.isEmpty, let primary else { return nil }
        return (primary, plan)
    }

    /// The plans of the property that follow that one in the restriction, and those that follow them.
    func followers(of plan: String, in property: String, field: String) -> [RatePlan] {
        let children = ratePlans.entities(of: property).filter { $0.parent == plan && $0.inherits(field) }
        return children.flatMap { [$0] + followers(of: $0.id, in: property, field: field) }
    }

    /// The options, by plan and place, whose rates follow that of the option at that place, and those that follow them.
    func optionsFollowing(_ index: Int, of plan: RatePlan) -> [(plan: String, option: Int)] {
        let id = plan.options[index].id
        return ratePlans.entities(of: plan.property).flatMap { follower in
            follower.options.indices.flatMap { place -> [(plan: String, option: Int)] in
                guard source(of: follower.options[place], in: follower)?.option.id == id else { return [] }
                return [(follower.id, place)] + optionsFollowing(place, of: follower)
            }
        }
    }
}
