import ChannelSync

/// A key of the configuration: how it is named, what it may be, and what it does.
///
/// Reading, `--help` and `docs/configuration.md` are all made from these.
package struct ConfigurationKey: Sendable {
    /// The name, in the environment and in the file.
    package let name: String
    /// What a value may be.
    package let kind: Kind
    /// The value where nobody gives one; nil where there is none.
    package let fallback: String?
    /// What it does, in one sentence without a full stop.
    package let meaning: String

    private init(_ name: String, _ kind: Kind, default fallback: String? = nil, _ meaning: String) {
        self.name = name
        self.kind = kind
        self.fallback = fallback
        self.meaning = meaning
    }

    /// Whether its value is never shown, and may stand in a file that `<name>_FILE` names.
    package var isSecret: Bool {
        if case .secret = kind { true } else { false }
    }

    /// The key that names a file which holds the secret.
    package var fileName: String { "\(name)_FILE" }
}

extension ConfigurationKey {
    static let databaseURL = ConfigurationKey(
        "DATABASE_URL",
        .database,
        default: "sqlite:./data/sistema-os.sqlite",
        "where everything is stored"
    )
    static let hotel = ConfigurationKey(
        "HOTEL",
        .hotel,
        "which hotel commands are about; without it the only one in the database, and `serve` serves all of them"
    )
    static let hotelFile = ConfigurationKey(
        "HOTEL_FILE",
        .path,
        "the hotel file with which a hotel is set up; see [hotel-file.md](hotel-file.md)"
    )

    static let host = ConfigurationKey(
        "HOST",
        .host,
        default: "127.0.0.1",
        "the address that all ports listen on; `0.0.0.0` is every network"
    )
    static let pmsPort = ConfigurationKey("PMS_PORT", .port, default: "8000", "port of the PMS")
    static let middlewarePort = ConfigurationKey(
        "MIDDLEWARE_PORT",
        .port,
        default: "8001",
        "port of the middleware"
    )
    static let emulatorPort = ConfigurationKey(
        "EMULATOR_PORT",
        .port,
        default: "8002",
        "port of the Channex emulator"
    )
    static let publicURL = ConfigurationKey(
        "PUBLIC_URL",
        .webAddress,
        "the address under which Channex reaches the middleware; without it bookings are polled only"
    )
    static let webhookSecret = ConfigurationKey(
        "WEBHOOK_SECRET",
        .secret(16...200),
        "what a webhook of Channex must carry; without it one is generated"
    )

    static let channexURL = ConfigurationKey(
        "CHANNEX_URL",
        .webAddress,
        default: "https://staging.channex.io",
        "the Channex to connect to"
    )
    static let channexAPIKey = ConfigurationKey(
        "CHANNEX_API_KEY",
        .secret(1...200),
        "the key of the Channex account"
    )
    static let channexPropertyID = ConfigurationKey(
        "CHANNEX_PROPERTY_ID",
        .uuid,
        "the property at Channex; without it `setup channex` makes or finds one"
    )
    static let channexCalendarDays = ConfigurationKey(
        "CHANNEX_CALENDAR_DAYS",
        .integer(100...730),
        "how many days ahead Channex's calendar reaches, today included; without it as it is there, 500 for a new property"
    )
    static let pollSeconds = ConfigurationKey(
        "POLL_SECONDS",
        .integer(1...3_600),
        default: "60",
        "seconds between two looks for bookings at Channex"
    )

    static let acceptedSeconds = ConfigurationKey(
        "SLO_ACCEPTED_SECONDS",
        .choice(wholeSeconds),
        default: "10",
        "how soon after it is saved a change is to be accepted by Channex"
    )
    static let readBackSeconds = ConfigurationKey(
        "SLO_READ_BACK_SECONDS",
        .choice(wholeSeconds),
        default: "120",
        "how soon after it is saved a change is to be found at Channex by reading it"
    )
    /// The times by which changes are counted, so far as they are whole seconds.
    private static let wholeSeconds = LatencyBuckets.bounds.filter { $0.isMultiple(of: 1_000) }.map { "\($0 / 1_000)" }

    static let pmsURL = ConfigurationKey(
        "PMS_URL",
        .webAddress,
        "an existing sistema-os to connect to; without it the PMS of this process"
    )
    static let pmsAPIKey = ConfigurationKey(
        "PMS_API_KEY",
        .secret(1...200),
        "the key for `PMS_URL`, and for `sync preview`"
    )
    static let qloAppsURL = ConfigurationKey(
        "QLOAPPS_URL",
        .webAddress,
        "a QloApps to connect to in place of the PMS"
    )
    static let qloAppsKey = ConfigurationKey(
        "QLOAPPS_KEY",
        .secret(1...200),
        "the webservice key for `QLOAPPS_URL`, which needs one"
    )

    static let emulatorKey = ConfigurationKey(
        "EMULATOR_KEY",
        .secret(1...200),
        "the key that the emulator asks for; without it one is generated"
    )
    static let emulatorRateLimit = ConfigurationKey(
        "EMULATOR_RATE_LIMIT",
        .choice(["on", "off"]),
        default: "on",
        "whether the emulator answers 429 to more calls than Channex allows"
    )

    static let logLevel = ConfigurationKey(
        "LOG_LEVEL",
        .choice(["trace", "debug", "info", "notice", "warning", "error", "critical"]),
        default: "info",
        "the least level that is logged"
    )
    static let logFormat = ConfigurationKey(
        "LOG_FORMAT",
        .choice(["text", "json"]),
        default: "text",
        "how a line of the log looks, on the error stream"
    )

    /// All keys in the order in which people read about them, in groups.
    static let groups: [(title: String, keys: [ConfigurationKey])] = [
        ("The hotel", [databaseURL, hotel, hotelFile]),
        ("Addresses", [host, pmsPort, middlewarePort, emulatorPort, publicURL, webhookSecret]),
        ("Channex", [channexURL, channexAPIKey, channexPropertyID, channexCalendarDays, pollSeconds]),
        ("Goals", [acceptedSeconds, readBackSeconds]),
        ("Another PMS", [pmsURL, pmsAPIKey, qloAppsURL, qloAppsKey]),
        ("The emulator", [emulatorKey, emulatorRateLimit]),
        ("The log", [logLevel, logFormat]),
    ]

    /// All keys.
    package static let all = groups.flatMap(\.keys)
}
