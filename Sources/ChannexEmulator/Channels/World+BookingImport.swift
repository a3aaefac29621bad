import HotelValues

/// Bookings that an agency tells of once more (contract §6.11, §7.1).
extension World {
    /// Brings in what is still to come of an agency's bookings, each as a new revision with the status `new`.
    ///
    /// `onlyUnlinked` leaves out those that came over a channel: activating one imports what was booked before it. The
    /// rooms were taken from the availability when they were booked, and are not taken again unless a switch says so.
    mutating func importBookings(of channel: Channel, onlyUnlinked: Bool = false, _ moment: Moment) {
        for property in channel.properties.compactMap({ properties[$0] }) {
            let today = property.today(moment)
            for place in bookings.bookingsByProperty[property.id] ?? [] {
                guard let latest = bookings.latest(ofBooking: place), latest.status != .cancelled, !latest.isCRS,
                    latest.summary.uniqueID.hasPrefix("\(channel.code)-"), bookings.bookings[place].arrival >= today,
                    !onlyUnlinked || latest.channel == nil
                else { continue }
                let booking = bookings.bookings[place]
                var draft = RevisionDraft(repeating: latest, of: booking, status: .new)
                draft.channel = channel.id
                draft.isRepeated = !switches.importTakesAvailability
                file(draft, in: booking, moment)
            }
        }
    }
}
