import HotelCore
import HotelValues

extension Desk {
    /// The reservation after the channel's revision, its status untouched: a three-way merge of rooms, guest and notes.
    func merged(_ known: StoredReservation, with booking: ChannelBooking) throws -> StoredReservation {
        var new = known
        new.revisedAt = booking.revisedAt
        // Conflicts stay until a person has settled them; what was wrong with the last revision went with it.
        new.reservation.attention = booking.problems
        for attention in known.reservation.attention where attention.isConflict { new.reservation.note(attention) }
        // No booking is of no rooms: such a revision could not be read, and frees nothing.
        guard !booking.snapshot.rooms.isEmpty else { return new }
        let base =
            known.snapshot
            ?? BookingSnapshot(
                guest: booking.snapshot.guest,
                currency: booking.snapshot.currency,
                rooms: []
            )
        let merge = ChannelMerge(
            current: known.reservation.roomStays,
            base: base,
            incoming: booking.snapshot,
            makeID: { RoomStay.ID(makeID()) }
        )
        new.snapshot = merge.base
        new.reservation.source = booking.source
        new.reservation.roomStays = merge.roomStays
        for conflict in merge.conflicts { new.reservation.note(conflict) }
        if booking.problems.contains(where: \.isUnreadable) { new.keepUnreadRooms(of: known) }
        new.reservation.keepRooms(of: known.reservation)
        new.reservation.use(booking.snapshot, after: base.currency)
        new.reservation.unpinWhatMoved(since: known.reservation)
        new.reservation.takeNotes(booking.snapshot.notes, after: base.notes)
        if base.guest != booking.snapshot.guest {
            new.reservation.guest = try guest(of: &new.reservation, after: base.guest, booking.snapshot.guest)
        }
        return new
    }

    /// Who the reservation is for after the channel changed its guest.
    ///
    /// A guest known only through this reservation is corrected; one with others of their own is somebody else.
    private func guest(
        of reservation: inout Reservation,
        after old: GuestDetails,
        _ new: GuestDetails
    ) throws -> Guest.ID {
        var guest = try Guest.load(reservation.guest, of: property.id, in: transaction)
        if try hasOtherReservations(guest.id, than: reservation.id) { return try findOrCreateGuest(new).id }
        if old.name != new.name {
            if ![old.name, new.name].contains(guest.details.name) {
                reservation.note(.conflict(field: "guest", hotel: guest.details.name, channel: new.name))
            }
            guest.details.name = new.name
        }
        if old.email != new.email { guest.details.email = new.email }
        if old.phone != new.phone { guest.details.phone = new.phone }
        if old.country != new.country { guest.details.country = new.country }
        if old.language != new.language { guest.details.language = new.language }
        try update(guest)
        return guest.id
    }
}

extension StoredReservation {
    /// Keeps the rooms that are missing from a revision of which a part could not be read, as it may be they.
    fileprivate mutating func keepUnreadRooms(of old: StoredReservation) {
        let kept = Set(reservation.roomStays.map(\.id))
        let keys = Set(snapshot?.rooms.compactMap(\.key) ?? [])
        for roomStay in old.reservation.roomStays where !kept.contains(roomStay.id) {
            reservation.roomStays.append(roomStay)
            guard let key = roomStay.channelKey, !keys.contains(key),
                let room = old.snapshot?.rooms.first(where: { $0.key == key })
            else { continue }
            snapshot?.rooms.append(room)
        }
    }
}

extension Reservation {
    /// Keeps what belongs to guests who are in the house, or were: a channel neither exchanges their rooms nor gives
    /// them away, nor lets who has left stay on.
    fileprivate mutating func keepRooms(of old: Reservation) {
        guard old.status == .checkedIn || old.status == .checkedOut else { return }
        for before in old.roomStays {
            guard let room = before.room else { continue }
            guard let index = roomStays.firstIndex(where: { $0.id == before.id }) else {
                roomStays.append(before)
                note(.conflict(field: "room", hotel: room.rawValue, channel: "–"))
                continue
            }
            let after = roomStays[index]
            if after.roomType != before.roomType {
                note(
                    .conflict(
                        field: "room type",
                        hotel: before.roomType?.rawValue ?? "–",
                        channel: after.roomType?.rawValue ?? "–"
                    )
                )
                roomStays[index].roomType = before.roomType
                roomStays[index].room = room
                roomStays[index].isPinned = before.isPinned
            }
            if old.status == .checkedOut, after.stay != before.stay {
                note(.conflict(field: "nights", hotel: "\(before.stay)", channel: "\(after.stay)"))
                roomStays[index].stay = before.stay
                roomStays[index].nightlyAmounts = before.nightlyAmounts
            }
        }
    }

    /// Takes on the channel's currency; what the hotel priced keeps its figures, which a person must look at.
    fileprivate mutating func use(_ snapshot: BookingSnapshot, after old: Currency) {
        currency = snapshot.currency
        guard roomStays.contains(where: { $0.nightlyAmounts.contains { $0.currency != snapshot.currency } }) else {
            return
        }
        note(.conflict(field: "currency", hotel: old.code, channel: snapshot.currency.code))
        for index in roomStays.indices {
            roomStays[index].nightlyAmounts = roomStays[index].nightlyAmounts.map { amount in
                Money(minorUnits: amount.minorUnits, currency: snapshot.currency)
            }
        }
    }

    /// A room that a person chose was chosen for the nights of then; for other nights the calendar chooses.
    fileprivate mutating func unpinWhatMoved(since old: Reservation) {
        for index in roomStays.indices {
            let before = old.roomStays.first { $0.id == roomStays[index].id }
            if before?.stay != roomStays[index].stay { roomStays[index].isPinned = false }
        }
    }

    fileprivate mutating func takeNotes(_ new: String?, after old: String?) {
        guard new != old else { return }
        if let notes, notes != old, notes != new {
            note(.conflict(field: "notes", hotel: notes, channel: new ?? "–"))
        }
        notes = new
    }
}

extension Reservation.Attention {
    fileprivate var isConflict: Bool {
        if case .conflict = self { true } else { false }
    }

    fileprivate var isUnreadable: Bool {
        if case .unreadable = self { true } else { false }
    }
}
