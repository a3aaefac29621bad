public import HotelValues

/// Availability, rates and restrictions of a range of nights, laid out for writing: a column a field.
public struct ARICalendar: Hashable, Sendable {
    /// First and last night.
    public var nights: ClosedRange<Day>
    /// The currency of all amounts.
    public var currency: Currency
    /// The place in the change log up to which this is true.
    public var version: Int64
    /// One a room type, in the hotel's order.
    public var roomTypes: [RoomTypeNights]

    /// A calendar with these columns, each with a value for every night.
    public init(nights: ClosedRange<Day>, currency: Currency, version: Int64, roomTypes: [RoomTypeNights]) {
        self.nights = nights
        self.currency = currency
        self.version = version
        self.roomTypes = roomTypes
    }

    /// A room type, night by night.
    public struct RoomTypeNights: Hashable, Sendable {
        /// Its code.
        public var code: String
        /// The name shown to people.
        public var name: String
        /// Rooms of the type.
        public var total: Int
        /// Rooms left on each night, which the desk can sell.
        public var available: [Int]
        /// Rooms that the channels may sell on each night.
        public var offered: [Int]
        /// How much is offered on each night; nil where all that is left is.
        public var offers: [OfferTerms?]
        /// Its plans; the first stands for the type where a single price is shown.
        public var plans: [PlanNights]

        /// A room type with these columns.
        ///
        /// Without an `offered` of its own, all that is left is offered.
        public init(
            code: String,
            name: String,
            total: Int,
            available: [Int],
            offered: [Int]? = nil,
            offers: [OfferTerms?]? = nil,
            plans: [PlanNights]
        ) {
            precondition(offered.map { $0.count == available.count } ?? true, "every night has an offer")
            self.code = code
            self.name = name
            self.total = total
            self.available = available
            self.offered = offered ?? available
            self.offers = offers ?? [OfferTerms?](repeating: nil, count: available.count)
            self.plans = plans
        }
    }

    /// A rate plan, night by night.
    public struct PlanNights: Hashable, Sendable {
        /// Its code.
        public var code: String
        /// The name shown to people.
        public var name: String
        /// What the price includes.
        public var meals: MealsWord
        /// The numbers of adults that have a price of their own, ascending.
        public var occupancies: [Int]
        /// The one of them that stands for the plan where a single price is shown.
        public var primaryOccupancy: Int
        /// For each of the occupancies, in minor units, the price on each night; nil where there is none.
        public var amounts: [[Int64?]]
        /// The rules of sale on each night.
        public var rules: [NightRules]

        /// A plan with these columns; `primaryOccupancy` must be one of `occupancies`.
        public init(
            code: String,
            name: String,
            meals: MealsWord,
            occupancies: [Int],
            primaryOccupancy: Int,
            amounts: [[Int64?]],
            rules: [NightRules]
        ) {
            precondition(amounts.count == occupancies.count, "every occupancy has a column")
            self.code = code
            self.name = name
            self.meals = meals
            self.occupancies = occupancies
            self.primaryOccupancy = primaryOccupancy
            self.amounts = amounts
            self.rules = rules
        }

        /// The column of the primary occupancy.
        public var primaryAmounts: [Int64?] {
            occupancies.firstIndex(of: primaryOccupancy).map { amounts[$0] } ?? []
        }
    }
}
