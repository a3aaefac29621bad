import ChannexClient
import ChannexEmulator
import Synchronization

/// The network between the link and Channex, which fails as it is told.
final class FaultyNetwork: Sendable {
    /// What becomes of one request.
    enum Fate: Hashable, Sendable {
        /// It is answered.
        case answered
        /// It is answered with that status and not carried out.
        case status(Int, retryAfter: Int? = nil)
        /// It is carried out, and answered with that status all the same.
        case statusAfterwards(Int)
        /// It never arrives.
        case lostBeforeSending
        /// It is lost on the way, and the client cannot know whether it was.
        case lost
        /// It is carried out, and its answer is lost.
        case answerLost
    }

    private let emulation: Emulation
    private let fates = Mutex<@Sendable (SimulatedNetwork.Request) -> Fate>({ _ in .answered })

    init(emulation: Emulation) {
        self.emulation = emulation
    }

    /// Decides from now on what becomes of requests.
    func decide(_ fate: @escaping @Sendable (SimulatedNetwork.Request) -> Fate) { fates.withLock { $0 = fate } }

    func answer(_ request: SimulatedNetwork.Request) throws -> SimulatedNetwork.Answer {
        let fate = fates.withLock { $0 }(request)
        switch fate {
        case .lostBeforeSending: throw SimulatedNetwork.Loss.beforeSending
        case .lost: throw SimulatedNetwork.Loss.afterSending
        case .status(let status, let pause):
            let headers = pause.map { [(name: "retry-after", value: "\($0)")] } ?? []
            return SimulatedNetwork.Answer(status: status, headers: headers, body: FaultyNetwork.refusal)
        case .answered, .answerLost, .statusAfterwards: break
        }
        let reply = emulation.answer(request.method, request.target, request.body)
        switch fate {
        case .answerLost: throw SimulatedNetwork.Loss.afterSending
        case .statusAfterwards(let status): return SimulatedNetwork.Answer(status: status, body: FaultyNetwork.refusal)
        default: return SimulatedNetwork.Answer(status: reply.status, body: reply.body)
        }
    }

    private static let refusal = Array(#"{"errors": {"code": "fault", "title": "On purpose"}}"#.utf8)
}
