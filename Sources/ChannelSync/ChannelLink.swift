public import ChannexClient
public import HotelValues
public import Logging

/// The link between one hotel's PMS and its property at Channex: everything its services share.
public struct ChannelLink: Sendable {
    /// What it remembers.
    public let store: LinkStore
    /// The PMS.
    public let gateway: any PMSGateway
    /// Channex.
    public let channex: any ChannexAPI
    /// Time and ids.
    public let surroundings: Surroundings
    /// What waiting is measured by.
    public let clock: any Clock<Duration>
    /// Seconds ahead of UTC of an IANA zone at an instant; nil for an unknown zone.
    public let zoneOffset: @Sendable (String, Timestamp) -> Int?
    /// Where it reports to.
    public let logger: Logger
    /// How soon changes are to be at Channex.
    public let goals: ServiceGoals

    /// A link of these parts.
    public init(
        store: LinkStore,
        gateway: any PMSGateway,
        channex: any ChannexAPI,
        surroundings: Surroundings,
        clock: any Clock<Duration>,
        zoneOffset: @escaping @Sendable (String, Timestamp) -> Int?,
        logger: Logger,
        goals: ServiceGoals = ServiceGoals()
    ) {
        self.store = store
        self.gateway = gateway
        self.channex = channex
        self.surroundings = surroundings
        self.clock = clock
        self.zoneOffset = zoneOffset
        self.logger = logger
        self.goals = goals
    }

    /// The nights that Channex's calendar has now, by the property's own day (contract §3.1).
    func window(of mapping: Mapping) -> ClosedRange<Day> {
        let now = surroundings.now()
        let today = now.day(offsetSeconds: zoneOffset(mapping.timeZone, now) ?? 0)
        return today...today.advanced(by: mapping.calendarLength - 1)
    }

    /// Sleeps until that instant; false when the wait was cancelled.
    func sleep(until instant: Timestamp) async -> Bool {
        // A cancelled sleep is how every wait here ends at shutdown; there is nothing else to tell.
        (try? await clock.sleep(for: max(.zero, instant - surroundings.now()))) != nil
    }
}
