import ChannelAPI
import ChannelSync
import HTTPServing
import Hummingbird
import Logging
import PMS
import PMSAPI
import ServiceLifecycle
import UnixSignals

extension Workshop {
    /// The PMS's HTTP server.
    func pmsServer(
        _ pms: PMS,
        _ hotel: Hotel,
        port: Int,
        onReady: @escaping @Sendable (Int) async -> Void = { _ in }
    ) -> some Service {
        let api = PMSAPI(pms: pms, hotel: hotel, surroundings: surroundings, clock: clock)
        return server(api.makeRouter(), port: port, onReady)
    }

    /// The middleware's HTTP server.
    func middlewareServer(
        _ link: ChannelLink,
        secret: String?,
        audit: Audit,
        port: Int,
        onReady: @escaping @Sendable (Int) async -> Void = { _ in }
    ) -> some Service {
        let api = ChannelAPI(link: link, secret: secret, hash: Workshop.webhookSecrets.hash, audit: audit)
        return server(api.makeRouter(), port: port, onReady)
    }

    /// What works behind the middleware's server.
    func linkServices(_ link: ChannelLink, _ audit: Audit) -> [any Service] {
        [
            ChangePump(link: link), OutboundService(link: link),
            InboundService(link: link, pollEvery: configuration.pollInterval), LedgerKeeper(link: link),
            ReadBackService(link: link), AuditService(link: link, audit: audit),
        ]
    }

    private func server(
        _ router: Router<ServingContext>,
        port: Int,
        _ onReady: @escaping @Sendable (Int) async -> Void
    ) -> some Service {
        Application(
            router: router,
            server: .serving(),
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: port),
                serverName: nil
            ),
            onServerRunning: { channel in await onReady(channel.localAddress?.port ?? port) },
            logger: logger
        )
    }

    /// Runs the services until a signal ends the process; they have ten seconds to finish.
    func run(_ services: [any Service]) async throws {
        var group = ServiceGroupConfiguration(
            services: services.map { service in
                ServiceGroupConfiguration.ServiceConfiguration(
                    service: service,
                    successTerminationBehavior: .gracefullyShutdownGroup
                )
            },
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger
        )
        group.maximumGracefulShutdownDuration = .seconds(8)
        group.maximumCancellationDuration = .seconds(2)
        try await ServiceGroup(configuration: group).run()
    }
}
