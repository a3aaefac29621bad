import Database
import HotelCore
public import HotelValues

extension Hotel {
    /// The calendar of these nights, both ends included; at most 730.
    public func calendar(_ nights: ClosedRange<Day>) async throws -> HotelCalendar {
        guard nights.count <= CalendarLimits.nights else {
            throw PMSError.invalid(.rangeTooLong(limit: CalendarLimits.nights))
        }
        return try await answer { transaction, property in
            try HotelCalendar.load(property, nights, in: transaction)
        }
    }
}

extension HotelCalendar {
    static func load(
        _ property: Property,
        _ nights: ClosedRange<Day>,
        in transaction: Transaction
    ) throws -> HotelCalendar {
        let plan = try HotelPlan.load(property, in: transaction)
        return HotelCalendar(
            property: property,
            nights: nights,
            version: try CalendarChange.lastSequence(of: property.id, in: transaction),
            roomTypes: try roomTypes(plan, nights, in: transaction),
            ratePlans: try ratePlans(plan, nights, in: transaction)
        )
    }

    private static func roomTypes(
        _ plan: HotelPlan,
        _ nights: ClosedRange<Day>,
        in transaction: Transaction
    ) throws -> [TypeCalendar] {
        let rooms = Dictionary(grouping: plan.rooms, by: \.roomType).mapValues(\.count)
        var used: [RoomType.ID: [Int]] = [:]
        try countTaken(plan.property.id, nights, into: &used, in: transaction)
        try countWaiting(plan.property.id, nights, into: &used, in: transaction)
        return try plan.roomTypes.map { type in
            let total = rooms[type.id, default: 0]
            let available = used[type.id]?.map { Availability.left(rooms: total, taken: $0, waiting: 0) }
            return TypeCalendar(
                roomType: type,
                total: total,
                available: available ?? [Int](repeating: total, count: nights.count),
                offers: try ChannelOffer.byNight(of: type.id, nights, plan.property.id, in: transaction)
            )
        }
    }

    private static func countTaken(
        _ property: Property.ID,
        _ nights: ClosedRange<Day>,
        into used: inout [RoomType.ID: [Int]],
        in transaction: Transaction
    ) throws {
        let rows = try transaction.rows(
            """
            SELECT roomType, night, count(*) AS taken FROM roomNight
            WHERE property = $1 AND night >= $2 AND night <= $3 GROUP BY roomType, night
            """,
            property,
            nights.lowerBound,
            nights.upperBound
        )
        for row in rows {
            let night: Day = try row.get("night")
            used[try row.get("roomType"), default: [Int](repeating: 0, count: nights.count)][
                nights.lowerBound.distance(to: night)
            ] += try row.get("taken") as Int
        }
    }

    /// Stays that were sold and have no room use up what is left as well.
    private static func countWaiting(
        _ property: Property.ID,
        _ nights: ClosedRange<Day>,
        into used: inout [RoomType.ID: [Int]],
        in transaction: Transaction
    ) throws {
        let rows = try transaction.rows(
            """
            SELECT roomType, arrival, departure FROM roomStay
            WHERE property = $1 AND holds = 1 AND room IS NULL AND roomType IS NOT NULL
                AND departure > $2 AND arrival <= $3
            """,
            property,
            nights.lowerBound,
            nights.upperBound
        )
        for row in rows {
            guard let stay = Stay(arrival: try row.get("arrival"), departure: try row.get("departure")) else {
                continue
            }
            let type: RoomType.ID = try row.get("roomType")
            for night in stay.nights.clamped(to: nights.lowerBound..<nights.upperBound.advanced(by: 1)) {
                used[type, default: [Int](repeating: 0, count: nights.count)][nights.lowerBound.distance(to: night)] +=
                    1
            }
        }
    }
}
