import ChannelSync
import HTTPServing
import HotelValues
import Hummingbird

/// `POST /sync/preview`: which calls a change will cause, before it is saved.
///
/// It takes what the PMS answered to the same change with `?rehearse=true`.
struct PreviewController: Sendable {
    let link: ChannelLink
    /// The calendar of 730 nights of a large hotel has some ten megabytes.
    private let bodyLimit = 20 << 20

    func addRoutes(to router: Router<ServingContext>) {
        router.post("/sync/preview", use: preview)
    }

    @Sendable private func preview(_ request: Request, _ context: ServingContext) async throws -> JSONBody<
        PreviewAnswer
    > {
        let bytes = try await BodyReader(limit: bodyLimit).json(of: request)
        let rehearsal: HouseRehearsal
        do {
            rehearsal = try link.gateway.rehearsal(reading: bytes)
        } catch {
            throw PreviewController.unreadable(error)
        }
        let calls = try await CallPreview(link: link).calls(for: rehearsal)
        return JSONBody(PreviewAnswer(calls, now: link.surroundings.now()))
    }

    private static func unreadable(_ error: any Error) -> Problem {
        let reason = if case GatewayFailure.refused(let reason) = error { reason } else { "it cannot be read" }
        return Problem(
            kind: "wrong-rehearsal",
            title: "Bad request",
            status: .badRequest,
            detail: "Send what the PMS answers to the change with `?rehearse=true`: \(reason)."
        )
    }
}

struct PreviewAnswer: Encodable, Sendable {
    let calls: [ExpectedCallAnswer]

    init(_ calls: [ExpectedCall], now: Timestamp) {
        self.calls = calls.map { ExpectedCallAnswer($0, now: now) }
    }
}

/// A call to come, as JSON.
struct ExpectedCallAnswer: Encodable, Sendable {
    let lane: String
    let values: Int
    let bytes: Int
    let cells: [CellsAnswer]
    let companions: Int
    let leavesAt: String
    let waitMilliseconds: Int64
    let callsLeft: Int

    private enum CodingKeys: String, CodingKey {
        case lane, values, bytes, cells, companions
        case leavesAt = "leaves_at"
        case waitMilliseconds = "wait_ms"
        case callsLeft = "calls_left"
    }

    init(_ call: ExpectedCall, now: Timestamp) {
        lane = call.lane.rawValue
        values = call.valueCount
        bytes = call.byteCount
        cells = call.cells.map(CellsAnswer.init)
        companions = call.companions
        leavesAt = call.leavesAt.description
        waitMilliseconds = max(0, (call.leavesAt - now).wholeMilliseconds)
        callsLeft = call.callsLeft
    }
}
