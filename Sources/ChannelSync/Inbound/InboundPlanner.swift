import HotelValues

/// What to do about bookings: a value that is told what happened and answers what to do.
///
/// It reads the first page of the feed again and again until it is empty, because acknowledging shifts the pages
/// (contract §6.3). The revisions of one booking are applied one after the other, those of different bookings side by
/// side, so that one that cannot be applied holds up no other.
struct InboundPlanner: Sendable {
    /// So many bookings are worked on at a time.
    static let width = 32
    /// A revision that fails so often is set aside for a person, and acknowledged: it must not leave the feed unseen.
    static let patience = 5

    /// What the planner knows of a revision.
    struct Item: Hashable, Sendable {
        var revision: String
        var booking: String
        /// Already applied by an earlier run: it only needs its acknowledgement.
        var isApplied: Bool
    }

    enum Event: Sendable {
        /// A webhook, the poll's clock or a command asks to look.
        case wake
        /// The first page of the feed, in order of revision.
        case page([Item])
        case pageFailed
        case applied(String)
        case applyFailed(String, Severity)
        case acknowledged(String)
        case acknowledgeFailed(String)
        /// Set aside for a person, durably.
        case parked(String)
    }

    enum Action: Hashable, Sendable {
        case fetchPage
        case apply(String)
        case acknowledge(String)
        /// Set aside for a person, then report `parked`.
        case park(String)
        /// Say `wake` at that instant.
        case wake(at: Timestamp)
    }

    /// How badly an attempt to apply a revision failed.
    enum Severity: Hashable, Sendable {
        /// The PMS refuses it: trying again cannot help.
        case refused
        /// The PMS is not there: the revision is not to blame.
        case unavailable
        /// Nobody knows: worth a few more attempts.
        case unexpected
    }

    private var isFetching = false
    private var wantsPage = false
    private var progress = 0
    private var failures = 0
    private var pausedUntil: Timestamp?
    /// The revisions of each booking that wait, oldest first; the first one may be in work.
    private var chains: [String: [Item]] = [:]
    /// Bookings whose first revision is in work.
    private var busy: Set<String> = []
    /// Bookings in the order in which their work begins.
    private var order: [String] = []
    private var bookings: [String: String] = [:]
    private var attempts: [String: Int] = [:]

    mutating func handle(_ event: Event, at now: Timestamp) -> [Action] {
        var actions: [Action] = []
        switch event {
        case .wake:
            wantsPage = true
        case .page(let items):
            isFetching = false
            items.forEach { enqueue($0) }
        case .pageFailed:
            isFetching = false
            pause(at: now)
        case .applied(let revision), .parked(let revision):
            attempts[revision] = nil
            actions = [.acknowledge(revision)]
        case .applyFailed(let revision, let severity):
            actions = applyFailed(revision, severity, at: now)
        case .acknowledged(let revision):
            acknowledged(revision)
        case .acknowledgeFailed(let revision):
            abandon(revision, at: now)
        }
        return actions + next(at: now)
    }

    private mutating func enqueue(_ item: Item) {
        guard bookings[item.revision] == nil else { return }
        if chains[item.booking] == nil { order.append(item.booking) }
        chains[item.booking, default: []].append(item)
        bookings[item.revision] = item.booking
    }

    /// Starts what may start: bookings up to the width, then the next page once all of this one is done.
    private mutating func next(at now: Timestamp) -> [Action] {
        var actions = startChains()
        guard chains.isEmpty, !isFetching else { return actions }
        if progress > 0 { wantsPage = true }
        guard wantsPage else { return actions }
        if let pausedUntil, pausedUntil > now { return actions + [.wake(at: pausedUntil)] }
        wantsPage = false
        progress = 0
        pausedUntil = nil
        isFetching = true
        actions.append(.fetchPage)
        return actions
    }

    private mutating func startChains() -> [Action] {
        var actions: [Action] = []
        while busy.count < InboundPlanner.width, !order.isEmpty {
            let booking = order.removeFirst()
            guard let item = chains[booking]?.first else { continue }
            busy.insert(booking)
            actions.append(item.isApplied ? .acknowledge(item.revision) : .apply(item.revision))
        }
        return actions
    }

    private mutating func applyFailed(_ revision: String, _ severity: Severity, at now: Timestamp) -> [Action] {
        switch severity {
        case .refused:
            return [.park(revision)]
        case .unavailable:
            abandon(revision, at: now)
        case .unexpected:
            attempts[revision, default: 0] += 1
            if attempts[revision, default: 0] >= InboundPlanner.patience { return [.park(revision)] }
            abandon(revision, at: now)
        }
        return []
    }

    private mutating func acknowledged(_ revision: String) {
        progress += 1
        failures = 0
        guard let booking = bookings.removeValue(forKey: revision) else { return }
        busy.remove(booking)
        chains[booking]?.removeFirst()
        if chains[booking]?.isEmpty == false {
            order.append(booking)
        } else {
            chains[booking] = nil
        }
    }

    /// Leaves a booking's revisions to the next reading of the feed, after a pause.
    private mutating func abandon(_ revision: String, at now: Timestamp) {
        guard let booking = bookings[revision] else { return }
        busy.remove(booking)
        for item in chains.removeValue(forKey: booking) ?? [] { bookings[item.revision] = nil }
        pause(at: now)
    }

    private mutating func pause(at now: Timestamp) {
        failures += 1
        wantsPage = true
        pausedUntil = now + OutboundPlanner.backOff(failures: failures)
    }
}
