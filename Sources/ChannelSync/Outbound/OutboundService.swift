import HotelValues
import Logging
public import ServiceLifecycle

/// Sends what waits: carries out what `OutboundPlanner` decides, woken by the store whenever cells became dirty.
public struct OutboundService: Service {
    private let link: ChannelLink
    private let lookEvery: Duration

    /// Sends for that link; looks so often, even if nothing is announced, for what another process made dirty.
    public init(link: ChannelLink, lookEvery: Duration = .seconds(5)) {
        self.link = link
        self.lookEvery = lookEvery
    }

    /// Works until the service group shuts down.
    public func run() async throws {
        // Listened to before the first look, so that no change falls between the two.
        let notices = link.store.dirtyNotices()
        var budgets: [Lane: CallBudget] = [:]
        let since = link.surroundings.now() + (.zero - CallBudget.window)
        for lane in Lane.allCases {
            budgets[lane] = CallBudget(calls: try await link.store.recentCalls(in: lane, since: since))
        }
        await work(OutboundPlanner(budgets: budgets), notices)
    }

    private func work(_ initial: OutboundPlanner, _ notices: AsyncStream<Void>) async {
        let (events, mailbox) = AsyncStream.makeStream(of: OutboundPlanner.Event.self)
        await withDiscardingTaskGroup { group in
            group.addTask { for await _ in notices { OutboundService.announce(to: mailbox) } }
            group.addTask { await look(mailbox) }
            var planner = initial
            for await event in events.cancelOnGracefulShutdown() {
                for action in planner.handle(event, at: link.surroundings.now()) {
                    start(action, in: &group, mailbox)
                }
            }
            group.cancelAll()
        }
    }

    private static func announce(to mailbox: AsyncStream<OutboundPlanner.Event>.Continuation) {
        for lane in Lane.allCases { mailbox.yield(.dirty(lane)) }
    }

    /// Looks at the start, and again and again: another process may have made cells dirty, such as a set-up, and every
    /// midnight opens a night at the far end of Channex's calendar.
    private func look(_ mailbox: AsyncStream<OutboundPlanner.Event>.Continuation) async {
        repeat {
            do {
                try await Horizon(link: link).advance()
            } catch {
                link.logger.warning("calendar's end not looked at", metadata: ["failure": "\(error)"])
            }
            OutboundService.announce(to: mailbox)
        } while await link.sleep(until: link.surroundings.now() + lookEvery)
    }

    private func start(
        _ action: OutboundPlanner.Action,
        in group: inout DiscardingTaskGroup,
        _ mailbox: AsyncStream<OutboundPlanner.Event>.Continuation
    ) {
        switch action {
        case .send(let lane):
            group.addTask {
                let report = await OutboundWorker(link: link).send(lane)
                mailbox.yield(.finished(lane, report.ending, calledAt: report.calledAt))
            }
        case .alarm(let lane, let instant):
            group.addTask { if await link.sleep(until: instant) { mailbox.yield(.alarm(lane, instant)) } }
        }
    }
}
