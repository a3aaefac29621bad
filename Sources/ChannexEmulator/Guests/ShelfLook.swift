import HotelValues

/// A night of a plan as a channel is shown it.
struct ShownNight: Sendable {
    let day: Day
    let rate: Int64
    let left: Int
    let rules: NightRules
    /// Whether the daily cut-off has closed it.
    let isCutOff: Bool
}

/// A plan as an agency looks at it for a stay: all that decides whether it is sold.
struct ShelfLook: Sendable {
    let question: ShelfQuestion
    let roomType: RoomType
    let plan: RatePlan
    /// The occupancy under which the guests are sold it; nil where there are too many of them.
    let option: RateOption?
    let channel: Storefront?
    let calendar: ClosedRange<Day>?
    let minStayType: PropertySettings.MinStayType
    /// The nights of the stay, as far as the calendar has them.
    let nights: [ShownNight]
    /// The day of departure, where the calendar has it.
    let departure: ShownNight?

    /// The plan as it is sold; nil where anything stands against it.
    var offer: Offer? {
        guard let option, reasons.isEmpty else { return nil }
        return Offer(
            roomType: roomType,
            plan: plan,
            option: option,
            nights: nights.map { PricedNight(day: $0.day, minorUnits: $0.rate) },
            left: nights.map { left(of: $0) }.min() ?? 0
        )
    }

    /// The plan with all that stands against it.
    var refused: RefusedOffer { RefusedOffer(roomType: roomType, plan: plan, reasons: reasons) }

    private var reasons: [ShelfReason] {
        channelReasons + peopleReasons + calendarReasons + stayReasons + nights.flatMap { reasons(against: $0) }
    }

    private var channelReasons: [ShelfReason] {
        var reasons: [ShelfReason] = []
        if let channel, !channel.isActive { reasons.append(.channelIsInactive) }
        if !isMapped { reasons.append(.notMapped) }
        if question.rooms > question.ota.mostRooms { reasons.append(.tooManyRooms(most: question.ota.mostRooms)) }
        return reasons
    }

    private var isMapped: Bool { plan.options.contains { channel?.sells($0) ?? true } }

    /// Children may sleep where an adult could.
    private var peopleReasons: [ShelfReason] {
        var reasons: [ShelfReason] = []
        let most = roomType.adults + (roomType.fields["occ_children"]?.integer ?? 0)
        if question.party.adults + question.party.children > most { reasons.append(.tooManyGuests(most: most)) }
        if option == nil, isMapped {
            let sold = plan.options.filter { channel?.sells($0) ?? true }
            reasons.append(.tooManyAdults(most: sold.map(\.occupancy).max() ?? 0))
        }
        return reasons
    }

    private var calendarReasons: [ShelfReason] {
        guard let calendar, let beyond = question.stay.nights.first(where: { !calendar.contains($0) }) else {
            return []
        }
        return [.beyondCalendar(beyond)]
    }

    /// Restrictions on the stay as a whole; the longest and the shortest stay are those of the day of arrival.
    private var stayReasons: [ShelfReason] {
        let stay = question.stay
        let count = stay.nightCount
        var reasons: [ShelfReason] = []
        if let first = nights.first(where: { $0.day == stay.arrival })?.rules {
            if minStayType != .through, first.minStayArrival > count {
                reasons.append(.minStayArrival(first.minStayArrival))
            }
            if first.maxStay > 0, first.maxStay < count { reasons.append(.maxStay(first.maxStay)) }
            if first.closedToArrival { reasons.append(.closedToArrival(stay.arrival)) }
        }
        let longest = nights.max { $0.rules.minStayThrough < $1.rules.minStayThrough }
        if minStayType != .arrival, let longest, longest.rules.minStayThrough > count {
            reasons.append(.minStayThrough(longest.rules.minStayThrough, longest.day))
        }
        if departure?.rules.closedToDeparture == true { reasons.append(.closedToDeparture(stay.departure)) }
        return reasons
    }

    private func reasons(against night: ShownNight) -> [ShelfReason] {
        var reasons: [ShelfReason] = []
        let left = left(of: night)
        if left < question.rooms { reasons.append(.soldOut(night.day, left: left)) }
        if night.isCutOff { reasons.append(.cutOff(night.day)) }
        if night.rules.stopSell { reasons.append(.stopSell(night.day)) }
        if option != nil, night.rate <= 0 { reasons.append(.noRate(night.day)) }
        return reasons
    }

    /// Rooms left on a night, the guest's own among them.
    private func left(of night: ShownNight) -> Int {
        night.left + question.own.count { $0.roomType == roomType.id && $0.isTaken(on: night.day) }
    }
}
