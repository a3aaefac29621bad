import HotelValues

/// How a booking that an agency tells of gets into the account (contract §3.9, §6.1).
extension World {
    /// Files a message about a guest's booking: a revision in the feed, availability lowered, webhooks told.
    ///
    /// `id` is the booking's where it is known already.
    mutating func receive(
        _ booking: GuestBooking,
        as id: String? = nil,
        _ status: Revision.Status,
        fee: Money? = nil,
        _ moment: Moment
    ) throws(Refusal) -> GuestAnswer {
        let channel = storefront(of: booking.ota, at: booking.property)?.id
        let message = OTAMessage(
            booking: booking,
            status: status,
            fee: fee,
            channel: channel,
            isSpelled: switches.spelledAgencyNames
        )
        var dice = SplitMix64(text: moment.makeID())
        guard let draft = message.draft(using: &dice) else { throw .invalid(Faults("rooms", FaultText.blank)) }
        let entity = try entity(of: booking, id, draft, moment)
        let revision = file(draft, in: entity, moment)
        remember(booking, status, as: entity.id)
        return GuestAnswer(booking: entity.id, revision: revision, uniqueID: message.uniqueID)
    }

    /// The booking in the account, or a new one.
    private mutating func entity(
        of booking: GuestBooking,
        _ id: String?,
        _ draft: RevisionDraft,
        _ moment: Moment
    ) throws(Refusal) -> Booking {
        if let id {
            guard let place = bookings.place(ofBooking: id) else { throw .notFound }
            return bookings.bookings[place]
        }
        return Booking(
            id: moment.makeID(),
            property: booking.property,
            code: booking.code,
            insertedAt: moment.now,
            arrival: draft.arrival,
            departure: draft.departure
        )
    }

    private mutating func remember(_ booking: GuestBooking, _ status: Revision.Status, as id: String) {
        let isNew = guests.bookings[id].map(\.isCancelled) ?? true
        var booking = booking
        booking.isCancelled = status == .cancelled
        guests.bookings[id] = booking
        if booking.isCancelled {
            guests.open.removeAll { $0 == id }
        } else if isNew {
            guests.open.append(id)
        }
    }
}
