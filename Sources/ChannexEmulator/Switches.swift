/// What Channex's documentation leaves open, one switch a fact, so that a later measurement changes one line.
///
/// The defaults are the strict readings of contract §11 and §14.
public struct Switches: Sendable {
    /// How many rate plans of a property may bear the same title (contract §15).
    public enum TitleScope: String, CaseIterable, Sendable {
        case roomType, property
    }

    /// What the amount of a cancelled booking becomes (contract §6.10, §11 row 31).
    public enum CancelledAmount: String, CaseIterable, Sendable {
        /// It stays what it was.
        case unchanged
        /// The fee takes its place, and is listed as a service.
        case fee
    }

    // MARK: Availability, rates and restrictions

    /// Whether more than ten calls a minute, property and lane are answered with 429 (contract §4.1, §11 row 14).
    public var enforceRateLimit = true
    /// Calls of one lane that a property has in a minute (contract §4.1).
    public var callsPerMinute = 10
    /// Whether answers to ARI calls tell in `ratelimit` headers how many calls are left (contract §4.2).
    public var rateLimitHeaders = false
    /// How long an accepted change waits until it can be read back (contract §3.4).
    public var applyDelay: Duration = .zero
    /// Whether a range that begins in the past is moved to today with a warning, not refused whole (contract §15).
    public var clipPastRanges = true
    /// Whether dates after the end of the calendar are warned about; they are never applied (contract §11 row 18).
    public var warnBeyondCalendar = true
    /// Whether a rate for an occupancy the plan lacks is warned about (contract §3.2).
    public var warnUnknownOccupancy = true
    /// Whether a value is refused that names a field which the plan takes from another (contract §3.4).
    public var refuseInheritedFields = true
    /// Whether a night without availability reads as closed (contract §3.4, §11 row 17).
    public var stopSellAtZero = true
    /// Whether a read of restrictions tells why a night is closed without being asked (contract §3.7).
    public var showUnavailableReasons = true
    /// How long after midnight the calendar's next day is opened (contract §3.1: a job with an offset of two hours).
    public var calendarRollDelay: Duration = .zero
    /// Whether the property's cut-off closes days (contract §2.1.2).
    public var applyCutOff = true
    /// Whether days beyond the property's `max_day_advance` have no availability (contract §2.1.2).
    public var applyMaxDayAdvance = true
    /// The longest range of days that one read may ask for (contract §11 row 19).
    public var maximumReadDays = 730
    /// The largest body of a request, in bytes (contract §3.4).
    public var maximumBodyBytes = 10 * 1024 * 1024

    // MARK: Access

    /// Whether what belongs to another key's property answers 401, as documented, not 404 (contract §11 row 6).
    public var foreignIsUnauthorized = false
    /// Whether bookings and rate plans that do not exist answer in the words of 2025 (contract §1.4, §11 row 5).
    public var formerNotFound = false

    // MARK: Content

    /// Whether a group that has properties is refused to be deleted (contract §2.2).
    public var refuseUsedGroup = true
    /// Whether a plan sold by the room has one option, not more (contract §2.4.2).
    public var oneOptionPerRoom = true

    /// Whether room types, rate plans and occupancies are limited in number (contract §4.4, §11 row 13).
    public var enforceSizeLimits = true
    /// The most room types of a property (contract §4.4).
    public var maximumRoomTypes = 50
    /// The most rate plans of a property (contract §4.4).
    public var maximumRatePlans = 400
    /// The most occupancies of a rate plan (contract §4.4).
    public var maximumOccupancies = 10
    /// Within what a rate plan's title is unique (contract §11 row 11).
    public var titleScope: TitleScope = .roomType

    /// Whether a property without a channel is removed after 90 days, with warnings (contract §9.2).
    public var removeIdleProperties = false

    // MARK: Bookings

    /// How long a revision stays in the feed after it was first served (contract §6.3, §11 row 1).
    public var feedWindow: Duration = .seconds(30 * 60)
    /// Whether a new booking lowers availability (contract §3.9; always so in live).
    public var autoDecrementOnNew = true
    /// Whether card data disappears from a revision once it is acknowledged (contract §6.4).
    public var stripGuaranteeOnAck = true

    /// How long a booking of the booking CRS waits until it can be read (contract §6.12).
    public var bookingDelay: Duration = .zero
    /// What a booking that the booking CRS cancels costs (contract §6.10, §11 row 31).
    public var cancelledAmount: CancelledAmount = .unchanged
    /// Whether a room that a modification no longer names is listed as cancelled, not dropped (contract §11 row 30).
    public var listCancelledRooms = false
    /// Whether a room has another id in each revision (contract §6.7, §11 row 29).
    public var freshRoomIDs = true
    /// Whether a cancelled booking can be modified, and so be valid again (contract §6.10).
    public var allowReinstatement = true
    /// Whether a second acknowledgement succeeds, not is answered with 404 (contract §6.4, §11 row 26).
    public var repeatedAckSucceeds = true
    /// Whether the relationships of a revision are nested as oddly as in live (contract §6.5).
    public var oddRelationships = true
    /// Whether no-shows and invalid cards can only be reported while the OTA takes them (contract §6.13).
    public var enforceReportingWindows = true
    /// Whether bookings and card data are removed when their time is over (contract §9.2).
    public var enforceRetention = true

    // MARK: Webhooks

    /// Whether webhooks are delivered at all; while off, events are lost.
    public var webhooksEnabled = true
    /// How long a delivery may take before it counts as failed (contract §11 row 7).
    public var webhookTimeout: Duration = .seconds(10)
    /// Whether every event is sent twice, as an at-least-once queue may (contract §12.10, §14).
    public var duplicateWebhooks = false
    /// Whether events may overtake each other within a few seconds (contract §12.10, §14).
    public var shuffleWebhooks = false
    /// How many deliveries run at the same time.
    public var webhookConcurrency = 16
    /// How long an event waits before it is sent: live takes about two seconds (contract §5.5).
    public var webhookDelay: Duration = .zero
    /// Whether a webhook is disabled when a delivery failed at every try of the retry table (contract §5.5).
    public var disableFailingWebhooks = false
    /// Whether a callback address must have a host that others can reach (contract §5.2).
    public var requirePublicCallbackHost = false

    // MARK: Channels, messages and reviews

    /// Whether a property must say how it can be reached before it gets a channel (contract §2.1.1).
    public var channelNeedsContacts = true
    /// Whether a message that carries an attachment may carry no text (contract §7.2, §11 row 32).
    public var refuseTextWithAttachment = true
    /// How long Airbnb takes to confirm a reservation request that was accepted (contract §7.4).
    public var airbnbConfirmationDelay: Duration = .zero
    /// How long a guest's request can be answered (contract §7.4).
    public var requestWindow: Duration = .seconds(24 * 3_600)

    /// The strict defaults.
    public init() {}
}
