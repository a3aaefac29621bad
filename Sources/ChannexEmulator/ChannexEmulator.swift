public import AsyncHTTPClient
public import HotelValues
package import Hummingbird
public import Logging
public import ServiceLifecycle

/// A Channex of our own: its HTTP API on a port, with everything it holds in memory.
///
/// It follows `channex-contract.md` and shares no line with the client but `HotelValues`, so that a field that one side
/// misreads cannot cancel itself out. `/admin` looks into it and asks for no key: keep the port on this machine.
public struct ChannexEmulator: Service {
    private let configuration: EmulatorConfiguration
    private let emulation: Emulation
    private let sender: WebhookSender
    private let logger: Logger
    private let onReady: @Sendable (Int) async -> Void

    /// An emulator with an empty account.
    ///
    /// `zones` answers how many seconds the clocks of an IANA zone are ahead of UTC at an instant, nil for a zone that
    /// does not exist. `httpClient` delivers webhooks: let it follow no redirects, as a redirected delivery has failed.
    /// `onReady` is told the port once connections are accepted.
    public init(
        configuration: EmulatorConfiguration,
        surroundings: Surroundings,
        clock: any Clock<Duration>,
        zones: @escaping @Sendable (String, Timestamp) -> Int?,
        httpClient: HTTPClient,
        logger: Logger,
        onReady: @escaping @Sendable (Int) async -> Void = { _ in }
    ) {
        self.configuration = configuration
        self.logger = logger
        self.onReady = onReady
        emulation = Emulation(
            switches: configuration.switches,
            seed: configuration.seed,
            surroundings: surroundings,
            zones: zones
        )
        sender = WebhookSender(client: httpClient, clock: clock)
    }

    /// Serves until the service is shut down; connections that are idle then are closed at once.
    public func run() async throws {
        try await application.run()
    }

    /// The application, which tests run without a socket.
    package var application: some ApplicationProtocol {
        var application = Application(
            responder: ConnectionResponder(inner: router.buildResponder()),
            server: .http1(configuration: .init(idleTimeout: .seconds(60))),
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port),
                serverName: nil
            ),
            services: [WebhookDeliverer(emulation: emulation, sender: sender, logger: logger)],
            onServerRunning: { channel in await onReady(channel.localAddress?.port ?? configuration.port) },
            logger: logger
        )
        if let keeper {
            application.addServices(keeper)
            application.beforeServerStarts { try keeper.restore() }
        }
        return application
    }

    /// What keeps the state in a file, where there is to be one.
    private var keeper: StateKeeper? {
        configuration.stateFile.map { path in
            StateKeeper(path: path, emulation: emulation, clock: sender.clock, logger: logger)
        }
    }

    private var router: Router<BasicRequestContext> {
        let router = Router()
        router.add(middleware: UnknownPathMiddleware(emulation: emulation, apiKey: configuration.apiKey))
        APIController(emulation: emulation, apiKey: configuration.apiKey, sender: sender).addRoutes(to: router)
        OneTimeTokenController(emulation: emulation).addRoutes(to: router)
        AdminController(emulation: emulation, clock: sender.clock, initialSwitches: configuration.switches)
            .addRoutes(to: router)
        ConsoleController().addRoutes(to: router)
        return router
    }
}
