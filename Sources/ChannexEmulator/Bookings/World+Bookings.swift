import HotelValues

/// Making, changing and cancelling bookings through the booking CRS (contract §6.12).
extension World {
    mutating func createBooking(_ call: Call, _ moment: Moment) throws(Refusal) -> Reply {
        let body = try call.entity("booking")
        if let property = body["property_id"]?.text { try checkInstalled("booking_crs", on: property) }
        let draft = try BookingDraft(body, world: self)
        let code = draft.code ?? String(moment.makeID().suffix(12))
        guard !bookings.isTaken(code, in: draft.property) else {
            throw .invalid(Faults("ota_reservation_code", FaultText.exists))
        }
        let booking = Booking(
            id: moment.makeID(),
            property: draft.property,
            code: code,
            insertedAt: moment.now,
            arrival: draft.arrival,
            departure: draft.departure
        )
        return fileCRS(draft, status: .new, in: booking, moment)
    }

    mutating func updateBooking(_ call: Call, _ moment: Moment) throws(Refusal) -> Reply {
        guard let place = bookings.place(ofBooking: call.id) else { throw .notFound }
        let body = try call.entity("booking")
        let booking = bookings.bookings[place]
        try checkInstalled("booking_crs", on: booking.property)
        let draft = try BookingDraft(body, world: self)
        var faults = Faults()
        let status = body["status"]?.text.flatMap(Revision.Status.init)
        if status == nil || status == .new { faults.add("status", FaultText.invalid) }
        if draft.property != booking.property { faults.add("property_id", FaultText.invalid) }
        if let code = draft.code, code != booking.code { faults.add("ota_reservation_code", FaultText.invalid) }
        let isCancelled = bookings.latest(ofBooking: place)?.status == .cancelled
        if status == .modified, isCancelled, !switches.allowReinstatement { faults.add("status", FaultText.invalid) }
        try faults.check()
        return fileCRS(draft, status: status ?? .modified, in: booking, moment)
    }

    private mutating func fileCRS(
        _ draft: BookingDraft,
        status: Revision.Status,
        in booking: Booking,
        _ moment: Moment
    ) -> Reply {
        var attributes = BookingContent.attributes(of: draft, code: booking.code)
        if status == .cancelled, switches.cancelledAmount == .fee {
            attributes = attributes.merging(BookingContent.cancellationFee(of: draft))
        }
        let revision = RevisionDraft(
            status: status,
            isCRS: true,
            attributes: attributes,
            rooms: draft.rooms.map(\.booked),
            arrival: draft.arrival,
            departure: draft.departure,
            guarantee: BookingContent.masked(draft.body["guarantee"])
        )
        let id = file(revision, in: booking, after: switches.bookingDelay, moment)
        let answer: JSON = [
            "id": .string(booking.id), "booking_id": .string(booking.id), "status": .string(status.rawValue),
            "unique_id": attributes["unique_id"] ?? .null, "revision_id": .string(id),
        ]
        return Reply.entity(.entity("booking", id: booking.id, answer)).noting(properties: [booking.property])
    }

    /// Lowers availability for a new booking, and moves it for others where the property's settings say so
    /// (contract §2.1.2, §3.9).
    mutating func takeAvailability(for revision: Revision, after previous: Revision?, _ journal: inout ARIJournal) {
        guard let settings = properties[revision.property]?.settings else { return }
        switch revision.status {
        case .new:
            if switches.autoDecrementOnNew { moveAvailability(revision.rooms, by: -1, &journal) }
        case .modified:
            guard settings.updatesOnModification else { return }
            if previous?.status != .cancelled { moveAvailability(previous?.rooms ?? [], by: 1, &journal) }
            moveAvailability(revision.rooms, by: -1, &journal)
        case .cancelled:
            guard settings.updatesOnCancellation, previous?.status != .cancelled else { return }
            moveAvailability(previous?.rooms ?? [], by: 1, &journal)
        }
    }
}

extension BookingRoomDraft {
    /// What it takes from the availability.
    var booked: BookedRoom {
        BookedRoom(roomType: roomType, ratePlan: ratePlan, nights: stay.nights, isCancelled: isCancelled)
    }
}
