import Database
import HotelCore
import HotelValues

extension Desk {
    /// Finds the stay a room by moving others, where every night has a room free but no room has every night.
    ///
    /// Answers who is to be in which room now, the stay among them; the others have been moved already. Nil when no
    /// plan was found.
    func makeRoom(for id: RoomStay.ID, _ stay: Stay, of type: RoomType.ID) throws -> [RoomStay.ID: Room.ID]? {
        let rooms = try rooms(of: type)
        guard try !isFull(type, rooms: rooms.count, on: stay) else { return nil }
        let newcomer = RoomAssignment.Sleeper(id: id, stay: stay, room: nil, isMovable: true)
        return try rearrange(around: newcomer, in: rooms, of: type)
    }

    /// Moves others out of the room on the nights of the stay, which is to be in it; answers who was moved where, or
    /// nil when no plan was found.
    func clear(_ room: Room.ID, for roomStay: RoomStay, of type: RoomType.ID) throws -> [RoomStay.ID: Room.ID]? {
        let fixed = RoomAssignment.Sleeper(id: roomStay.id, stay: roomStay.stay, room: room, isMovable: false)
        return try rearrange(around: fixed, in: try rooms(of: type), of: type)
    }

    /// First moves only those whom the sleeper meets; then, if need be, also those whom they meet, and so on.
    private func rearrange(
        around sleeper: RoomAssignment.Sleeper,
        in rooms: [Room.ID],
        of type: RoomType.ID
    ) throws -> [RoomStay.ID: Room.ID]? {
        for isWide in [false, true] {
            let others = try others(than: sleeper, of: type, isWide: isWide)
            let nights = others.reduce(sleeper.stay.nights) { $0.union($1.stay.nights) }
            let closed = try closures(of: type, in: nights)
            let candidates = rooms.map { RoomAssignment.Candidate(room: $0, taken: closed[$0, default: []]) }
            guard canEnter(sleeper, candidates, others) else { return nil }
            guard let moves = RoomAssignment.rearrangement(of: others + [sleeper], among: candidates) else { continue }
            try carryOut(moves, of: others, type)
            return moves
        }
        return nil
    }

    /// Whether the room that the sleeper must have is free of closures and of those who cannot be moved.
    private func canEnter(
        _ sleeper: RoomAssignment.Sleeper,
        _ candidates: [RoomAssignment.Candidate],
        _ others: [RoomAssignment.Sleeper]
    ) -> Bool {
        guard let room = sleeper.room else { return true }
        let closed = candidates.first { $0.room == room }?.taken ?? []
        return !closed.contains { $0.overlaps(sleeper.stay.nights) }
            && !others.contains { $0.room == room && !$0.isMovable && $0.stay.overlaps(sleeper.stay) }
    }

    /// Whether the rooms of the type are all taken on one of the nights.
    private func isFull(_ type: RoomType.ID, rooms: Int, on stay: Stay) throws -> Bool {
        try transaction.row(
            """
            SELECT night FROM roomNight WHERE property = $1 AND roomType = $2 AND night >= $3 AND night < $4
            GROUP BY night HAVING count(*) >= $5 LIMIT 1
            """,
            property.id,
            type,
            stay.arrival,
            stay.departure,
            rooms
        ) != nil
    }

    /// Empties all rooms that are left before any is entered, as two stays may swap.
    private func carryOut(
        _ moves: [RoomStay.ID: Room.ID],
        of sleepers: [RoomAssignment.Sleeper],
        _ type: RoomType.ID
    ) throws {
        let movers = sleepers.filter { moves[$0.id] != nil }.sorted { $0.id < $1.id }
        for mover in movers {
            try transaction.execute(
                "DELETE FROM roomNight WHERE property = $1 AND roomStay = $2",
                property.id,
                mover.id
            )
        }
        for mover in movers {
            guard let room = moves[mover.id] else { continue }
            try take(room, for: mover.id, of: type)
            try note("move", mover.id, from: mover.room, to: room)
        }
    }
}

