import HotelValues

/// Many hotels in one account: what the emulator needs of memory is measured with it.
package struct Town: Sendable {
    private var world: World
    private let moment: Moment

    /// A town without hotels.
    package init() {
        moment = Measuring.moment(Timestamp(microseconds: 1_795_000_000_000_000))
        world = World(switches: Measuring.switches, makeID: moment.makeID)
    }

    /// Adds a hotel with a calendar of 500 days; its plans are spread over its room types.
    package mutating func addHotel(roomTypes: Int = 6, plans: Int = 12) throws {
        try world.makeHotel(roomTypes: roomTypes, plans: plans, moment)
    }

    /// How many nights of rate plans are held.
    package var nights: Int { world.ratePlans.values.reduce(0) { $0 + $1.nights.days.count } }
}

/// What measurements have in common.
enum Measuring {
    /// Nothing is limited, so that a measurement may repeat itself.
    static var switches: Switches {
        var switches = Switches()
        switches.enforceRateLimit = false
        return switches
    }

    /// A moment that makes ids of its own, the same ones each time.
    static func moment(_ now: Timestamp) -> Moment {
        let ids = SeededIDs()
        return Moment(now: now, makeID: ids.make, zones: { _, _ in 0 })
    }
}

extension World {
    /// Makes a hotel through the transitions that the API has; answers the property's id.
    @discardableResult
    fileprivate mutating func make(_ type: String, _ fields: JSON, _ moment: Moment) throws -> String {
        let body: JSON = [type: fields]
        let call = Call(
            method: "POST",
            path: "",
            parameters: [:],
            query: Query(nil),
            bytes: [],
            body: body
        )
        let reply =
            switch type {
            case "property": try createProperty(call, moment)
            case "room_type": try createRoomType(call, moment)
            default: try createRatePlan(call, moment)
            }
        return try JSON.parse(reply.body)["data"]?["id"]?.text ?? ""
    }

    /// Makes a hotel; answers the property's id.
    @discardableResult
    mutating func makeHotel(roomTypes: Int, plans: Int, _ moment: Moment) throws -> String {
        let property = try make("property", ["title": "Seaview", "currency": "USD"], moment)
        var rooms: [String] = []
        for number in 1...roomTypes {
            let fields: JSON = [
                "property_id": .string(property), "title": .string("Room \(number)"), "count_of_rooms": 8,
                "occ_adults": 2, "occ_children": 0, "occ_infants": 0, "default_occupancy": 2,
            ]
            rooms.append(try make("room_type", fields, moment))
        }
        for number in 0..<plans {
            let fields: JSON = [
                "property_id": .string(property), "room_type_id": .string(rooms[number % rooms.count]),
                "title": .string("Rate \(number)"),
                "options": [["occupancy": 2, "is_primary": true, "rate": 10_000]],
            ]
            try make("rate_plan", fields, moment)
        }
        return property
    }
}
