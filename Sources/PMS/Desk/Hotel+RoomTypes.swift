import Database
public import HotelCore
public import HotelValues

extension Hotel {
    /// Begins to sell a kind of room that the hotel did not have, with these rooms of it.
    ///
    /// It comes last, and is on sale as soon as it has a plan with prices.
    public func add(_ type: RoomType, rooms: [Room.ID], by author: Author) async throws -> RoomType {
        try await perform(by: author) { desk in
            let hotel = try HotelPlan.load(desk.property, in: desk.transaction)
            guard !hotel.roomTypes.contains(where: { $0.id == type.id }) else {
                throw PMSError.conflict(.exists(.roomType, type.id.rawValue))
            }
            return try desk.save(type, over: nil, adding: rooms, in: hotel, verb: "addRoomType")
        }
    }

    /// Changes a room type: its name, who fits, whether it is sold; and adds rooms to it.
    ///
    /// Its code stays. Retiring it retires its plans with it.
    public func changeRoomType(
        _ id: RoomType.ID,
        adding rooms: [Room.ID] = [],
        by author: Author,
        _ change: @escaping @Sendable (inout RoomType) throws -> Void
    ) async throws -> RoomType {
        try await perform(by: author) { desk in
            let hotel = try HotelPlan.load(desk.property, in: desk.transaction)
            guard let old = hotel.roomTypes.first(where: { $0.id == id }) else {
                throw PMSError.unknown(.roomType, id.rawValue)
            }
            var type = old
            try change(&type)
            guard type.id == id else { throw PMSError.conflict(.exists(.roomType, id.rawValue)) }
            let known = Set(hotel.rooms.filter { $0.roomType == id }.map(\.id))
            let added = rooms.filter { !known.contains($0) }
            guard type != old || !added.isEmpty else { return old }
            return try desk.save(type, over: old, adding: added, in: hotel, verb: "changeRoomType")
        }
    }
}

extension Desk {
    fileprivate func save(
        _ type: RoomType,
        over old: RoomType?,
        adding rooms: [Room.ID],
        in hotel: HotelPlan,
        verb: String
    ) throws -> RoomType {
        var new = hotel
        if let index = hotel.roomTypes.firstIndex(where: { $0.id == type.id }) {
            new.roomTypes[index] = type
        } else {
            new.roomTypes.append(type)
        }
        try check(type)
        for plan in new.ratePlans where plan.roomType == type.id { try check(plan, in: new) }
        try refuseOrphans(of: type, in: new)
        try check(rooms, in: hotel)
        try save(type, new.roomTypes.firstIndex { $0.id == type.id } ?? hotel.roomTypes.count)
        for (index, room) in rooms.enumerated() {
            try save(Room(id: room, roomType: type.id), hotel.rooms.count + index)
        }
        let cause = "\(verb) \(type.id)"
        if let old, old.isRetired != type.isRetired { try logSale(of: type, in: new, cause: cause) }
        if rooms.isEmpty { try renewCopies() } else { try openRooms(of: [type.id], cause: cause) }
        try audit(verb, "roomType \(type.id)", AuditDetails(old, type, adding: rooms))
        return type
    }

    /// Logs that a type, with its plans, is sold or is not sold from now on.
    private func logSale(of type: RoomType, in hotel: HotelPlan, cause: String) throws {
        try logChange(.roomType(type.id), calendarNights, .availability, cause: cause)
        for plan in hotel.ratePlans where plan.roomType == type.id && !plan.isRetired {
            try logChange(.ratePlan(plan.id), calendarNights, .ofRatePlan, cause: cause)
        }
    }

    /// Plans of other types may follow from plans of this one.
    private func refuseOrphans(of type: RoomType, in hotel: HotelPlan) throws {
        guard type.isRetired else { return }
        let parents = Set(hotel.ratePlans.filter { $0.roomType == type.id }.map(\.id))
        for plan in hotel.ratePlans where !hotel.isRetired(plan) {
            guard let parent = plan.derivation?.parent, parents.contains(parent) else { continue }
            throw PMSError.conflict(.inUse(.ratePlan, parent.rawValue))
        }
    }

    private func check(_ rooms: [Room.ID], in hotel: HotelPlan) throws {
        var numbers = Set(hotel.rooms.map(\.id))
        for room in rooms {
            guard (1...16).contains(room.rawValue.count) else { throw PMSError.invalid(.wrongCode("room")) }
            guard numbers.insert(room).inserted else { throw PMSError.conflict(.exists(.room, room.rawValue)) }
        }
    }
}

extension AuditDetails {
    fileprivate init(_ old: RoomType?, _ new: RoomType, adding rooms: [Room.ID]) {
        self.init()
        compare("name", old?.name, new.name)
        compare("capacity", old?.capacity, new.capacity)
        compare("default occupancy", old?.defaultOccupancy, new.defaultOccupancy)
        compare("retired", old?.isRetired, new.isRetired)
        if !rooms.isEmpty { compare("rooms", nil, rooms.map(\.rawValue).joined(separator: ", ")) }
    }
}
