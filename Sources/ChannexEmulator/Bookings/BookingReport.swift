import HotelValues

/// What a hotel reported about a booking to Booking.com (contract §6.13).
struct BookingReport: Codable, Sendable {
    /// What it says.
    enum Kind: String, Codable, Sendable {
        case noShow = "no_show"
        case invalidCard = "invalid_card"
        case cancelDueInvalidCard = "cancel_due_invalid_card"
    }

    let kind: Kind
    let at: Timestamp
    /// Whether the guest pays nothing; only a no-show says so.
    var waivesFees: Bool?
}

/// When Booking.com takes a report, by the clock of the property.
struct ReportingWindow {
    let arrival: Day
    let departure: Day
    let rooms: Int
    /// When the booking was made, by the property's clock.
    let bookedAt: Timestamp

    private var checkInDay: Timestamp { Timestamp(startOf: arrival) }

    /// Whether a no-show can be reported: from the first minute of the check-in day until 48 hours later.
    func takesNoShow(at local: Timestamp) -> Bool {
        checkInDay <= local && local < checkInDay + .seconds(48 * 3_600)
    }

    /// Whether a card can be reported as invalid: until the check-in day begins.
    func takesInvalidCard(at local: Timestamp) -> Bool { local < checkInDay }

    /// Until when the guest may give another card, after which the hotel may cancel.
    ///
    /// Twenty-four hours; for a booking made less than 48 hours before the check-in day, twelve hours or until 15:00 of
    /// that day, whichever comes first, but at least two hours, and no more than these where ten or more room nights
    /// were booked.
    func cardDeadline(reportedAt local: Timestamp) -> Timestamp {
        let hour = Duration.seconds(3_600)
        guard checkInDay - bookedAt < hour * 48 else { return local + hour * 24 }
        let least = local + hour * 2
        if rooms * arrival.distance(to: departure) >= 10 { return least }
        return max(least, min(local + hour * 12, checkInDay + hour * 15))
    }
}
