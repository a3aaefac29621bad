import Database
import HotelCore
import HotelValues

extension Restrictions {
    static func byNight(
        of plan: RatePlan.ID,
        _ nights: ClosedRange<Day>,
        _ property: Property.ID,
        in transaction: Transaction
    ) throws -> [Day: Restrictions] {
        let rows = try transaction.rows(
            "SELECT * FROM nightRestriction WHERE property = $1 AND ratePlan = $2 AND night >= $3 AND night <= $4",
            property,
            plan,
            nights.lowerBound,
            nights.upperBound
        )
        var rules: [Day: Restrictions] = [:]
        for row in rows { rules[try row.get("night")] = try Restrictions(row: row) }
        return rules
    }

    private init(row: Row) throws {
        self.init(
            minStayArrival: try row.get("minStayArrival"),
            minStayThrough: try row.get("minStayThrough"),
            maxStay: try row.get("maxStay"),
            closedToArrival: try row.get("closedToArrival"),
            closedToDeparture: try row.get("closedToDeparture"),
            stopSell: try row.get("stopSell")
        )
    }
}
