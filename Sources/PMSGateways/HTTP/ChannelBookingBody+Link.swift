import ChannelSync
import HotelValues
import PMSWire

extension ChannelBookingBody {
    /// The link's booking in the words of the wire: a whole revision, its rooms listed.
    init(_ booking: InboundBooking) {
        self.init()
        self.booking = booking.booking
        revision = booking.revision
        revisedAt = InstantText(booking.revisedAt)
        status = BookingStatusWord(booking.status)
        source = booking.channel
        reference = booking.reference
        guestName = booking.guest.name
        guestEmail = booking.guest.email
        guestPhone = booking.guest.phone
        guestCountry = booking.guest.country
        guestLanguage = booking.guest.language
        currency = booking.currency
        notes = booking.notes
        rooms = booking.rooms.map(RoomBody.init)
        attention = booking.problems.map(AttentionBody.init)
    }

    /// The body in JSON.
    func bytes() throws -> [UInt8] { Array(try WireCoding.bytes(of: self)) }
}

extension RoomBody {
    fileprivate init(_ room: InboundBooking.Room) {
        self.init()
        channelKey = room.key
        roomType = room.roomType
        ratePlan = room.ratePlan
        arrival = room.stay.arrival
        departure = room.stay.departure
        adults = room.adults
        children = room.children
        infants = room.infants
        guestName = room.guestName
        nights = zip(room.stay.nights, room.nightlyAmounts).map { NightBody(night: $0, amount: DecimalText($1)) }
    }
}

extension BookingStatusWord {
    fileprivate init(_ status: InboundBooking.Status) {
        self =
            switch status {
            case .new: .new
            case .modified: .modified
            case .cancelled: .cancelled
            }
    }
}

extension AttentionBody {
    fileprivate init(_ problem: InboundBooking.Problem) {
        switch problem {
        case .unmappedRoom(let name): self.init(kind: .unmappedRoom, text: name)
        case .unreadable(let what): self.init(kind: .unreadable, text: what)
        }
    }
}

extension AppliedRevision {
    /// What our own PMS did with the revision.
    init(_ answer: ReservationAnswer, to booking: InboundBooking) {
        let effect =
            switch answer.effect {
            case .created: "created"
            case .modified: "modified"
            case .cancelled: "cancelled"
            case .outdated: "outdated"
            case nil: booking.status == .cancelled ? "cancelled" : "modified"
            }
        self.init(
            reservation: answer.id,
            number: answer.number.map(String.init) ?? answer.id,
            effect: effect,
            isOverbooked: answer.isOverbooked ?? answer.rooms?.contains { $0.isOverbooked == true } ?? false
        )
    }
}

extension InboundBooking {
    /// What a peer could repeat of the guest, whole and by words.
    var guestTexts: [String] {
        let names = [guest.name] + rooms.compactMap(\.guestName)
        let words = names.flatMap { $0.split(separator: " ").map(String.init) }
        return names + words + [guest.email, guest.phone, notes].compactMap(\.self)
    }
}
