public import HotelValues

/// Prices and restrictions of a rate plan, on each of some nights (contract §3.2).
///
/// What is nil is left out of the message and keeps its value at Channex, which refuses an explicit null.
public struct RestrictionValue: Hashable, Sendable {
    /// The property.
    public var property: ChannexProperty.ID
    /// The rate plan.
    public var ratePlan: ChannexRatePlan.ID
    /// The nights, both ends included.
    public var nights: ClosedRange<Day>
    /// The days of the week that are meant; nil, or all seven, means every night.
    public var days: Set<Weekday>?
    /// The price of a plan with a single option; greater than zero.
    ///
    /// On a plan with several it would set the primary one only.
    public var rate: Money?
    /// The price for each number of adults; greater than zero.
    public var rates: [Int: Money] = [:]
    /// The fewest nights of a stay that arrives on the night; 1 or more.
    public var minStayArrival: Int?
    /// The fewest nights of a stay that includes the night; 1 or more.
    public var minStayThrough: Int?
    /// The most nights of a stay; 0 is any number.
    public var maxStay: Int?
    /// Whether nobody may arrive.
    public var closedToArrival: Bool?
    /// Whether nobody may depart.
    public var closedToDeparture: Bool?
    /// Whether the plan is not sold.
    public var stopSell: Bool?

    /// A value that says nothing yet about those nights.
    public init(
        property: ChannexProperty.ID,
        ratePlan: ChannexRatePlan.ID,
        nights: ClosedRange<Day>,
        days: Set<Weekday>? = nil
    ) {
        self.property = property
        self.ratePlan = ratePlan
        self.nights = nights
        self.days = days
    }

    /// Whether it says something; Channex refuses a value which does not.
    public var isMeaningful: Bool {
        rate != nil || !rates.isEmpty || minStayArrival != nil || minStayThrough != nil || maxStay != nil
            || closedToArrival != nil || closedToDeparture != nil || stopSell != nil
    }
}

extension RestrictionValue: ARIValue {
    func write(into writer: inout JSONWriter) {
        writer.object { members in
            members.key("property_id")
            members.text(property.rawValue)
            members.key("rate_plan_id")
            members.text(ratePlan.rawValue)
            members.write(nights)
            writeDays(into: &members)
            writeRates(into: &members)
            members.writeIfPresent(closedToArrival, as: "closed_to_arrival")
            members.writeIfPresent(closedToDeparture, as: "closed_to_departure")
            members.writeIfPresent(maxStay, as: "max_stay")
            members.writeIfPresent(minStayArrival, as: "min_stay_arrival")
            members.writeIfPresent(minStayThrough, as: "min_stay_through")
            members.writeIfPresent(stopSell, as: "stop_sell")
        }
    }

    private func writeDays(into writer: inout JSONWriter) {
        guard let days, days.count < Weekday.allCases.count else { return }
        writer.key("days")
        writer.list { list in
            for day in Weekday.allCases where days.contains(day) { list.text(day.channexCode) }
        }
    }

    private func writeRates(into writer: inout JSONWriter) {
        if let rate {
            writer.key("rate")
            writer.text(rate.channexRate)
        }
        guard !rates.isEmpty else { return }
        writer.key("rates")
        writer.list { list in
            for (occupancy, rate) in rates.sorted(by: { $0.key < $1.key }) {
                list.object { option in
                    option.key("occupancy")
                    option.integer(occupancy)
                    option.key("rate")
                    option.text(rate.channexRate)
                }
            }
        }
    }
}

extension Weekday {
    /// The two letters by which Channex knows the day (contract §3.2).
    package var channexCode: String {
        switch self {
        case .monday: "mo"
        case .tuesday: "tu"
        case .wednesday: "we"
        case .thursday: "th"
        case .friday: "fr"
        case .saturday: "sa"
        case .sunday: "su"
        }
    }
}

extension Money {
    /// The amount as decimal text that always has a point, also for a currency without decimals.
    ///
    /// What Channex makes of text without one is not documented (contract §3.2): it could be minor units.
    fileprivate var channexRate: String { currency.exponent > 0 ? decimalText : decimalText + ".00" }
}
