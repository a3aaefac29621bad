import Database
import HotelCore
import HotelValues

extension Desk {
    /// The revision as the hotel's tables can hold it; what they cannot is left out, and shown to a person.
    ///
    /// A booking is never refused: one code that the hotel does not know would otherwise keep a confirmed guest out.
    func storable(_ booking: ChannelBooking) throws -> ChannelBooking {
        var result = booking
        result.source.reference = booking.source.reference?.withoutNUL
        result.snapshot.notes = booking.snapshot.notes?.withoutNUL
        result.snapshot.guest = booking.snapshot.guest.storable
        if result.snapshot.guest.name.isEmpty {
            result.snapshot.guest.name = result.source.reference ?? booking.source.booking ?? "?"
        }
        for index in result.snapshot.rooms.indices { try makeStorable(room: index, of: &result) }
        return result
    }

    private func makeStorable(room index: Int, of booking: inout ChannelBooking) throws {
        var room = booking.snapshot.rooms[index]
        let currency = booking.snapshot.currency
        room.key = room.key?.withoutNUL
        room.guestName = room.guestName?.withoutNUL
        if let type = room.roomType, try !exists(type) {
            room.roomType = nil
            booking.note(.unmappedRoom(type.rawValue))
        }
        if let plan = room.ratePlan, try !exists(plan) {
            room.ratePlan = nil
            booking.note(.unmappedRoom(plan.rawValue))
        }
        room.nightlyAmounts = room.nightlyAmounts.map { amount in
            let isUsual =
                amount.currency == currency && amount.minorUnits.magnitude <= ReservationLimits.amounts.upperBound
            if !isUsual { booking.note(.unreadable("amount \(amount)")) }
            return isUsual ? amount : .zero(currency)
        }
        booking.snapshot.rooms[index] = room
    }

    private func exists(_ type: RoomType.ID) throws -> Bool {
        try transaction.row("SELECT 1 FROM roomType WHERE property = $1 AND id = $2", property.id, type) != nil
    }

    private func exists(_ plan: RatePlan.ID) throws -> Bool {
        try transaction.row("SELECT 1 FROM ratePlan WHERE property = $1 AND id = $2", property.id, plan) != nil
    }
}

extension ChannelBooking {
    fileprivate mutating func note(_ problem: Reservation.Attention) {
        guard !problems.contains(problem) else { return }
        problems.append(problem)
    }
}

extension GuestDetails {
    fileprivate var storable: GuestDetails {
        GuestDetails(
            name: name.withoutNUL,
            email: email?.withoutNUL,
            phone: phone?.withoutNUL,
            document: document?.withoutNUL,
            country: country?.withoutNUL,
            language: language?.withoutNUL
        )
    }
}

extension String {
    /// The text without the one character that databases cannot hold.
    fileprivate var withoutNUL: String {
        utf8.contains(0) ? String(String.UnicodeScalarView(unicodeScalars.filter { $0.value != 0 })) : self
    }
}
