public import ChannelSync
public import HTTPServing
public import Hummingbird

/// The middleware's HTTP face: webhooks in, the state of the link out.
public struct ChannelAPI: Sendable {
    private let link: ChannelLink
    private let door: WebhookDoor
    private let audit: Audit?
    private let isReady: @Sendable () async -> Bool

    /// The face of that link.
    ///
    /// `hash` recognises the secret that Channex sends; `secret` is set where the configuration
    /// names one, else the one made by the set-up counts.
    public init(
        link: ChannelLink,
        secret: String?,
        hash: @escaping @Sendable (String) -> String,
        audit: Audit? = nil,
        isReady: @escaping @Sendable () async -> Bool = { true }
    ) {
        self.link = link
        self.door = WebhookDoor(store: link.store, surroundings: link.surroundings, secret: secret, hash: hash)
        self.audit = audit
        self.isReady = isReady
    }

    /// A router with all its routes.
    public func makeRouter() -> Router<ServingContext> {
        let router = Router.serving(clock: link.clock) { error in
            error is LinkFailure ? ChannelAPI.notSetUp : nil
        }
        WebhookController(link: link, door: door).addRoutes(to: router)
        SyncController(link: link).addRoutes(to: router)
        LedgerController(link: link).addRoutes(to: router)
        ReadBackController(link: link).addRoutes(to: router)
        if let audit { AuditController(link: link, audit: audit).addRoutes(to: router) }
        PreviewController(link: link).addRoutes(to: router)
        BookingController(link: link).addRoutes(to: router)
        HealthController(link: link, isReady: isReady).addRoutes(to: router)
        router.refuseOtherMethods()
        return router
    }

    private static let notSetUp = Problem(
        kind: "not-set-up",
        title: "Not set up",
        status: .conflict,
        detail: "Nothing is set up at Channex yet; run `sistema-os setup channex` first."
    )
}
