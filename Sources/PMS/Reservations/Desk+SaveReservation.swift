import Database
import HotelCore
import HotelValues

extension Desk {
    /// Writes a new reservation, or the new state of one; takes rooms, frees others, logs what changed on sale.
    ///
    /// Stays that need a room and have none are given one, if one can be found. Answers the state as it was saved.
    func save(_ new: StoredReservation, over old: StoredReservation?, verb: String) throws -> StoredReservation {
        var state = new
        state.updatedAt = now
        var freed: [RoomType.ID: Range<Day>] = [:]
        if state.reservation.roomStays != old?.reservation.roomStays
            || old?.reservation.status != state.reservation.status
        {
            let released = try releaseRooms(of: old?.reservation, for: state.reservation)
            try deleteRoomStays(of: old?.reservation, missingFrom: state.reservation)
            try write(state, isNew: old == nil)
            try write(state.reservation, over: old?.reservation, held: released.held)
            state.reservation = try settle(state.reservation, held: released.held)
            freed = released.freed
        } else {
            try write(state, isNew: false)
        }
        let cause = "\(verb) \(state.reservation.number)"
        for effect in AvailabilityEffect.between(old?.reservation, state.reservation) {
            try logChange(.roomType(effect.roomType), effect.nights, .availability, cause: cause)
        }
        try audit(verb, state.reservation.id, old?.reservation, state.reservation)
        try seatWaiting(freed, besides: state.reservation.id)
        return state
    }

    private func write(_ state: StoredReservation, isNew: Bool) throws {
        let reservation = state.reservation
        let attention = reservation.attention.isEmpty ? nil : try StoredJSON.encode(reservation.attention)
        let snapshot = try state.snapshot.map { try StoredJSON.encode(StoredSnapshot($0)) }
        try transaction.execute(
            isNew ? insertReservation : updateReservation,
            property.id,
            reservation.id,
            reservation.status.rawValue,
            reservation.guest,
            reservation.source.channel,
            reservation.source.reference,
            reservation.source.booking,
            reservation.currency,
            reservation.notes,
            reservation.cancellationReason,
            reservation.cancelledAt,
            attention,
            state.revisedAt,
            snapshot,
            state.updatedAt,
            reservation.number,
            state.createdAt
        )
    }

    private var insertReservation: String {
        """
        INSERT INTO reservation
            (property, id, status, guest, channel, channelReference, channelBooking, currency, notes,
            cancellationReason, cancelledAt, attention, revisedAt, snapshot, updatedAt, number, createdAt)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
        """
    }

    private var updateReservation: String {
        """
        UPDATE reservation SET status = $3, guest = $4, channel = $5, channelReference = $6, channelBooking = $7,
            currency = $8, notes = $9, cancellationReason = $10, cancelledAt = $11, attention = $12, revisedAt = $13,
            snapshot = $14, updatedAt = $15
        WHERE property = $1 AND id = $2 AND number = $16 AND createdAt = $17
        """
    }

    /// Writes the stays, without the rooms that are not theirs yet: whoever looks for a room must not find it there.
    private func write(_ reservation: Reservation, over old: Reservation?, held: Set<RoomStay.ID>) throws {
        for (position, roomStay) in reservation.roomStays.enumerated() {
            try transaction.execute(
                """
                INSERT INTO roomStay (property, id, reservation, position, roomType, ratePlan, arrival, departure,
                    adults, children, infants, room, isPinned, holds, guestName, channelKey)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
                ON CONFLICT (property, id) DO UPDATE SET position = excluded.position, roomType = excluded.roomType,
                    ratePlan = excluded.ratePlan, arrival = excluded.arrival, departure = excluded.departure,
                    adults = excluded.adults, children = excluded.children, infants = excluded.infants,
                    room = excluded.room, isPinned = excluded.isPinned, holds = excluded.holds,
                    guestName = excluded.guestName, channelKey = excluded.channelKey
                """,
                property.id,
                roomStay.id,
                reservation.id,
                position,
                roomStay.roomType,
                roomStay.ratePlan,
                roomStay.stay.arrival,
                roomStay.stay.departure,
                roomStay.occupancy.adults,
                roomStay.occupancy.children,
                roomStay.occupancy.infants,
                held.contains(roomStay.id) ? roomStay.room : nil,
                roomStay.isPinned,
                reservation.status.holdsRooms,
                roomStay.guestName,
                roomStay.channelKey
            )
            let before = old?.roomStays.first { $0.id == roomStay.id }
            if before?.stay != roomStay.stay || before?.nightlyAmounts != roomStay.nightlyAmounts {
                try writeNights(of: roomStay, isNew: before == nil)
            }
        }
    }

    private func writeNights(of roomStay: RoomStay, isNew: Bool) throws {
        if !isNew {
            try transaction.execute(
                "DELETE FROM stayNight WHERE property = $1 AND roomStay = $2",
                property.id,
                roomStay.id
            )
        }
        for (night, amount) in zip(roomStay.stay.nights, roomStay.nightlyAmounts) {
            try transaction.execute(
                "INSERT INTO stayNight (property, roomStay, night, amount) VALUES ($1, $2, $3, $4)",
                property.id,
                roomStay.id,
                night,
                amount.minorUnits
            )
        }
    }

    private func deleteRoomStays(of old: Reservation?, missingFrom new: Reservation) throws {
        let kept = Set(new.roomStays.map(\.id))
        for gone in old?.roomStays ?? [] where !kept.contains(gone.id) {
            try transaction.execute("DELETE FROM stayNight WHERE property = $1 AND roomStay = $2", property.id, gone.id)
            try transaction.execute("DELETE FROM roomStay WHERE property = $1 AND id = $2", property.id, gone.id)
        }
    }

    private func audit(_ verb: String, _ id: Reservation.ID, _ old: Reservation?, _ new: Reservation) throws {
        var details = AuditDetails()
        details.compare("status", old?.status.rawValue, new.status.rawValue)
        details.compare("guest", old?.guest, new.guest)
        details.compare("cancellation reason", old?.cancellationReason, new.cancellationReason)
        details.compare("attention", old?.attention.count ?? 0, new.attention.count)
        details.compare("notes", old.map { $0.notes?.isEmpty == false }, new.notes?.isEmpty == false)
        details.compare("total", old?.total, new.total)
        let before = Dictionary(uniqueKeysWithValues: (old?.roomStays ?? []).map { ($0.id, $0) })
        let after = Dictionary(uniqueKeysWithValues: new.roomStays.map { ($0.id, $0) })
        for id in Set(before.keys).union(after.keys).sorted() {
            details.compare("\(id) room type", before[id]?.roomType, after[id]?.roomType)
            details.compare("\(id) rate plan", before[id]?.ratePlan, after[id]?.ratePlan)
            details.compare("\(id) occupancy", before[id]?.occupancy, after[id]?.occupancy)
            details.compare("\(id) stay", before[id]?.stay, after[id]?.stay)
            details.compare("\(id) room", before[id]?.room, after[id]?.room)
            details.compare("\(id) prices", before[id]?.nightlyAmounts, after[id]?.nightlyAmounts)
        }
        try audit(verb, "reservation \(id)", details)
    }
}
