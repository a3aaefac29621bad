import HotelValues

/// A night of a rate plan's option as channels are shown it: whatever it inherits, follows or is closed by is in it.
struct PlanNight: Sendable {
    /// Why a night that has rooms and a price may not be sold.
    enum Closure: String, Sendable {
        case noAvailability = "no_availability"
        case stopSell = "stop_sell"
        case cutOff = "cut_off"
    }

    /// In minor units of the plan's currency; 0 where no price was ever set.
    let rate: Int64
    /// Rooms that the plan has left to sell.
    let availability: Int
    let rules: NightRules
    let cap: AvailabilityCap
    /// Why the night is closed; empty where it is open.
    let closures: [Closure]

    /// Whether it reads as closed.
    var isClosed: Bool { !closures.isEmpty }
}

extension World {
    /// The night of an option as it is read, or, where a channel is named, as that channel is shown it.
    ///
    /// Nil for days that are not open. `closedThrough` is the last day that the cut-off has closed by now: it is the
    /// same for all nights of a property, so who looks at many asks for it once.
    func night(
        _ day: Day,
        of plan: RatePlan,
        _ option: RateOption,
        closedThrough: Day?,
        channel: String? = nil
    ) -> PlanNight? {
        guard let rules = rules(of: plan, day), let rate = rate(of: option, in: plan, day) else { return nil }
        let stock = channelAvailability(of: plan.roomType, day, channel: channel)
        let cap = plan.caps[day] ?? AvailabilityCap()
        let availability = cap.shown(of: stock)
        var closures: [PlanNight.Closure] = []
        if switches.stopSellAtZero, availability == 0 { closures.append(.noAvailability) }
        if rules.stopSell { closures.append(.stopSell) }
        if let closedThrough, day <= closedThrough { closures.append(.cutOff) }
        return PlanNight(rate: rate, availability: availability, rules: rules, cap: cap, closures: closures)
    }

    /// What is left of a room type on a day, for a channel as its availability rules leave it (contract §2.7).
    func channelAvailability(of roomType: String, _ day: Day, channel: String?) -> Int {
        guard let roomType = roomTypes[roomType], let count = roomType.availability[day] else { return 0 }
        guard let channel else { return count }
        return availabilityRules(of: roomType.property)
            .filter { $0.applies(to: channel, roomType.id, day) }
            .reduce(count) { $1.shown(of: $0) }
    }
}
