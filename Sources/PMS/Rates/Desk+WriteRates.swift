import Database
import HotelCore
import HotelValues

extension Desk {
    /// Answers whether the price is another now.
    @discardableResult
    func setPrice(_ amount: Int64, of plan: RatePlan.ID, for occupancy: Int, on night: Day) throws -> Bool {
        try transaction.execute(
            """
            INSERT INTO nightPrice (property, ratePlan, night, occupancy, amount) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (property, ratePlan, night, occupancy) DO UPDATE SET amount = excluded.amount
            WHERE nightPrice.amount <> excluded.amount
            """,
            property.id,
            plan,
            night,
            occupancy,
            amount
        ) > 0
    }

    func write(_ rules: Restrictions, of plan: RatePlan.ID, on night: Day) throws {
        try transaction.execute(
            """
            INSERT INTO nightRestriction (property, ratePlan, night, minStayArrival, minStayThrough, maxStay,
                closedToArrival, closedToDeparture, stopSell)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (property, ratePlan, night) DO UPDATE SET minStayArrival = excluded.minStayArrival,
                minStayThrough = excluded.minStayThrough, maxStay = excluded.maxStay,
                closedToArrival = excluded.closedToArrival, closedToDeparture = excluded.closedToDeparture,
                stopSell = excluded.stopSell
            """,
            property.id,
            plan,
            night,
            rules.minStayArrival,
            rules.minStayThrough,
            rules.maxStay,
            rules.closedToArrival,
            rules.closedToDeparture,
            rules.stopSell
        )
    }

    /// Throws for nights that are past, too many, or farther ahead than the calendar reaches.
    func checkCalendar(_ nights: ClosedRange<Day>) throws {
        guard nights.count <= CalendarLimits.nights else {
            throw PMSError.invalid(.rangeTooLong(limit: CalendarLimits.nights))
        }
        guard nights.lowerBound >= today else { throw PMSError.invalid(.past(nights.lowerBound)) }
        let last = today.advanced(by: CalendarLimits.nights)
        guard nights.upperBound <= last else { throw PMSError.invalid(.tooFar(nights.upperBound, last: last)) }
    }
}
