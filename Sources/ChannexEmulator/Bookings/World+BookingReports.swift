import HotelValues

/// Reporting no-shows and invalid cards to Booking.com (contract §6.13).
extension World {
    mutating func reportNoShow(_ call: Call, _ moment: Moment) throws(Refusal) -> Reply {
        let place = try reportable(call)
        let report = try call.entity("no_show_report")
        var reader = FieldReader(report)
        if reader.isBlank("waived_fees") { reader.faults.add("waived_fees", FaultText.blank) }
        let waivesFees = reader.boolean("waived_fees")
        try reader.faults.check()
        try check(place, "can be reported as a no-show from the check-in day until 48 hours later", moment) {
            window,
            now in window.takesNoShow(at: now)
        }
        return note(BookingReport(kind: .noShow, at: moment.now, waivesFees: waivesFees), at: place, moment)
    }

    mutating func reportInvalidCard(_ call: Call, _ moment: Moment) throws(Refusal) -> Reply {
        let place = try reportable(call)
        try check(place, "can be reported to have an invalid card until the check-in day begins", moment) {
            window,
            now in window.takesInvalidCard(at: now)
        }
        return note(BookingReport(kind: .invalidCard, at: moment.now), at: place, moment)
    }

    /// Cancels a booking whose guest did not give another card in time; the OTA sends the cancellation.
    mutating func cancelDueInvalidCard(_ call: Call, _ moment: Moment) throws(Refusal) -> Reply {
        let place = try reportable(call)
        let booking = bookings.bookings[place]
        guard let latest = bookings.latest(ofBooking: place), latest.status != .cancelled else {
            throw .invalid(Faults("booking", "is cancelled already"))
        }
        let reported = booking.reports.last { $0.kind == .invalidCard }
        guard let reported else { throw .invalid(Faults("booking", "has no report of an invalid card")) }
        let since = localTime(reported.at, of: booking, moment)
        try check(place, "can be cancelled once the guest's time to give another card is over", moment) {
            window,
            now in window.cardDeadline(reportedAt: since) <= now
        }
        let reply = note(BookingReport(kind: .cancelDueInvalidCard, at: moment.now), at: place, moment)
        file(RevisionDraft(repeating: latest, of: booking, status: .cancelled), in: booking, moment)
        return reply
    }

    /// The place of a booking about which reports can be made: one of Booking.com's.
    private func reportable(_ call: Call) throws(Refusal) -> Int {
        guard let place = bookings.place(ofBooking: call.id) else { throw .notFound }
        let uniqueID = bookings.latest(ofBooking: place)?.summary.uniqueID
        guard uniqueID?.hasPrefix("BDC-") == true else { throw .methodNotSupported }
        return place
    }

    private func check(
        _ place: Int,
        _ text: String,
        _ moment: Moment,
        _ isOpen: (ReportingWindow, _ now: Timestamp) -> Bool
    ) throws(Refusal) {
        let booking = bookings.bookings[place]
        let window = ReportingWindow(
            arrival: booking.arrival,
            departure: booking.departure,
            rooms: bookings.latest(ofBooking: place)?.rooms.count ?? 1,
            bookedAt: localTime(booking.insertedAt, of: booking, moment)
        )
        let isAllowed = isOpen(window, localTime(moment.now, of: booking, moment))
        if switches.enforceReportingWindows, !isAllowed { throw .invalid(Faults("booking", text)) }
    }

    /// An instant by the clock of the booking's property.
    private func localTime(_ instant: Timestamp, of booking: Booking, _ moment: Moment) -> Timestamp {
        let zone = properties[booking.property]?.timezone
        return instant + .seconds(zone.flatMap { moment.zones($0, instant) } ?? 0)
    }

    private mutating func note(_ report: BookingReport, at place: Int, _ moment: Moment) -> Reply {
        bookings.add(report, to: place)
        let booking = bookings.bookings[place]
        let event = Happening.Event.report(report.kind, booking: booking.id, property: booking.property)
        history.add(event, at: moment.now)
        return Reply.success.noting(properties: [booking.property])
    }
}
