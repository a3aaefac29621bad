import Database
import HotelCore
import HotelValues

extension Desk {
    /// Frees the nights that the new state no longer needs in the same room.
    func releaseRooms(of old: Reservation?, for new: Reservation) throws {
        guard let old, old.status.holdsRooms else { return }
        let kept = Dictionary(uniqueKeysWithValues: new.roomStays.map { ($0.id, $0) })
        for roomStay in old.roomStays where roomStay.room != nil {
            let after = kept[roomStay.id]
            if new.status.holdsRooms, let after, after.room == roomStay.room, after.stay == roomStay.stay { continue }
            try transaction.execute(
                "DELETE FROM roomNight WHERE property = $1 AND roomStay = $2", property.id, roomStay.id)
        }
    }

    /// Gives every stay of the reservation its room: the one it has if that is free, else another, else none.
    func settle(_ reservation: Reservation) throws -> Reservation {
        guard reservation.status.holdsRooms else { return reservation }
        var settled = reservation
        for index in settled.roomStays.indices {
            settled.roomStays[index] = try settle(settled.roomStays[index])
        }
        return settled
    }

    private func settle(_ roomStay: RoomStay) throws -> RoomStay {
        var result = roomStay
        if let room = roomStay.room {
            if try holds(room, for: roomStay) { return roomStay }
            if try isFree(room, for: roomStay.stay) {
                try take(room, for: roomStay)
                return roomStay
            }
            guard !roomStay.isPinned else { throw PMSError.conflict(.roomTaken(room, try firstTaken(room, roomStay.stay))) }
            result.room = nil
        }
        guard let type = result.roomType else { return try writeRoom(of: result) }
        let candidates = try candidates(of: type, around: result.stay)
        result.room = RoomAssignment.room(for: result.stay, among: candidates)
        if let room = result.room {
            try take(room, for: result)
        } else {
            result.room = try makeRoom(for: result, of: type)
        }
        return try writeRoom(of: result)
    }

    private func writeRoom(of roomStay: RoomStay) throws -> RoomStay {
        try transaction.execute(
            "UPDATE roomStay SET room = $3, isPinned = $4 WHERE property = $1 AND id = $2", property.id, roomStay.id,
            roomStay.room, roomStay.isPinned)
        return roomStay
    }

    /// Takes the nights of the stay in that room; the table's key refuses what is taken.
    func take(_ room: Room.ID, for roomStay: RoomStay) throws {
        let type = try Room.load(room, of: property.id, in: transaction).roomType
        for night in roomStay.stay.nights {
            try transaction.execute(
                "INSERT INTO roomNight (property, room, night, roomType, roomStay) VALUES ($1, $2, $3, $4, $5)",
                property.id, room, night, type, roomStay.id)
        }
    }

    private func holds(_ room: Room.ID, for roomStay: RoomStay) throws -> Bool {
        let count: Int? = try transaction.row(
            "SELECT count(*) AS held FROM roomNight WHERE property = $1 AND roomStay = $2 AND room = $3", property.id,
            roomStay.id, room
        )?.get("held")
        return count == roomStay.stay.nightCount
    }

    func isFree(_ room: Room.ID, for stay: Stay) throws -> Bool {
        try transaction.row(
            "SELECT night FROM roomNight WHERE property = $1 AND room = $2 AND night >= $3 AND night < $4 LIMIT 1",
            property.id, room, stay.arrival, stay.departure) == nil
    }

    func firstTaken(_ room: Room.ID, _ stay: Stay) throws -> Day {
        try transaction.row(
            """
            SELECT night FROM roomNight WHERE property = $1 AND room = $2 AND night >= $3 AND night < $4
            ORDER BY night LIMIT 1
            """,
            property.id, room, stay.arrival, stay.departure
        )?.get("night") ?? stay.arrival
    }
}
