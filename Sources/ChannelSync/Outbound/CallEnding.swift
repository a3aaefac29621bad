package import ChannexClient
import HotelValues

/// How a call ended, as far as what follows depends on it.
package enum CallEnding: Hashable, Sendable {
    /// Channex took the message, though perhaps not each of its values.
    case accepted
    /// Channex refused the message because of something in it; its words.
    case refused(String)
    /// The message is too large.
    case tooLarge(String)
    /// There were too many calls; nothing was done (contract §4.1).
    case limited(retryAfter: Duration?)
    /// Channex is in trouble; the message may have been taken all the same.
    case troubled
    /// No answer came, or none that can be read.
    case unanswered(mayHaveBeenApplied: Bool)
    /// Nothing is let in, whatever it says: the key, the property or the address is wrong; why.
    case shutOut(String)

    /// What a failure means.
    package init(_ failure: ChannexFailure) {
        switch failure {
        case .rateLimited(let pause): self = .limited(retryAfter: pause)
        case .unavailable: self = .troubled
        case .unreachable: self = .unanswered(mayHaveBeenApplied: false)
        case .unclear, .unreadable: self = .unanswered(mayHaveBeenApplied: true)
        case .refused(let status, _, _, _, _): self = CallEnding.refusal(failure, status)
        }
    }

    /// Whether Channex may have taken the message although it did not say so.
    package var isAmbiguous: Bool {
        switch self {
        case .troubled, .unanswered(mayHaveBeenApplied: true): true
        default: false
        }
    }

    private static func refusal(_ failure: ChannexFailure, _ status: Int) -> CallEnding {
        switch status {
        // A success that reports errors is about what was sent, too.
        case 200..<300, 400, 409, 422: .refused(failure.description)
        case 408, 425: .unanswered(mayHaveBeenApplied: false)
        case 413: .tooLarge(failure.description)
        default: .shutOut(failure.description)
        }
    }
}
