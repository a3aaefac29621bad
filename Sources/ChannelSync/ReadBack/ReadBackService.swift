package import HotelValues
import Logging
public import ServiceLifecycle

/// Reads back what was sent, a sample all day, and everything once a night: carries out what `ReadBackPlanner` decides.
public struct ReadBackService: Service {
    private let link: ChannelLink

    /// Reads back for that link.
    public init(link: ChannelLink) {
        self.link = link
    }

    /// Works until the service group shuts down.
    public func run() async throws {
        // Listened to before the first look, so that nothing falls between the two.
        let notices = link.store.readBackNotices()
        let (events, mailbox) = AsyncStream.makeStream(of: ReadBackPlanner.Event.self)
        await withDiscardingTaskGroup { group in
            group.addTask { for await _ in notices { await announce(to: mailbox) } }
            group.addTask { await takeTurns() }
            group.addTask { await announce(to: mailbox) }
            var planner = ReadBackPlanner()
            for await event in events.cancelOnGracefulShutdown() {
                for action in planner.handle(event, at: link.surroundings.now()) {
                    start(action, in: &group, mailbox)
                }
            }
            group.cancelAll()
        }
    }

    private func announce(to mailbox: AsyncStream<ReadBackPlanner.Event>.Continuation) async {
        for lane in Lane.allCases {
            do {
                mailbox.yield(.awaited(lane, due: try await link.store.nextReadBack(in: lane)))
            } catch {
                link.logger.warning("readings not looked up", metadata: ["failure": "\(error)"])
                let later = link.surroundings.now() + ReadBackPlanner.restAfterFailure
                mailbox.yield(.awaited(lane, due: later))
            }
        }
    }

    /// Has the sample and the whole read when it is their turn.
    private func takeTurns() async {
        let turns = ReadBackTurns(link: link)
        while true {
            let next: Timestamp
            do {
                next = try await turns.take()
            } catch {
                link.logger.warning("turn not taken", metadata: ["failure": "\(error)"])
                next = link.surroundings.now() + ReadBackPlanner.restAfterFailure
            }
            guard await link.sleep(until: next) else { return }
        }
    }

    private func start(
        _ action: ReadBackPlanner.Action,
        in group: inout DiscardingTaskGroup,
        _ mailbox: AsyncStream<ReadBackPlanner.Event>.Continuation
    ) {
        switch action {
        case .read(let lane):
            group.addTask { mailbox.yield(await ReadBackWorker(link: link).read(lane)) }
        case .alarm(let lane, let instant):
            group.addTask { if await link.sleep(until: instant) { mailbox.yield(.alarm(lane, instant)) } }
        }
    }
}

/// The turns of the sample and of the nightly reading.
package struct ReadBackTurns: Sendable {
    /// Repaired drift is remembered for so long.
    private static let memory: Duration = .seconds(90 * 86_400)

    private let link: ChannelLink

    /// The turns of that link.
    package init(link: ChannelLink) {
        self.link = link
    }

    /// Schedules what is due; answers when to look again.
    package func take() async throws -> Timestamp {
        let rhythm = ReadBackRhythm(property: link.store.property)
        let now = link.surroundings.now()
        let sample = rhythm.sample(at: now)
        let next = rhythm.start(ofSample: sample + 1)
        guard let mapping = try await link.store.mapping() else { return next }
        let window = link.window(of: mapping)
        try await takeNight(rhythm, mapping, window, now)
        let nights = ReadBackRhythm.nights(ofSample: sample, in: window)
        _ = try await link.store.scheduleReadBack(
            rows(mapping, nights, because: .sample, due: now),
            turn: LinkStore.Cursor(.sample, sample)
        )
        return next
    }

    /// A hotel that has just been set up has said everything anyway: its first night is the coming one.
    private func takeNight(
        _ rhythm: ReadBackRhythm,
        _ mapping: Mapping,
        _ window: ClosedRange<Day>,
        _ now: Timestamp
    ) async throws {
        let night = rhythm.nightly(at: now, offsetSeconds: link.zoneOffset(mapping.timeZone, now) ?? 0)
        let isFirst = try await link.store.place(of: .nightly) == nil
        let isTaken = try await link.store.scheduleReadBack(
            isFirst ? [] : rows(mapping, window, because: .nightly, due: now),
            turn: LinkStore.Cursor(.nightly, Int64(night.number))
        )
        guard isTaken else { return }
        try await link.store.pruneDrift(
            before: window.lowerBound,
            repairedBefore: now + (.zero - ReadBackTurns.memory)
        )
    }

    private func rows(
        _ mapping: Mapping,
        _ nights: ClosedRange<Day>,
        because reason: ReadBackReason,
        due: Timestamp
    ) -> [AwaitedCells] {
        mapping.everything(on: nights, cause: "").map { change in
            let cells = DirtyCells(
                id: link.surroundings.makeID(),
                target: change.code,
                nights: nights,
                fields: change.fields,
                cause: ""
            )
            return AwaitedCells(cells, lane: change.lane, because: reason, due: due)
        }
    }
}
