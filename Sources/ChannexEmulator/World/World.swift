import HotelValues

/// Everything a Channex account holds, as one value.
///
/// Each transition takes a `Moment` and answers what came of it; nothing in here waits, sends or reads a clock. What is
/// to be sent is put into `deliveries`, from where a service takes it.
package struct World: Codable, Sendable {
    /// How the open questions of the documentation are decided at present.
    package var switches: Switches
    var properties: [String: Property] = [:]
    var propertyRemovals = PropertyRemovals()
    var roomTypes = Roster<RoomType>()
    var ratePlans = Roster<RatePlan>()
    var installations: [Installation] = []
    /// The emulator's time.
    package var time = VirtualTime()
    var bookings = BookingStore()
    var webhooks: [String: Webhook] = [:]
    var deliveries = DeliveryQueue()
    var calls = CallLog()
    var certification = CertificationLog()
    var history = History()
    // What guests of the agencies do.
    var guests = Guests()

    // MARK: Faults and state
    var faults: FaultBook
    /// Which of the accounts that this emulator has had: a reset begins the next one.
    var epoch = 0

    // MARK: Channels and what comes over them
    var channels: [String: Channel] = [:]
    var liveFeed = LiveFeed()
    var messages = MessageStore()
    var reviews: [String: Review] = [:]
    var oneTimeTokens: [OneTimeToken] = []

    // MARK: Access and content
    var keys = KeyRing()
    var groups: [String: Group] = [:]
    /// The group that an account is born with; new properties are put there unless they name another (contract §2.1.1).
    let defaultGroup: String
    var stored = StoredObjects()

    // MARK: Availability, rates and restrictions
    var pendingChanges = PendingChanges()
    var rateLimiter = RateLimiter()
    var rounds = DailyRounds()
    var tasks = TaskLog()
    /// In whose name availability, rates and restrictions are changed (contract §5.4 `ari`).
    let authors: Authors

    private var lastStamp = Timestamp(microseconds: .min)

    /// Users that change availability, rates and restrictions.
    struct Authors: Codable, Sendable {
        /// The user of the account's key.
        let key: String
        /// Somebody at Channex's own pages.
        let page: String
    }

    /// An account that has nothing but its group; what is left to chance in it is drawn from the seed.
    package init(switches: Switches, seed: UInt64 = 0, makeID: () -> String) {
        self.switches = switches
        faults = FaultBook(seed: seed)
        defaultGroup = makeID()
        groups[defaultGroup] = Group(id: defaultGroup, insertedAt: Timestamp(microseconds: 0), title: "Main")
        authors = Authors(key: makeID(), page: makeID())
    }

    /// The instant under which an entity made now is filed.
    ///
    /// No two are the same, so that an order by `inserted_at` is the order in which things happened even when the
    /// clock stands still.
    mutating func stamp(_ moment: Moment) -> Timestamp {
        lastStamp = Swift.max(moment.now, lastStamp + .microseconds(1))
        return lastStamp
    }

    /// Lets instants be filed again that the time has gone back before.
    mutating func forgetTheFuture() {
        lastStamp = Timestamp(microseconds: .min)
        rateLimiter = RateLimiter()
    }

    /// Does what has fallen due: changes whose delay is over, revisions whose time in the feed is over, properties
    /// that have been idle for too long, and deliveries that the log need not keep any longer.
    package mutating func settle(_ moment: Moment) {
        applyPendingChanges(moment)
        makeRounds(moment)
        landArrivals(moment)
        runGuests(moment)
        expireFeed(moment)
        clearOldBookings(moment)
        confirmRequests(moment)
        removeChannels(moment)
        removeIdleProperties(moment)
        deliveries.forget(closedBy: moment.now + (.zero - DeliveryQueue.retention))
    }

    /// Settles, one after the other, the instants that have passed since the last time, and then the present one.
    mutating func catchUp(_ moment: Moment) {
        while let due = nextEvent, due < moment.now {
            settle(moment.at(due))
            // What is still due has not been done, and would not be the next time.
            if let next = nextEvent, next <= due { break }
        }
        settle(moment)
    }

    /// When next something falls due that must not wait for a call.
    var nextAlarm: Timestamp? { [nextDelivery, nextEvent].compactMap(\.self).min() }

    /// When the next delivery is to be sent.
    var nextDelivery: Timestamp? { switches.webhooksEnabled ? deliveries.nextDue : nil }

    /// When next something falls due that `settle` does; nothing of it is left at an instant that was settled.
    var nextEvent: Timestamp? {
        let expiry = bookings.feed.nextExpiry.map { $0 + switches.feedWindow }
        let arrival = bookings.arrivals.first?.due
        let confirmation = liveFeed.confirmations.first?.due
        let ends = [nextChannelRemoval, nextPropertyRemoval, pendingChanges.nextDue, rounds.next]
        return ([expiry, arrival, guests.nextAct, confirmation] + ends).compactMap(\.self).min()
    }
}
