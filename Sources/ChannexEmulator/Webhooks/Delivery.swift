package import HotelValues

/// One event on its way to one webhook.
package struct Delivery: Codable, Sendable {
    /// Where it stands.
    package enum State: String, Codable, Sendable {
        case waiting, delivered, failed
    }

    /// One try, and what came of it.
    package struct Attempt: Codable, Sendable {
        /// When its end was known.
        package let at: Timestamp
        /// What came of it.
        package let outcome: DeliveryOutcome
    }

    /// Its place among all deliveries, from 1.
    package let number: Int
    /// The webhook it goes to.
    package let webhook: String
    /// The property it is about.
    package let property: String?
    /// The event's name.
    package let event: String
    /// The revision it tells of, if it is about a booking.
    package let revision: String?
    /// The address, with the webhook's parameters.
    package let target: String
    /// The webhook's own headers.
    package let headers: [NamedText]
    /// The exact bytes that are sent.
    package let body: [UInt8]
    /// When the event happened.
    package let queuedAt: Timestamp
    /// The tries so far.
    package fileprivate(set) var attempts: [Attempt] = []
    /// Where it stands.
    package fileprivate(set) var state = State.waiting
    /// When it was delivered or given up.
    package fileprivate(set) var closedAt: Timestamp?
}

/// What came of a try to deliver.
package enum DeliveryOutcome: Hashable, Codable, Sendable {
    case status(Int)
    case timeout
    case unreachable(String)

    /// Whether the receiver took it.
    var isSuccess: Bool {
        guard case .status(let status) = self else { return false }
        return (200..<300).contains(status)
    }

    /// Whether it is tried again: after a 5xx, where no answer came, and what else the switches say (contract §5.5).
    func isRetried(_ switches: Switches) -> Bool {
        switch self {
        case .status(let status): status >= 500 || status >= 400 && switches.retryClientErrors
        case .timeout: true
        case .unreachable: switches.retryUnreachable
        }
    }
}

/// How long to wait before each further try.
///
/// | after try | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 |
/// |---|---|---|---|---|---|---|---|---|---|---|---|
/// | wait | 1 min | 2 min | 4 min | 8 min | 15 min | 30 min | 1 h | 2 h | 4 h | 6 h | 10 h |
enum RetryTable {
    private static let minutes = [1, 2, 4, 8, 15, 30, 60, 120, 240, 360, 600]

    /// The wait after that many tries; nil when there is no further one (contract §5.5).
    static func delay(afterAttempts count: Int, limit: Int) -> Duration? {
        minutes.prefix(limit).indices.contains(count - 1) ? .seconds(60 * minutes[count - 1]) : nil
    }
}

