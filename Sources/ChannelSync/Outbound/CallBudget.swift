public import HotelValues

/// When the next call of a lane may leave: at most ten in any sixty seconds (contract §4.1).
///
/// The first calls leave at once. Every call takes up a share of the window, and no more shares are lent than the burst
/// has: so that a busy hotel's changes wait some seconds each, and never most of a minute.
public struct CallBudget: Hashable, Sendable {
    /// The most calls in one window.
    public static let limit = 10
    /// The length of the window; a little over the minute, as two clocks never agree.
    public static let window: Duration = .seconds(61)
    /// So many calls need no spacing.
    package static let burst = 4
    /// The longest that a call waits behind those before it.
    ///
    /// The burst and one call every so often make the limit.
    package static let spacing: Duration = window / (limit - burst)

    private let calls: [Timestamp]

    /// A budget from which these calls have been taken.
    public init(calls: [Timestamp] = []) {
        self.calls = calls.sorted()
    }

    /// The earliest instant, not before `now`, at which another call may leave.
    public func nextCall(after now: Timestamp) -> Timestamp {
        let recent = calls.filter { now - $0 < CallBudget.window }
        guard let first = recent.first else { return now }
        // The calls laid out one after the other: how far ahead of their spacing they are.
        let settled = recent.reduce(first) { max($0, $1) + CallBudget.spacing }
        return max(now, settled + CallBudget.spacing * (1 - CallBudget.burst))
    }
}
