import Database
import HotelCore
import HotelValues

extension HotelCalendar {
    static func ratePlans(
        _ plan: HotelPlan,
        _ nights: ClosedRange<Day>,
        in transaction: Transaction
    ) throws -> [PlanCalendar] {
        var calendars = plan.ratePlans.map { ratePlan in
            PlanCalendar(
                ratePlan: ratePlan,
                prices: [[Int: Int64]](repeating: [:], count: nights.count),
                restrictions: [Restrictions](repeating: .none, count: nights.count)
            )
        }
        // Plan by plan, as prices are stored: what lies outside these nights, such as years of history, is not read.
        for index in calendars.indices {
            try fillPrices(of: &calendars[index], plan.property.id, nights, in: transaction)
            try fillRestrictions(of: &calendars[index], plan.property.id, nights, in: transaction)
        }
        return calendars
    }

    private static func fillPrices(
        of calendar: inout PlanCalendar,
        _ property: Property.ID,
        _ nights: ClosedRange<Day>,
        in transaction: Transaction
    ) throws {
        try transaction.forEach(
            """
            SELECT night, occupancy, amount FROM nightPrice
            WHERE property = $1 AND ratePlan = $2 AND night >= $3 AND night <= $4
            """,
            [property, calendar.ratePlan.id, nights.lowerBound, nights.upperBound]
        ) { row in
            let night: Day = try row.get(0)
            calendar.prices[nights.lowerBound.distance(to: night)][try row.get(1)] = try row.get(2) as Int64
        }
    }

    private static func fillRestrictions(
        of calendar: inout PlanCalendar,
        _ property: Property.ID,
        _ nights: ClosedRange<Day>,
        in transaction: Transaction
    ) throws {
        try transaction.forEach(
            """
            SELECT night, minStayArrival, minStayThrough, maxStay, closedToArrival, closedToDeparture, stopSell
            FROM nightRestriction WHERE property = $1 AND ratePlan = $2 AND night >= $3 AND night <= $4
            """,
            [property, calendar.ratePlan.id, nights.lowerBound, nights.upperBound]
        ) { row in
            let night: Day = try row.get(0)
            calendar.restrictions[nights.lowerBound.distance(to: night)] = Restrictions(
                minStayArrival: try row.get(1),
                minStayThrough: try row.get(2),
                maxStay: try row.get(3),
                closedToArrival: try row.get(4),
                closedToDeparture: try row.get(5),
                stopSell: try row.get(6)
            )
        }
    }
}
