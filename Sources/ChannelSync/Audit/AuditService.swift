import HotelValues
import Logging
public import ServiceLifecycle

/// Audits the property at Channex at the start and every hour, at a moment that differs between properties.
public struct AuditService: Service {
    private static let every: Duration = .seconds(3_600)
    /// Properties of one process do not begin at once.
    private static let spread: Duration = .seconds(10)

    private let link: ChannelLink
    private let audit: Audit

    /// Audits so for that link.
    public init(link: ChannelLink, audit: Audit) {
        self.link = link
        self.audit = audit
    }

    /// Works until the service group shuts down.
    public func run() async throws {
        await cancelWhenGracefulShutdown {
            let share = ReadBackRhythm(property: link.store.property).share(of: AuditService.spread)
            var next = link.surroundings.now() + share
            while await link.sleep(until: next) {
                do {
                    try await audit.run()
                } catch LinkFailure.notSetUp {
                    link.logger.debug("nothing to audit yet")
                } catch {
                    link.logger.warning("not audited", metadata: ["failure": "\(error)"])
                }
                next = link.surroundings.now() + AuditService.every + share
            }
        }
    }
}
