public import HotelCore
public import HotelValues

extension Hotel {
    /// Puts a stay into a room that a person chose; nothing else moves it then.
    ///
    /// A room of another type is an upgrade: the stay takes that type, at the agreed price. Throws when the room is
    /// taken or closed on one of the nights.
    public func assign(
        _ roomStay: RoomStay.ID,
        of id: Reservation.ID,
        to room: Room.ID,
        by author: Author
    ) async throws -> ReservationRecord {
        try await perform(by: author) { desk in
            let old = try desk.open(id, for: "assign", [.pending, .confirmed, .checkedIn])
            guard let index = old.reservation.roomStays.firstIndex(where: { $0.id == roomStay }) else {
                throw PMSError.unknown(.roomStay, roomStay.rawValue)
            }
            let room = try Room.load(room, of: desk.property.id, in: desk.transaction)
            var new = old
            new.reservation.roomStays[index].room = room.id
            new.reservation.roomStays[index].roomType = room.roomType
            new.reservation.roomStays[index].isPinned = true
            return try desk.finish(desk.save(new, over: old, verb: "assign"))
        }
    }

    /// The guests have come: every stay must have a room, and the first must begin today or have begun.
    public func checkIn(_ id: Reservation.ID, by author: Author) async throws -> ReservationRecord {
        try await perform(by: author) { desk in
            let old = try desk.open(id, for: "checkIn", [.pending, .confirmed, .checkedIn])
            if old.reservation.status == .checkedIn { return try desk.finish(old) }
            if let waiting = old.reservation.roomStays.first(where: { $0.room == nil }) {
                throw PMSError.conflict(.noRoom(waiting.id))
            }
            let arrival = old.reservation.roomStays.map(\.stay.arrival).min() ?? desk.today
            let departure = old.reservation.roomStays.map(\.stay.departure).max() ?? desk.today
            guard arrival <= desk.today, desk.today <= departure else {
                throw PMSError.conflict(.notToday(arrival: arrival, today: desk.today))
            }
            var new = old
            new.reservation.status = .checkedIn
            return try desk.finish(desk.save(new, over: old, verb: "checkIn"))
        }
    }

    /// The guests have left; nights from today on are free again, but for the night of who came today.
    ///
    /// Stays that would have begun later are taken out of the reservation.
    public func checkOut(_ id: Reservation.ID, by author: Author) async throws -> ReservationRecord {
        try await perform(by: author) { desk in
            let old = try desk.open(id, for: "checkOut", [.checkedIn, .checkedOut])
            if old.reservation.status == .checkedOut { return try desk.finish(old) }
            var new = old
            new.reservation.status = .checkedOut
            new.reservation.end(by: desk.today)
            return try desk.finish(desk.save(new, over: old, verb: "checkOut"))
        }
    }

    /// The guests never came: from the day of arrival on, the rooms are free again.
    public func noShow(_ id: Reservation.ID, by author: Author) async throws -> ReservationRecord {
        try await perform(by: author) { desk in
            let old = try desk.open(id, for: "noShow", [.pending, .confirmed, .noShow])
            if old.reservation.status == .noShow { return try desk.finish(old) }
            let arrival = old.reservation.roomStays.map(\.stay.arrival).min() ?? desk.today
            guard arrival <= desk.today else {
                throw PMSError.conflict(.notToday(arrival: arrival, today: desk.today))
            }
            var new = old
            new.reservation.status = .noShow
            new.reservation.leaveRooms()
            return try desk.finish(desk.save(new, over: old, verb: "noShow"))
        }
    }
}

extension Desk {
    /// The reservation, if its status allows the verb.
    fileprivate func open(
        _ id: Reservation.ID,
        for verb: String,
        _ allowed: [Reservation.Status]
    ) throws -> StoredReservation {
        let stored = try StoredReservation.load(id, of: property.id, in: transaction)
        guard allowed.contains(stored.reservation.status) else {
            throw PMSError.conflict(.status(stored.reservation.status, verb: verb))
        }
        return stored
    }

    fileprivate func finish(_ stored: StoredReservation) throws -> ReservationRecord {
        ReservationRecord(stored, guest: try Guest.load(stored.reservation.guest, of: property.id, in: transaction))
    }
}

extension Reservation {
    /// Ends the stays by that day and drops those that begin later; the first always remains, with one night.
    fileprivate mutating func end(by day: Day) {
        let first = roomStays.map(\.stay.arrival).min()
        roomStays.removeAll { $0.stay.arrival > day && $0.stay.arrival != first }
        for index in roomStays.indices { roomStays[index].end(by: day) }
    }
}

extension RoomStay {
    /// Shortens the stay so that it ends by that day; one night always remains.
    fileprivate mutating func end(by day: Day) {
        let departure = max(day, stay.arrival.advanced(by: 1))
        guard departure < stay.departure, let shorter = Stay(arrival: stay.arrival, departure: departure) else {
            return
        }
        stay = shorter
        nightlyAmounts = Array(nightlyAmounts.prefix(shorter.nightCount))
    }
}
