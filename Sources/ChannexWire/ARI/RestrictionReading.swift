public import HotelValues

/// What Channex holds as prices and restrictions, by rate plan option and night (contract §3.7).
///
/// The primary option has the id of its plan; the prices of other numbers of adults stand under the options' own ids.
public struct RestrictionReading: Hashable, Sendable {
    /// The state of each option on each night.
    public var cells: [ChannexRatePlan.ID: [Day: Cell]]

    /// Those states; nothing by default.
    public init(cells: [ChannexRatePlan.ID: [Day: Cell]] = [:]) {
        self.cells = cells
    }

    /// The state of the plan or option on the night; nil when Channex did not say.
    public subscript(ratePlan: ChannexRatePlan.ID, night: Day) -> Cell? { cells[ratePlan]?[night] }

    /// Adds what another call read; where both speak of a night the other counts.
    public mutating func merge(_ other: RestrictionReading) {
        for (ratePlan, nights) in other.cells { cells[ratePlan, default: [:]].merge(nights) { $1 } }
    }

    /// The names by which `GET /restrictions` is asked for everything a cell has.
    public static let fieldNames: [String] = [
        "availability", "rate", "min_stay_arrival", "min_stay_through", "max_stay", "closed_to_arrival",
        "closed_to_departure", "stop_sell",
    ]

    /// The state of one option on one night; nil where Channex did not say.
    public struct Cell: Hashable, Sendable {
        /// Rooms left to sell under the plan.
        public var availability: Int?
        /// The price; `0.00` where none was ever set.
        public var rate: Amount?
        /// The fewest nights of a stay that arrives on the night.
        public var minStayArrival: Int?
        /// The fewest nights of a stay that includes the night.
        public var minStayThrough: Int?
        /// The most nights of a stay; 0 is any number.
        public var maxStay: Int?
        /// Whether nobody may arrive.
        public var closedToArrival: Bool?
        /// Whether nobody may depart.
        public var closedToDeparture: Bool?
        /// Whether the plan is not sold; true by itself where availability is 0 (contract §3.4).
        public var stopSell: Bool?
        /// Why it cannot be sold, in Channex's words.
        public var unavailableReasons: [String] = []

        /// A state of which nothing is known yet.
        public init() {}
    }
}

extension RestrictionReading: Decodable {
    private enum CodingKeys: String, CodingKey {
        case data
    }

    /// Reads `data`, which must be there; it is an empty list when there is nothing.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        cells = try Cells<Cell>.read(container, .data, as: ChannexRatePlan.self)
    }
}

extension RestrictionReading.Cell: Decodable {
    private enum CodingKeys: String, CodingKey {
        case availability, rate
        case minStayArrival = "min_stay_arrival"
        case minStayThrough = "min_stay_through"
        case maxStay = "max_stay"
        case closedToArrival = "closed_to_arrival"
        case closedToDeparture = "closed_to_departure"
        case stopSell = "stop_sell"
        case unavailableReasons = "unavailable_reasons"
    }

    /// Reads what is there; nothing is required.
    public init(from decoder: any Decoder) throws {
        var members = try Tolerant<CodingKeys>(decoder)
        availability = members.integer(.availability)
        rate = members.amount(.rate)
        minStayArrival = members.integer(.minStayArrival)
        minStayThrough = members.integer(.minStayThrough)
        maxStay = members.integer(.maxStay)
        closedToArrival = members.flag(.closedToArrival)
        closedToDeparture = members.flag(.closedToDeparture)
        stopSell = members.flag(.stopSell)
        unavailableReasons = members.list(.unavailableReasons, of: String.self)
    }
}
