package import HotelValues

/// What to do about bookings: a value that is told what happened and answers what to do.
///
/// It reads the first page of the feed again and again until it is empty, because acknowledging shifts the pages
/// (contract §6.3). While many wait, it asks for the next one before the last few bookings of a page are done. The
/// revisions of one booking are applied one after the other, those of different bookings side by side. A booking that
/// fails rests for a while, alone: it holds up no other.
package struct InboundPlanner: Sendable {
    /// So many bookings are worked on at a time.
    package static let width = 32
    /// After a full page the next one is asked for when so few bookings are left: they are on it once more, and reading
    /// them again is to cost less than waiting for them.
    package static let lead = 16
    /// A revision that fails so often is set aside for a person, and acknowledged: it must not leave the feed unseen.
    package static let patience = 5
    /// After so many pages in a row that bring nothing to do, the feed is read at most once a second, whoever asks: a
    /// flood of webhooks must not become a flood of calls.
    package static let idlePagesBeforeRest = 4
    /// Bookings whose rest ends within this time are tried together.
    private static let company: Duration = .seconds(1)

    /// What the planner knows of a revision.
    package struct Item: Hashable, Sendable {
        /// Its id.
        package var revision: String
        /// The booking it is about.
        package var booking: String
        /// Already applied by an earlier run: it only needs its acknowledgement.
        package var isApplied: Bool

        /// A revision on a page.
        package init(revision: String, booking: String, isApplied: Bool = false) {
            self.revision = revision
            self.booking = booking
            self.isApplied = isApplied
        }
    }

    /// What happened.
    package enum Event: Sendable {
        /// A webhook, the poll's clock or a command asks to look.
        case wake
        /// The alarm that was asked for at that instant rang.
        case alarm(Timestamp)
        /// The first page of the feed, in order of revision.
        case page([Item])
        /// The feed could not be read.
        case pageFailed
        /// The PMS has the revision, durably.
        case applied(String)
        /// The PMS does not have it.
        case applyFailed(String, Severity)
        /// Channex took the acknowledgement.
        case acknowledged(String)
        /// It may not have.
        case acknowledgeFailed(String)
        /// Set aside for a person, durably.
        case parked(String)
    }

    /// What is to be done.
    package enum Action: Hashable, Sendable {
        /// Read the feed's first page.
        case fetchPage
        /// Apply that revision at the PMS.
        case apply(String)
        /// Acknowledge it.
        case acknowledge(String)
        /// Set it aside for a person, then report `parked`.
        case park(String)
        /// Report `alarm` at that instant.
        case alarm(at: Timestamp)
    }

    /// How badly an attempt to apply a revision failed.
    package enum Severity: Hashable, Sendable {
        /// The PMS refuses it: trying again cannot help.
        case refused
        /// The PMS is not there: the revision is not to blame.
        case unavailable
        /// Nobody knows: worth a few more attempts.
        case unexpected
    }

    /// Why a booking rests, and until when.
    private struct Trouble {
        var until: Timestamp
        var failures = 0
        /// The revision that failed unexpectedly, and how often it did.
        var suspect: String?
        var attempts = 0
    }

    /// A page of so many revisions is full: there may be more.
    private let pageSize: Int
    private var isFetching = false
    private var lastPageWasFull = false
    /// What was acknowledged while a page was being read, and may still be on it.
    private var acknowledgedMeanwhile: Set<String> = []
    private var wantsPage = false
    private var hasProgress = false
    private var pageFailures = 0
    private var pausedUntil: Timestamp?
    private var idlePages = 0
    private var restUntil: Timestamp?
    private var alarms = Alarms()
    /// The revisions of each booking that wait, oldest first; the first one may be in work.
    private var chains: [String: [Item]] = [:]
    /// Bookings whose first revision is in work.
    private var busy: Set<String> = []
    /// Bookings in the order in which their work begins.
    private var order: [String] = []
    private var bookings: [String: String] = [:]
    private var troubles: [String: Trouble] = [:]

    /// A planner that knows of nothing, for a feed with pages of that size.
    package init(pageSize: Int = 100) {
        self.pageSize = pageSize
    }

    /// How many facts it holds: nothing when all is done, so that it can be seen not to grow for ever.
    package var size: Int {
        chains.count + busy.count + order.count + bookings.count + troubles.count + acknowledgedMeanwhile.count
    }

    /// Whether the revision is in work or waits for its turn.
    package func holds(_ revision: String) -> Bool { bookings[revision] != nil }

    /// What to do now that this has happened.
    package mutating func handle(_ event: Event, at now: Timestamp) -> [Action] {
        var actions: [Action] = []
        switch event {
        case .wake: wantsPage = true
        case .alarm(let instant): alarms.heard(instant)
        case .page(let items): turn(to: items, at: now)
        case .pageFailed: pause(at: now)
        case .applied(let revision), .parked(let revision): actions = [.acknowledge(revision)]
        case .applyFailed(let revision, let severity): actions = applyFailed(revision, severity, at: now)
        case .acknowledged(let revision): acknowledged(revision)
        case .acknowledgeFailed(let revision): rest(revision, at: now)
        }
        return actions + next(at: now)
    }
}

