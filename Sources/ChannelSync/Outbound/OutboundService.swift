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
        let notices = Lane.allCases.map { ($0, link.store.dirtyNotices(in: $0)) }
        let (events, mailbox) = AsyncStream.makeStream(of: OutboundPlanner.Event.self)
        await withDiscardingTaskGroup { group in
            for (lane, notices) in notices {
                group.addTask { for await _ in notices { mailbox.yield(.dirty(lane)) } }
                let findings = link.store.foundNotices(in: lane)
                group.addTask { for await _ in findings { mailbox.yield(.found(lane)) } }
            }
            group.addTask { await look(mailbox) }
            var planner = OutboundPlanner(chanceOf: link.surroundings.makeID())
            var watch = ClockWatch(now: link.surroundings.now(), clock: link.clock)
            for await event in events.cancelOnGracefulShutdown() {
                let now = link.surroundings.now()
                if let span = watch.jump(to: now) {
                    await distrustTheClock(span, at: now)
                    for action in planner.handle(.clockMoved(by: span), at: now) { start(action, in: &group, mailbox) }
                }
                for action in planner.handle(event, at: now) { start(action, in: &group, mailbox) }
            }
            group.cancelAll()
        }
    }

    private func distrustTheClock(_ span: Duration, at now: Timestamp) async {
        link.logger.warning("somebody has set the clock", metadata: ["by": "\(span)"])
        do {
            try await link.store.distrustTheClock(at: now)
        } catch {
            link.logger.warning("calls not counted anew", metadata: ["failure": "\(error)"])
        }
    }

    /// Looks at the start, and again and again: another process may have made cells dirty, such as a set-up, and every
    /// midnight opens a night at the far end of Channex's calendar.
    private func look(_ mailbox: AsyncStream<OutboundPlanner.Event>.Continuation) async {
        repeat {
            do {
                try await Horizon(link: link).advance()
                for lane in try await link.store.waitingLanes() { mailbox.yield(.found(lane)) }
            } catch {
                link.logger.warning("what waits not looked at", metadata: ["failure": "\(error)"])
            }
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
                mailbox.yield(.finished(lane, report.ending))
                if report.isReopened { mailbox.yield(.reopened) }
            }
        case .alarm(let lane, let instant):
            group.addTask { if await link.sleep(until: instant) { mailbox.yield(.alarm(lane, instant)) } }
        }
    }
}
