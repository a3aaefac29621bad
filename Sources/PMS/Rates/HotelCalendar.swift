public import HotelCore
public import HotelValues

/// Availability, rates and restrictions of a hotel for a range of nights, as they were at one moment.
public struct HotelCalendar: Sendable {
    /// The property's facts.
    public var property: Property
    /// First and last night.
    public var nights: ClosedRange<Day>
    /// The place in the change log up to which this is true.
    public var version: Int64
    /// One a room type, in the hotel's order.
    public var roomTypes: [TypeCalendar]
    /// One a rate plan, in the hotel's order.
    public var ratePlans: [PlanCalendar]

    /// Availability of one room type.
    public struct TypeCalendar: Sendable {
        /// The type.
        public var roomType: RoomType
        /// Rooms of the type.
        public var total: Int
        /// Rooms left on each night, in order, which the desk can sell; see `Availability`.
        public var available: [Int]
        /// On each night, in order, how much of that is offered to the channels.
        public var offers: [ChannelOffer]

        /// Rooms that the channels may sell on each night, in order; none of a type that is retired.
        public var offered: [Int] {
            guard !roomType.isRetired else { return [Int](repeating: 0, count: available.count) }
            return zip(available, offers).map { left, offer in offer.offered(of: left) }
        }
    }

    /// Prices and restrictions of one plan.
    public struct PlanCalendar: Sendable {
        /// The plan.
        public var ratePlan: RatePlan
        /// On each night the price in minor units by priced occupancy; empty where nobody has set one.
        public var prices: [[Int: Int64]]
        /// On each night, in order; closed for sale where the plan, or its room type, is retired.
        public var restrictions: [Restrictions]
    }
}
