import Database
import HotelCore
import HotelValues

extension HotelCalendar {
    static func ratePlans(
        _ plan: HotelPlan, _ nights: ClosedRange<Day>, in transaction: Transaction
    ) throws -> [PlanCalendar] {
        var calendars = plan.ratePlans.map { ratePlan in
            PlanCalendar(
                ratePlan: ratePlan, prices: [[Int: Int64]](repeating: [:], count: nights.count),
                restrictions: [Restrictions](repeating: .none, count: nights.count))
        }
        let places = Dictionary(uniqueKeysWithValues: plan.ratePlans.enumerated().map { ($1.id.rawValue, $0) })
        try fillPrices(of: &calendars, places, plan.property.id, nights, in: transaction)
        try fillRestrictions(of: &calendars, places, plan.property.id, nights, in: transaction)
        return calendars
    }

    private static func fillPrices(
        of calendars: inout [PlanCalendar], _ places: [String: Int], _ property: Property.ID,
        _ nights: ClosedRange<Day>, in transaction: Transaction
    ) throws {
        var filled = calendars
        try transaction.forEach(
            """
            SELECT ratePlan, night, occupancy, amount FROM nightPrice
            WHERE property = $1 AND night >= $2 AND night <= $3
            """,
            [property, nights.lowerBound, nights.upperBound]
        ) { row in
            guard let place = places[try row.get(0)] else { return }
            let night: Day = try row.get(1)
            filled[place].prices[nights.lowerBound.distance(to: night)][try row.get(2)] = try row.get(3) as Int64
        }
        calendars = filled
    }

    private static func fillRestrictions(
        of calendars: inout [PlanCalendar], _ places: [String: Int], _ property: Property.ID,
        _ nights: ClosedRange<Day>, in transaction: Transaction
    ) throws {
        var filled = calendars
        try transaction.forEach(
            """
            SELECT ratePlan, night, minStayArrival, minStayThrough, maxStay, closedToArrival, closedToDeparture, stopSell
            FROM nightRestriction WHERE property = $1 AND night >= $2 AND night <= $3
            """,
            [property, nights.lowerBound, nights.upperBound]
        ) { row in
            guard let place = places[try row.get(0)] else { return }
            let night: Day = try row.get(1)
            filled[place].restrictions[nights.lowerBound.distance(to: night)] = Restrictions(
                minStayArrival: try row.get(2), minStayThrough: try row.get(3), maxStay: try row.get(4),
                closedToArrival: try row.get(5), closedToDeparture: try row.get(6), stopSell: try row.get(7))
        }
        calendars = filled
    }
}
