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
    /// Never refused for want of rooms, nor for what the hotel does not know: the guest is confirmed, so the stay is
    /// kept without a room. A modification of an unknown booking makes it; a cancellation of one keeps it as
    /// cancelled, and a late "new" does not resurrect it.
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
        let (stored, effect) = try carryOut(try storable(booking), on: known)
        try transaction.execute(
            """
            INSERT INTO appliedRevision (property, revision, reservation, effect, revisedAt, appliedAt)
            VALUES ($1, $2, $3, $4, $5, $6)
            """,
            property.id,
            booking.revision,
            stored.reservation.id,
            effect.rawValue,
            booking.revisedAt,
            now
        )
        let guest = try Guest.load(stored.reservation.guest, of: property.id, in: transaction)
        return AppliedBooking(record: ReservationRecord(stored, guest: guest), effect: effect, isReplay: false)
    }

    private func appliedEffect(
        of revision: String
    ) throws -> (reservation: Reservation.ID, effect: AppliedBooking.Effect)? {
        let row = try transaction.row(
            "SELECT reservation, effect FROM appliedRevision WHERE property = $1 AND revision = $2",
            property.id,
            revision
        )
        guard let row else { return nil }
        let effect: String = try row.get("effect")
        return (try row.get("reservation"), AppliedBooking.Effect(rawValue: effect) ?? .outdated)
    }

    private func carryOut(
        _ booking: ChannelBooking,
        on known: StoredReservation?
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
        let merge = ChannelMerge(first: booking.snapshot, makeID: { RoomStay.ID(makeID()) })
        let isCancelled = booking.status == .cancelled
        let reservation = Reservation(
            id: Reservation.ID(makeID()),
            number: try nextReservationNumber(),
            status: isCancelled ? .cancelled : .confirmed,
            guest: guest.id,
            source: booking.source,
            currency: booking.snapshot.currency,
            roomStays: merge.roomStays,
            notes: booking.snapshot.notes,
            cancellationReason: isCancelled ? booking.source.channel : nil,
            cancelledAt: isCancelled ? now : nil,
            attention: booking.problems
        )
        let new = StoredReservation(
            reservation: reservation,
            revisedAt: booking.revisedAt,
            snapshot: merge.base,
            createdAt: now,
            updatedAt: now
        )
        return (try save(new, over: nil, verb: "reserve"), isCancelled ? .cancelled : .created)
    }

    private func cancel(_ known: StoredReservation, by booking: ChannelBooking) throws -> StoredReservation {
        let status = known.reservation.status
        if status == .checkedIn || status == .checkedOut {
            // The guest is, or was, here: the bed is not given away, a person decides.
            var new = known
            new.revisedAt = booking.revisedAt
            new.reservation.note(.conflict(field: "status", hotel: status.rawValue, channel: "cancelled"))
            return try save(new, over: known, verb: "cancel")
        }
        var new = try merged(known, with: booking)
        // Nobody comes any more: what hotel and channel disagree about matters to no one.
        new.reservation.attention = booking.problems
        new.reservation.leaveRooms()
        guard status != .cancelled else { return try save(new, over: known, verb: "cancel") }
        return try cancel(new, over: known, reason: booking.source.channel)
    }

    private func modify(_ known: StoredReservation, by booking: ChannelBooking) throws -> StoredReservation {
        var new = try merged(known, with: booking)
        let status = known.reservation.status
        if status == .cancelled || status == .noShow {
            // What the channel itself had cancelled it may revive; what the hotel had ended is for a person to see.
            if known.reservation.cancellationReason != known.reservation.source.channel {
                new.reservation.note(
                    .conflict(field: "status", hotel: status.rawValue, channel: booking.status.rawValue)
                )
            }
            new.reservation.reinstate()
        }
        if status == .checkedIn { new.reservation = try keepingBeds(new.reservation, of: known.reservation) }
        return try save(new, over: known, verb: "modify")
    }
}

extension Reservation {
    /// A cancelled booking that the channel revived is a reservation again.
    fileprivate mutating func reinstate() {
        status = .confirmed
        cancellationReason = nil
        cancelledAt = nil
    }

    /// Shows something to a person, once.
    mutating func note(_ attention: Attention) {
        guard !self.attention.contains(attention) else { return }
        self.attention.append(attention)
    }
}