extension Desk {
    private func rooms(of type: RoomType.ID) throws -> [Room.ID] {
        try transaction.rows(
            "SELECT id FROM room WHERE property = $1 AND roomType = $2 ORDER BY position, id",
            property.id,
            type
        ).map { try $0.get(0) }
    }

    /// The stays that hold a room of the type and share a night with the sleeper or with somebody who might be moved.
    private func others(
        than sleeper: RoomAssignment.Sleeper,
        of type: RoomType.ID,
        isWide: Bool
    ) throws -> [RoomAssignment.Sleeper] {
        var span = sleeper.stay.nights
        var found = try sleepers(of: type, in: span, besides: sleeper.id)
        let met = Set(found.map(\.id))
        while true {
            let wider = found.filter(\.isMovable).reduce(span) { $0.union($1.stay.nights) }
            guard wider != span else { return found }
            span = wider
            found = try sleepers(of: type, in: span, besides: sleeper.id)
            guard !isWide else { continue }
            for index in found.indices where !met.contains(found[index].id) { found[index].isMovable = false }
            return found
        }
    }

    /// The stays that hold a room of the type and touch these nights.
    ///
    /// Nobody is moved who is in the house, or may be, whether or not the desk has checked them in; nor anybody whose
    /// room a person chose.
    private func sleepers(
        of type: RoomType.ID,
        in nights: Range<Day>,
        besides id: RoomStay.ID
    ) throws -> [RoomAssignment.Sleeper] {
        let today = today
        // Joined crosswise, as SQLite then goes room by room instead of through all stays to come.
        var sleepers: [RoomAssignment.Sleeper] = []
        try transaction.forEach(
            """
            SELECT s.id, s.room, s.arrival, s.departure, s.isPinned, v.status FROM room r
            CROSS JOIN roomStay s
            JOIN reservation v ON v.property = s.property AND v.id = s.reservation
            WHERE r.property = $1 AND r.roomType = $2 AND s.property = r.property AND s.room = r.id
                AND s.holds = 1 AND s.room IS NOT NULL AND s.departure > $3 AND s.arrival < $4 AND s.id <> $5
            ORDER BY s.id
            """,
            [property.id, type, nights.lowerBound, nights.upperBound, id]
        ) { row in
            guard let stay = Stay(arrival: try row.get(2), departure: try row.get(3)) else { return }
            let isPinned: Bool = try row.get(4)
            let status = Reservation.Status(rawValue: try row.text(5))
            let isExpected = (status == .confirmed || status == .pending) && stay.arrival >= today
            sleepers.append(
                RoomAssignment.Sleeper(
                    id: try row.get(0),
                    stay: stay,
                    room: try row.get(1),
                    isMovable: isExpected && !isPinned
                )
            )
        }
        return sleepers
    }

    private func closures(of type: RoomType.ID, in nights: Range<Day>) throws -> [Room.ID: [Range<Day>]] {
        let rows = try transaction.rows(
            """
            SELECT c.room, c.firstNight, c.lastNight FROM room r
            JOIN roomClosure c ON c.property = r.property AND c.room = r.id
            WHERE r.property = $1 AND r.roomType = $2 AND c.lastNight >= $3 AND c.firstNight < $4
            """,
            property.id,
            type,
            nights.lowerBound,
            nights.upperBound
        )
        var closed: [Room.ID: [Range<Day>]] = [:]
        for row in rows {
            let first: Day = try row.get("firstNight")
            let last: Day = try row.get("lastNight")
            closed[try row.get("room"), default: []].append(first..<last.advanced(by: 1))
        }
        return closed
    }
}

extension Range<Day> {
    /// From where the first of the two begins to where the last of them ends.
    func union(_ other: Range<Day>) -> Range<Day> {
        Swift.min(lowerBound, other.lowerBound)..<Swift.max(upperBound, other.upperBound)
    }
}
