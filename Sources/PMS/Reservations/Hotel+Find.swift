import Database
public import HotelCore
public import HotelValues

/// Which reservations somebody looks for; what is nil does not matter.
public struct ReservationQuery: Hashable, Sendable {
    /// Those with a night in this range.
    public var nights: ClosedRange<Day>?
    /// Those that stand so.
    public var status: Reservation.Status?
    /// Those whose number, guest or channel reference contains this.
    public var text: String?
    /// Those after this number, for the next page.
    public var afterNumber: Int?
    /// At most so many, 1 to 500.
    public var limit: Int

    /// A query for all reservations, the first hundred of them.
    public init(
        nights: ClosedRange<Day>? = nil,
        status: Reservation.Status? = nil,
        text: String? = nil,
        afterNumber: Int? = nil,
        limit: Int = 100
    ) {
        self.nights = nights
        self.status = status
        self.text = text
        self.afterNumber = afterNumber
        self.limit = min(max(limit, 1), 500)
    }
}

extension Hotel {
    /// The reservation with that id.
    public func reservation(_ id: Reservation.ID) async throws -> ReservationRecord {
        try await answer { transaction, property in
            try record(StoredReservation.load(id, of: property.id, in: transaction), in: transaction)
        }
    }

    /// The reservation that a channel's booking became; nil when there is none.
    public func reservation(ofBooking booking: String) async throws -> ReservationRecord? {
        try await answer { transaction, property in
            try StoredReservation.find(booking: booking, of: property.id, in: transaction)
                .map { try record($0, in: transaction) }
        }
    }

    /// The reservations that answer the query, by number.
    public func reservations(_ query: ReservationQuery) async throws -> [ReservationRecord] {
        try await answer { transaction, property in
            let rows = try transaction.rows(
                """
                SELECT v.* FROM reservation v JOIN guest g ON g.property = v.property AND g.id = v.guest
                WHERE v.property = $1 AND v.number > $2
                    AND ($3 IS NULL OR v.status = $3)
                    AND ($4 IS NULL OR g.nameKey LIKE $4 ESCAPE '!'
                        OR v.channelReference LIKE $4 ESCAPE '!' OR v.number = $5
                        OR lower(g.email) LIKE $4 ESCAPE '!' OR g.phoneKey LIKE $4 ESCAPE '!')
                    AND ($6 IS NULL OR v.id IN (SELECT s.reservation FROM roomStay s
                        WHERE s.property = $1 AND s.departure > $6 AND s.arrival <= $7))
                ORDER BY v.number LIMIT $8
                """,
                property.id,
                query.afterNumber ?? 0,
                query.status?.rawValue,
                query.text.map(SearchText.pattern),
                query.text.flatMap(Int.init),
                query.nights?.lowerBound,
                query.nights?.upperBound,
                query.limit
            )
            return try rows.map { row in
                try record(StoredReservation(row: row, property: property.id, in: transaction), in: transaction)
            }
        }
    }

    private func record(_ stored: StoredReservation, in transaction: Transaction) throws -> ReservationRecord {
        ReservationRecord(stored, guest: try Guest.load(stored.reservation.guest, of: id, in: transaction))
    }
}
