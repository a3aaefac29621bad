import HotelValues

/// What the account does not keep for ever (contract §9.2).
extension World {
    /// Removes, once a day, bookings three months after their checkout, and card data seven days after the checkout or
    /// the cancellation.
    mutating func clearOldBookings(_ moment: Moment) {
        let today = moment.today(in: nil)
        guard switches.enforceRetention, bookings.lastCleared != today else { return }
        bookings.lastCleared = today
        for place in bookings.bookings(of: nil) {
            let booking = bookings.bookings[place]
            if booking.departure.advanced(byMonths: 3) < today {
                bookings.forget(place)
            } else if let latest = bookings.latest(ofBooking: place), isOverForCards(latest, of: booking, today) {
                bookings.dropCards(of: place)
            }
        }
    }

    private func isOverForCards(_ latest: Revision, of booking: Booking, _ today: Day) -> Bool {
        if booking.departure.advanced(by: 7) < today { return true }
        return latest.status == .cancelled && latest.insertedAt.day.advanced(by: 7) < today
    }
}

extension Day {
    /// The same day of the month that many months later, or the last day of a month that is shorter.
    func advanced(byMonths months: Int) -> Day {
        let (year, month, day) = components
        let total = year * 12 + month - 1 + months
        let candidates = (0...3).lazy.compactMap { Day(year: total / 12, month: total % 12 + 1, day: day - $0) }
        return candidates.first ?? self
    }
}
