public import HotelValues

/// How the engine sees a hotel's PMS, whichever it is and wherever it runs.
public protocol PMSGateway: Sendable {
    /// What the hotel sells.
    func house() async throws -> House

    /// What is left to sell and at what terms, for these nights, both ends included.
    func calendar(_ nights: ClosedRange<Day>) async throws -> HouseCalendar

    /// The changes after that place in the PMS's log, waiting up to so long for the first one.
    ///
    /// A place before the log's beginning means all of it.
    func changes(after place: Int64, wait: Duration) async throws -> ChangePage

    /// Applies one revision of a booking, exactly once however often it is called. Its effects are durable when it returns.
    func apply(_ booking: InboundBooking) async throws -> AppliedRevision

    /// Reads what the PMS answered to whoever had it rehearse a change.
    func rehearsal(reading answer: [UInt8]) throws -> HouseRehearsal
}

extension PMSGateway {
    /// Refuses: not every PMS can rehearse.
    public func rehearsal(reading answer: [UInt8]) throws -> HouseRehearsal {
        throw GatewayFailure.refused("this PMS does not rehearse changes")
    }
}

/// What went wrong at the PMS, told so that the engine knows what to do next.
public enum GatewayFailure: Error, Hashable, Sendable {
    /// It cannot be reached or is not able now; trying again may help.
    case unavailable(String)
    /// It refuses this request; trying the same again cannot help.
    case refused(String)
}

/// What the PMS did with a revision.
public struct AppliedRevision: Hashable, Sendable {
    /// The PMS's id of the reservation.
    public var reservation: String
    /// The number people call it by.
    public var number: String
    /// `created`, `modified`, `cancelled` or `outdated`.
    public var effect: String
    /// Whether a stay found no room.
    public var isOverbooked: Bool

    /// What the PMS did.
    public init(reservation: String, number: String, effect: String, isOverbooked: Bool) {
        self.reservation = reservation
        self.number = number
        self.effect = effect
        self.isOverbooked = isOverbooked
    }
}
