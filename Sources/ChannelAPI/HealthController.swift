import ChannelSync
import HTTPServing
import HotelValues
import Hummingbird

/// `/livez`, `/readyz`, `/health` and `/metrics`.
struct HealthController: Sendable {
    let link: ChannelLink
    let isReady: @Sendable () async -> Bool

    func addRoutes(to router: Router<ServingContext>) {
        router.get("/livez") { _, _ in JSONBody(["status": "ok"]) }
        router.get("/readyz", use: ready)
        router.get("/health", use: health)
        router.get("/metrics", use: metrics)
    }

    /// Ready to be sent traffic: the database answers.
    @Sendable private func ready(_ request: Request, _ context: ServingContext) async throws -> JSONBody<
        [String: String]
    > {
        guard await isReady(), (try? await link.store.mapping()) != nil else { throw RequestFault.unavailable }
        return JSONBody(["status": "ok"])
    }

    /// The state in one word, with the reasons where it is not `ok`.
    @Sendable private func health(_ request: Request, _ context: ServingContext) async throws -> JSONBody<HealthAnswer>
    {
        JSONBody(try await link.health())
    }

    @Sendable private func metrics(_ request: Request, _ context: ServingContext) async throws -> BytesBody {
        BytesBody(try await link.metrics())
    }
}

extension ChannelLink {
    /// How the link is now.
    func health() async throws -> HealthAnswer {
        HealthAnswer(
            try await store.status(),
            isSetUp: try await store.mapping() != nil,
            channex: HealthAnswer.reasons(
                try await store.readBackStatus(),
                try await store.auditRecords(onlyOpen: true)
            ),
            now: surroundings.now()
        )
    }

    /// The link's figures now.
    func metrics() async throws -> PrometheusText {
        let now = surroundings.now()
        var metrics = MetricsText(
            try await store.status(),
            latencies: try await store.latencies(),
            levels: try await store.serviceLevels(goals, at: now),
            callsLeft: try await callsLeft(),
            property: store.property,
            now: now
        )
        metrics.addChannex(
            try await store.readBackStatus(),
            try await store.auditRecords(onlyOpen: true)
        )
        return metrics.page
    }
}

extension BytesBody {
    /// Figures, as Prometheus reads them.
    init(_ figures: PrometheusText) {
        self.init(.init(string: figures.text), mediaType: "text/plain; version=0.0.4; charset=utf-8")
    }
}

struct HealthAnswer: Encodable, Sendable {
    let status: String
    let reasons: [String]

    /// A change that waits longer than this is worth a look: the budget alone never holds one up so long.
    private static let longWait: Duration = .seconds(120)
    private static let longSilence: Duration = .seconds(15 * 60)

    init(_ link: LinkStatus, isSetUp: Bool, channex: [String], now: Timestamp) {
        var reasons: [String] = []
        if !isSetUp { reasons.append("nothing is set up at Channex; run `sistema-os setup channex`") }
        if let suspension = link.suspension {
            reasons.append("Channex has let nothing in since \(suspension.since): \(suspension.reason)")
        }
        if let since = link.waitingSince, now - since > HealthAnswer.longWait {
            reasons.append("changes wait to be sent since \(since)")
        }
        let parked = link.parked.values.reduce(0, +)
        if parked > 0 { reasons.append("\(parked) changes were refused by Channex; see /sync/log") }
        if let unapplied = link.revisions["parked"] { reasons.append("\(unapplied) revisions need a person") }
        if isSetUp, let last = link.lastFeedReading, now - last > HealthAnswer.longSilence {
            reasons.append("the feed was last read at \(last)")
        }
        if link.overbooked > 0 { reasons.append("\(link.overbooked) bookings have no room") }
        reasons += channex
        self.reasons = reasons
        self.status = reasons.isEmpty ? "ok" : "attention"
    }

    /// What at Channex needs a person: cells that no repair holds, and settings that are not as they should be.
    static func reasons(_ readBack: ReadBackStatus, _ findings: [AuditRecord]) -> [String] {
        var reasons: [String] = []
        if readBack.raised > 0 {
            reasons.append("\(readBack.raised) cells differ at Channex and cannot be repaired; see /sync/drift")
        }
        return reasons + findings.filter { $0.severity != .notice }.map(\.english)
    }
}
