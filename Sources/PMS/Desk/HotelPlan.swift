import Database
public import HotelCore
import HotelValues

/// A hotel as its owner describes it: what is sold, and in which rooms.
public struct HotelPlan: Hashable, Sendable {
    /// The property's facts.
    public var property: Property
    /// Room types in the order in which people want to see them.
    public var roomTypes: [RoomType]
    /// All rooms, in order.
    public var rooms: [Room]
    /// All rate plans, in order.
    public var ratePlans: [RatePlan]

    /// A hotel with these parts.
    public init(property: Property, roomTypes: [RoomType], rooms: [Room], ratePlans: [RatePlan]) {
        self.property = property
        self.roomTypes = roomTypes
        self.rooms = rooms
        self.ratePlans = ratePlans
    }
}

extension Hotel {
    /// Makes the hotel what the plan says, or brings it up to date; types, rooms and plans missing from it stay.
    ///
    /// A plan that changes nothing writes nothing. A room keeps its type once it has one: to sell it as another, close
    /// it and make a new one.
    public func setUp(_ plan: HotelPlan, by author: Author) async throws {
        precondition(plan.property.id == id, "the plan is of this hotel")
        let surroundings = surroundings
        try await database.write { transaction in
            let desk = Desk(
                transaction: transaction, property: plan.property, now: surroundings.now(),
                makeID: surroundings.makeID, author: author)
            try desk.setUp(plan)
        }
    }

    /// The hotel's types, rooms and plans.
    public func plan() async throws -> HotelPlan {
        try await answer { transaction, property in try HotelPlan.load(property, in: transaction) }
    }
}

extension Desk {
    fileprivate func setUp(_ plan: HotelPlan) throws {
        let isNew = try transaction.row("SELECT id FROM property WHERE id = $1", property.id) == nil
        let old = isNew ? nil : try HotelPlan.load(Property.load(property.id, in: transaction), in: transaction)
        guard old != plan else { return }
        try saveProperty()
        for (position, type) in plan.roomTypes.enumerated() { try save(type, position) }
        for (position, room) in plan.rooms.enumerated() { try save(room, position, old: old) }
        for (position, ratePlan) in plan.ratePlans.enumerated() { try save(ratePlan, position) }
        var details = AuditDetails()
        details.compare("roomTypes", old?.roomTypes.count, plan.roomTypes.count)
        details.compare("rooms", old?.rooms.count, plan.rooms.count)
        details.compare("ratePlans", old?.ratePlans.count, plan.ratePlans.count)
        try audit("setUp", "property \(property.id)", details)
        let counts = Dictionary(grouping: plan.rooms, by: \.roomType).mapValues(\.count)
        let before = Dictionary(grouping: old?.rooms ?? [], by: \.roomType).mapValues(\.count)
        let today = now.day
        for (type, count) in counts.sorted(by: { $0.key < $1.key }) where before[type] != count {
            let nights = today.advanced(by: -1)...today.advanced(by: CalendarLimits.nights)
            try logChange(.roomType(type), nights, .availability, cause: "setUp")
        }
    }

    private func saveProperty() throws {
        try transaction.execute(
            """
            INSERT INTO property (id, name, timeZone, currency, country) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, timeZone = excluded.timeZone,
                currency = excluded.currency, country = excluded.country
            """,
            property.id, property.name, property.timeZone, property.currency, property.country)
    }

    private func save(_ type: RoomType, _ position: Int) throws {
        try transaction.execute(
            """
            INSERT INTO roomType (property, id, name, adults, children, infants, defaultOccupancy, position)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (property, id) DO UPDATE SET name = excluded.name, adults = excluded.adults,
                children = excluded.children, infants = excluded.infants,
                defaultOccupancy = excluded.defaultOccupancy, position = excluded.position
            """,
            property.id, type.id, type.name, type.capacity.adults, type.capacity.children, type.capacity.infants,
            type.defaultOccupancy, position)
    }

    private func save(_ room: Room, _ position: Int, old: HotelPlan?) throws {
        if let known = old?.rooms.first(where: { $0.id == room.id }), known.roomType != room.roomType {
            throw PMSError.conflict(.exists(.room, room.id.rawValue))
        }
        try transaction.execute(
            """
            INSERT INTO room (property, id, roomType, position) VALUES ($1, $2, $3, $4)
            ON CONFLICT (property, id) DO UPDATE SET position = excluded.position
            """,
            property.id, room.id, room.roomType, position)
    }

    private func save(_ plan: RatePlan, _ position: Int) throws {
        try transaction.execute(
            """
            INSERT INTO ratePlan (property, id, roomType, name, meals, primaryOccupancy, position)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (property, id) DO UPDATE SET name = excluded.name, meals = excluded.meals,
                primaryOccupancy = excluded.primaryOccupancy, position = excluded.position
            """,
            property.id, plan.id, plan.roomType, plan.name, plan.meals.rawValue, plan.primaryOccupancy, position)
        for occupancy in plan.occupancies {
            try transaction.execute(
                """
                INSERT INTO ratePlanOccupancy (property, ratePlan, occupancy) VALUES ($1, $2, $3)
                ON CONFLICT DO NOTHING
                """,
                property.id, plan.id, occupancy)
        }
    }
}
