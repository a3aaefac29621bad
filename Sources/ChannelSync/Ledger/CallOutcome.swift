public import ChannexClient

/// How a call to Channex ended, in one word to choose by; the row's detail says more.
public enum CallOutcome: String, Hashable, Sendable, CaseIterable {
    /// It is under way, or was cut short by the end of the process: its cells are sent again.
    case sending
    /// Channex took all of it.
    case accepted
    /// Channex took some values and refused others (contract §3.6).
    case partial
    /// Channex refused it.
    case refused
    /// Channex allows no more calls for now.
    case limited
    /// Channex, or something before it, was in trouble.
    case unavailable
    /// It never got there.
    case unreachable
    /// It may or may not have arrived.
    case unclear

    /// The outcome of a call that failed so.
    public init(_ failure: ChannexFailure) {
        self =
            switch failure {
            case .refused: .refused
            case .rateLimited: .limited
            case .unavailable: .unavailable
            case .unreachable: .unreachable
            case .unclear, .unreadable: .unclear
            }
    }

    /// Whether Channex took values of it.
    public var isAccepted: Bool { self == .accepted || self == .partial }
}
