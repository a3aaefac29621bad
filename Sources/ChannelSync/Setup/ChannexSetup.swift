import ChannexClient
public import ChannexWire
public import HotelValues

/// Brings a hotel's property, room types, rate plans and webhook into being at Channex, or adopts those that are there.
///
/// It may be run again at any time: what is right is left alone, what is missing is made again, and every step is told.
public struct ChannexSetup: Sendable {
    /// What the person who sets up decides.
    public struct Wishes: Sendable {
        /// This property and no other; nil finds the one set up before, or one of the hotel's name, or makes one.
        public var property: ChannexProperty.ID?
        /// Where Channex reaches this middleware, without a path; nil for no webhook: the feed is polled.
        public var publicURL: String?
        /// What Channex sends as proof with each webhook; nil makes one up when one is needed.
        public var webhookSecret: String?
        /// How many days Channex's calendar is to have, 100 to 730; nil leaves it as it is, and is 500 for a new property.
        public var calendarLength: Int?
        /// Only tell what would be done.
        public var isDryRun: Bool

        /// Wishes of somebody who sets up.
        public init(
            property: ChannexProperty.ID? = nil,
            publicURL: String? = nil,
            webhookSecret: String? = nil,
            calendarLength: Int? = nil,
            isDryRun: Bool = false
        ) {
            self.property = property
            self.publicURL = publicURL
            self.webhookSecret = webhookSecret
            self.calendarLength = calendarLength
            self.isDryRun = isDryRun
        }
    }

    let link: ChannelLink
    let wishes: Wishes
    let secrets: WebhookSecrets

    /// A set-up for that link.
    public init(link: ChannelLink, wishes: Wishes, secrets: WebhookSecrets) {
        self.link = link
        self.wishes = wishes
        self.secrets = secrets
    }

    /// Does it, and tells what it did.
    public func run() async throws -> SetupReport {
        let house = try await link.gateway.house()
        let old = try await link.store.mapping()
        var report = SetupReport(isDryRun: wishes.isDryRun)
        guard let property = try await property(house, old, &report) else { return report }
        try await repairSettings(of: property, &report)
        var mapping = Mapping(
            property: property.id,
            currency: house.currency,
            timeZone: property.timezone ?? house.timeZone,
            calendarLength: min(max(wishes.calendarLength ?? property.settings.stateLength ?? 500, 100), 730)
        )
        try await roomTypes(house, old, &mapping, &report)
        try await ratePlans(house, old, &mapping, &report)
        guard !wishes.isDryRun else { return report }
        if report.changedWhatIsSold || old?.property != mapping.property {
            try await startAfresh(mapping)
        } else if mapping != old {
            try await link.store.save(mapping)
        }
        try await webhook(of: property.id, &report)
        report.mapping = mapping
        return report
    }

    /// What is new at Channex knows nothing yet, so everything is said once; older changes are part of that.
    private func startAfresh(_ mapping: Mapping) async throws {
        var place = try await link.store.place(of: .changes) ?? 0
        while case let page = try await link.gateway.changes(after: place, wait: .zero), page.next > place {
            place = page.next
        }
        let window = link.window(of: mapping)
        let everything = mapping.everything(on: window, cause: FullSync(link: link).makeCause())
        try await link.store.begin(
            mapping,
            saying: everything,
            place: place,
            horizon: window.upperBound,
            at: link.surroundings.now(),
            makeID: link.surroundings.makeID
        )
    }
}

/// What a set-up did, step by step.
public struct SetupReport: Hashable, Sendable {
    /// What was done about one thing.
    public enum Deed: String, Hashable, Sendable {
        case kept, adopted, created, repaired, missing, differs
    }

    /// One step.
    public struct Step: Hashable, Sendable {
        /// What was done.
        public var deed: Deed
        /// A kind of thing: `property`, `room type`, `rate plan`, `webhook`, `settings`.
        public var kind: String
        /// Its name.
        public var name: String
        /// Its id at Channex, or a remark.
        public var detail: String
    }

    /// Whether nothing was really done.
    public let isDryRun: Bool
    /// The steps, in order.
    public private(set) var steps: [Step] = []
    /// The mapping that came of it; nil for a dry run.
    public internal(set) var mapping: Mapping?
    /// Whether Channex now has something that has no values yet.
    var changedWhatIsSold = false

    init(isDryRun: Bool) {
        self.isDryRun = isDryRun
    }

    /// Whether anything at Channex is different now, or would be.
    public var hasChanges: Bool { steps.contains { $0.deed != .kept && $0.deed != .differs } }

    mutating func note(_ deed: Deed, _ kind: String, _ name: String, _ detail: String) {
        steps.append(Step(deed: deed, kind: kind, name: name, detail: detail))
    }
}

/// Makes and recognises the secret that Channex sends with each webhook.
///
/// Only its hash is ever stored.
public struct WebhookSecrets: Sendable {
    /// The header that carries it.
    public static let header = "X-Channex-Webhook-Secret"

    /// A new secret nobody can guess.
    public var make: @Sendable () -> String
    /// The hash by which it is recognised.
    public var hash: @Sendable (String) -> String

    /// Secrets made and hashed so.
    public init(make: @escaping @Sendable () -> String, hash: @escaping @Sendable (String) -> String) {
        self.make = make
        self.hash = hash
    }
}
