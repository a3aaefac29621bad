import HotelCore
import HotelValues
import PMS
import PMSWire

extension ReservationChange {
    /// What a body changes of a reservation.
    init(_ body: ReservationBody, of reservation: Reservation) throws {
        self.init()
        guestName = body.guest?.name
        guestEmail = body.guest?.email
        guestPhone = body.guest?.phone
        guestDocument = body.guest?.document
        notes = body.notes
        allowsOverbooking = body.allowsOverbooking ?? false
        rooms = try body.rooms?.enumerated().map { index, room in
            try RoomChange(room, at: .item("quartos", index), of: reservation)
        }
    }

    /// What a channel's body without a revision changes: only what it names.
    ///
    /// The channel is never refused for want of rooms.
    init(_ body: ChannelBookingBody, of reservation: Reservation) throws {
        self.init()
        guestName = body.guestName
        guestEmail = body.guestEmail
        guestPhone = body.guestPhone
        guestDocument = body.guestDocument
        notes = body.notes
        allowsOverbooking = true
        if let listed = body.rooms {
            rooms = try listed.enumerated().map { index, room in
                try RoomChange(room, at: .item("quartos", index), of: reservation)
            }
        } else if var room = body.flatRoom {
            guard reservation.roomStays.count == 1 else { throw ProblemText.flaw(.severalRooms) }
            room.id = reservation.roomStays.first?.id.rawValue
            rooms = [try RoomChange(room, at: .root, of: reservation)]
        }
    }
}

extension RoomChange {
    fileprivate init(_ room: RoomBody, at path: FieldPath, of reservation: Reservation) throws {
        self.init(id: room.id.map { RoomStay.ID($0) })
        let old = reservation.roomStays.first { $0.id == id }
        roomType = room.roomType.map { RoomType.ID($0) }
        ratePlan = room.ratePlan.map { RatePlan.ID($0) }
        arrival = room.arrival
        departure = room.departure
        adults = try path.people(room.adults, "adultos")
        children = try path.people(room.children, "criancas")
        infants = try path.people(room.infants, "bebes")
        self.room = room.room.map { Room.ID($0) }
        guestName = try path.name(room.guestName, "hospede_nome")
        if id == nil { _ = try path.required(room.roomType, "categoria") }
        // A room that the reservation does not have is for the PMS to refuse.
        guard id == nil || old != nil else { return }
        let stay = try Nights.stay(
            from: path.required(arrival ?? old?.stay.arrival, "checkin"),
            to: path.required(departure ?? old?.stay.departure, "checkout")
        )
        nightlyAmounts = try room.amounts(of: stay, at: path, currency: reservation.currency)
    }
}
