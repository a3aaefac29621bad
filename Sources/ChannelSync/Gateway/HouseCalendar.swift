public import HotelValues

/// Availability, rates and restrictions as the PMS has them, for a range of nights.
public struct HouseCalendar: Hashable, Sendable {
    /// First and last night.
    public var nights: ClosedRange<Day>
    /// Rooms that the channels may sell by room type code, one number a night, in order.
    public var availability: [String: [Int]]
    /// Terms by rate plan code, one a night, in order.
    public var terms: [String: [NightTerms]]

    /// The calendar of these nights.
    public init(nights: ClosedRange<Day>, availability: [String: [Int]], terms: [String: [NightTerms]]) {
        self.nights = nights
        self.availability = availability
        self.terms = terms
    }

    /// Rooms of a type that the channels may sell on a night; nil outside the calendar.
    public func rooms(of type: String, on night: Day) -> Int? {
        availability[type].flatMap { value(on: night, in: $0) }
    }

    /// The terms of a plan on a night; nil outside the calendar.
    public func terms(of plan: String, on night: Day) -> NightTerms? {
        terms[plan].flatMap { value(on: night, in: $0) }
    }

    /// A row that is too short for its nights says nothing about the last ones.
    private func value<Value>(on night: Day, in row: [Value]) -> Value? {
        let index = nights.lowerBound.distance(to: night)
        return nights.contains(night) && index < row.count ? row[index] : nil
    }
}

/// What a rate plan asks and forbids on one night.
public struct NightTerms: Hashable, Sendable {
    /// Prices by number of adults; empty when nobody has set one.
    public var rates: [Int: Money]
    /// Least nights of a stay that arrives; at least 1.
    public var minStayArrival: Int
    /// Least nights of a stay that covers the night; at least 1.
    public var minStayThrough: Int
    /// Most nights; 0 is no limit.
    public var maxStay: Int
    /// No arrival.
    public var closedToArrival: Bool
    /// No departure.
    public var closedToDeparture: Bool
    /// Not on sale.
    public var stopSell: Bool

    /// These terms.
    public init(
        rates: [Int: Money] = [:],
        minStayArrival: Int = 1,
        minStayThrough: Int = 1,
        maxStay: Int = 0,
        closedToArrival: Bool = false,
        closedToDeparture: Bool = false,
        stopSell: Bool = false
    ) {
        self.rates = rates
        self.minStayArrival = minStayArrival
        self.minStayThrough = minStayThrough
        self.maxStay = maxStay
        self.closedToArrival = closedToArrival
        self.closedToDeparture = closedToDeparture
        self.stopSell = stopSell
    }
}

/// Fields of a cell of the calendar, as a set.
///
/// The bits are stored and sent, so a bit never changes its meaning.
public struct CellFields: OptionSet, Hashable, Sendable {
    /// One bit a field.
    public let rawValue: Int

    /// The set with these bits.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// Rooms left; a field of a room type, all others are of a rate plan.
    public static let availability = CellFields(rawValue: 1)
    /// The price.
    public static let rate = CellFields(rawValue: 2)
    /// See `NightTerms.minStayArrival`.
    public static let minStayArrival = CellFields(rawValue: 4)
    /// See `NightTerms.minStayThrough`.
    public static let minStayThrough = CellFields(rawValue: 8)
    /// See `NightTerms.maxStay`.
    public static let maxStay = CellFields(rawValue: 16)
    /// See `NightTerms.closedToArrival`.
    public static let closedToArrival = CellFields(rawValue: 32)
    /// See `NightTerms.closedToDeparture`.
    public static let closedToDeparture = CellFields(rawValue: 64)
    /// See `NightTerms.stopSell`.
    public static let stopSell = CellFields(rawValue: 128)
    /// Every field of a rate plan.
    public static let ofRatePlan = CellFields(rawValue: 254)
}