extension InboundPlanner {
    private mutating func turn(to items: [Item], at now: Timestamp) {
        isFetching = false
        pageFailures = 0
        let listed = Set(items.map(\.booking))
        troubles = troubles.filter { $0.value.until > now || listed.contains($0.key) }
        lastPageWasFull = items.count >= pageSize
        let waiting = items.filter { !acknowledgedMeanwhile.contains($0.revision) }
        acknowledgedMeanwhile = []
        for item in waiting where !isResting(item.booking, at: now) { enqueue(item) }
        idlePages = chains.isEmpty ? idlePages + 1 : 0
        if idlePages >= InboundPlanner.idlePagesBeforeRest { restUntil = now + .seconds(1) }
    }

    private func isResting(_ booking: String, at now: Timestamp) -> Bool {
        troubles[booking].map { $0.until > now + InboundPlanner.company } ?? false
    }

    private mutating func enqueue(_ item: Item) {
        guard bookings[item.revision] == nil else { return }
        if chains[item.booking] == nil { order.append(item.booking) }
        chains[item.booking, default: []].append(item)
        bookings[item.revision] = item.booking
    }

    /// Starts what may start: bookings up to the width, then the next page once all of this one is done, or nearly so.
    private mutating func next(at now: Timestamp) -> [Action] {
        var actions = startChains()
        guard chains.isEmpty || isNearlyDone, !isFetching else { return actions }
        let retry = troubles.values.map(\.until).min()
        if hasProgress || retry.map({ $0 <= now }) == true { wantsPage = true }
        let barrier = [pausedUntil, restUntil].compactMap(\.self).max()
        guard let due = wantsPage ? barrier ?? now : retry else { return actions }
        guard due <= now else {
            if alarms.ask(at: due) { actions.append(.alarm(at: due)) }
            return actions
        }
        wantsPage = false
        hasProgress = false
        pausedUntil = nil
        isFetching = true
        actions.append(.fetchPage)
        return actions
    }

    /// Whether little is left of a full page, of which some has left the feed since it was read.
    private var isNearlyDone: Bool {
        lastPageWasFull && hasProgress && order.isEmpty && chains.count <= InboundPlanner.lead
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
            rest(revision, at: now)
            return []
        case .unexpected:
            guard let booking = bookings[revision] else { return [] }
            var trouble = troubles[booking] ?? Trouble(until: now)
            trouble.attempts = trouble.suspect == revision ? trouble.attempts + 1 : 1
            trouble.suspect = revision
            troubles[booking] = trouble
            guard trouble.attempts < InboundPlanner.patience else { return [.park(revision)] }
            rest(revision, at: now)
            return []
        }
    }

    private mutating func acknowledged(_ revision: String) {
        hasProgress = true
        if isFetching { acknowledgedMeanwhile.insert(revision) }
        guard let booking = bookings.removeValue(forKey: revision) else { return }
        busy.remove(booking)
        troubles[booking] = nil
        chains[booking]?.removeFirst()
        if chains[booking]?.isEmpty == false {
            order.append(booking)
        } else {
            chains[booking] = nil
        }
    }

    /// Leaves a booking's revisions to a later reading of the feed, after a rest of its own.
    private mutating func rest(_ revision: String, at now: Timestamp) {
        guard let booking = bookings[revision] else { return }
        busy.remove(booking)
        for item in chains.removeValue(forKey: booking) ?? [] { bookings[item.revision] = nil }
        var trouble = troubles[booking] ?? Trouble(until: now)
        trouble.failures += 1
        trouble.until = now + OutboundPlanner.backOff(failures: trouble.failures)
        troubles[booking] = trouble
    }

    private mutating func pause(at now: Timestamp) {
        isFetching = false
        acknowledgedMeanwhile = []
        wantsPage = true
        pageFailures += 1
        pausedUntil = now + OutboundPlanner.backOff(failures: pageFailures)
    }
}
