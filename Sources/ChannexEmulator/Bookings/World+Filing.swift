import HotelValues

/// How a message about a booking, whoever sent it, becomes a revision (contract §6.1).
extension World {
    /// Accepts a message about a booking, which may be a new one; answers the id that its revision has or will have.
    ///
    /// With a delay nobody can read it before the delay is over. The booking CRS has one, where the switches say so.
    @discardableResult
    mutating func file(
        _ draft: RevisionDraft,
        in booking: Booking,
        after delay: Duration = .zero,
        _ moment: Moment
    ) -> String {
        bookings.take(booking.code, in: booking.property)
        let id = moment.makeID()
        // A delay that was shortened meanwhile must not let a later message overtake an earlier one.
        let due = Swift.max(moment.now + delay, bookings.arrivals.last?.due ?? moment.now)
        bookings.arrivals.append(ArrivingRevision(due: due, revision: id, booking: booking, draft: draft))
        landArrivals(moment)
        return id
    }

    /// Makes the revisions readable whose delay is over.
    mutating func landArrivals(_ moment: Moment) {
        let count = bookings.arrivals.firstIndex { $0.due > moment.now } ?? bookings.arrivals.count
        guard count > 0 else { return }
        let landing = bookings.arrivals.prefix(count)
        bookings.arrivals.removeFirst(count)
        for arrival in landing { land(arrival, moment) }
    }

    private mutating func land(_ arrival: ArrivingRevision, _ moment: Moment) {
        var booking = arrival.booking
        booking.insertedAt = stamp(moment)
        let known = bookings.place(ofBooking: booking.id)
        let place = known ?? bookings.add(booking)
        if known == nil {
            let made = Happening.Event.booking(id: booking.id, code: booking.code, property: booking.property)
            history.add(made, at: moment.now)
        }
        let draft = followed(arrival.draft, at: place)
        let revision = revision(draft, id: arrival.revision, at: place, insertedAt: booking.insertedAt, moment)
        openCalendars(of: booking.property, moment)
        let previous = bookings.latest(ofBooking: place)
        bookings.add(revision, arrival: draft.arrival, departure: draft.departure)
        var journal = journal(of: [booking.property])
        if !draft.isRepeated { takeAvailability(for: revision, after: previous, &journal) }
        let inserted = Happening.Event.revision(
            id: revision.id,
            booking: booking.id,
            status: revision.status,
            property: booking.property
        )
        history.add(inserted, at: moment.now)
        announce(revision, moment)
        announce(journal, user: nil, moment)
    }

    /// The message as it takes effect: what the booking CRS changed meanwhile is kept, and a room that is gone may be
    /// shown as cancelled.
    private mutating func followed(_ draft: RevisionDraft, at place: Int) -> RevisionDraft {
        var draft = draft
        let latest = bookings.latest(ofBooking: place)
        if !draft.isCRS {
            let said = Array(draft.attributes.encoded.dropFirst().dropLast())
            let before = bookings.bookings[place].lastFromOTA
            bookings.noteOTA(said, at: place)
            if let latest, let before, bookings.isEdited(place) {
                draft.applyDifference(from: Revision.value(ofMembers: before), to: latest)
            }
        }
        if switches.listCancelledRooms, draft.status == .modified, let latest { draft.listCancelledRooms(of: latest) }
        return draft
    }

    private func revision(
        _ draft: RevisionDraft,
        id: String,
        at place: Int,
        insertedAt: Timestamp,
        _ moment: Moment
    ) -> Revision {
        let booking = bookings.bookings[place]
        let attributes = draft.attributes
            .setting("property_id", .string(booking.property))
            .setting("status", .string(draft.status.rawValue))
            .setting("is_crs_revision", .bool(draft.isCRS))
            .setting("rooms", identified(draft.attributes["rooms"], after: bookings.latest(ofBooking: place), moment))
        return Revision(
            id: id,
            booking: place,
            bookingID: booking.id,
            property: booking.property,
            systemID: String(7_000_000_000 + bookings.revisions.count),
            status: draft.status,
            isCRS: draft.isCRS,
            channel: draft.channel,
            insertedAt: insertedAt,
            content: Array(attributes.encoded.dropFirst().dropLast()),
            rooms: draft.rooms,
            summary: draft.summary,
            guarantee: draft.guarantee
        )
    }

    /// The rooms with their ids, which are new ones in each revision (contract §6.7, §11 row 29).
    private func identified(_ rooms: JSON?, after previous: Revision?, _ moment: Moment) -> JSON {
        guard let rooms = rooms?.elements else { return rooms ?? .null }
        let earlier = switches.freshRoomIDs ? nil : previous?.attributes["rooms"]
        let named = rooms.enumerated().map { index, room in
            let id: JSON = ["booking_room_id": earlier?[index]?["booking_room_id"] ?? .string(moment.makeID())]
            return room.members == nil ? room : id.merging(room.removing("booking_room_id"))
        }
        return .array(named)
    }
}
