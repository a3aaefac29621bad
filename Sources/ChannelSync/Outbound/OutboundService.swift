import HotelValues
public import ServiceLifecycle

/// Sends what waits: carries out what `OutboundPlanner` decides, woken by the store whenever cells became dirty.
public struct OutboundService: Service {
    private let link: ChannelLink

    /// Sends for that link.
    public init(link: ChannelLink) {
        self.link = link
    }

    /// Works until the service group shuts down.
    public func run() async throws {
        var budgets: [Lane: CallBudget] = [:]
        let since = link.surroundings.now() + (.zero - CallBudget.window)
        for lane in Lane.allCases {
            budgets[lane] = CallBudget(calls: try await link.store.recentCalls(in: lane, since: since))
        }
        await work(OutboundPlanner(budgets: budgets))
    }

    private func work(_ initial: OutboundPlanner) async {
        let (events, mailbox) = AsyncStream.makeStream(of: OutboundPlanner.Event.self)
        await withDiscardingTaskGroup { group in
            group.addTask { await listen(mailbox) }
            for lane in Lane.allCases { mailbox.yield(.dirty(lane)) }
            var planner = initial
            for await event in events.cancelOnGracefulShutdown() {
                for action in planner.handle(event, at: link.surroundings.now()) {
                    start(action, in: &group, mailbox)
                }
            }
            group.cancelAll()
        }
    }

    private func listen(_ mailbox: AsyncStream<OutboundPlanner.Event>.Continuation) async {
        for await _ in link.store.dirtyNotices() {
            for lane in Lane.allCases { mailbox.yield(.dirty(lane)) }
        }
    }

    private func start(
        _ action: OutboundPlanner.Action, in group: inout DiscardingTaskGroup,
        _ mailbox: AsyncStream<OutboundPlanner.Event>.Continuation
    ) {
        switch action {
        case .send(let lane):
            group.addTask { mailbox.yield(.finished(lane, await OutboundWorker(link: link).send(lane))) }
        case .wake(let lane, let instant):
            group.addTask { if await link.sleep(until: instant) { mailbox.yield(.wake(lane)) } }
        }
    }
}
