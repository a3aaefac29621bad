public import HotelCore
public import HotelValues

/// A reservation with its guest and its dates of record: what a reader of the PMS sees.
public struct ReservationRecord: Hashable, Sendable {
    /// The reservation.
    public var reservation: Reservation
    /// Who made it.
    public var guest: Guest
    /// When it was made.
    public var createdAt: Timestamp
    /// When it was last changed.
    public var updatedAt: Timestamp
}
