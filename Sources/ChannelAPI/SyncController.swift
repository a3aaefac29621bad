import ChannelSync
import HTTPServing
import HotelValues
import Hummingbird

/// `POST /sync/full`, `POST /sync/retry`, `GET /sync/refused` and `GET /sync/status`.
struct SyncController: Sendable {
    let link: ChannelLink

    func addRoutes(to router: Router<ServingContext>) {
        router.post("/sync/full", use: full)
        router.post("/sync/retry", use: retry)
        router.get("/sync/refused", use: refused)
        router.get("/sync/status", use: status)
    }

    /// Answers 200 once both calls have ended, or 202 while they wait for their turn.
    @Sendable private func full(_ request: Request, _ context: ServingContext) async throws -> JSONBody<FullSyncAnswer>
    {
        let result = try await FullSync(link: link).run()
        let isDone = result.calls.count == Lane.allCases.count
        return JSONBody(FullSyncAnswer(result), status: isDone ? .ok : .accepted)
    }

    @Sendable private func retry(_ request: Request, _ context: ServingContext) async throws -> JSONBody<RetryAnswer> {
        JSONBody(RetryAnswer(retried: try await link.store.retryRefused(at: link.surroundings.now())))
    }

    @Sendable private func refused(_ request: Request, _ context: ServingContext) async throws -> JSONBody<
        RefusedListAnswer
    > {
        JSONBody(RefusedListAnswer(refused: try await link.store.refusedCells().map(RefusedAnswer.init)))
    }

    @Sendable private func status(_ request: Request, _ context: ServingContext) async throws -> JSONBody<StatusAnswer>
    {
        let now = link.surroundings.now()
        return JSONBody(
            StatusAnswer(
                try await link.store.status(),
                levels: try await link.store.serviceLevels(link.goals, at: now),
                callsLeft: try await link.callsLeft(),
                mapping: try await link.store.mapping(),
                now: now
            )
        )
    }
}

struct RetryAnswer: Encodable, Sendable {
    let retried: Int
}

struct FullSyncAnswer: Encodable, Sendable {
    let cause: String
    let done: Bool
    let availability: CallAnswer?
    let restrictions: CallAnswer?

    init(_ result: FullSync.Result) {
        cause = result.cause
        done = result.calls.count == Lane.allCases.count
        availability = result.calls[.availability].map { CallAnswer($0) }
        restrictions = result.calls[.restrictions].map { CallAnswer($0) }
    }
}
