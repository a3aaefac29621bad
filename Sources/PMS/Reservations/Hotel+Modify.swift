public import HotelCore
public import HotelValues

extension Hotel {
    /// Changes a reservation: guest, notes, rooms, dates, prices.
    ///
    /// All or nothing.
    ///
    /// Throws for a reservation that is cancelled, a no-show or gone home.
    public func modify(
        _ id: Reservation.ID,
        _ change: ReservationChange,
        by author: Author
    ) async throws -> ReservationRecord {
        try await perform(by: author) { desk in try desk.modify(id, change) }
    }
}

extension Desk {
    fileprivate func modify(_ id: Reservation.ID, _ change: ReservationChange) throws -> ReservationRecord {
        let old = try StoredReservation.load(id, of: property.id, in: transaction)
        guard [.pending, .confirmed, .checkedIn].contains(old.reservation.status) else {
            throw PMSError.conflict(.status(old.reservation.status, verb: "modify"))
        }
        try check(notes: change.notes)
        let guest = try modifiedGuest(of: old.reservation, change)
        var new = old
        new.reservation.guest = guest.id
        new.reservation.notes = change.notes ?? old.reservation.notes
        if let rooms = change.rooms { new.reservation.roomStays = try modifiedRooms(of: old.reservation, rooms) }
        guard new != old else { return ReservationRecord(old, guest: guest) }
        let saved = try save(new, over: old, verb: "modify")
        try refuseOverbooking(in: saved.reservation, over: old.reservation, unless: change.allowsOverbooking)
        return ReservationRecord(saved, guest: guest)
    }

    private func modifiedGuest(of reservation: Reservation, _ change: ReservationChange) throws -> Guest {
        let old = try Guest.load(reservation.guest, of: property.id, in: transaction)
        var guest = old
        guest.details.name = change.guestName ?? old.details.name
        guest.details.email = change.guestEmail ?? old.details.email
        guest.details.phone = change.guestPhone ?? old.details.phone
        guest.details.document = change.guestDocument ?? old.details.document
        try check(guest.details)
        if guest != old { try update(guest) }
        return guest
    }

    private func modifiedRooms(of reservation: Reservation, _ changes: [RoomChange]) throws -> [RoomStay] {
        guard !changes.isEmpty else { throw PMSError.invalid(.noRooms) }
        guard changes.count <= ReservationLimits.rooms else {
            throw PMSError.invalid(.tooManyRooms(limit: ReservationLimits.rooms))
        }
        var named = Set<RoomStay.ID>()
        return try changes.map { change in
            if let id = change.id, !named.insert(id).inserted {
                throw PMSError.conflict(.exists(.roomStay, id.rawValue))
            }
            let old = try change.id.map { id in
                guard let found = reservation.roomStays.first(where: { $0.id == id }) else {
                    throw PMSError.unknown(.roomStay, id.rawValue)
                }
                return found
            }
            return try roomStay(old, change, currency: reservation.currency)
        }
    }

    private func roomStay(_ old: RoomStay?, _ change: RoomChange, currency: Currency) throws -> RoomStay {
        guard let typeID = change.roomType ?? old?.roomType else { throw PMSError.invalid(.empty("roomType")) }
        let type = try RoomType.load(typeID, of: property.id, in: transaction)
        let keptPlan = old?.roomType == typeID ? old?.ratePlan : nil
        let plan = try ratePlan(change.ratePlan ?? keptPlan, of: typeID)
        if old?.roomType != typeID || old?.ratePlan != plan?.id { try refuseRetired(type, plan) }
        guard let arrival = change.arrival ?? old?.stay.arrival,
            let departure = change.departure ?? old?.stay.departure,
            let stay = Stay(arrival: arrival, departure: departure)
        else { throw PMSError.invalid(.empty("stay")) }
        let occupancy = Occupancy(
            adults: change.adults ?? old?.occupancy.adults ?? type.defaultOccupancy,
            children: change.children ?? old?.occupancy.children ?? 0,
            infants: change.infants ?? old?.occupancy.infants ?? 0
        )
        try check(stay, occupancy, of: type, mayBeginInThePast: old?.stay.arrival == arrival)
        let amounts =
            try change.nightlyAmounts
            ?? prices(
                of: stay,
                keeping: old,
                plan: plan,
                adults: occupancy.adults,
                in: currency
            )
        try check(amounts, for: stay, in: currency)
        if let room = change.room { try check(room, isOf: typeID) }
        let keepsRoom = old?.roomType == typeID
        return RoomStay(
            id: old?.id ?? RoomStay.ID(makeID()),
            roomType: typeID,
            ratePlan: plan?.id,
            stay: stay,
            occupancy: occupancy,
            nightlyAmounts: amounts,
            room: change.room ?? (keepsRoom ? old?.room : nil),
            isPinned: change.room != nil || (keepsRoom && old?.stay == stay && old?.isPinned == true),
            guestName: change.guestName ?? old?.guestName,
            channelKey: old?.channelKey
        )
    }

    /// Agreed nights keep their price; only nights that are new, or another plan, are priced anew.
    private func prices(
        of stay: Stay,
        keeping old: RoomStay?,
        plan: RatePlan?,
        adults: Int,
        in currency: Currency
    ) throws -> [Money] {
        guard let old, old.ratePlan == plan?.id else {
            return try prices(of: stay, under: plan, adults: adults, in: currency)
        }
        let agreed = Dictionary(uniqueKeysWithValues: zip(old.stay.nights, old.nightlyAmounts))
        return try stay.nights.flatMap { night in
            if let amount = agreed[night] { return [amount] }
            guard let one = Stay(arrival: night, departure: night.advanced(by: 1)) else { return [] }
            return try prices(of: one, under: plan, adults: adults, in: currency)
        }
    }
}
