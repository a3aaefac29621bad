import HotelValues

/// What each agency would sell (contract §2.7, §3.1, §3.4).
extension World {
    /// All plans of the property, parted into those that can be booked for the stay and those that cannot.
    ///
    /// The property's calendars must have been opened up to the present day.
    func shelf(_ question: ShelfQuestion, _ moment: Moment) -> Shelf {
        let channel = storefront(of: question.ota, at: question.property)
        var shelf = Shelf()
        for plan in plans(of: question.property) {
            guard let roomType = roomTypes[plan.roomType] else { continue }
            let look = look(at: plan, of: roomType, question, channel, moment)
            if let offer = look.offer { shelf.offers.append(offer) } else { shelf.refused.append(look.refused) }
        }
        return shelf
    }

    /// A plan as it would be sold, or what stands against it.
    func offer(of plan: RatePlan, _ question: ShelfQuestion, _ moment: Moment) throws(Refusal) -> Offer {
        guard let roomType = roomTypes[plan.roomType] else { throw .notFound }
        let channel = storefront(of: question.ota, at: question.property)
        let look = look(at: plan, of: roomType, question, channel, moment)
        if let offer = look.offer { return offer }
        var faults = Faults()
        for sentence in look.refused.sentences { faults.add("rooms", sentence) }
        throw .invalid(faults)
    }

    /// The nights at their prices whatever stands against it, nothing where there is no price.
    func forcedNights(of option: RateOption, in plan: RatePlan, _ stay: Stay) -> [PricedNight] {
        stay.nights.map { PricedNight(day: $0, minorUnits: rate(of: option, in: plan, $0) ?? 0) }
    }

    /// The option under which so many adults are sold the plan: the smallest of those that the channel sells that has
    /// room for them.
    func option(of plan: RatePlan, for party: Party, in channel: Storefront? = nil) -> RateOption? {
        plan.options
            .filter { $0.occupancy >= party.adults && channel?.sells($0) ?? true }
            .min { $0.occupancy < $1.occupancy }
    }

    private func plans(of property: String) -> [RatePlan] {
        let plans = ratePlans.entities(of: property)
        let keyed = plans.map { plan in (key: [roomTypes[plan.roomType]?.title ?? "", plan.title, plan.id], plan) }
        return keyed.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.1)
    }
}

// MARK: - The agency's view

extension World {
    private func look(
        at plan: RatePlan,
        of roomType: RoomType,
        _ question: ShelfQuestion,
        _ channel: Storefront?,
        _ moment: Moment
    ) -> ShelfLook {
        let option = option(of: plan, for: question.party, in: channel)
        let property = properties[question.property]
        let closed = property.flatMap { closedThrough($0, moment) }
        let shown = { (day: Day) in self.shown(day, of: plan, option, closedThrough: closed, channel) }
        return ShelfLook(
            question: question,
            roomType: roomType,
            plan: plan,
            option: option,
            channel: channel,
            calendar: property.map { calendar(of: $0, moment) },
            minStayType: channel?.minStayType ?? property?.settings.minStayType ?? .both,
            nights: question.stay.nights.compactMap(shown),
            departure: shown(question.stay.departure)
        )
    }

    /// A night as the channel is shown it; nil outside the calendar.
    private func shown(
        _ day: Day,
        of plan: RatePlan,
        _ option: RateOption?,
        closedThrough: Day?,
        _ channel: Storefront?
    ) -> ShownNight? {
        guard let sold = option ?? plan.options.first,
            let night = night(day, of: plan, sold, closedThrough: closedThrough, channel: channel?.id)
        else { return nil }
        return ShownNight(
            day: day,
            rate: option == nil ? 0 : night.rate,
            left: night.availability,
            rules: night.rules,
            isCutOff: night.closures.contains(.cutOff)
        )
    }
}
