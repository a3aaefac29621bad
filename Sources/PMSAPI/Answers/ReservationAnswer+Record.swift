import HotelCore
import HotelValues
import PMS
import PMSWire

extension ReservationAnswer {
    /// The reservation as it is now.
    init(_ record: ReservationRecord) {
        let reservation = record.reservation
        self.init(id: reservation.id.rawValue)
        number = reservation.number
        status = StatusWord(reservation.status)
        guestID = reservation.guest.rawValue
        guest = GuestBody(record.guest)
        source = reservation.source.word
        reference = reservation.source.reference
        booking = reservation.source.booking
        currency = reservation.currency
        total = DecimalText(reservation.total)
        notes = reservation.notes
        reason =
            reservation.isCancelledByChannel
            ? CancellationText.byChannel(reservation.source.channel) : reservation.cancellationReason
        cancelledAt = reservation.cancelledAt.map(InstantText.init)
        createdAt = InstantText(record.createdAt)
        updatedAt = InstantText(record.updatedAt)
        rooms = reservation.roomStays.map { RoomStayAnswer($0, of: reservation) }
        isOverbooked = reservation.roomStays.contains { $0.isOverbooked(in: reservation) }
        attention = reservation.attention.map(AttentionBody.init)
    }

    /// The reservation after a revision.
    init(_ applied: AppliedBooking) {
        self.init(applied.record)
        effect = EffectWord(applied.effect)
        isReplay = applied.isReplay
    }

    /// The reservation that a request made, now or when it came first.
    init(_ outcome: Outcome<ReservationRecord>) {
        self.init(outcome.value)
        isReplay = outcome.isReplay
    }
}

extension RoomStayAnswer {
    fileprivate init(_ roomStay: RoomStay, of reservation: Reservation) {
        self.init(
            id: roomStay.id.rawValue,
            arrival: roomStay.stay.arrival,
            departure: roomStay.stay.departure
        )
        channelKey = roomStay.channelKey
        roomType = roomStay.roomType?.rawValue
        ratePlan = roomStay.ratePlan?.rawValue
        room = roomStay.room?.rawValue
        isPinned = roomStay.isPinned
        adults = roomStay.occupancy.adults
        children = roomStay.occupancy.children
        infants = roomStay.occupancy.infants
        guestName = roomStay.guestName
        nights = zip(roomStay.stay.nights, roomStay.nightlyAmounts).map { night, amount in
            NightBody(night: night, amount: DecimalText(amount))
        }
        total = DecimalText(roomStay.total(in: reservation.currency))
        isOverbooked = roomStay.isOverbooked(in: reservation)
    }
}

extension RoomStay {
    /// Whether it lacks a room that it should have: what is cancelled needs none.
    fileprivate func isOverbooked(in reservation: Reservation) -> Bool {
        isOverbooked && reservation.status.holdsRooms
    }
}

extension GuestBody {
    init(_ guest: Guest) {
        self.init(name: guest.details.name)
        id = guest.id.rawValue
        email = guest.details.email
        phone = guest.details.phone
        document = guest.details.document
        country = guest.details.country
        language = guest.details.language
    }

    /// The details; an empty name, which the PMS refuses, where there is none.
    var details: GuestDetails {
        GuestDetails(
            name: name ?? "",
            email: email,
            phone: phone,
            document: document,
            country: country,
            language: language
        )
    }
}
