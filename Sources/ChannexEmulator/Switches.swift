/// What Channex's documentation leaves open, one switch a fact, so that a later measurement changes one line.
///
/// The defaults are the strict readings of contract §11 and §14.
public struct Switches: Sendable {
    /// How many rate plans of a property may bear the same title (contract §15).
    public enum TitleScope: Sendable {
        case roomType, property
    }

    // MARK: Availability, rates and restrictions

    /// Whether more than ten calls a minute, property and lane are answered with 429 (contract §4.1, §11 row 14).
    public var enforceRateLimit = true
    /// Calls of one lane that a property has in a minute (contract §4.1).
    public var callsPerMinute = 10
    /// How long an accepted change waits until it can be read back (contract §3.4).
    public var applyDelay: Duration = .zero
    /// Whether a range that begins in the past is moved to today with a warning, not refused whole (contract §15).
    public var clipPastRanges = true
    /// Whether dates after the end of the calendar are warned about; they are never applied (contract §11 row 18).
    public var warnBeyondCalendar = true
    /// Whether a rate for an occupancy the plan lacks is warned about (contract §3.2).
    public var warnUnknownOccupancy = true
    /// Whether a night without availability reads as closed (contract §3.4, §11 row 17).
    public var stopSellAtZero = true
    /// The longest range of days that one read may ask for (contract §11 row 19).
    public var maximumReadDays = 730
    /// The largest body of a request, in bytes (contract §3.4).
    public var maximumBodyBytes = 10 * 1024 * 1024

    // MARK: Content

    /// Whether room types, rate plans and occupancies are limited in number (contract §4.4, §11 row 13).
    public var enforceSizeLimits = true
    /// Within what a rate plan's title is unique (contract §11 row 11).
    public var titleScope: TitleScope = .roomType

    // MARK: Bookings

    /// How long a revision stays in the feed after it was first served (contract §6.3, §11 row 1).
    public var feedWindow: Duration = .seconds(30 * 60)
    /// Whether a new booking lowers availability (contract §3.9; always so in live).
    public var autoDecrementOnNew = true
    /// Whether card data disappears from a revision once it is acknowledged (contract §6.4).
    public var stripGuaranteeOnAck = true

    // MARK: Webhooks

    /// Whether webhooks are delivered at all; while off, events are lost.
    public var webhooksEnabled = true
    /// How long a delivery may take before it counts as failed (contract §11 row 7).
    public var webhookTimeout: Duration = .seconds(10)
    /// How many deliveries run at the same time.
    public var webhookConcurrency = 16
    /// Whether a callback address must have a host that others can reach (contract §5.2).
    public var requirePublicCallbackHost = false

    /// The strict defaults.
    public init() {}
}
