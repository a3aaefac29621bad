import HotelValues

/// Bookings and revisions as the console lists them, the latest first.
extension World {
    /// The bookings of `?property=`.
    func bookingLines(_ query: Query) -> JSON {
        let places = bookings.bookings(of: query.property)
        let shown = places.suffix(query.limit(default: 50)).reversed()
        return ["bookings": .array(shown.compactMap(bookingLine)), "total": JSON(places.count)]
    }

    /// The revisions of `?property=` that wait in the feed, and those that have left it.
    func feedLines(_ query: Query) -> JSON {
        let limit = query.limit(default: 50)
        let waiting = bookings.feed.revisions(of: query.property)
        let isWaiting = Set(waiting)
        let left = bookings.revisions(of: query.property).filter { !isWaiting.contains($0) }
        return [
            "waiting": .array(waiting.suffix(limit).reversed().map { revisionLine($0, isWaiting: true) }),
            "waiting_total": JSON(waiting.count),
            "left": .array(left.suffix(limit).reversed().map { revisionLine($0, isWaiting: false) }),
            "left_total": JSON(left.count),
        ]
    }

    /// A revision with all its attributes.
    func revisionDetail(_ id: String) throws(Refusal) -> JSON {
        guard let number = bookings.place(ofRevision: id) else { throw .notFound }
        let revision = bookings.revisions[number]
        let attributes = revision.attributes.merging(["guarantee": revision.guarantee ?? .null])
        return revisionLine(number, isWaiting: false).removing("state", "leaves_at")
            .merging(["attributes": attributes])
    }

    private func bookingLine(_ place: Int) -> JSON? {
        guard let revision = bookings.latest(ofBooking: place) else { return nil }
        let booking = bookings.bookings[place]
        let attributes = revision.attributes
        let unacknowledged = booking.revisions.filter { !bookings.revisions[$0].isAcknowledged }.count
        return [
            "id": .string(booking.id), "revision_id": .string(revision.id), "property_id": .string(booking.property),
            "code": .string(booking.code), "unique_id": .string(revision.summary.uniqueID),
            "ota_name": attributes["ota_name"] ?? .null, "status": .string(revision.status.rawValue),
            "guest": .string(revision.summary.customerName), "arrival": .string(booking.arrival.description),
            "departure": .string(booking.departure.description), "amount": .string(revision.summary.amount),
            "currency": .string(revision.summary.currency), "rooms": .array(revision.rooms.map(roomLine)),
            "adults": attributes["occupancy"]?["adults"] ?? .null,
            "children": attributes["occupancy"]?["children"] ?? .null,
            "by_guest": .bool(!revision.isCRS), "revisions": JSON(booking.revisions.count),
            "unacknowledged": JSON(unacknowledged), "inserted_at": .string(booking.insertedAt.naiveText),
        ]
    }

    private func roomLine(_ room: BookedRoom) -> JSON {
        [
            "room_type": JSON(room.roomType.flatMap { roomTypes[$0]?.title }),
            "rate_plan": JSON(room.ratePlan.flatMap { planTitle($0) }), "is_cancelled": .bool(room.isCancelled),
        ]
    }

    /// The title of the plan with that id, or of the one whose option has it (contract §2.4.2).
    private func planTitle(_ id: String) -> String? {
        if let plan = ratePlans[id] { return plan.title }
        return ratePlans.values.first { $0.options.contains { $0.id == id } }?.title
    }

    private func revisionLine(_ number: Int, isWaiting: Bool) -> JSON {
        let revision = bookings.revisions[number]
        let summary = revision.summary
        let state = revision.isAcknowledged ? "acknowledged" : isWaiting ? "waiting" : "expired"
        let leaves = bookings.feed.firstServed(number).map { $0 + switches.feedWindow }
        return [
            "id": .string(revision.id), "booking_id": .string(revision.bookingID),
            "property_id": .string(revision.property), "code": .string(summary.otaCode),
            "unique_id": .string(summary.uniqueID), "status": .string(revision.status.rawValue),
            "guest": .string(summary.customerName), "arrival": .string(summary.arrival.description),
            "departure": .string(summary.arrival.advanced(by: summary.nights).description),
            "rooms": JSON(summary.rooms), "amount": .string(summary.amount), "currency": .string(summary.currency),
            "inserted_at": .string(revision.insertedAt.naiveText), "state": .string(state),
            "leaves_at": JSON(leaves?.naiveText), "acknowledgements": JSON(revision.acknowledgements),
        ]
    }
}
