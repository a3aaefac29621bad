public import HotelCore

extension Hotel {
    /// A person has looked at everything that the reservation showed: nothing of it needs attention any more.
    public func settleAttention(_ id: Reservation.ID, by author: Author) async throws -> ReservationRecord {
        try await perform(by: author) { desk in
            let old = try StoredReservation.load(id, of: desk.property.id, in: desk.transaction)
            guard !old.reservation.attention.isEmpty else { return try desk.record(of: id) }
            var new = old
            new.reservation.attention = []
            _ = try desk.save(new, over: old, verb: "settleAttention")
            return try desk.record(of: id)
        }
    }
}
