import Database
import HotelCore
import HotelValues

/// What the change of a reservation left behind before its stays are given rooms.
struct ReleasedRooms {
    /// Stays that keep their nights in their room.
    var held: Set<RoomStay.ID> = []
    /// By type from the first to the last night on which a room came free.
    var freed: [RoomType.ID: Range<Day>] = [:]
}

extension Desk {
    /// Frees the nights that the new state no longer needs in the same room.
    func releaseRooms(of old: Reservation?, for new: Reservation) throws -> ReleasedRooms {
        var released = ReleasedRooms()
        guard let old, old.status.holdsRooms else { return released }
        let kept = Dictionary(uniqueKeysWithValues: new.roomStays.map { ($0.id, $0) })
        for roomStay in old.roomStays where roomStay.room != nil {
            let after = kept[roomStay.id]
            if new.status.holdsRooms, let after, after.room == roomStay.room, after.stay == roomStay.stay {
                released.held.insert(roomStay.id)
                continue
            }
            try transaction.execute(
                "DELETE FROM roomNight WHERE property = $1 AND roomStay = $2",
                property.id,
                roomStay.id
            )
            guard let type = roomStay.roomType else { continue }
            released.freed[type] = (released.freed[type] ?? roomStay.stay.nights).union(roomStay.stay.nights)
        }
        return released
    }

    /// Gives every stay of the reservation its room: the one it has or was given, if free, else another, else none.
    ///
    /// Those in `held` have theirs already.
    ///
    /// Stays with a room of their own come first, so that none of the others is put there.
    func settle(_ reservation: Reservation, held: Set<RoomStay.ID>) throws -> Reservation {
        guard reservation.status.holdsRooms else { return reservation }
        let isInHouse = reservation.status == .checkedIn
        var settled = reservation
        for index in settled.roomStays.indices where !held.contains(settled.roomStays[index].id) {
            let roomStay = settled.roomStays[index]
            guard let room = roomStay.room else { continue }
            guard try enter(room, roomStay, isInHouse: isInHouse, &settled) else {
                settled.roomStays[index].room = nil
                continue
            }
        }
        for index in settled.roomStays.indices where settled.roomStays[index].room == nil {
            guard let type = settled.roomStays[index].roomType else { continue }
            settled.follow(try seat(settled.roomStays[index].id, settled.roomStays[index].stay, of: type))
        }
        return settled
    }

    /// Takes the room that the stay is to have; false when another must be found.
    private func enter(
        _ room: Room.ID,
        _ roomStay: RoomStay,
        isInHouse: Bool,
        _ settled: inout Reservation
    ) throws -> Bool {
        if let taken = try firstTaken(room, roomStay.stay) {
            guard !roomStay.isPinned else { throw PMSError.conflict(.roomTaken(room, taken)) }
            guard isInHouse else { return false }
            // Who is in the house stays in the room; others, who have not come yet, make way if they can.
            guard let type = roomStay.roomType, let moves = try clear(room, for: roomStay, of: type) else {
                throw PMSError.conflict(.roomTaken(room, taken))
            }
            settled.follow(moves)
        }
        try take(room, for: roomStay.id, of: roomStay.roomType)
        return true
    }

    /// Puts a stay that has no room into one, if one can be found; answers who is in another room now.
    func seat(_ id: RoomStay.ID, _ stay: Stay, of type: RoomType.ID) throws -> [RoomStay.ID: Room.ID] {
        if let room = RoomAssignment.room(for: stay, among: try candidates(of: type, around: stay)) {
            try take(room, for: id, of: type)
            return [id: room]
        }
        guard let moves = try makeRoom(for: id, stay, of: type), let room = moves[id] else { return [:] }
        try take(room, for: id, of: type)
        return moves
    }

    /// Takes all nights of the stay in that room, as they are stored; the table's key refuses what is taken.
    func take(_ room: Room.ID, for id: RoomStay.ID, of type: RoomType.ID?) throws {
        let type = try type ?? Room.load(room, of: property.id, in: transaction).roomType
        try transaction.execute(
            """
            INSERT INTO roomNight (property, room, night, roomType, roomStay)
            SELECT property, $3, night, $4, roomStay FROM stayNight WHERE property = $1 AND roomStay = $2
            """,
            property.id,
            id,
            room,
            type
        )
        try transaction.execute(
            "UPDATE roomStay SET room = $3 WHERE property = $1 AND id = $2",
            property.id,
            id,
            room
        )
    }

    /// The first of these nights on which somebody else has the room, or it is closed; nil when it is free.
    func firstTaken(_ room: Room.ID, _ stay: Stay, besides id: RoomStay.ID? = nil) throws -> Day? {
        try transaction.row(
            """
            SELECT night FROM roomNight WHERE property = $1 AND room = $2 AND night >= $3 AND night < $4
                AND (roomStay IS NULL OR roomStay <> $5)
            ORDER BY night LIMIT 1
            """,
            property.id,
            room,
            stay.arrival,
            stay.departure,
            id?.rawValue ?? ""
        )?.get("night")
    }
}

extension Reservation {
    /// Notes the rooms that its own stays were given or moved to.
    fileprivate mutating func follow(_ moves: [RoomStay.ID: Room.ID]) {
        for index in roomStays.indices {
            roomStays[index].room = moves[roomStays[index].id] ?? roomStays[index].room
        }
    }
}
