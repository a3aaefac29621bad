import Database
import HotelCore
import HotelValues

/// How far on each side of a stay the calendar is read to judge gaps.
private let gapHorizon = 60

extension Desk {
    /// The rooms of a type, each with the nearest nights on which it is taken before the stay and from its arrival on.
    ///
    /// The nearest ones are enough to see whether the stay fits and how tightly.
    func candidates(of type: RoomType.ID, around stay: Stay) throws -> [RoomAssignment.Candidate] {
        var candidates: [RoomAssignment.Candidate] = []
        try transaction.forEach(
            """
            SELECT r.id,
                (SELECT max(n.night) FROM roomNight n
                    WHERE n.property = r.property AND n.room = r.id AND n.night >= $3 AND n.night < $4),
                (SELECT min(n.night) FROM roomNight n
                    WHERE n.property = r.property AND n.room = r.id AND n.night >= $4 AND n.night < $5)
            FROM room r WHERE r.property = $1 AND r.roomType = $2 ORDER BY r.position, r.id
            """,
            [
                property.id, type, stay.arrival.advanced(by: -gapHorizon), stay.arrival,
                stay.departure.advanced(by: gapHorizon),
            ]
        ) { row in
            let nearest: [Day?] = [try row.get(1), try row.get(2)]
            let taken = nearest.compactMap(\.self).map { $0..<$0.advanced(by: 1) }
            candidates.append(RoomAssignment.Candidate(room: Room.ID(try row.text(0)), taken: taken))
        }
        return candidates
    }

    /// Gives rooms that came free on these nights to stays that wait for one then, the longest waiting first.
    func seatWaiting(_ freed: [RoomType.ID: Range<Day>], besides reservation: Reservation.ID? = nil) throws {
        for (type, nights) in freed.sorted(by: { $0.key < $1.key }) {
            let waiting = try transaction.rows(
                """
                SELECT s.id, s.arrival, s.departure FROM roomStay s
                JOIN reservation v ON v.property = s.property AND v.id = s.reservation
                WHERE s.property = $1 AND s.roomType = $2 AND s.holds = 1 AND s.room IS NULL AND s.departure > $3
                    AND s.arrival < $4 AND v.id <> $5
                ORDER BY v.createdAt, s.id
                """,
                property.id,
                type,
                max(today, nights.lowerBound),
                nights.upperBound,
                reservation?.rawValue ?? ""
            )
            for row in waiting {
                let id: RoomStay.ID = try row.get("id")
                guard let stay = Stay(arrival: try row.get("arrival"), departure: try row.get("departure")),
                    let room = try seat(id, stay, of: type)[id]
                else { continue }
                try note("assign", id, from: nil, to: room)
            }
        }
    }

    /// Writes into the trail of a stay's reservation that the stay is in another room now.
    func note(_ verb: String, _ id: RoomStay.ID, from old: Room.ID?, to new: Room.ID) throws {
        let row = try transaction.row(
            """
            UPDATE reservation SET updatedAt = $3
            WHERE property = $1 AND id = (SELECT reservation FROM roomStay WHERE property = $1 AND id = $2)
            RETURNING id
            """,
            property.id,
            id,
            now
        )
        guard let reservation: Reservation.ID = try row?.get("id") else { return }
        var details = AuditDetails()
        details.compare("\(id) room", old, new)
        try audit(verb, "reservation \(reservation)", details)
    }
}
