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
        let status = try await link.store.status()
        let mapping = try await link.store.mapping()
        return JSONBody(HealthAnswer(status, isSetUp: mapping != nil, now: link.surroundings.now()))
    }

    @Sendable private func metrics(_ request: Request, _ context: ServingContext) async throws -> BytesBody {
        MetricsText([(link.store.property, try await link.store.status())], now: link.surroundings.now()).body
    }
}

struct HealthAnswer: Encodable, Sendable {
    let status: String
    let reasons: [String]

    /// A change that waits longer than this is worth a look: the budget alone never holds one up so long.
    private static let longWait: Duration = .seconds(120)
    private static let longSilence: Duration = .seconds(15 * 60)

    init(_ link: LinkStatus, isSetUp: Bool, now: Timestamp) {
        var reasons: [String] = []
        if !isSetUp { reasons.append("nothing is set up at Channex; run `sistema-os setup channex`") }
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
        self.reasons = reasons
        self.status = reasons.isEmpty ? "ok" : "attention"
    }
}

/// The state in Prometheus's text form.
struct MetricsText {
    private let text: String

    /// The answer.
    var body: BytesBody { BytesBody(.init(string: text), mediaType: "text/plain; version=0.0.4; charset=utf-8") }

    /// The states of these properties, by their codes.
    init(_ statuses: [(property: String, status: LinkStatus)], now: Timestamp) {
        var lines: [String] = []
        func gauge(_ name: String, _ help: String, _ values: (LinkStatus) -> [(labels: String, value: Int)]) {
            lines.append("# HELP sistema_os_\(name) \(help)")
            lines.append("# TYPE sistema_os_\(name) gauge")
            for (property, status) in statuses {
                for (labels, value) in values(status) {
                    lines.append("sistema_os_\(name){property=\"\(property)\"\(labels)} \(value)")
                }
            }
        }
        func byLane(_ counts: [Lane: Int]) -> [(String, Int)] {
            Lane.allCases.map { (",lane=\"\($0.rawValue)\"", counts[$0, default: 0]) }
        }
        func seconds(since instant: Timestamp?) -> Int { instant.map { Int((now - $0).components.seconds) } ?? 0 }
        gauge("changes_waiting", "Changes that wait to be sent to Channex.") { byLane($0.waiting) }
        gauge("changes_parked", "Changes that Channex refused and a person must look at.") { byLane($0.parked) }
        gauge("oldest_change_seconds", "Age of the oldest change that waits.") {
            [("", seconds(since: $0.waitingSince))]
        }
        gauge("revisions", "Booking revisions by state.") { status in
            ["stored", "applied", "parked", "acknowledged"].map {
                (",state=\"\($0)\"", status.revisions[$0, default: 0])
            }
        }
        gauge("bookings", "Bookings of channels that are known.") { [("", $0.bookings)] }
        gauge("bookings_overbooked", "Bookings without a room for one of their stays.") { [("", $0.overbooked)] }
        gauge("webhooks_received", "Webhooks that were remembered.") { [("", $0.hints)] }
        gauge("feed_age_seconds", "Time since the feed was last read to its end.") {
            [("", seconds(since: $0.lastFeedReading))]
        }
        text = lines.joined(separator: "\n") + "\n"
    }
}
