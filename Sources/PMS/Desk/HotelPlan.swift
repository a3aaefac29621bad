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
    /// it and make a new one. So does a rate plan, and the property keeps its currency once there are prices.
    public func setUp(_ plan: HotelPlan, by author: Author) async throws {
        precondition(plan.property.id == id, "the plan is of this hotel")
        try await perform(by: author, as: plan.property) { desk in try desk.setUp(plan) }
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
        guard old?.part(in: plan) != plan else { return }
        try check(plan, over: old)
        try saveProperty()
        for (position, type) in plan.roomTypes.enumerated() { try save(type, position) }
        for (position, room) in plan.rooms.enumerated() { try save(room, position) }
        for (position, ratePlan) in plan.ratePlans.enumerated() { try save(ratePlan, position) }
        var details = AuditDetails()
        details.compare("roomTypes", old?.roomTypes.count, plan.roomTypes.count)
        details.compare("rooms", old?.rooms.count, plan.rooms.count)
        details.compare("ratePlans", old?.ratePlans.count, plan.ratePlans.count)
        try audit("setUp", "property \(property.id)", details)
        let known = Set(old?.rooms.map(\.id) ?? [])
        let grown = Set(plan.rooms.filter { !known.contains($0.id) }.map(\.roomType))
        if grown.isEmpty { try renewCopies() }
        for type in grown.sorted() {
            let nights = today...today.advanced(by: CalendarLimits.nights)
            try logChange(.roomType(type), nights, .availability, cause: "setUp")
        }
        let nights = today..<today.advanced(by: 10 * CalendarLimits.nights)
        try seatWaiting(Dictionary(uniqueKeysWithValues: grown.map { ($0, nights) }))
    }

    /// Throws for what would give stored rows another meaning: another type of a room or plan, another currency.
    private func check(_ plan: HotelPlan, over old: HotelPlan?) throws {
        guard let old else { return }
        for room in plan.rooms where old.rooms.contains(where: { $0.id == room.id && $0.roomType != room.roomType }) {
            throw PMSError.conflict(.exists(.room, room.id.rawValue))
        }
        for ratePlan in plan.ratePlans
        where old.ratePlans.contains(where: { $0.id == ratePlan.id && $0.roomType != ratePlan.roomType }) {
            throw PMSError.conflict(.exists(.ratePlan, ratePlan.id.rawValue))
        }
        guard old.property.currency != plan.property.currency else { return }
        guard try transaction.row("SELECT 1 FROM nightPrice WHERE property = $1 LIMIT 1", property.id) == nil else {
            throw PMSError.conflict(.inUse(.property, property.id.rawValue))
        }
    }

    /// A renamed type alters no cell, but every reader's copy of the calendar: the log's place moves without a row.
    private func renewCopies() throws {
        try transaction.execute("UPDATE property SET changeSequence = changeSequence + 1 WHERE id = $1", property.id)
    }

    private func saveProperty() throws {
        try transaction.execute(
            """
            INSERT INTO property (id, name, timeZone, currency, country) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, timeZone = excluded.timeZone,
                currency = excluded.currency, country = excluded.country
            """,
            property.id,
            property.name,
            property.timeZone,
            property.currency,
            property.country
        )
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
            property.id,
            type.id,
            type.name,
            type.capacity.adults,
            type.capacity.children,
            type.capacity.infants,
            type.defaultOccupancy,
            position
        )
    }

    private func save(_ room: Room, _ position: Int) throws {
        try transaction.execute(
            """
            INSERT INTO room (property, id, roomType, position) VALUES ($1, $2, $3, $4)
            ON CONFLICT (property, id) DO UPDATE SET position = excluded.position
            """,
            property.id,
            room.id,
            room.roomType,
            position
        )
    }

    private func save(_ plan: RatePlan, _ position: Int) throws {
        try transaction.execute(
            """
            INSERT INTO ratePlan (property, id, roomType, name, meals, primaryOccupancy, position)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (property, id) DO UPDATE SET name = excluded.name, meals = excluded.meals,
                primaryOccupancy = excluded.primaryOccupancy, position = excluded.position
            """,
            property.id,
            plan.id,
            plan.roomType,
            plan.name,
            plan.meals.rawValue,
            plan.primaryOccupancy,
            position
        )
        try dropOccupancies(of: plan)
        for occupancy in plan.occupancies {
            try transaction.execute(
                """
                INSERT INTO ratePlanOccupancy (property, ratePlan, occupancy) VALUES ($1, $2, $3)
                ON CONFLICT DO NOTHING
                """,
                property.id,
                plan.id,
                occupancy
            )
        }
    }

    /// Forgets the prices for numbers of adults that the plan does not sell any more.
    private func dropOccupancies(of plan: RatePlan) throws {
        let stored = try transaction.rows(
            "SELECT occupancy FROM ratePlanOccupancy WHERE property = $1 AND ratePlan = $2",
            property.id,
            plan.id
        )
        for row in stored {
            let occupancy: Int = try row.get("occupancy")
            guard !plan.occupancies.contains(occupancy) else { continue }
            for table in ["nightPrice", "ratePlanOccupancy"] {
                try transaction.execute(
                    "DELETE FROM \(table) WHERE property = $1 AND ratePlan = $2 AND occupancy = $3",
                    property.id,
                    plan.id,
                    occupancy
                )
            }
        }
    }
}

extension HotelPlan {
    /// Of this plan, what the other one names too.
    fileprivate func part(in other: HotelPlan) -> HotelPlan {
        let types = Set(other.roomTypes.map(\.id))
        let rooms = Set(other.rooms.map(\.id))
        let plans = Set(other.ratePlans.map(\.id))
        return HotelPlan(
            property: property,
            roomTypes: roomTypes.filter { types.contains($0.id) },
            rooms: self.rooms.filter { rooms.contains($0.id) },
            ratePlans: ratePlans.filter { plans.contains($0.id) }
        )
    }
}
