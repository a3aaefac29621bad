import Database
public import HotelCore
import HotelValues

/// What applying a channel's revision did.
public struct AppliedBooking: Hashable, Sendable {
    /// The kinds of effect.
    public enum Effect: String, Hashable, Sendable {
        case created, modified, cancelled
        /// A newer revision of the booking had been applied already: recorded, and nothing changed.
        case outdated
    }

    /// The reservation as it is now.
    public var record: ReservationRecord
    /// What happened, now or when the revision was first applied.
    public var effect: Effect
    /// Whether this revision had been applied before.
    public var isReplay: Bool
}

extension Hotel {
    /// Applies one revision of a channel's booking, once, whatever comes twice or out of order.
    ///
    /// Never refused for want of rooms: the guest is confirmed, so the stay is kept without a room. A modification of an
    /// unknown booking makes it; a cancellation of one keeps it as cancelled, and a late "new" does not resurrect it.
    public func apply(_ booking: ChannelBooking, by author: Author) async throws -> AppliedBooking {
        try await perform(by: author) { desk in try desk.apply(booking) }
    }
}

extension Desk {
    fileprivate func apply(_ booking: ChannelBooking) throws -> AppliedBooking {
        if let applied = try appliedEffect(of: booking.revision) {
            return AppliedBooking(record: try record(of: applied.reservation), effect: applied.effect, isReplay: true)
        }
        let known = try booking.source.booking.flatMap {
            try StoredReservation.find(booking: $0, of: property.id, in: transaction)
        }
        let (stored, effect) = try carryOut(booking, on: known)
        try transaction.execute(
            """
            INSERT INTO appliedRevision (property, revision, reservation, effect, revisedAt, appliedAt)
            VALUES ($1, $2, $3, $4, $5, $6)
            """,
            property.id, booking.revision, stored.reservation.id, effect.rawValue, booking.revisedAt, now)
        let guest = try Guest.load(stored.reservation.guest, of: property.id, in: transaction)
        return AppliedBooking(record: ReservationRecord(stored, guest: guest), effect: effect, isReplay: false)
    }

    private func appliedEffect(
        of revision: String
    ) throws -> (reservation: Reservation.ID, effect: AppliedBooking.Effect)? {
        let row = try transaction.row(
            "SELECT reservation, effect FROM appliedRevision WHERE property = $1 AND revision = $2", property.id,
            revision)
        guard let row else { return nil }
        let effect: String = try row.get("effect")
        return (try row.get("reservation"), AppliedBooking.Effect(rawValue: effect) ?? .outdated)
    }

    private func carryOut(
        _ booking: ChannelBooking, on known: StoredReservation?
    ) throws -> (StoredReservation, AppliedBooking.Effect) {
        guard let known else { return try create(from: booking) }
        if let last = known.revisedAt, booking.revisedAt < last { return (known, .outdated) }
        // A late or repeated "new" never revives what was cancelled; an import's "new" is otherwise a newer state.
        if booking.status == .new, known.reservation.status == .cancelled { return (known, .outdated) }
        if booking.status == .cancelled { return (try cancel(known, by: booking), .cancelled) }
        return (try modify(known, by: booking), .modified)
    }

    private func create(from booking: ChannelBooking) throws -> (StoredReservation, AppliedBooking.Effect) {
        let guest = try findOrCreateGuest(booking.snapshot.guest)
        let merge = ChannelMerge(
            current: [], base: BookingSnapshot(guest: booking.snapshot.guest, currency: booking.snapshot.currency, rooms: []),
            incoming: booking.snapshot, makeID: { RoomStay.ID(makeID()) })
        let isCancelled = booking.status == .cancelled
        let reservation = Reservation(
            id: Reservation.ID(makeID()), number: try nextReservationNumber(),
            status: isCancelled ? .cancelled : .confirmed, guest: guest.id, source: booking.source,
            currency: booking.snapshot.currency, roomStays: merge.roomStays, notes: booking.snapshot.notes,
            cancellationReason: isCancelled ? Desk.cancelledByChannel(booking) : nil,
            cancelledAt: isCancelled ? now : nil, attention: booking.problems)
        let new = StoredReservation(
            reservation: reservation, revisedAt: booking.revisedAt, snapshot: merge.base, createdAt: now, updatedAt: now)
        return (try save(new, over: nil, verb: "reserve"), isCancelled ? .cancelled : .created)
    }

