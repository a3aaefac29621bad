import Database
import HotelCore
import HotelValues

extension Hotel {
    /// Makes a reservation: finds or creates the guest, prices the nights, gives each room stay a room.
    ///
    /// All or nothing. Throws `PMSError.conflict(.soldOut)` when a room is missing and overbooking is not allowed. A
    /// request key that was seen before answers what it made then.
    public func reserve(
        _ request: ReservationRequest,
        by author: Author,
        key: RequestKey? = nil
    ) async throws -> Outcome<ReservationRecord> {
        try await perform(by: author) { desk in
            if let made = try desk.subject(of: key) {
                return Outcome(value: try desk.record(of: Reservation.ID(made)), isReplay: true)
            }
            let record = try desk.reserve(request)
            try desk.remember(key, made: record.reservation.id.rawValue)
            return Outcome(value: record, isReplay: false)
        }
    }
}

extension Desk {
    func reserve(_ request: ReservationRequest) throws -> ReservationRecord {
        try check(request.guest)
        try check(notes: request.notes)
        guard !request.rooms.isEmpty else { throw PMSError.invalid(.noRooms) }
        guard request.rooms.count <= ReservationLimits.rooms else {
            throw PMSError.invalid(.tooManyRooms(limit: ReservationLimits.rooms))
        }
        try checkIsNew(request.source)
        let currency = request.currency ?? property.currency
        let roomStays = try request.rooms.map { try roomStay(for: $0, in: currency) }
        let guest = try findOrCreateGuest(request.guest)
        let reservation = Reservation(
            id: Reservation.ID(makeID()),
            number: try nextReservationNumber(),
            status: .confirmed,
            guest: guest.id,
            source: request.source,
            currency: currency,
            roomStays: roomStays,
            notes: request.notes
        )
        let new = StoredReservation(reservation: reservation, createdAt: now, updatedAt: now)
        let saved = try save(new, over: nil, verb: "reserve")
        try refuseOverbooking(in: saved.reservation, over: nil, unless: request.allowsOverbooking)
        return ReservationRecord(saved, guest: guest)
    }

    private func checkIsNew(_ source: Reservation.Source) throws {
        guard let booking = source.booking else { return }
        guard try StoredReservation.find(booking: booking, of: property.id, in: transaction) == nil else {
            throw PMSError.conflict(.exists(.reservation, booking))
        }
    }

    private func roomStay(for request: RoomRequest, in currency: Currency) throws -> RoomStay {
        let type = try RoomType.load(request.roomType, of: property.id, in: transaction)
        let plan = try ratePlan(request.ratePlan, of: type.id)
        try refuseRetired(type, plan)
        let occupancy = request.occupancy ?? Occupancy(adults: type.defaultOccupancy)
        try check(request.stay, occupancy, of: type, mayBeginInThePast: false)
        let amounts =
            try request.nightlyAmounts
            ?? prices(
                of: request.stay,
                under: plan,
                adults: occupancy.adults,
                in: currency
            )
        try check(amounts, for: request.stay, in: currency)
        if let room = request.room { try check(room, isOf: type.id) }
        return RoomStay(
            id: RoomStay.ID(makeID()),
            roomType: type.id,
            ratePlan: plan?.id,
            stay: request.stay,
            occupancy: occupancy,
            nightlyAmounts: amounts,
            room: request.room,
            isPinned: request.room != nil,
            guestName: request.guestName
        )
    }

    /// The property's next number; the counter's row keeps two from having the same.
    func nextReservationNumber() throws -> Int {
        try transaction.row(
            "UPDATE property SET reservationNumber = reservationNumber + 1 WHERE id = $1 RETURNING reservationNumber",
            property.id
        )?.get("reservationNumber") ?? 1
    }

    /// Throws when a stay that had no trouble before is without a room now.
    func refuseOverbooking(in new: Reservation, over old: Reservation?, unless isAllowed: Bool) throws {
        guard !isAllowed else { return }
        let waitedBefore = Set((old?.roomStays ?? []).filter { $0.room == nil }.map(\.id))
        for roomStay in new.roomStays where roomStay.room == nil && !waitedBefore.contains(roomStay.id) {
            guard let type = roomStay.roomType else { continue }
            throw PMSError.conflict(.soldOut(type, roomStay.stay))
        }
    }

    func record(of id: Reservation.ID) throws -> ReservationRecord {
        let stored = try StoredReservation.load(id, of: property.id, in: transaction)
        return ReservationRecord(
            stored,
            guest: try Guest.load(stored.reservation.guest, of: property.id, in: transaction)
        )
    }
}

extension ReservationRecord {
    init(_ stored: StoredReservation, guest: Guest) {
        self.init(
            reservation: stored.reservation,
            guest: guest,
            createdAt: stored.createdAt,
            updatedAt: stored.updatedAt
        )
    }
}
