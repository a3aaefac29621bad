import ChannelAPI
import ChannelSync
import Database
import HTTPServing
import HotelValues
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
        _ links: LinkDirectory,
        secret: String?,
        audit: @escaping @Sendable (ChannelLink) -> Audit,
        port: Int,
        onReady: @escaping @Sendable (Int) async -> Void = { _ in }
    ) -> some Service {
        let api = FleetAPI(
            links: links,
            secret: secret,
            hash: Workshop.webhookSecrets.hash,
            audit: audit,
            clock: clock
        )
        return server(api.makeResponder(), port: port, onReady)
    }

    /// The links of all hotels, each with what works for it.
    func fleet(
        _ directory: LinkDirectory,
        _ database: Database,
        audit: @escaping @Sendable (ChannelLink) -> Audit,
        discover: @escaping @Sendable () async throws -> [ChannelLink] = { [] }
    ) -> Fleet {
        Fleet(
            directory: directory,
            database: database,
            clock: clock,
            logger: logger,
            discover: discover,
            services: { linkServices($0, audit($0)) }
        )
    }

    /// What works for one link.
    ///
    /// The fleet finds out for all of them what other processes wrote, so that each looks only for midnight by itself.
    private func linkServices(_ link: ChannelLink, _ audit: Audit) -> [any Service] {
        [
            ChangePump(link: link), OutboundService(link: link, lookEvery: .seconds(60)),
            InboundService(link: link, pollEvery: configuration.pollInterval), LedgerKeeper(link: link),
            ReadBackService(link: link), AuditService(link: link, audit: audit),
        ]
    }

    private func server(
        _ router: Router<ServingContext>,
        port: Int,
        _ onReady: @escaping @Sendable (Int) async -> Void
    ) -> some Service {
        server(router.buildResponder(), port: port, onReady)
    }

    private func server(
        _ responder: some HTTPResponder<ServingContext>,
        port: Int,
        _ onReady: @escaping @Sendable (Int) async -> Void
    ) -> some Service {
        Application(
            responder: responder,
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
