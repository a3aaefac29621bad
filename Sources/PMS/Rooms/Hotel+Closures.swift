import Database
public import HotelCore
public import HotelValues

extension Hotel {
    /// Takes a room out of sale for these nights.
    ///
    /// Throws `PMSError.conflict(.roomTaken)` when a guest has the room on one of them: move the guest first.
    public func closeRoom(
        _ room: Room.ID,
        nights: ClosedRange<Day>,
        reason: String,
        by author: Author,
        key: RequestKey? = nil
    ) async throws -> Outcome<RoomClosure> {
        try await perform(by: author) { desk in
            if let made = try desk.subject(of: key) {
                return Outcome(value: try desk.closure(RoomClosure.ID(made)), isReplay: true)
            }
            let closure = try desk.close(room, nights, reason)
            try desk.remember(key, made: closure.id.rawValue)
            return Outcome(value: closure, isReplay: false)
        }
    }

    /// Puts a room back on sale.
    ///
    /// Reopening one that is not closed any more throws `PMSError.unknown`.
    public func reopenRoom(_ id: RoomClosure.ID, by author: Author) async throws {
        try await perform(by: author) { desk in try desk.reopen(id) }
    }

    /// The closures that touch these nights, by room and night.
    public func closures(_ nights: ClosedRange<Day>) async throws -> [RoomClosure] {
        try await answer { transaction, property in
            try transaction.rows(
                """
                SELECT * FROM roomClosure WHERE property = $1 AND lastNight >= $2 AND firstNight <= $3
                ORDER BY room, firstNight, id
                """,
                property.id,
                nights.lowerBound,
                nights.upperBound
            ).map(RoomClosure.init(row:))
        }
    }
}

extension Desk {
    fileprivate func close(_ id: Room.ID, _ nights: ClosedRange<Day>, _ reason: String) throws -> RoomClosure {
        let room = try Room.load(id, of: property.id, in: transaction)
        guard !reason.isEmpty else { throw PMSError.invalid(.empty("reason")) }
        try check(notes: reason)
        guard nights.lowerBound >= today else { throw PMSError.invalid(.past(nights.lowerBound)) }
        guard nights.count <= CalendarLimits.nights else {
            throw PMSError.invalid(.rangeTooLong(limit: CalendarLimits.nights))
        }
        let closure = RoomClosure(id: RoomClosure.ID(makeID()), room: id, nights: nights, reason: reason)
        try clear(id, for: nights, of: room.roomType)
        try transaction.execute(
            """
            INSERT INTO roomClosure (property, id, room, firstNight, lastNight, reason)
            VALUES ($1, $2, $3, $4, $5, $6)
            """,
            property.id,
            closure.id,
            id,
            nights.lowerBound,
            nights.upperBound,
            reason
        )
        for night in nights {
            try transaction.execute(
                "INSERT INTO roomNight (property, room, night, roomType, roomClosure) VALUES ($1, $2, $3, $4, $5)",
                property.id,
                id,
                night,
                room.roomType,
                closure.id
            )
        }
        try logChange(.roomType(room.roomType), nights, .availability, cause: "closeRoom \(id)")
        var details = AuditDetails()
        details.compare("nights", nil, "\(nights.lowerBound)…\(nights.upperBound)")
        try audit("closeRoom", "room \(id)", details)
        return closure
    }

    private func clear(_ room: Room.ID, for nights: ClosedRange<Day>, of type: RoomType.ID) throws {
        guard let stay = Stay(arrival: nights.lowerBound, departure: nights.upperBound.advanced(by: 1)) else { return }
        if let taken = try firstTaken(room, stay) { throw PMSError.conflict(.roomTaken(room, taken)) }
    }

    fileprivate func reopen(_ id: RoomClosure.ID) throws {
        let closure = try closure(id)
        let type = try Room.load(closure.room, of: property.id, in: transaction).roomType
        try transaction.execute("DELETE FROM roomNight WHERE property = $1 AND roomClosure = $2", property.id, id)
        try transaction.execute("DELETE FROM roomClosure WHERE property = $1 AND id = $2", property.id, id)
        try logChange(.roomType(type), closure.nights, .availability, cause: "reopenRoom \(closure.room)")
        try audit("reopenRoom", "room \(closure.room)")
        try seatWaiting([type: closure.nights.lowerBound..<closure.nights.upperBound.advanced(by: 1)])
    }

    fileprivate func closure(_ id: RoomClosure.ID) throws -> RoomClosure {
        let row = try transaction.row("SELECT * FROM roomClosure WHERE property = $1 AND id = $2", property.id, id)
        guard let row else { throw PMSError.unknown(.roomClosure, id.rawValue) }
        return try RoomClosure(row: row)
    }
}

extension RoomClosure {
    init(row: Row) throws {
        self.init(
            id: try row.get("id"),
            room: try row.get("room"),
            nights: try row.get("firstNight")...row.get("lastNight"),
            reason: try row.get("reason")
        )
    }
}
