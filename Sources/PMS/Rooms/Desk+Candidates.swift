import Database
import HotelCore
import HotelValues

/// How far on each side of a stay the calendar is read to judge gaps.
private let gapHorizon = 60

extension Desk {
    /// The rooms of a type with the nights near the stay on which they are taken.
    func candidates(of type: RoomType.ID, around stay: Stay) throws -> [RoomAssignment.Candidate] {
        let window = stay.arrival.advanced(by: -gapHorizon)..<stay.departure.advanced(by: gapHorizon)
        var taken = try closures(of: type, in: window)
        for sleeper in try sleepers(of: type, in: window) {
            guard let room = sleeper.room else { continue }
            taken[room, default: []].append(sleeper.stay.nights)
        }
        return try rooms(of: type).map { RoomAssignment.Candidate(room: $0, taken: taken[$0, default: []]) }
    }

    func rooms(of type: RoomType.ID) throws -> [Room.ID] {
        try transaction.rows(
            "SELECT id FROM room WHERE property = $1 AND roomType = $2 ORDER BY position, id", property.id, type
        ).map { try $0.get("id") }
    }

    private func closures(of type: RoomType.ID, in window: Range<Day>) throws -> [Room.ID: [Range<Day>]] {
        let rows = try transaction.rows(
            """
            SELECT c.room, c.firstNight, c.lastNight FROM roomClosure c
            JOIN room r ON r.property = c.property AND r.id = c.room
            WHERE c.property = $1 AND r.roomType = $2 AND c.lastNight >= $3 AND c.firstNight < $4
            """,
            property.id, type, window.lowerBound, window.upperBound)
        var closed: [Room.ID: [Range<Day>]] = [:]
        for row in rows {
            let first: Day = try row.get("firstNight")
            let last: Day = try row.get("lastNight")
            closed[try row.get("room"), default: []].append(first..<last.advanced(by: 1))
        }
        return closed
    }

    /// The stays that hold a room of the type and touch the window.
    private func sleepers(of type: RoomType.ID, in window: Range<Day>) throws -> [RoomAssignment.Sleeper] {
        try transaction.rows(
            """
            SELECT s.id, s.room, s.arrival, s.departure, s.isPinned, v.status FROM room r
            JOIN roomStay s ON s.property = r.property AND s.room = r.id AND s.holds = 1
            JOIN reservation v ON v.property = s.property AND v.id = s.reservation
            WHERE r.property = $1 AND r.roomType = $2 AND s.departure > $3 AND s.arrival < $4
            """,
            property.id, type, window.lowerBound, window.upperBound
        ).compactMap { row in
            guard let stay = Stay(arrival: try row.get("arrival"), departure: try row.get("departure")) else { return nil }
            let status: String = try row.get("status")
            let isPinned: Bool = try row.get("isPinned")
            let mayMove = status == "confirmed" || status == "pending"
            return RoomAssignment.Sleeper(
                id: try row.get("id"), stay: stay, room: try row.get("room"), isMovable: mayMove && !isPinned)
        }
    }

    /// Finds the stay a room by moving others, where every night has a room free but no room has every night.
    ///
    /// Only stays that may move do: nobody who is in the house, and nobody whose room a person chose.
    func makeRoom(for roomStay: RoomStay, of type: RoomType.ID) throws -> Room.ID? {
        let window = roomStay.stay.nights
        var sleepers = try sleepers(of: type, in: window)
        // Stays that merely touch the window bring their own neighbours with them: they move only within their nights.
        let span = sleepers.reduce(window) { span, sleeper in
            min(span.lowerBound, sleeper.stay.arrival)..<max(span.upperBound, sleeper.stay.departure)
        }
        let movable = Set(sleepers.filter(\.isMovable).map(\.id))
        sleepers = try self.sleepers(of: type, in: span).map { sleeper in
            var sleeper = sleeper
            sleeper.isMovable = movable.contains(sleeper.id)
            return sleeper
        }
        sleepers.append(
            RoomAssignment.Sleeper(id: roomStay.id, stay: roomStay.stay, room: nil, isMovable: true))
        let closed = try closures(of: type, in: span)
        let candidates = try rooms(of: type).map {
            RoomAssignment.Candidate(room: $0, taken: closed[$0, default: []])
        }
        guard var moves = RoomAssignment.rearrangement(of: sleepers, among: candidates),
            let room = moves.removeValue(forKey: roomStay.id)
        else { return nil }
        try carryOut(moves, of: sleepers)
        try take(room, for: roomStay)
        return room
    }

    /// Empties all rooms that are left before any is entered, as two stays may swap.
    private func carryOut(_ moves: [RoomStay.ID: Room.ID], of sleepers: [RoomAssignment.Sleeper]) throws {
        let movers = sleepers.filter { moves[$0.id] != nil }.sorted { $0.id < $1.id }
        for mover in movers {
            try transaction.execute("DELETE FROM roomNight WHERE property = $1 AND roomStay = $2", property.id, mover.id)
        }
        for mover in movers {
            guard let room = moves[mover.id] else { continue }
            try transaction.execute(
                "UPDATE roomStay SET room = $3 WHERE property = $1 AND id = $2", property.id, mover.id, room)
            let type = try Room.load(room, of: property.id, in: transaction).roomType
            for night in mover.stay.nights {
                try transaction.execute(
                    "INSERT INTO roomNight (property, room, night, roomType, roomStay) VALUES ($1, $2, $3, $4, $5)",
                    property.id, room, night, type, mover.id)
            }
            var details = AuditDetails()
            details.compare("room", mover.room, room)
            try audit("move", "roomStay \(mover.id)", details)
        }
    }

    /// Gives rooms that came free to stays that wait for one, the longest waiting first.
    func seatWaiting(types: Set<RoomType.ID>, besides reservation: Reservation.ID? = nil) throws {
        let today = now.day.advanced(by: -1)
        for type in types.sorted() {
            let waiting = try transaction.rows(
                """
                SELECT s.id, s.arrival, s.departure FROM roomStay s
                JOIN reservation v ON v.property = s.property AND v.id = s.reservation
                WHERE s.property = $1 AND s.roomType = $2 AND s.holds = 1 AND s.room IS NULL AND s.departure > $3
                    AND v.id <> $4
                ORDER BY v.createdAt, s.id
                """,
                property.id, type, today, reservation?.rawValue ?? "")
            for row in waiting {
                guard let stay = Stay(arrival: try row.get("arrival"), departure: try row.get("departure")) else { continue }
                try seat(RoomStay.ID(row.get("id") as String), stay, of: type)
            }
        }
    }

    private func seat(_ id: RoomStay.ID, _ stay: Stay, of type: RoomType.ID) throws {
        let nothing = [Money](repeating: .zero(property.currency), count: stay.nightCount)
        let roomStay = RoomStay(
            id: id, roomType: type, ratePlan: nil, stay: stay, occupancy: Occupancy(adults: 0), nightlyAmounts: nothing)
        guard let room = RoomAssignment.room(for: stay, among: try candidates(of: type, around: stay)) else { return }
        try take(room, for: roomStay)
        try transaction.execute(
            "UPDATE roomStay SET room = $3 WHERE property = $1 AND id = $2", property.id, id, room)
        var details = AuditDetails()
        details.compare("room", nil, room)
        try audit("assign", "roomStay \(id)", details)
    }
}
