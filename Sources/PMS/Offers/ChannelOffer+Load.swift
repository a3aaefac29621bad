import Database
import HotelCore
import HotelValues

extension ChannelOffer {
    /// What is offered of a type on these nights, in order; everything where nobody said otherwise.
    static func byNight(
        of roomType: RoomType.ID,
        _ nights: ClosedRange<Day>,
        _ property: Property.ID,
        in transaction: Transaction
    ) throws -> [ChannelOffer] {
        var offers = [ChannelOffer](repeating: .everything, count: nights.count)
        try transaction.forEach(
            """
            SELECT night, heldBack, cap, buffer FROM nightOffer
            WHERE property = $1 AND roomType = $2 AND night >= $3 AND night <= $4
            """,
            [property, roomType, nights.lowerBound, nights.upperBound]
        ) { row in
            let night: Day = try row.get(0)
            offers[nights.lowerBound.distance(to: night)] = ChannelOffer(
                heldBack: try row.get(1),
                cap: try row.get(2),
                buffer: try row.get(3)
            )
        }
        return offers
    }
}
