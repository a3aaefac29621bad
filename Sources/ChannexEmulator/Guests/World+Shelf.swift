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
            switch look(at: plan, of: roomType, question, channel, moment) {
            case .success(let offer): shelf.offers.append(offer)
            case .failure(let refused): shelf.refused.append(refused.offer)
            }
        }
        return shelf
    }

    /// A plan as it would be sold, or what stands against it.
    func offer(of plan: RatePlan, _ question: ShelfQuestion, _ moment: Moment) throws(Refusal) -> Offer {
        guard let roomType = roomTypes[plan.roomType] else { throw .notFound }
        let channel = storefront(of: question.ota, at: question.property)
        switch look(at: plan, of: roomType, question, channel, moment) {
        case .success(let offer): return offer
        case .failure(let refused):
            var faults = Faults()
            for sentence in refused.offer.sentences { faults.add("rooms", sentence) }
            throw .invalid(faults)
        }
    }

    /// The nights at their prices whatever stands against it, nothing where there is no price.
    func forcedNights(of option: RateOption, in plan: RatePlan, _ stay: Stay) -> [PricedNight] {
        stay.nights.map { PricedNight(day: $0, minorUnits: rate(of: option, in: plan, $0) ?? 0) }
    }

    /// The option under which so many adults are sold the plan: the smallest that has room for them.
    func option(of plan: RatePlan, for party: Party) -> RateOption? {
        plan.options.filter { $0.occupancy >= party.adults }.min { $0.occupancy < $1.occupancy }
    }

    private func plans(of property: String) -> [RatePlan] {
        let plans = ratePlans.values.filter { $0.property == property }
        let keyed = plans.map { plan in (key: [roomTypes[plan.roomType]?.title ?? "", plan.title, plan.id], plan) }
        return keyed.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.1)
    }
}

// MARK: - The channel

/// The connection of an agency to a property, as far as it decides what is sold.
struct Storefront: Sendable {
    let id: String
    let isActive: Bool
    /// Ids of the plans, or of their options, that are mapped.
    let mapped: Set<String>
}

extension World {
    /// The agency's channel at the property; where there is none, all plans are sold and bookings have no channel.
    func storefront(of ota: OTA, at property: String) -> Storefront? { nil }

    /// Rooms of the type that the channel has to sell on a day; nil outside the calendar.
    private func left(_ roomType: RoomType, _ day: Day, in channel: Storefront?) -> Int? {
        roomType.availability[day]
    }
}

// MARK: - What stands against a plan

extension World {
    private struct Refused: Error {
        let offer: RefusedOffer
    }

    private func look(
        at plan: RatePlan,
        of roomType: RoomType,
        _ question: ShelfQuestion,
        _ channel: Storefront?,
        _ moment: Moment
    ) -> Result<Offer, Refused> {
        var reasons = reasons(against: plan, question, channel) + reasons(against: roomType, question)
        let option = option(of: plan, for: question.party)
        if option == nil {
            reasons.append(.tooManyAdults(most: plan.options.map(\.occupancy).max() ?? 0))
        }
        let counted = roomsLeft(roomType, question, channel)
        reasons += calendarReasons(question, counted, moment)
        reasons += stayReasons(plan, question)
        reasons += nightReasons(plan, option, question)
        guard reasons.isEmpty, let option else {
            return .failure(Refused(offer: RefusedOffer(roomType: roomType, plan: plan, reasons: reasons)))
        }
        let offer = Offer(
            roomType: roomType,
            plan: plan,
            option: option,
            nights: forcedNights(of: option, in: plan, question.stay),
            left: counted.map(\.left).min() ?? 0
        )
        return .success(offer)
    }

    private func reasons(
        against plan: RatePlan,
        _ question: ShelfQuestion,
        _ channel: Storefront?
    ) -> [ShelfReason] {
        var reasons: [ShelfReason] = []
        if let channel, !channel.isActive { reasons.append(.channelIsInactive) }
        if let channel, channel.mapped.isDisjoint(with: plan.options.map(\.id)) { reasons.append(.notMapped) }
        if question.rooms > question.ota.mostRooms { reasons.append(.tooManyRooms(most: question.ota.mostRooms)) }
        return reasons
    }

    /// Children may sleep where an adult could.
    private func reasons(against roomType: RoomType, _ question: ShelfQuestion) -> [ShelfReason] {
        let most = roomType.adults + (roomType.fields["occ_children"]?.integer ?? 0)
        return question.party.adults + question.party.children > most ? [.tooManyGuests(most: most)] : []
    }

    /// Rooms left by night, the guest's own among them; no night that the calendar does not have.
    private func roomsLeft(
        _ roomType: RoomType,
        _ question: ShelfQuestion,
        _ channel: Storefront?
    ) -> [(day: Day, left: Int)] {
        let own = question.own.filter { $0.roomType == roomType.id }
        return question.stay.nights.compactMap { day in
            guard let left = left(roomType, day, in: channel) else { return nil }
            return (day, left + own.count { $0.isTaken(on: day) })
        }
    }

    private func calendarReasons(
        _ question: ShelfQuestion,
        _ counted: [(day: Day, left: Int)],
        _ moment: Moment
    ) -> [ShelfReason] {
        guard let calendar = properties[question.property]?.calendar(moment) else { return [] }
        let beyond = question.stay.nights.first { !calendar.contains($0) }
        let scarce = counted.filter { $0.left < question.rooms }
        return (beyond.map { [.beyondCalendar($0)] } ?? []) + scarce.map { .soldOut($0.day, left: $0.left) }
    }

    /// Restrictions on the stay as a whole; the longest and the shortest stay are those of the day of arrival.
    private func stayReasons(_ plan: RatePlan, _ question: ShelfQuestion) -> [ShelfReason] {
        let stay = question.stay
        let count = stay.nightCount
        let type = properties[question.property]?.settings.minStayType ?? .both
        var reasons: [ShelfReason] = []
        if let first = rules(of: plan, stay.arrival) {
            if type != .through, first.minStayArrival > count { reasons.append(.minStayArrival(first.minStayArrival)) }
            if first.maxStay > 0, first.maxStay < count { reasons.append(.maxStay(first.maxStay)) }
            if first.closedToArrival { reasons.append(.closedToArrival(stay.arrival)) }
        }
        if type != .arrival {
            let longest = stay.nights.compactMap { day in rules(of: plan, day).map { (day: day, $0.minStayThrough) } }
                .max { $0.1 < $1.1 }
            if let longest, longest.1 > count { reasons.append(.minStayThrough(longest.1, longest.day)) }
        }
        if rules(of: plan, stay.departure)?.closedToDeparture == true {
            reasons.append(.closedToDeparture(stay.departure))
        }
        return reasons
    }

    private func nightReasons(
        _ plan: RatePlan,
        _ option: RateOption?,
        _ question: ShelfQuestion
    ) -> [ShelfReason] {
        question.stay.nights.flatMap { day -> [ShelfReason] in
            guard let night = rules(of: plan, day) else { return [] }
            let isFree = option.map { (rate(of: $0, in: plan, day) ?? 0) <= 0 } ?? false
            return (night.stopSell ? [.stopSell(day)] : []) + (isFree ? [.noRate(day)] : [])
        }
    }
}
