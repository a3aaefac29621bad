/// How Channex treats a property's calendar and availability (contract §2.1.2); nil where unknown, or not to be changed.
///
/// It is read from a property, and written as a change: only what is not nil is sent.
public struct PropertySettings: Hashable, Sendable {
    /// Whether Channex lowers availability itself when a new booking arrives.
    public var lowersAvailabilityOnConfirmation: Bool?
    /// Whether it does so when a booking changes.
    public var adjustsAvailabilityOnModification: Bool?
    /// Whether it gives nights back when a booking is cancelled.
    public var restoresAvailabilityOnCancellation: Bool?
    /// Which kinds of minimum stay count.
    public var minStayType: MinStayType?
    /// How many days the calendar has, 100 to 730.
    public var stateLength: Int?
    /// How many days ahead a stay can be sold; availability beyond is forced to 0.
    public var maxDayAdvance: Int?
    /// The moment of the day at which the nearest nights close, `HH:MM:SS`.
    public var cutOffTime: String?
    /// How many days close at that moment.
    public var cutOffDays: Int?
    /// The price below which Channex silently does not go.
    public var minPrice: Amount?
    /// The price above which Channex silently does not go.
    public var maxPrice: Amount?

    /// Nothing known, nothing to change.
    public init() {}

    /// Which kinds of minimum stay a property uses.
    public enum MinStayType: String, Hashable, Sendable, Codable {
        case both, arrival, through
    }
}

extension PropertySettings: Codable {
    private enum CodingKeys: String, CodingKey {
        case lowersAvailabilityOnConfirmation = "allow_availability_autoupdate_on_confirmation"
        case adjustsAvailabilityOnModification = "allow_availability_autoupdate_on_modification"
        case restoresAvailabilityOnCancellation = "allow_availability_autoupdate_on_cancellation"
        case minStayType = "min_stay_type"
        case stateLength = "state_length"
        case maxDayAdvance = "max_day_advance"
        case cutOffTime = "cut_off_time"
        case cutOffDays = "cut_off_days"
        case minPrice = "min_price"
        case maxPrice = "max_price"
    }

    /// Reads what is there; nothing is required.
    public init(from decoder: any Decoder) throws {
        var members = try Tolerant<CodingKeys>(decoder)
        lowersAvailabilityOnConfirmation = members.flag(.lowersAvailabilityOnConfirmation)
        adjustsAvailabilityOnModification = members.flag(.adjustsAvailabilityOnModification)
        restoresAvailabilityOnCancellation = members.flag(.restoresAvailabilityOnCancellation)
        minStayType = members.text(.minStayType).flatMap(MinStayType.init)
        stateLength = members.integer(.stateLength)
        maxDayAdvance = members.integer(.maxDayAdvance)
        cutOffTime = members.text(.cutOffTime)
        cutOffDays = members.integer(.cutOffDays)
        minPrice = members.amount(.minPrice)
        maxPrice = members.amount(.maxPrice)
    }

    /// Writes what is set; null is never written.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(lowersAvailabilityOnConfirmation, forKey: .lowersAvailabilityOnConfirmation)
        try container.encodeIfPresent(adjustsAvailabilityOnModification, forKey: .adjustsAvailabilityOnModification)
        try container.encodeIfPresent(restoresAvailabilityOnCancellation, forKey: .restoresAvailabilityOnCancellation)
        try container.encodeIfPresent(minStayType, forKey: .minStayType)
        try container.encodeIfPresent(stateLength, forKey: .stateLength)
        try container.encodeIfPresent(maxDayAdvance, forKey: .maxDayAdvance)
        try container.encodeIfPresent(cutOffTime, forKey: .cutOffTime)
        try container.encodeIfPresent(cutOffDays, forKey: .cutOffDays)
        try container.encodeIfPresent(minPrice?.text, forKey: .minPrice)
        try container.encodeIfPresent(maxPrice?.text, forKey: .maxPrice)
    }
}