/// Deliveries that wait for their time, and a log of the latest ones.
package struct DeliveryQueue: Codable, Sendable {
    /// How many finished deliveries are kept.
    package static let limit = 5_000
    /// How long a finished delivery stays in the log (contract §5.5, §9.2).
    package static let retention = Duration.seconds(7 * 86_400)

    private var deliveries: [Int: Delivery] = [:]
    /// Numbers by due time, earliest first; those of the same instant in the order of their events.
    private var waiting: [Waiting] = []
    private var finished: [Int] = []
    private var count = 0
    private var inFlight = 0
    /// Grows with every step of a delivery.
    private(set) var changes = 0

    /// A delivery that waits for its time.
    private struct Waiting: Codable {
        let due: Timestamp
        let number: Int
    }

    /// When the next one is due.
    var nextDue: Timestamp? { waiting.first?.due }

    /// Whether some are on their way.
    var isSending: Bool { inFlight > 0 }

    /// When that delivery is tried next, if it waits.
    func due(of number: Int) -> Timestamp? { waiting.first { $0.number == number }?.due }

    /// The kept deliveries, oldest first.
    var all: [Delivery] { deliveries.values.sorted { $0.number < $1.number } }

    /// Queues an event for a webhook, to be sent at that instant.
    mutating func add(_ event: WebhookEvent, for webhook: Webhook, body: [UInt8], now: Timestamp, due: Timestamp) {
        count += 1
        deliveries[count] = Delivery(
            number: count,
            webhook: webhook.id,
            property: event.property,
            event: event.name.rawValue,
            revision: event.revision,
            target: webhook.target,
            headers: webhook.headers,
            body: body,
            queuedAt: now
        )
        wait(count, until: due)
    }

    /// Takes what is due, as far as no more than `limit` are on their way at a time.
    mutating func takeDue(_ now: Timestamp, limit: Int) -> [Delivery] {
        let due = waiting.prefix { $0.due <= now }.prefix(max(0, limit - inFlight))
        let taken = due.compactMap { deliveries[$0.number] }
        waiting.removeFirst(due.count)
        inFlight += taken.count
        changes += taken.count
        return taken
    }

    /// Notes what came of a try; one that is to be tried again waits as the table says.
    @discardableResult
    mutating func finish(_ number: Int, _ outcome: DeliveryOutcome, now: Timestamp, _ switches: Switches) -> Delivery? {
        inFlight -= 1
        changes += 1
        deliveries[number]?.attempts.append(Delivery.Attempt(at: now, outcome: outcome))
        let tries = deliveries[number]?.attempts.count ?? 0
        let delay = RetryTable.delay(afterAttempts: tries, limit: switches.webhookRetries)
        if let delay, outcome.isRetried(switches) {
            wait(number, until: now + delay)
        } else {
            close(number, outcome.isSuccess ? .delivered : .failed, now: now)
        }
        return deliveries[number]
    }

    /// Takes up again after a stop: what was on its way then is due at once.
    mutating func resume(_ now: Timestamp) {
        let known = Set(waiting.map(\.number))
        let lost = deliveries.values.filter { $0.state == .waiting && !known.contains($0.number) }
        for delivery in lost.sorted(by: { $0.number < $1.number }) { wait(delivery.number, until: now) }
        inFlight = 0
        changes += lost.count
    }

    /// Gives up a delivery whose webhook is gone.
    mutating func abandon(_ number: Int, now: Timestamp) {
        inFlight -= 1
        changes += 1
        close(number, .failed, now: now)
    }

    /// Forgets the deliveries that were finished at that instant or before.
    mutating func forget(closedBy instant: Timestamp) {
        // They were finished in this order.
        let old = finished.prefix { deliveries[$0]?.closedAt ?? instant <= instant }
        guard !old.isEmpty else { return }
        for number in old { deliveries[number] = nil }
        finished.removeFirst(old.count)
    }

    private mutating func close(_ number: Int, _ state: Delivery.State, now: Timestamp) {
        deliveries[number]?.state = state
        deliveries[number]?.closedAt = now
        finished.append(number)
        guard finished.count >= DeliveryQueue.limit + DeliveryQueue.limit / 10 else { return }
        let dropped = finished.count - DeliveryQueue.limit
        for number in finished.prefix(dropped) { deliveries[number] = nil }
        finished.removeFirst(dropped)
    }

    private mutating func wait(_ number: Int, until due: Timestamp) {
        var low = 0
        var high = waiting.count
        while low < high {
            let middle = (low + high) / 2
            if waiting[middle].due <= due { low = middle + 1 } else { high = middle }
        }
        waiting.insert(Waiting(due: due, number: number), at: low)
    }
}

extension World {
    /// Takes the deliveries that are due; those whose webhooks no longer stand are given up.
    mutating func takeDeliveries(_ now: Timestamp) -> [Delivery] {
        guard switches.webhooksEnabled else { return [] }
        let due = deliveries.takeDue(now, limit: switches.webhookConcurrency)
        guard switches.dropOrphanedDeliveries else { return due }
        for delivery in due where webhooks[delivery.webhook]?.isActive != true {
            deliveries.abandon(delivery.number, now: now)
        }
        return due.filter { webhooks[$0.webhook]?.isActive == true }
    }

    /// Notes what came of a try to deliver.
    ///
    /// One of an account that was given up meanwhile is nobody's any more.
    mutating func finishDelivery(_ number: Int, _ outcome: DeliveryOutcome, epoch began: Int, _ moment: Moment) {
        guard epoch == began, let delivery = deliveries.finish(number, outcome, now: moment.now, switches) else {
            return
        }
        history.add(.delivery(delivery, outcome), at: moment.now)
        // A delivery that is over although its failure would have been tried again has used up the table.
        guard switches.disableFailingWebhooks, delivery.state == .failed, outcome.isRetried(switches) else { return }
        webhooks[delivery.webhook]?.disable()
    }
}
