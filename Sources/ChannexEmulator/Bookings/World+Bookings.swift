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
            insertedAt: stamp(moment),
            arrival: draft.arrival,
            departure: draft.departure
        )
        let place = bookings.add(booking)
        let made = Happening.Event.booking(id: booking.id, code: code, property: booking.property)
        history.add(made, at: moment.now)
        let revision = addRevision(draft, status: .new, to: place, insertedAt: booking.insertedAt, moment)
        return crsAnswer(revision)
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
        try faults.check()
        let insertedAt = stamp(moment)
        let revision = addRevision(draft, status: status ?? .modified, to: place, insertedAt: insertedAt, moment)
        return crsAnswer(revision)
    }

    private mutating func addRevision(
        _ draft: BookingDraft,
        status: Revision.Status,
        to place: Int,
        insertedAt: Timestamp,
        _ moment: Moment
    ) -> Revision {
        openCalendars(of: draft.property, moment)
        let booking = bookings.bookings[place]
        let uniqueID = "\(BookingContent.prefix(of: draft.otaName))-\(booking.code)"
        let revision = Revision(
            id: moment.makeID(),
            booking: place,
            bookingID: booking.id,
            property: booking.property,
            systemID: String(7_000_000_000 + bookings.revisions.count),
            status: status,
            insertedAt: insertedAt,
            content: BookingContent.members(
                of: draft,
                code: booking.code,
                uniqueID: uniqueID,
                status: status,
                moment: moment
            ),
            rooms: draft.rooms.map(\.booked),
            summary: draft.summary(uniqueID: uniqueID, code: booking.code),
            guarantee: BookingContent.masked(draft.body["guarantee"])
        )
        takeAvailability(for: revision, after: bookings.latest(ofBooking: place))
        bookings.add(revision, arrival: draft.arrival, departure: draft.departure)
        let inserted = Happening.Event.revision(
            id: revision.id,
            booking: booking.id,
            status: status,
            property: booking.property
        )
        history.add(inserted, at: moment.now)
        announce(revision, moment)
        return revision
    }

    /// Lowers availability for a new booking, and moves it for others where the property's settings say so
    /// (contract §2.1.2, §3.9).
    private mutating func takeAvailability(for revision: Revision, after previous: Revision?) {
        guard let settings = properties[revision.property]?.settings else { return }
        switch revision.status {
        case .new:
            if switches.autoDecrementOnNew { move(revision.rooms, by: -1) }
        case .modified:
            guard settings.updatesOnModification else { return }
            if previous?.status != .cancelled { move(previous?.rooms ?? [], by: 1) }
            move(revision.rooms, by: -1)
        case .cancelled:
            guard settings.updatesOnCancellation, previous?.status != .cancelled else { return }
            move(previous?.rooms ?? [], by: 1)
        }
    }

    private mutating func move(_ rooms: [BookedRoom], by count: Int) {
        for room in rooms where !room.isCancelled {
            guard let roomType = room.roomType, let last = room.nights.last else { continue }
            roomTypes[roomType]?.availability.update(room.nights.lowerBound...last) { $0 = Swift.max(0, $0 + count) }
        }
    }

    private func crsAnswer(_ revision: Revision) -> Reply {
        let attributes: JSON = [
            "id": .string(revision.bookingID), "booking_id": .string(revision.bookingID),
            "status": .string(revision.status.rawValue), "unique_id": .string(revision.summary.uniqueID),
            "revision_id": .string(revision.id),
        ]
        return Reply.entity(.entity("booking", id: revision.bookingID, attributes))
            .noting(properties: [revision.property])
    }
}

extension BookingRoomDraft {
    /// What it takes from the availability.
    var booked: BookedRoom {
        BookedRoom(
            roomType: roomType,
            ratePlan: ratePlan,
            nights: stay.nights,
            isCancelled: body["is_cancelled"]?.boolean ?? false
        )
    }
}

extension BookingDraft {
    /// What webhooks tell of it.
    func summary(uniqueID: String, code: String) -> BookingSummary {
        let names = [customer["name"]?.text, customer["surname"]?.text].compactMap(\.self)
        return BookingSummary(
            uniqueID: uniqueID,
            otaCode: code,
            customerName: names.joined(separator: " "),
            arrival: arrival,
            nights: arrival.distance(to: departure),
            rooms: rooms.count,
            amount: amount.decimalText,
            currency: currency.code
        )
    }
}
