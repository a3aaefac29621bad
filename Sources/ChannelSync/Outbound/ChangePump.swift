import HotelValues
import Logging
public import ServiceLifecycle

/// Follows the PMS's change log and marks what it names as dirty.
public struct ChangePump: Service {
    private let link: ChannelLink
    /// How long one question waits for an answer.
    private let patience: Duration

    /// Follows the log of that link's PMS.
    public init(link: ChannelLink, patience: Duration = .seconds(25)) {
        self.link = link
        self.patience = patience
    }

    /// Works until the service group shuts down.
    public func run() async throws {
        await cancelWhenGracefulShutdown {
            var failures = 0
            while !Task.isCancelled {
                do {
                    try await step()
                    failures = 0
                } catch {
                    guard !Task.isCancelled else { return }
                    failures += 1
                    link.logger.warning("change log not read", metadata: ["failure": "\(error)"])
                    let pause = OutboundPlanner.backOff(failures: failures)
                    guard await link.sleep(until: link.surroundings.now() + pause) else { return }
                }
            }
        }
    }

    /// One page of the log: its cells and the place after it are written in one transaction.
    package func step() async throws {
        let place = try await link.store.place(of: .changes) ?? 0
        let page = try await link.gateway.changes(after: place, wait: patience)
        guard page.next != place || !page.changes.isEmpty else { return }
        link.surroundings.reached("changes read")
        let now = link.surroundings.now()
        try await link.store.markDirty(
            page.changes,
            cursor: LinkStore.Cursor(.changes, page.next),
            from: place,
            at: now,
            makeID: link.surroundings.makeID
        )
        link.surroundings.reached("cells marked")
    }
}
