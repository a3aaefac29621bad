public import HotelValues

/// A cell for which Channex shows something else than the PMS has.
public struct CellDifference: Hashable, Sendable {
    /// A setting at Channex because of which the difference is meant to be (contract §2.1.2).
    ///
    /// Sending the value again would change nothing: only a person can.
    public enum Excuse: String, Hashable, Sendable, CaseIterable {
        /// The price is below the least one the property allows.
        case minPrice = "min_price"
        /// The price is above the highest one the property allows.
        case maxPrice = "max_price"
        /// The night lies further ahead than the property sells.
        case maxDayAdvance = "max_day_advance"
        /// The night is so near that it was closed.
        case cutOff = "cut_off"
    }

    /// The lane in which it is sent.
    public var lane: Lane
    /// Room type or rate plan, by the PMS's code.
    public var target: String
    /// The night.
    public var night: Day
    /// Which field: a set of one.
    public var field: CellFields
    /// For how many adults the price is, where a plan has several; nil otherwise.
    public var occupancy: Int?
    /// What the PMS has, as text.
    public var wanted: String
    /// What Channex shows, as text.
    public var found: String
    /// Why it is to be so; nil for one that is to be repaired.
    public var excuse: Excuse?

    /// A difference.
    package init(
        lane: Lane,
        target: String,
        night: Day,
        field: CellFields,
        occupancy: Int? = nil,
        wanted: String,
        found: String,
        excuse: Excuse? = nil
    ) {
        self.lane = lane
        self.target = target
        self.night = night
        self.field = field
        self.occupancy = occupancy
        self.wanted = wanted
        self.found = found
        self.excuse = excuse
    }

    /// The field by Channex's name, with the number of adults where it has several prices: `rate/1`.
    public var fieldName: String { field.names.joined(separator: ",") + (occupancy.map { "/\($0)" } ?? "") }

    /// Whether Channex sells less than the PMS has: a booking may be on its way to us.
    var isShortage: Bool {
        guard lane == .availability, let found = Int(found), let wanted = Int(wanted) else { return false }
        return found < wanted
    }
}

extension CellFields {
    private static let channexNames: [(CellFields, String)] = [
        (.availability, "availability"), (.rate, "rate"), (.minStayArrival, "min_stay_arrival"),
        (.minStayThrough, "min_stay_through"), (.maxStay, "max_stay"), (.closedToArrival, "closed_to_arrival"),
        (.closedToDeparture, "closed_to_departure"), (.stopSell, "stop_sell"),
    ]

    /// The fields by Channex's names, in one order (contract §3.2).
    public var names: [String] { CellFields.channexNames.filter { contains($0.0) }.map(\.1) }

    /// The fields one by one.
    var each: [CellFields] { CellFields.channexNames.map(\.0).filter(contains) }

    /// The field of that name.
    init?(name: some StringProtocol) {
        guard let known = CellFields.channexNames.first(where: { $0.1 == name }) else { return nil }
        self = known.0
    }
}
