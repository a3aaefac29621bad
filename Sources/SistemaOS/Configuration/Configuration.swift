package import ChannelSync
package import Logging

/// How this program is set: every key of `ConfigurationKey`, read and checked.
package struct Configuration: Sendable {
    /// `DATABASE_URL`, which may hold a password.
    package let databaseURL: Secret
    /// `HOTEL`; nil is the only hotel in the database.
    package let hotel: String?
    /// `HOTEL_FILE`.
    package let hotelFile: String?
    /// `HOST`.
    package let host: String
    /// `PMS_PORT`; 0 lets the system choose, as with the others.
    package let pmsPort: Int
    /// `MIDDLEWARE_PORT`.
    package let middlewarePort: Int
    /// `EMULATOR_PORT`.
    package let emulatorPort: Int
    /// `PUBLIC_URL`, without a slash at its end, as all addresses here; nil: bookings are polled only.
    package let publicURL: String?
    /// `WEBHOOK_SECRET`; nil: one is generated.
    package let webhookSecret: Secret?
    /// `CHANNEX_URL`.
    package let channexURL: String
    /// `CHANNEX_API_KEY`.
    package let channexAPIKey: Secret?
    /// `CHANNEX_PROPERTY_ID`.
    package let channexPropertyID: String?
    /// `CHANNEX_CALENDAR_DAYS`; nil: as it is at Channex, 500 for a new property.
    package let channexCalendarDays: Int?
    /// `POLL_SECONDS`.
    package let pollInterval: Duration
    /// `SLO_ACCEPTED_SECONDS` and `SLO_READ_BACK_SECONDS`.
    package let goals: ServiceGoals
    /// `PMS_URL`; nil: the PMS of this process, or QloApps.
    package let pmsURL: String?
    /// `PMS_API_KEY`.
    package let pmsAPIKey: Secret?
    /// `QLOAPPS_URL`.
    package let qloAppsURL: String?
    /// `QLOAPPS_KEY`; there is one if there is an address.
    package let qloAppsKey: Secret?
    /// `EMULATOR_KEY`; nil: one is generated.
    package let emulatorKey: Secret?
    /// `EMULATOR_RATE_LIMIT`.
    package let emulatorLimitsRate: Bool
    /// `LOG_LEVEL`.
    package let logLevel: Logger.Level
    /// `LOG_FORMAT`.
    package let logFormat: LogFormat
    /// What is allowed but hardly meant, one line each; without secrets.
    package let warnings: [String]
    /// Every key with its value on a line of its own; secrets and passwords left out.
    package let redactedDescription: String

    /// Reads the configuration: the environment first, then the file, then the defaults.
    ///
    /// The file is the one that `SISTEMA_OS_CONFIG` names, or `sistema-os.yaml` if there is one. `readFile` answers nil
    /// where there is no such file, and throws where it cannot be read.
    /// - Throws: `ConfigurationError`, for the first thing that is wrong.
    package init(
        environment: [String: String],
        readFile: (String) throws -> String?
    ) throws(ConfigurationError) {
        let source = try ConfigurationSource(environment: environment, readFile: readFile)
        let address: (String) -> String? = { WebAddress($0)?.text }
        databaseURL = try source.value(.databaseURL) { Secret($0) }
        hotel = source.value(.hotel)
        hotelFile = source.value(.hotelFile)
        host = try source.value(.host) { $0 }
        pmsPort = try source.value(.pmsPort) { Int($0) }
        middlewarePort = try source.value(.middlewarePort) { Int($0) }
        emulatorPort = try source.value(.emulatorPort) { Int($0) }
        publicURL = source.value(.publicURL).flatMap(address)
        webhookSecret = source.secret(.webhookSecret)
        channexURL = try source.value(.channexURL, as: address)
        channexAPIKey = source.secret(.channexAPIKey)
        channexPropertyID = source.value(.channexPropertyID)?.lowercased()
        channexCalendarDays = source.value(.channexCalendarDays).flatMap { Int($0) }
        pollInterval = try source.value(.pollSeconds) { Int($0).map { .seconds($0) } }
        goals = ServiceGoals(
            accepted: try source.value(.acceptedSeconds) { Int($0).map { .seconds($0) } },
            readBack: try source.value(.readBackSeconds) { Int($0).map { .seconds($0) } }
        )
        pmsURL = source.value(.pmsURL).flatMap(address)
        pmsAPIKey = source.secret(.pmsAPIKey)
        qloAppsURL = source.value(.qloAppsURL).flatMap(address)
        qloAppsKey = source.secret(.qloAppsKey)
        emulatorKey = source.secret(.emulatorKey)
        emulatorLimitsRate = try source.value(.emulatorRateLimit) { $0 == "on" }
        logLevel = try source.value(.logLevel) { Logger.Level(rawValue: $0) }
        logFormat = try source.value(.logFormat) { LogFormat(rawValue: $0) }
        let checks = ConfigurationChecks(source: source, environment: environment)
        try checks.refuseContradictions()
        warnings = checks.warnings()
        redactedDescription = checks.redactedDescription()
    }
}

extension Configuration: CustomStringConvertible, CustomReflectable {
    /// The redacted description.
    package var description: String { redactedDescription }

    /// Shows the redacted description only.
    package var customMirror: Mirror { Mirror(self, children: ["configuration": redactedDescription]) }
}
