extension APIRoute {
    /// Bookings, their revisions and the feed (contract §6).
    static let bookings: [APIRoute] = [
        .get("booking_revisions/feed") { world, call, moment throws(Refusal) in try world.feed(call, moment) },
        .get("booking_revisions") { world, call, _ throws(Refusal) in try world.listRevisions(call) },
        .get("booking_revisions/:id") { world, call, _ throws(Refusal) in try world.revision(call) },
        .post("booking_revisions/:id/ack") { world, call, moment throws(Refusal) in
            try world.acknowledge(call, moment)
        },
        .get("bookings") { world, call, _ throws(Refusal) in try world.listBookings(call) },
        .post("bookings") { world, call, moment throws(Refusal) in try world.createBooking(call, moment) },
        .get("bookings/:id") { world, call, _ throws(Refusal) in try world.booking(call) },
        .post("bookings/:id/no_show") { world, call, moment throws(Refusal) in try world.reportNoShow(call, moment) },
        .post("bookings/:id/invalid_card") { world, call, moment throws(Refusal) in
            try world.reportInvalidCard(call, moment)
        },
        .post("bookings/:id/cancel_due_invalid_card") { world, call, moment throws(Refusal) in
            try world.cancelDueInvalidCard(call, moment)
        },
        .put("bookings/:id") { world, call, moment throws(Refusal) in try world.updateBooking(call, moment) },
    ]
}
