import Database
import HotelCore
import HotelValues

/// A reservation as its rows hold it, with what only the PMS needs to know.
struct StoredReservation: Equatable {
    var reservation: Reservation
    /// The order of the last channel revision applied.
    var revisedAt: Timestamp?
    /// The channel's last snapshot, with a key for each room.
    var snapshot: BookingSnapshot?
    var createdAt: Timestamp
    var updatedAt: Timestamp
}

extension StoredReservation {
    static func load(_ id: Reservation.ID, of property: Property.ID, in transaction: Transaction) throws -> Self {
        let row = try transaction.row("SELECT * FROM reservation WHERE property = $1 AND id = $2", property, id)
        guard let row else { throw PMSError.unknown(.reservation, id.rawValue) }
        return try StoredReservation(row: row, property: property, in: transaction)
    }

    static func find(booking: String, of property: Property.ID, in transaction: Transaction) throws -> Self? {
        try transaction.row(
            "SELECT * FROM reservation WHERE property = $1 AND channelBooking = $2",
            property,
            booking
        ).map { try StoredReservation(row: $0, property: property, in: transaction) }
    }

    init(row: Row, property: Property.ID, in transaction: Transaction) throws {
        let id: Reservation.ID = try row.get("id")
        let currency: Currency = try row.get("currency")
        let status: String = try row.get("status")
        guard let status = Reservation.Status(rawValue: status) else {
            throw DatabaseError.badValue(column: "status", expected: "a status", found: status)
        }
        let reservation = Reservation(
            id: id,
            number: try row.get("number"),
            status: status,
            guest: try row.get("guest"),
            source: Reservation.Source(
                channel: try row.get("channel"),
                reference: try row.get("channelReference"),
                booking: try row.get("channelBooking")
            ),
            currency: currency,
            roomStays: try RoomStay.all(of: id, currency, property, in: transaction),
            notes: try row.get("notes"),
            cancellationReason: try row.get("cancellationReason"),
            cancelledAt: try row.get("cancelledAt"),
            attention: try StoredJSON.decode([Reservation.Attention].self, from: row.get("attention")) ?? []
        )
        self.init(
            reservation: reservation,
            revisedAt: try row.get("revisedAt"),
            snapshot: try StoredJSON.decode(StoredSnapshot.self, from: row.get("snapshot"))?.snapshot,
            createdAt: try row.get("createdAt"),
            updatedAt: try row.get("updatedAt")
        )
    }
}

extension RoomStay {
    static func all(
        of reservation: Reservation.ID,
        _ currency: Currency,
        _ property: Property.ID,
        in transaction: Transaction
    ) throws -> [RoomStay] {
        try transaction.rows(
            "SELECT * FROM roomStay WHERE property = $1 AND reservation = $2 ORDER BY position",
            property,
            reservation
        ).map { row in
            // Stay by stay: joined, the nights of the whole hotel would be gone through.
            let nights = try transaction.rows(
                "SELECT amount FROM stayNight WHERE property = $1 AND roomStay = $2 ORDER BY night",
                property,
                row.get("id") as RoomStay.ID
            )
            return try RoomStay(
                row: row,
                amounts: nights.map { Money(minorUnits: try $0.get(0), currency: currency) }
            )
        }
    }

    private init(row: Row, amounts: [Money]) throws {
        guard let stay = Stay(arrival: try row.get("arrival"), departure: try row.get("departure")),
            stay.nightCount == amounts.count
        else {
            throw DatabaseError.badValue(
                column: "departure",
                expected: "a price for each night",
                found: "\(amounts.count) prices"
            )
        }
        self.init(
            id: try row.get("id"),
            roomType: try row.get("roomType"),
            ratePlan: try row.get("ratePlan"),
            stay: stay,
            occupancy: Occupancy(
                adults: try row.get("adults"),
                children: try row.get("children"),
                infants: try row.get("infants")
            ),
            nightlyAmounts: amounts,
            room: try row.get("room"),
            isPinned: try row.get("isPinned"),
            guestName: try row.get("guestName"),
            channelKey: try row.get("channelKey")
        )
    }
}
