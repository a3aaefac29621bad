import ChannelSync
import HotelCore
import HotelValues
import PMS

extension ChannelBooking {
    /// The link's booking in the hotel's words.
    init(_ booking: InboundBooking) {
        let status: ChannelBooking.Status =
            switch booking.status {
            case .new: .new
            case .modified: .modified
            case .cancelled: .cancelled
            }
        self.init(
            revision: booking.revision,
            revisedAt: booking.revisedAt,
            status: status,
            source: Reservation.Source(
                channel: booking.channel,
                reference: booking.reference,
                booking: booking.booking
            ),
            snapshot: BookingSnapshot(
                guest: GuestDetails(booking.guest),
                currency: booking.currency,
                rooms: booking.rooms.map(BookedRoom.init),
                notes: booking.notes
            ),
            problems: booking.problems.map(Reservation.Attention.init)
        )
    }
}

extension GuestDetails {
    fileprivate init(_ guest: InboundBooking.Guest) {
        self.init(
            name: guest.name,
            email: guest.email,
            phone: guest.phone,
            country: guest.country,
            language: guest.language
        )
    }
}

extension BookedRoom {
    fileprivate init(_ room: InboundBooking.Room) {
        self.init(
            key: room.key,
            roomType: room.roomType.map { RoomType.ID($0) },
            ratePlan: room.ratePlan.map { RatePlan.ID($0) },
            stay: room.stay,
            occupancy: Occupancy(adults: room.adults, children: room.children, infants: room.infants),
            nightlyAmounts: room.nightlyAmounts,
            guestName: room.guestName
        )
    }
}

extension Reservation.Attention {
    fileprivate init(_ problem: InboundBooking.Problem) {
        switch problem {
        case .unmappedRoom(let name): self = .unmappedRoom(name)
        case .unreadable(let what): self = .unreadable(what)
        }
    }
}

extension AppliedRevision {
    /// What the hotel did, in the link's words.
    init(_ applied: AppliedBooking) {
        let reservation = applied.record.reservation
        self.init(
            reservation: reservation.id.rawValue,
            number: String(reservation.number),
            effect: applied.effect.rawValue,
            isOverbooked: reservation.status.holdsRooms && reservation.roomStays.contains(where: \.isOverbooked)
        )
    }
}
