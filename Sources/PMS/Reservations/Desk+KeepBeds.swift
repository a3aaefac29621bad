import HotelCore
import HotelValues

extension Desk {
    /// The new state such that guests who are in the house can stay in their rooms.
    ///
    /// Where somebody else has the room on one of the new nights and cannot be moved, the stay is cut there: its rest
    /// is a stay of its own, which gets a room like any other, and a person is shown that the guests must change rooms.
    func keepingBeds(_ new: Reservation, of old: Reservation) throws -> Reservation {
        var result = new
        for before in old.roomStays {
            guard let room = before.room, let type = before.roomType,
                let index = result.roomStays.firstIndex(where: { $0.id == before.id })
            else { continue }
            let after = result.roomStays[index]
            guard let taken = try firstTaken(room, after.stay, besides: after.id) else { continue }
            guard try clear(room, for: after, of: type) == nil else { continue }
            result.note(.conflict(field: "nights", hotel: "\(room) \(before.stay)", channel: "\(after.stay)"))
            result.roomStays[index] = before
            guard let (first, rest) = after.cut(at: taken, rest: RoomStay.ID(makeID())) else { continue }
            result.roomStays[index] = first
            result.roomStays.append(rest)
        }
        return result
    }
}

extension RoomStay {
    /// The nights before that one, and the others as a stay of the hotel's own; nil when one of the two has no night.
    fileprivate func cut(at night: Day, rest id: RoomStay.ID) -> (first: RoomStay, rest: RoomStay)? {
        guard let early = Stay(arrival: stay.arrival, departure: night),
            let late = Stay(arrival: night, departure: stay.departure)
        else { return nil }
        var first = self
        first.stay = early
        first.nightlyAmounts = Array(nightlyAmounts.prefix(early.nightCount))
        let rest = RoomStay(
            id: id,
            roomType: roomType,
            ratePlan: ratePlan,
            stay: late,
            occupancy: occupancy,
            nightlyAmounts: Array(nightlyAmounts.suffix(late.nightCount)),
            guestName: guestName
        )
        return (first, rest)
    }
}
