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
            let hotel = try await workshop.hotel(in: pms)
            services.append(
                workshop.pmsServer(pms, hotel, port: workshop.configuration.pmsPort) { port in
                    logger.notice("PMS ready", metadata: ["port": "\(port)", "hotel": "\(hotel.id)"])
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
        let link = try await workshop.configuredLink(database, httpClient)
        let secret = workshop.configuration.webhookSecret?.value
        let audit = workshop.makeAudit(link)
        let port = workshop.configuration.middlewarePort
        let server = workshop.middlewareServer(link, secret: secret, audit: audit, port: port) { port in
            logger.notice("middleware ready", metadata: ["port": "\(port)", "property": "\(link.store.property)"])
        }
        return workshop.linkServices(link, audit) + [server]
    }
}