    private func cancel(_ known: StoredReservation, by booking: ChannelBooking) throws -> StoredReservation {
        var old = known
        old.revisedAt = booking.revisedAt
        if known.reservation.status == .cancelled { return try save(old, over: known, verb: "cancel") }
        if [.checkedIn, .checkedOut].contains(known.reservation.status) {
            // The guest is, or was, here: the bed is not given away, a person decides.
            old.reservation.attention.append(
                .conflict(field: "status", hotel: known.reservation.status.rawValue, channel: "cancelled"))
            return try save(old, over: known, verb: "cancel")
        }
        return try cancel(old, reason: Desk.cancelledByChannel(booking))
    }

    private func modify(_ known: StoredReservation, by booking: ChannelBooking) throws -> StoredReservation {
        let base = known.snapshot ?? BookingSnapshot(
            guest: booking.snapshot.guest, currency: booking.snapshot.currency, rooms: [])
        let merge = ChannelMerge(
            current: known.reservation.roomStays, base: base, incoming: booking.snapshot,
            makeID: { RoomStay.ID(makeID()) })
        var new = known
        new.revisedAt = booking.revisedAt
        new.snapshot = merge.base
        new.reservation.roomStays = merge.roomStays
        new.reservation.use(booking.snapshot.currency)
        new.reservation.source = booking.source
        new.reservation.attention = booking.problems + merge.conflicts
        if base.currency != booking.snapshot.currency, !base.rooms.isEmpty {
            new.reservation.attention.append(
                .conflict(field: "currency", hotel: base.currency.code, channel: booking.snapshot.currency.code))
        }
        if base.notes != booking.snapshot.notes { new.reservation.notes = booking.snapshot.notes }
        if base.guest != booking.snapshot.guest {
            new.reservation.guest = try guest(of: known.reservation, after: base.guest, booking.snapshot.guest)
        }
        if [.cancelled, .noShow].contains(known.reservation.status) { new.reservation.reinstate() }
        new.reservation.unpinWhatMoved(since: known.reservation)
        return try save(new, over: known, verb: "modify")
    }

    /// Who the reservation is for after the channel changed its guest.
    ///
    /// A guest known only through this reservation is corrected; one with others of their own is somebody else.
    private func guest(of reservation: Reservation, after old: GuestDetails, _ new: GuestDetails) throws -> Guest.ID {
        var guest = try Guest.load(reservation.guest, of: property.id, in: transaction)
        if try hasOtherReservations(guest.id, than: reservation.id) { return try findOrCreateGuest(new).id }
        if old.name != new.name { guest.details.name = new.name }
        if old.email != new.email { guest.details.email = new.email }
        if old.phone != new.phone { guest.details.phone = new.phone }
        if old.country != new.country { guest.details.country = new.country }
        if old.language != new.language { guest.details.language = new.language }
        try update(guest)
        return guest.id
    }

    private static func cancelledByChannel(_ booking: ChannelBooking) -> String { booking.source.channel }
}

extension Reservation {
    /// A cancelled booking that the channel revived is a reservation again.
    fileprivate mutating func reinstate() {
        status = .confirmed
        cancellationReason = nil
        cancelledAt = nil
    }

    /// Takes on the channel's currency; rooms that the hotel added keep their figures, which a person must look at.
    fileprivate mutating func use(_ currency: Currency) {
        for index in roomStays.indices {
            roomStays[index].nightlyAmounts = roomStays[index].nightlyAmounts.map { amount in
                Money(minorUnits: amount.minorUnits, currency: currency)
            }
        }
        self.currency = currency
    }

    /// A room that a person chose was chosen for the nights of then; for other nights the calendar chooses.
    fileprivate mutating func unpinWhatMoved(since old: Reservation) {
        for index in roomStays.indices {
            let before = old.roomStays.first { $0.id == roomStays[index].id }
            if before?.stay != roomStays[index].stay { roomStays[index].isPinned = false }
        }
    }
}
