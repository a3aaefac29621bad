import Database
import HotelValues

extension LinkStore: RevisionMemory {
    /// The reservation that a booking became; nil for one that has never been applied.
    public func reservation(ofBooking booking: String) async throws -> RememberedReservation? {
        let property = property
        return try await database.read { transaction in
            try transaction.row(
                """
                SELECT reservation, number, status, revisedAt, isOverbooked FROM linkBooking
                WHERE property = $1 AND booking = $2
                """,
                property,
                booking
            ).map(RememberedReservation.init(row:))
        }
    }

    /// What applying that revision did; nil while it has not been applied, or has been set aside for a person.
    public func effect(ofRevision revision: String) async throws -> String? {
        let property = property
        return try await database.read { transaction in
            try transaction.row(
                """
                SELECT effect FROM linkRevision
                WHERE property = $1 AND revision = $2 AND state IN ('applied', 'acknowledged')
                """,
                property,
                revision
            )?.get("effect")
        }
    }
}

extension RememberedReservation {
    fileprivate init(row: Row) throws {
        let status: String = try row.get("status")
        self.init(
            id: try row.get("reservation"),
            number: try row.get("number"),
            isCancelled: status == InboundBooking.Status.cancelled.rawValue,
            revisedAt: try row.get("revisedAt"),
            isOverbooked: try row.get("isOverbooked")
        )
    }
}
