import HotelValues

/// What guests do at their agencies: book, change and cancel (contract §6.10).
extension World {
    /// Books, unless the shelf would refuse it and nobody insists.
    mutating func bookGuest(_ order: GuestOrder, _ moment: Moment) throws(Refusal) -> GuestAnswer {
        let booking = try draftGuestBooking(order, moment)
        return try receive(booking, order.lie?.firstStatus ?? .new, moment)
    }

    /// The booking that an order would become; nothing is filed.
    mutating func draftGuestBooking(_ order: GuestOrder, _ moment: Moment) throws(Refusal) -> GuestBooking {
        let property = try property(order.property)
        openCalendars(of: property.id, moment)
        var dice = SplitMix64(text: moment.makeID())
        let counter = GuestCounter(ota: order.ota, property: property.id, isForced: order.isForced)
        let rooms = try price(order.rooms, at: counter, moment, using: &dice)
        var code = order.ota.makeCode(using: &dice)
        while bookings.isTaken(code, in: property.id) { code = order.ota.makeCode(using: &dice) }
        return GuestBooking(
            ota: order.ota,
            property: property.id,
            code: code,
            currency: try currency(of: order.rooms),
            habits: storefront(of: order.ota, at: property.id)?.shaping(order.habits) ?? order.habits,
            guest: order.guest,
            rooms: rooms,
            lie: order.lie
        )
    }

    /// Changes a booking, unless the shelf would refuse it and nobody insists.
    mutating func changeGuestBooking(_ change: GuestChange, _ moment: Moment) throws(Refusal) -> GuestAnswer {
        let booking = try draftGuestChange(change, moment)
        return try receive(booking, as: change.booking, .modified, moment)
    }

    /// The booking as a change would leave it; nothing is filed.
    mutating func draftGuestChange(_ change: GuestChange, _ moment: Moment) throws(Refusal) -> GuestBooking {
        guard var booking = guests.bookings[change.booking] else { throw .notFound }
        _ = try property(booking.property)
        if booking.isCancelled, !change.isForced { throw .invalid(Faults("booking_id", "is cancelled")) }
        openCalendars(of: booking.property, moment)
        booking.guest = try booking.guest.applying(change.guest)
        if let lie = change.lie { booking.lie = lie }
        let wishes = try wishes(of: change, for: booking)
        let counter = GuestCounter(
            ota: booking.ota,
            property: booking.property,
            isForced: change.isForced,
            own: holds(booking) ? booking.rooms : []
        )
        guard try currency(of: wishes) == booking.currency else {
            throw .invalid(Faults("rooms", .oneCurrency))
        }
        var dice = SplitMix64(text: moment.makeID())
        let rooms = try price(wishes, at: counter, moment, using: &dice)
        booking.rooms = rooms
        booking.isCancelled = false
        return booking
    }

    /// Cancels a booking; a fee takes the place of the amount.
    mutating func cancelGuestBooking(
        _ id: String,
        fee: JSON? = nil,
        _ moment: Moment
    ) throws(Refusal) -> GuestAnswer {
        guard let booking = guests.bookings[id] else { throw .notFound }
        _ = try property(booking.property)
        if booking.isCancelled { throw .invalid(Faults("booking_id", "is cancelled")) }
        let amount = try self.fee(fee, in: booking.currency)
        openCalendars(of: booking.property, moment)
        return try receive(booking, as: id, .cancelled, fee: amount, moment)
    }

    /// A fee as it was asked for, which cannot be negative.
    private func fee(_ value: JSON?, in currency: Currency) throws(Refusal) -> Money? {
        guard let value, !value.isNull else { return nil }
        guard let minorUnits = Price.minorUnits(value, in: currency), minorUnits >= 0 else {
            throw .invalid(Faults("fee", FaultText.invalid))
        }
        return Money(minorUnits: minorUnits, currency: currency)
    }

    /// Whether the rooms of a booking were taken from the availability: not where the agency keeps them secret.
    private func holds(_ booking: GuestBooking) -> Bool {
        guard !booking.isCancelled else { return false }
        switch booking.lie {
        case .unmappedRoom, .unknownRoom, .noRooms, .modifiedBeforeNew, .cancelledBeforeNew: return false
        default: return true
        }
    }
}
