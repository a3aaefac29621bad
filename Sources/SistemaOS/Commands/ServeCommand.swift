import ArgumentParser
import AsyncHTTPClient
import ChannelSync
import Database
import Logging
import PMS
import PMSGateways
import ServiceLifecycle

/// `sistema-os serve`: the PMS and the middleware, or one of them.
struct ServeCommand: AsyncParsableCommand {
    /// The halves that can run alone.
    enum Half: String, ExpressibleByArgument, CaseIterable {
        case pms, middleware
    }

    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Run the PMS and its link to Channex.",
        discussion: """
            Example:  HOTEL_FILE=Samples/duke-beach.yaml CHANNEX_API_KEY=… sistema-os serve
            With --only middleware and PMS_URL the PMS is another process, ours or an existing one.
            """
    )

    @Option(help: "Run only one half.")
    var only: Half?

    func run() async throws {
        try await CommandError.reported {
            let workshop = try Workshop()
            let database = try workshop.openDatabase()
            let httpClient = workshop.makeHTTPClient()
            do {
                try await serve(workshop, database, httpClient)
            } catch {
                try await httpClient.shutdown()
                throw error
            }
            try await httpClient.shutdown()
            try database.close()
        }
    }

    private func serve(_ workshop: Workshop, _ database: Database, _ httpClient: HTTPClient) async throws {
        let logger = workshop.logger
        var services: [any Service] = []
        if only != .pms { services += try await middleware(workshop, database, httpClient) }
        if only != .middleware {
            let pms = try await PMS(database: database, surroundings: workshop.surroundings)
            let hotels = try await workshop.hotels(in: pms)
            guard let first = hotels.first else {
                throw CommandError.wrongUse("HOTEL_FILE: the database holds no hotel")
            }
            services.append(
                workshop.pmsServer(pms, first, port: workshop.configuration.pmsPort) { port in
                    logger.notice("PMS ready", metadata: ["port": "\(port)", "hotels": "\(hotels.count)"])
                }
            )
        }
        try await workshop.run(services)
    }

    private func middleware(
        _ workshop: Workshop,
        _ database: Database,
        _ httpClient: HTTPClient
    ) async throws -> [any Service] {
        let logger = workshop.logger
        let directory = LinkDirectory()
        let discover = try await workshop.linkSource(database, httpClient, directory)
        // The first time here and not in the fleet: what is set wrongly must end the command.
        for link in try await discover() { directory.add(link) }
        let secret = workshop.configuration.webhookSecret?.value
        let audit: @Sendable (ChannelLink) -> Audit = { workshop.makeAudit($0) }
        let port = workshop.configuration.middlewarePort
        let server = workshop.middlewareServer(directory, secret: secret, audit: audit, port: port) { port in
            let properties = directory.properties
            logger.notice("middleware ready", metadata: ["port": "\(port)", "hotels": "\(properties.count)"])
        }
        return [workshop.fleet(directory, database, audit: audit, discover: discover), server]
    }
}
