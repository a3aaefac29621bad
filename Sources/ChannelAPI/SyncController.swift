import ChannelSync
import HTTPServing
import HotelValues
import Hummingbird

/// `POST /sync/full`, `POST /sync/retry` and `GET /sync/status`, `GET /sync/log`.
struct SyncController: Sendable {
    let link: ChannelLink

    func addRoutes(to router: Router<ServingContext>) {
        router.post("/sync/full", use: full)
        router.post("/sync/retry", use: retry)
        router.get("/sync/status", use: status)
        router.get("/sync/log", use: log)
    }

    /// Answers 200 once both calls have ended, or 202 while they wait for their turn.
    @Sendable private func full(_ request: Request, _ context: ServingContext) async throws -> JSONBody<FullSyncAnswer>
    {
        let result = try await FullSync(link: link).run()
        let isDone = result.calls.count == Lane.allCases.count
        return JSONBody(FullSyncAnswer(result), status: isDone ? .ok : .accepted)
    }

    @Sendable private func retry(_ request: Request, _ context: ServingContext) async throws -> JSONBody<RetryAnswer> {
        JSONBody(RetryAnswer(retried: try await link.store.retryParked()))
    }

    @Sendable private func status(_ request: Request, _ context: ServingContext) async throws -> JSONBody<StatusAnswer>
    {
        JSONBody(StatusAnswer(try await link.store.status(), mapping: try await link.store.mapping()))
    }

    @Sendable private func log(_ request: Request, _ context: ServingContext) async throws -> JSONBody<CallListAnswer> {
        let text = request.uri.queryParameters["limit"]
        guard let limit = text.map({ Int($0) }) ?? 50, (1...1_000).contains(limit) else {
            throw Problem(
                kind: "wrong-limit",
                title: "Bad request",
                status: .badRequest,
                detail: "Give a limit from 1 to 1000."
            )
        }
        return JSONBody(CallListAnswer(calls: try await link.store.calls(limit: limit).map(CallAnswer.init)))
    }
}

struct RetryAnswer: Encodable, Sendable {
    let retried: Int
}

struct CallListAnswer: Encodable, Sendable {
    let calls: [CallAnswer]
}

/// One call to Channex, as JSON.
struct CallAnswer: Encodable, Sendable {
    let lane: String
    let startedAt: String
    let durationMilliseconds: Int64
    let values: Int
    let bytes: Int
    let causes: [String]
    let outcome: String
    let detail: String?
    let tasks: [String]
    let warnings: [String]
    let requestID: String?

    private enum CodingKeys: String, CodingKey {
        case lane, values, bytes, causes, outcome, detail, tasks, warnings
        case startedAt = "started_at"
        case durationMilliseconds = "duration_ms"
        case requestID = "request_id"
    }

    init(_ entry: LedgerEntry) {
        lane = entry.lane.rawValue
        startedAt = entry.startedAt.description
        durationMilliseconds = (entry.endedAt.microseconds - entry.startedAt.microseconds) / 1_000
        values = entry.valueCount
        bytes = entry.byteCount
        causes = entry.causes
        outcome = entry.outcome.rawValue
        detail = entry.detail
        tasks = entry.tasks
        warnings = entry.warnings
        requestID = entry.requestID
    }
}

struct FullSyncAnswer: Encodable, Sendable {
    let cause: String
    let done: Bool
    let availability: CallAnswer?
    let restrictions: CallAnswer?

    init(_ result: FullSync.Result) {
        cause = result.cause
        done = result.calls.count == Lane.allCases.count
        availability = result.calls[.availability].map(CallAnswer.init)
        restrictions = result.calls[.restrictions].map(CallAnswer.init)
    }
}

/// How the link stands, as JSON.
struct StatusAnswer: Encodable, Sendable {
    let property: String?
    let roomTypes: [String: String]
    let ratePlans: [String: String]
    let waiting: [String: Int]
    let parked: [String: Int]
    let waitingSince: String?
    let revisions: [String: Int]
    let bookings: Int
    let overbooked: Int
    let webhooks: Int
    let lastFeedReading: String?
    let lastCalls: [String: CallAnswer]

    private enum CodingKeys: String, CodingKey {
        case property, waiting, parked, revisions, bookings, overbooked, webhooks
        case roomTypes = "room_types"
        case ratePlans = "rate_plans"
        case waitingSince = "waiting_since"
        case lastFeedReading = "last_feed_reading"
        case lastCalls = "last_calls"
    }

    init(_ status: LinkStatus, mapping: Mapping?) {
        func byLane<Value>(_ values: [Lane: Value]) -> [String: Value] {
            Dictionary(uniqueKeysWithValues: values.map { ($0.key.rawValue, $0.value) })
        }
        property = mapping?.property.rawValue
        roomTypes = mapping?.roomTypes.mapValues(\.rawValue) ?? [:]
        ratePlans = mapping?.ratePlans.mapValues(\.id.rawValue) ?? [:]
        waiting = byLane(status.waiting)
        parked = byLane(status.parked)
        waitingSince = status.waitingSince?.description
        revisions = status.revisions
        bookings = status.bookings
        overbooked = status.overbooked
        webhooks = status.hints
        lastFeedReading = status.lastFeedReading?.description
        lastCalls = byLane(status.lastCalls.mapValues(CallAnswer.init))
    }
}
