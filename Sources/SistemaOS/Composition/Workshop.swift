import AsyncHTTPClient
import ChannelSync
import ChannexClient
import Crypto
import Database
import Foundation
import HotelValues
import Logging
import NIOCore
import PMS
import PMSAPI
import PMSGateways

/// The parts that commands are put together from, made from the configuration.
struct Workshop: Sendable {
    let configuration: Configuration
    let surroundings: Surroundings
    let clock = SharedTimerClock(eventLoop: HTTPClient.defaultEventLoopGroup.any())
    let logger: Logger

    /// The workshop of this process: its environment, its files, its log on standard error.
    init() throws {
        let environment = ProcessInfo.processInfo.environment
        self.init(
            configuration: try Configuration(environment: environment, readFile: Workshop.readFile),
            environment: environment
        )
        for warning in configuration.warnings { logger.warning("setting", metadata: ["warning": "\(warning)"]) }
    }

    init(configuration: Configuration, environment: [String: String]) {
        self.configuration = configuration
        let surroundings = Surroundings.live(environment: environment)
        self.surroundings = surroundings
        let output = LogOutput.standardError()
        self.logger = Logger(label: "sistema-os") { label in
            LineLogHandler(
                label: label,
                level: configuration.logLevel,
                format: configuration.logFormat,
                output: output,
                now: surroundings.now
            )
        }
    }

    /// The text of a file; nil where there is none.
    static func readFile(_ path: String) throws -> String? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        return try String(contentsOfFile: path, encoding: .utf8)
    }

    /// The database, with crash points around its commits.
    func openDatabase(_ url: String? = nil) throws -> Database {
        var options = Database.Options()
        let reached = surroundings.reached
        options.hooks = Database.Hooks(
            beforeCommit: { reached("before commit") },
            afterCommit: { reached("after commit") }
        )
        return try Database.open(Database.Location(url: url ?? configuration.databaseURL.value), options: options)
    }

    /// A client for outgoing calls; whoever makes it shuts it down.
    func makeHTTPClient() -> HTTPClient {
        var configuration = ChannexClient.httpConfiguration
        // As many as bookings are worked on side by side, so that no acknowledgement waits for another's connection.
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 32
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    /// Channex, as the configuration names it.
    func makeChannex(_ httpClient: HTTPClient) throws -> ChannexClient {
        guard let key = configuration.channexAPIKey?.value else {
            throw CommandError.wrongUse("CHANNEX_API_KEY: missing; set it, or run `sistema-os serve --only pms`")
        }
        return try makeChannex(url: configuration.channexURL, key: key, httpClient)
    }

    /// Channex at that address.
    func makeChannex(url: String, key: String, _ httpClient: HTTPClient) throws -> ChannexClient {
        ChannexClient(
            credentials: try ChannexCredentials(baseURL: url, key: key),
            httpClient: httpClient,
            clock: clock,
            logger: logger
        )
    }

    /// The link between that PMS and that Channex.
    func makeLink(
        property: String,
        database: Database,
        gateway: any PMSGateway,
        channex: any ChannexAPI
    ) async throws -> ChannelLink {
        var logger = logger
        logger[metadataKey: "property"] = "\(property)"
        return ChannelLink(
            store: try await LinkStore(property: property, database: database),
            gateway: gateway,
            channex: channex,
            surroundings: surroundings,
            clock: clock,
            zoneOffset: TimeZones.offset,
            logger: logger,
            goals: configuration.goals
        )
    }

    /// A secret nobody can guess.
    static func makeSecret() -> String {
        var generator = SystemRandomNumberGenerator()
        return KeyMaker.make(using: &generator)
    }

    /// How webhook secrets are made and recognised.
    static let webhookSecrets = WebhookSecrets(make: makeSecret, hash: KeyMaker.hash(of:))
}
