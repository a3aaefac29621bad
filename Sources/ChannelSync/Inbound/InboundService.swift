import HotelValues
public import ServiceLifecycle

/// Brings bookings in: carries out what `InboundPlanner` decides, woken by webhooks, by the clock, and at the start.
public struct InboundService: Service {
    private let link: ChannelLink
    private let pollEvery: Duration

    /// Reads the feed at least this often, whether or not a webhook comes.
    public init(link: ChannelLink, pollEvery: Duration = .seconds(60)) {
        self.link = link
        self.pollEvery = pollEvery
    }

    /// Works until the service group shuts down.
    public func run() async throws {
        let (reports, mailbox) = AsyncStream.makeStream(of: InboundReport.self)
        // Listened to before the first look, so that no webhook falls between the two.
        let hints = link.store.hintNotices()
        await withDiscardingTaskGroup { group in
            group.addTask { for await _ in hints { mailbox.yield(InboundReport(.wake)) } }
            group.addTask { await poll(mailbox) }
            mailbox.yield(InboundReport(.wake))
            var planner = InboundPlanner()
            var page = InboundPage()
            for await report in reports.cancelOnGracefulShutdown() {
                if let newer = report.page { page = newer.with(page, where: planner.holds) }
                for action in planner.handle(report.event, at: link.surroundings.now()) {
                    start(action, on: page, in: &group, mailbox)
                }
            }
            group.cancelAll()
        }
    }

    private func poll(_ mailbox: AsyncStream<InboundReport>.Continuation) async {
        while await link.sleep(until: link.surroundings.now() + pollEvery) { mailbox.yield(InboundReport(.wake)) }
    }

    private func start(
        _ action: InboundPlanner.Action,
        on page: InboundPage,
        in group: inout DiscardingTaskGroup,
        _ mailbox: AsyncStream<InboundReport>.Continuation
    ) {
        let worker = InboundWorker(link: link)
        switch action {
        case .fetchPage:
            group.addTask { mailbox.yield(await worker.fetchPage()) }
        case .apply(let revision):
            group.addTask { mailbox.yield(InboundReport(await worker.apply(revision, of: page))) }
        case .acknowledge(let revision):
            group.addTask { mailbox.yield(InboundReport(await worker.acknowledge(revision))) }
        case .park(let revision):
            group.addTask { mailbox.yield(InboundReport(await worker.park(revision, of: page))) }
        case .alarm(let instant):
            group.addTask { if await link.sleep(until: instant) { mailbox.yield(InboundReport(.alarm(instant))) } }
        }
    }
}

/// The revisions in work: what the planner's ids stand for.
struct InboundPage: Sendable {
    var revisions: [String: ReceivedRevision] = [:]
    var mapping: Mapping?

    /// The page together with those revisions of an older one.
    func with(_ older: InboundPage, where isKept: (String) -> Bool) -> InboundPage {
        var page = self
        page.revisions.merge(older.revisions.filter { isKept($0.key) }) { newer, _ in newer }
        return page
    }
}

/// What a worker has to say: an event for the planner, and the page it speaks of when that is new.
struct InboundReport: Sendable {
    var event: InboundPlanner.Event
    var page: InboundPage?

    init(_ event: InboundPlanner.Event, page: InboundPage? = nil) {
        self.event = event
        self.page = page
    }
}
