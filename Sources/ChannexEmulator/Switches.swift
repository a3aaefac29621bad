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

    /// On which day a list of seven values begins (contract §1.9, §11 row 36).
    public enum WeekStart: String, CaseIterable, Sendable {
        case monday, sunday
    }

    /// What a minute is to the limit of ARI calls (contract §12.7).
    public enum RateWindow: String, CaseIterable, Sendable {
        /// The sixty seconds before each call.
        case sliding
        /// The minute of the clock.
        case fixed
    }

    /// What becomes of an answer to a guest's request whose time is over (contract §7.4).
    public enum LateAnswer: String, CaseIterable, Sendable {
        case refused, ignored, accepted
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

    // MARK: What only a measurement would tell: conventions

    /// Whether a page limit above a hundred is read as a hundred, not refused (contract §1.6, §11 row 35).
    public var clampPageLimit = true
    /// Whether filters of bookings that nobody knows are ignored, not refused (contract §11 row 37).
    public var ignoreUnknownFilters = true
    /// Whether the refusal of a text that is too long says how long it may be (contract §1.4).
    public var tellTextLimits = true
    /// On which day a rate plan's lists of seven values begin (contract §1.9, §11 row 36).
    public var weekBegins: WeekStart = .monday
    /// Whether a body that is too large is answered with 400, not 413 (contract §12.5).
    public var oversizedIsBadRequest = false
    /// Whether installing an application that is installed succeeds (contract §7.7).
    public var repeatedInstallSucceeds = true

    // MARK: What only a measurement would tell: availability, rates and restrictions

    /// What a minute is to the limit of calls (contract §12.7).
    public var rateWindow: RateWindow = .sliding
    /// Whether a call that is turned away is told when to come again (contract §4.1, §11 row 15).
    public var retryAfterHeader = false
    /// Whether a body without `values` is answered with 422, not 400 (contract §3.6).
    public var malformedValuesAreInvalid = false
    /// Whether an answer has an empty list of warnings where there are none (contract §3.5, §11 row 3).
    public var showEmptyWarnings = false
    /// Whether a call to `/availability` is told its task (contract §3.5, §11 row 4).
    public var availabilityReturnsTask = true
    /// Whether tasks can be read (contract §3.5, §11 row 25).
    public var serveTasks = true
    /// Whether a value with one wrong field is refused whole, not without that field alone (contract §3.6).
    public var refuseWholeValues = true
    /// Whether a null is warned about, not passed over (contract §3.2, §11 row 20).
    public var refuseNulls = true
    /// Whether `days` counts in `/availability` (contract §3.3, §11 row 23).
    public var daysOnAvailability = true
    /// Whether more availability than the room type has rooms is refused (contract §3.3, §11 row 24).
    public var refuseExcessAvailability = false
    /// Whether a rate that is a number with a fraction is refused, not read as major units (contract §11 row 21).
    public var refuseFractionalRates = true
    /// Whether a rate that is text without a decimal point is minor units, not major ones (contract §11 row 22).
    public var bareRateTextIsMinor = false
    /// Whether a whole number is a currency's own minor units, not hundredths of any currency (contract §10 row 10).
    public var minorUnitsByCurrency = true
    /// Whether `min_stay` is refused where both kinds of it are kept, not written to both (contract §3.2, §11 row 16).
    public var refuseUnsupportedMinStay = true
    /// Whether restrictions are read under the ids of options, not of rate plans (contract §3.7, §11 row 12).
    public var readByOption = true
    /// Whether bookings lower availability to none at most, not below (contract §3.9).
    public var availabilityStopsAtZero = true
    /// Whether a room type's plans have different titles; while off, titles repeat anywhere (contract §2.4.1).
    public var refuseDuplicateTitles = true

    // MARK: What only a measurement would tell: bookings

    /// Whether the feed begins with the newest revision (contract §6.3, §11 row 9).
    public var feedNewestFirst = false
    /// Whether an acknowledgement counts for its key only, not for the account (contract §11 row 34).
    public var acknowledgePerKey = false
    /// Whether a certification counts revisions that were fetched by their ids as failures (contract §8.11, §11 row 2).
    public var failRevisionFinds = true
    /// Whether bookings name their agency as people write it, such as `Booking.com` (contract §6.8, §11 row 33).
    public var spelledAgencyNames = false
    /// Whether a booking that is imported lowers availability once more (contract §6.11).
    public var importTakesAvailability = false

    // MARK: What only a measurement would tell: webhooks

    /// Whether a redirect is followed, not a failed delivery (contract §10 row 45).
    public var followRedirects = false
    /// Whether an address that refuses connections is tried again, as after a 5xx (contract §5.5).
    public var retryUnreachable = true
    /// Whether an answer of 4xx is tried again, as after a 5xx (contract §5.5, §11 row 8).
    public var retryClientErrors = false
    /// How often a delivery that failed is tried again: all eleven pauses are used, or fewer (contract §5.5).
    public var webhookRetries = 11
    /// Whether deliveries that wait are given up when their webhook is deleted or switched off (contract §5.5).
    public var dropOrphanedDeliveries = true
    /// Whether a test of an address that cannot be reached is refused, not answered with 200 (contract §5.7).
    public var refuseUnreachableTest = true
    /// Whether a test answers `status_code` and `body`, as documented, not as measured (contract §5.7, §11 row 27).
    public var documentedTestAnswer = false
    /// Whether a cut connection is told of as `disconnected_channel` (contract §5.4, §11 row 10).
    public var formerDisconnectEvent = false
    /// Whether a webhook that is `protected` can be neither changed nor deleted over the API (contract §5.2).
    public var guardProtectedWebhooks = false

    // MARK: What only a measurement would tell: channels

    /// Whether every key may use channels, not only those that asked for it (contract §7.1, §11 row 39).
    public var openChannelAPI = true
    /// Whether a new channel and a new mapping are answered with 201, not 200 (contract §7.1).
    public var channelAnswersCreated = true
    /// Whether a channel with blockers cannot be activated (contract §7.1).
    public var refuseUnreadyChannels = true
    /// Whether readiness is told in the framework's messages, not in codes (contract §7.1).
    public var readinessMessages = false
    /// Whether `is_active` in a change of a channel activates it or stops it (contract §7.1).
    public var channelChangeActivates = false
    /// Whether a listing must be mapped to be published or unpublished (contract §7.1).
    public var publishNeedsMapping = true
    /// Whether a channel stops when its agency cuts the connection (contract §5.4).
    public var stopDisconnectedChannels = true
    /// Whether a listing that is gone is mapped no longer (contract §5.4).
    public var unmapGoneListings = true

    // MARK: What only a measurement would tell: messages, reviews and requests

    /// Whether a message that was sent is answered with 201, not 200 (contract §7.2).
    public var messageAnswersCreated = false
    /// Whether a new message opens a thread that was closed (contract §7.2).
    public var messageReopensThread = false
    /// Whether a second reply takes the place of the first one, not is refused (contract §7.3).
    public var replaceReviewReply = false
    /// Whether a second review of a guest takes the place of the first one, not is refused (contract §7.3).
    public var replaceGuestReview = false
    /// How long the two sides of Airbnb may write about each other (contract §7.3).
    public var reviewWindow: Duration = .seconds(14 * 86_400)
    /// Whether a hidden review shows neither text nor scores (contract §7.3).
    public var maskHiddenReviews = false
    /// Whether a review that the host's own uncovers is told of as updated (contract §7.3).
    public var tellUncoveredReviews = true
    /// What becomes of an answer to a guest's request whose time is over (contract §7.4).
    public var lateAnswer: LateAnswer = .refused

    /// The strict defaults.
    public init() {}
}
