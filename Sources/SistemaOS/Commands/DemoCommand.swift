import ArgumentParser
import AsyncHTTPClient
import ChannelSync
import ChannexEmulator
import Database
import Foundation
import HotelValues
import PMS
import PMSGateways
import ServiceLifecycle

/// `sistema-os demo`: emulator, PMS and middleware in one process, with a hotel set up through the public APIs.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Run a whole hotel with its own Channex, to look at and to try.",
        discussion: """
            Example:  sistema-os demo
            Addresses and keys are printed, and written to demo.json in the data folder. What you do is kept there; a new \
            run goes on with it, with a fresh Channex.
            """
    )

    @Option(help: "The folder for the demo's data.")
    var data = "data/demo"

    @Option(help: "The hotel's file.")
    var hotel = "Samples/duke-beach.yaml"

    @Flag(help: "Do not limit calls to ten a minute for each property and lane.")
    var noRateLimit = false

    func run() async throws {
        try await CommandError.reported {
            let workshop = try Workshop()
            try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
            let database = try workshop.openDatabase("sqlite:\(data)/sistema-os.sqlite")
            let httpClient = workshop.makeHTTPClient()
            let result: Result<Void, any Error>
            do {
                result = .success(try await demonstrate(workshop, database, httpClient))
            } catch {
                result = .failure(error)
            }
            try await httpClient.shutdown()
            try result.get()
            try database.close()
        }
    }

    private func demonstrate(_ workshop: Workshop, _ database: Database, _ httpClient: HTTPClient) async throws {
        let pms = try await PMS(database: database, surroundings: workshop.surroundings)
        let (hotel, _) = try await workshop.loadHotel(hotel, into: pms)
        let addresses = DemoAddresses(
            configuration: workshop.configuration,
            apiKey: try await hotel.makeKey(named: "demo"),
            channexKey: workshop.configuration.emulatorKey?.value ?? Workshop.makeSecret(),
            webhookSecret: workshop.configuration.webhookSecret?.value ?? Workshop.makeSecret()
        )
        let channex = try workshop.makeChannex(
            url: addresses.channex,
            key: addresses.channexKey,
            httpClient
        )
        let link = try await workshop.makeLink(
            property: hotel.id.rawValue,
            database: database,
            gateway: InProcessGateway(hotel: hotel, clock: workshop.clock),
            channex: channex
        )
        let directory = LinkDirectory([link])
        let (ready, door) = AsyncStream.makeStream(of: Int.self)
        var switches = Switches()
        switches.enforceRateLimit = workshop.configuration.emulatorLimitsRate && !noRateLimit
        let emulator = workshop.makeEmulator(
            port: workshop.configuration.emulatorPort,
            key: addresses.channexKey,
            switches: switches,
            httpClient
        ) { door.yield($0) }
        let stage = DemoStage(
            workshop: workshop,
            link: link,
            channex: channex,
            addresses: addresses,
            folder: data,
            ready: ready
        )
        let wishes = ChannexSetup.Wishes(publicURL: addresses.middleware, webhookSecret: addresses.webhookSecret)
        let audit = workshop.makeAudit(link, wishes: wishes)
        let servers: [any Service] = [
            emulator,
            workshop.pmsServer(pms, hotel, port: workshop.configuration.pmsPort) { door.yield($0) },
            workshop.middlewareServer(
                directory,
                secret: addresses.webhookSecret,
                audit: { _ in audit },
                port: workshop.configuration.middlewarePort,
                onReady: { door.yield($0) }
            ),
        ]
        let fleet = workshop.fleet(directory, database, audit: { _ in audit })
        try await workshop.run(servers + [fleet, stage])
    }
}

/// Where everything is, and what opens it.
struct DemoAddresses: Sendable {
    let pms: String
    let middleware: String
    let channex: String
    let apiKey: String
    let channexKey: String
    let webhookSecret: String

    init(configuration: Configuration, apiKey: String, channexKey: String, webhookSecret: String) {
        pms = "http://\(configuration.host):\(configuration.pmsPort)"
        middleware = "http://\(configuration.host):\(configuration.middlewarePort)"
        channex = "http://\(configuration.host):\(configuration.emulatorPort)"
        self.apiKey = apiKey
        self.channexKey = channexKey
        self.webhookSecret = webhookSecret
    }
}
