package import HotelValues
import Logging
public import ServiceLifecycle

/// Lets go, once a day, of what the ledger need not keep any longer.
public struct LedgerKeeper: Service {
    /// How long a call is kept.
    public static let keptFor: Duration = .seconds(90 * 86_400)

    private static let rest: Duration = .seconds(86_400)
    /// The next attempt after one that failed.
    private static let shortRest: Duration = .seconds(600)

    private let link: ChannelLink

    /// Keeps the ledger of that link.
    public init(link: ChannelLink) {
        self.link = link
    }

    /// Works until the service group shuts down.
    public func run() async throws {
        await cancelWhenGracefulShutdown {
            var pause = LedgerKeeper.rest
            repeat {
                do {
                    try await link.store.forgetOldCalls(at: link.surroundings.now())
                    pause = LedgerKeeper.rest
                } catch {
                    link.logger.warning("old calls not forgotten", metadata: ["failure": "\(error)"])
                    pause = LedgerKeeper.shortRest
                }
            } while await link.sleep(until: link.surroundings.now() + pause)
        }
    }
}

extension LinkStore {
    /// Forgets calls older than the ledger keeps, and folds old counts of times into one; answers how many calls went.
    ///
    /// In small steps, so that nobody waits for it. Budgets look back a minute only and lose nothing.
    @discardableResult
    package func forgetOldCalls(at now: Timestamp, atOnce: Int = 500) async throws -> Int {
        var forgotten = 0
        while true {
            let step = try await forgetCalls(before: now + (.zero - LedgerKeeper.keptFor), atMost: atOnce)
            forgotten += step
            guard step == atOnce else { break }
        }
        try await foldLatency(before: now + (.zero - ServiceLevel.window))
        return forgotten
    }
}
