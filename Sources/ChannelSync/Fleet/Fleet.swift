public import Database
import HotelValues
public import Logging
public import ServiceLifecycle

/// Runs the links of all properties side by side, each by itself.
///
/// Every property has its own planners, budgets and pauses, so the trouble of one is not felt by another: a link whose
/// services fail is started again, alone, after a pause that grows.
public struct Fleet: Service {
    /// How often it looks for properties that were added while it runs.
    private static let discoverEvery: Duration = .seconds(60)
    /// How often it looks for cells that another process made dirty, such as a set-up.
    private static let lookEvery: Duration = .seconds(5)
    /// Links start one after the other, so that a thousand of them do not all read their feeds at the same instant, now
    /// and at every poll from then on.
    private static let startSpacing: Duration = .milliseconds(10)

    private let directory: LinkDirectory
    private let database: Database
    private let clock: any Clock<Duration>
    private let logger: Logger
    private let discover: @Sendable () async throws -> [ChannelLink]
    private let services: @Sendable (ChannelLink) -> [any Service]

    /// A fleet of the links that `discover` finds, now and later, each served by the services that `services` makes.
    ///
    /// They are entered into `directory`; `database` is the one in which they keep what they remember.
    public init(
        directory: LinkDirectory,
        database: Database,
        clock: any Clock<Duration>,
        logger: Logger,
        discover: @escaping @Sendable () async throws -> [ChannelLink],
        services: @escaping @Sendable (ChannelLink) -> [any Service]
    ) {
        self.directory = directory
        self.database = database
        self.clock = clock
        self.logger = logger
        self.discover = discover
        self.services = services
    }

    /// Works until the service group shuts down.
    public func run() async throws {
        await withDiscardingTaskGroup { group in
            group.addTask { await wakeWaiting() }
            var newcomers = directory.all
            repeat {
                for link in newcomers {
                    start(link, in: &group)
                    guard await pause(Fleet.startSpacing) else { return }
                }
                newcomers = await discovered()
            } while await pause(newcomers.isEmpty ? Fleet.discoverEvery : .zero)
        }
    }

    private func start(_ link: ChannelLink, in group: inout DiscardingTaskGroup) {
        let member = FleetMember(link: link, services: services)
        group.addTask { await member.run() }
    }

    /// Links that were not there before.
    private func discovered() async -> [ChannelLink] {
        do {
            return try await discover().filter { directory.add($0) }
        } catch {
            logger.warning("properties not looked for", metadata: ["failure": "\(error)"])
            return []
        }
    }

    /// One question for all properties, instead of one by each of them.
    private func wakeWaiting() async {
        while await pause(Fleet.lookEvery) {
            do {
                try await LinkStore.announceWaiting(in: database)
            } catch {
                logger.warning("waiting changes not looked for", metadata: ["failure": "\(error)"])
            }
        }
    }

    /// False once the process shuts down.
    private func pause(_ duration: Duration) async -> Bool {
        let clock = clock
        // A cancelled sleep is how every wait here ends; there is nothing else to tell.
        return await cancelWhenGracefulShutdown { (try? await clock.sleep(for: duration)) != nil }
    }
}

/// One property's link at work.
private struct FleetMember: Sendable {
    let link: ChannelLink
    let services: @Sendable (ChannelLink) -> [any Service]

    /// Runs its services; when one fails all of them are started again, as they belong together.
    func run() async {
        var failures = 0
        while !Task.isCancelled, !Task.isShuttingDownGracefully {
            do {
                try await withThrowingDiscardingTaskGroup { group in
                    for service in services(link) { group.addTask { try await service.run() } }
                }
                return
            } catch {
                failures += 1
                link.logger.error(
                    "link failed",
                    metadata: ["property": "\(link.store.property)", "failure": "\(error)"]
                )
                let pause = OutboundPlanner.backOff(failures: failures)
                let link = link
                guard await cancelWhenGracefulShutdown({ await link.sleep(until: link.surroundings.now() + pause) })
                else { return }
            }
        }
    }
}
