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
    /// it and make a new one. So does a rate plan, and the property keeps its currency once there are prices. What was
    /// retired stays retired, whatever the plan says.
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
    fileprivate func setUp(_ wanted: HotelPlan) throws {
        let isNew = try transaction.row("SELECT id FROM property WHERE id = $1", property.id) == nil
        let old = isNew ? nil : try HotelPlan.load(Property.load(property.id, in: transaction), in: transaction)
        let plan = wanted.retiring(as: old)
        guard old?.part(in: plan) != plan else { return }
        try check(plan, over: old)
        let all = plan.and(old)
        for type in plan.roomTypes { try check(type) }
        for ratePlan in plan.ratePlans { try check(ratePlan, in: all) }
        try saveProperty()
        for (position, type) in plan.roomTypes.enumerated() { try save(type, position) }
        for (position, room) in plan.rooms.enumerated() { try save(room, position) }
        for (position, ratePlan) in plan.ratePlans.enumerated() { try save(ratePlan, position) }
        for ratePlan in plan.ratePlans {
            try saveDerivation(of: ratePlan, over: old?.ratePlans.first { $0.id == ratePlan.id }, in: all)
        }
        var details = AuditDetails()
        details.compare("roomTypes", old?.roomTypes.count, plan.roomTypes.count)
        details.compare("rooms", old?.rooms.count, plan.rooms.count)
        details.compare("ratePlans", old?.ratePlans.count, plan.ratePlans.count)
        try audit("setUp", "property \(property.id)", details)
        if let old { try logPlans(of: plan, over: old) }
        let known = Set(old?.rooms.map(\.id) ?? [])
        let grown = Set(plan.rooms.filter { !known.contains($0.id) }.map(\.roomType))
        if grown.isEmpty { try renewCopies() }
        try openRooms(of: grown, cause: "setUp")
    }

    /// Logs what plans that were there before are now: a first set-up has no calendar that anybody could have read.
    private func logPlans(of plan: HotelPlan, over old: HotelPlan) throws {
        let all = plan.and(old)
        for ratePlan in plan.ratePlans {
            guard let before = old.ratePlans.first(where: { $0.id == ratePlan.id }) else { continue }
            try logChange(of: ratePlan, over: before, in: all, cause: "setUp")
        }
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

    /// This plan with what the other one has besides.
    func and(_ other: HotelPlan?) -> HotelPlan {
        guard let other else { return self }
        let types = Set(roomTypes.map(\.id))
        let numbers = Set(rooms.map(\.id))
        let plans = Set(ratePlans.map(\.id))
        return HotelPlan(
            property: property,
            roomTypes: roomTypes + other.roomTypes.filter { !types.contains($0.id) },
            rooms: rooms + other.rooms.filter { !numbers.contains($0.id) },
            ratePlans: ratePlans + other.ratePlans.filter { !plans.contains($0.id) }
        )
    }

    /// This plan, of which as much is retired as of the other one.
    fileprivate func retiring(as other: HotelPlan?) -> HotelPlan {
        guard let other else { return self }
        let types = Set(other.roomTypes.filter(\.isRetired).map(\.id))
        let plans = Set(other.ratePlans.filter(\.isRetired).map(\.id))
        var plan = self
        for index in plan.roomTypes.indices { plan.roomTypes[index].isRetired = types.contains(roomTypes[index].id) }
        for index in plan.ratePlans.indices { plan.ratePlans[index].isRetired = plans.contains(ratePlans[index].id) }
        return plan
    }
}
