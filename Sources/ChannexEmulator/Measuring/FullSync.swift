import HotelValues

/// A hotel whose PMS says everything at once: what a full sync costs is measured with it.
///
/// The three steps are separate, so that a benchmark can time each: `bytes` are what arrives, `decoded` makes a value of
/// them, `apply` puts the value into effect.
package struct FullSync: Sendable {
    private var world: World
    private let moment: Moment
    /// The body of the request, with one value a plan and day.
    package let bytes: [UInt8]
    /// How many values it has.
    package let count: Int

    /// A property with that many rate plans on as many room types as they need, and the body that prices all its days.
    ///
    /// Each value names a rate and every restriction, as the certification asks of a full sync (contract §8.1).
    package init(days: Int = 500, plans: Int = 24) throws {
        let start = Timestamp(microseconds: 1_795_000_000_000_000)
        moment = Measuring.moment(start)
        world = World(switches: Measuring.switches, makeID: moment.makeID)
        let property = try world.makeHotel(roomTypes: 6, plans: plans, moment)
        var values: [JSON] = []
        let first = start.day
        for plan in world.ratePlans.ids(of: property) {
            for offset in 0..<days {
                values.append(FullSync.value(property, plan, first.advanced(by: offset), offset))
            }
        }
        count = values.count
        bytes = (["values": .array(values)] as JSON).encoded
    }

    private static func value(_ property: String, _ plan: String, _ day: Day, _ index: Int) -> JSON {
        let date: JSON = .string(day.description)
        return [
            "property_id": .string(property), "rate_plan_id": .string(plan), "date_from": date, "date_to": date,
            "rate": JSON(10_000 + index * 7 % 5_000), "min_stay_arrival": JSON(1 + index % 3), "min_stay_through": 1,
            "max_stay": 0, "closed_to_arrival": .bool(index % 11 == 0), "closed_to_departure": false,
            "stop_sell": .bool(index % 97 == 0),
        ]
    }

    /// The body as a JSON value.
    package func decoded() throws -> JSON { try JSON.parse(bytes) }

    /// Carries the request out; answers how many values were taken.
    @discardableResult
    package mutating func apply(_ body: JSON) throws -> Int {
        let call = Call(
            method: "POST",
            path: "/api/v1/restrictions",
            parameters: [:],
            query: Query(nil),
            bytes: bytes,
            body: body
        )
        return try world.postRestrictions(call, moment).note.accepted
    }
}
