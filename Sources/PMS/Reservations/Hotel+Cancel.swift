public import HotelCore
public import HotelValues

extension Hotel {
    /// Cancels a reservation and frees its rooms; cancelling twice is once.
    public func cancel(
        _ id: Reservation.ID,
        reason: String?,
        by author: Author
    ) async throws -> ReservationRecord {
        try await perform(by: author) { desk in
            let old = try StoredReservation.load(id, of: desk.property.id, in: desk.transaction)
            let guest = try Guest.load(old.reservation.guest, of: desk.property.id, in: desk.transaction)
            if old.reservation.status == .cancelled { return ReservationRecord(old, guest: guest) }
            guard [.pending, .confirmed, .noShow].contains(old.reservation.status) else {
                throw PMSError.conflict(.status(old.reservation.status, verb: "cancel"))
            }
            try desk.check(notes: reason)
            return ReservationRecord(try desk.cancel(old, over: old, reason: reason), guest: guest)
        }
    }
}

extension Desk {
    func cancel(
        _ state: StoredReservation,
        over old: StoredReservation,
        reason: String?
    ) throws -> StoredReservation {
        var new = state
        new.reservation.status = .cancelled
        new.reservation.cancellationReason = reason
        new.reservation.cancelledAt = now
        new.reservation.leaveRooms()
        return try save(new, over: old, verb: "cancel")
    }
}

extension Reservation {
    /// Forgets the rooms: they belong to others now.
    mutating func leaveRooms() {
        for index in roomStays.indices {
            roomStays[index].room = nil
            roomStays[index].isPinned = false
        }
    }
}
