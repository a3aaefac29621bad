public import HotelValues

/// What the link remembers of bookings it has applied, for a PMS that keeps no memory of revisions itself.
public protocol RevisionMemory: Sendable {
    /// The reservation that a booking became; nil for one that has never been applied.
    func reservation(ofBooking booking: String) async throws -> RememberedReservation?

    /// What applying that revision did, in the words of `AppliedRevision.effect`; nil while it has not been applied.
    func effect(ofRevision revision: String) async throws -> String?
}

/// The reservation a booking became, as of the newest revision applied.
public struct RememberedReservation: Hashable, Sendable {
    /// The PMS's id of it; empty for a booking that was cancelled before the PMS ever heard of it.
    public var id: String
    /// The number people call it by.
    public var number: String
    /// Whether that revision cancelled it.
    public var isCancelled: Bool
    /// When that revision was made, by Channex's time.
    public var revisedAt: Timestamp
    /// Whether a stay has no room.
    public var isOverbooked: Bool

    /// A reservation that stands so.
    public init(id: String, number: String, isCancelled: Bool, revisedAt: Timestamp, isOverbooked: Bool) {
        self.id = id
        self.number = number
        self.isCancelled = isCancelled
        self.revisedAt = revisedAt
        self.isOverbooked = isOverbooked
    }
}
