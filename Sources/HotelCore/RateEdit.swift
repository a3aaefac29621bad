public import HotelValues

/// One line of a bulk edit: on these nights of this plan, these fields get these values; all others stay.
public struct RateEdit: Hashable, Sendable {
    /// The plan that changes.
    public var ratePlan: RatePlan.ID
    /// First and last night, both included.
    public var nights: ClosedRange<Day>
    /// Only nights that begin on these days of the week; nil is all seven.
    public var weekdays: Set<Weekday>?
    /// The number of adults whose price is set; nil is the plan's primary one.
    public var occupancy: Int?
    /// The price of a night; positive.
    public var amount: Money?
    /// See `Restrictions.minStayArrival`.
    public var minStayArrival: Int?
    /// See `Restrictions.minStayThrough`.
    public var minStayThrough: Int?
    /// See `Restrictions.maxStay`.
    public var maxStay: Int?
    /// See `Restrictions.closedToArrival`.
    public var closedToArrival: Bool?
    /// See `Restrictions.closedToDeparture`.
    public var closedToDeparture: Bool?
    /// See `Restrictions.stopSell`.
    public var stopSell: Bool?

    /// An edit that names a plan and its nights, and so far sets nothing.
    public init(ratePlan: RatePlan.ID, nights: ClosedRange<Day>, weekdays: Set<Weekday>? = nil) {
        self.ratePlan = ratePlan
        self.nights = nights
        self.weekdays = weekdays
    }

    /// What a night may cost, in minor units.
    public static let amounts: ClosedRange<Int64> = 1...100_000_000_000

    /// The fields that it sets.
    public var fields: CalendarFields {
        var fields: CalendarFields = []
        if amount != nil { fields.insert(.rate) }
        if minStayArrival != nil { fields.insert(.minStayArrival) }
        if minStayThrough != nil { fields.insert(.minStayThrough) }
        if maxStay != nil { fields.insert(.maxStay) }
        if closedToArrival != nil { fields.insert(.closedToArrival) }
        if closedToDeparture != nil { fields.insert(.closedToDeparture) }
        if stopSell != nil { fields.insert(.stopSell) }
        return fields
    }

    /// Whether it concerns that night.
    public func covers(_ night: Day) -> Bool {
        nights.contains(night) && (weekdays?.contains(night.weekday) ?? true)
    }

    /// The restrictions after the edit.
    public func applied(to old: Restrictions) -> Restrictions {
        Restrictions(
            minStayArrival: minStayArrival ?? old.minStayArrival,
            minStayThrough: minStayThrough ?? old.minStayThrough,
            maxStay: maxStay ?? old.maxStay,
            closedToArrival: closedToArrival ?? old.closedToArrival,
            closedToDeparture: closedToDeparture ?? old.closedToDeparture,
            stopSell: stopSell ?? old.stopSell
        )
    }
}

/// The fields of a cell of the calendar, as a set: what a change touched.
public struct CalendarFields: OptionSet, Hashable, Sendable {
    /// One bit a field; stored in the change log, so a bit never changes its meaning.
    public let rawValue: Int

    /// The set with these bits.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// Rooms left to sell; a field of the room type, all others are of the rate plan.
    public static let availability = CalendarFields(rawValue: 1)
    /// The price of the night.
    public static let rate = CalendarFields(rawValue: 2)
    /// See `Restrictions.minStayArrival`.
    public static let minStayArrival = CalendarFields(rawValue: 4)
    /// See `Restrictions.minStayThrough`.
    public static let minStayThrough = CalendarFields(rawValue: 8)
    /// See `Restrictions.maxStay`.
    public static let maxStay = CalendarFields(rawValue: 16)
    /// See `Restrictions.closedToArrival`.
    public static let closedToArrival = CalendarFields(rawValue: 32)
    /// See `Restrictions.closedToDeparture`.
    public static let closedToDeparture = CalendarFields(rawValue: 64)
    /// See `Restrictions.stopSell`.
    public static let stopSell = CalendarFields(rawValue: 128)
    /// The rules of sale: what a plan forbids.
    public static let rules: CalendarFields = [
        .minStayArrival, .minStayThrough, .maxStay, .closedToArrival, .closedToDeparture, .stopSell,
    ]
    /// Every field of a rate plan.
    public static let ofRatePlan: CalendarFields = rules.union(.rate)
}
