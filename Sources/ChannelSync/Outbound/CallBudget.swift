public import HotelValues

/// When the next call of a lane may leave: at most ten in any sixty seconds (contract §4.1).
///
/// The first calls leave at once. When several have left, what remains of the budget is spread over what remains of the
/// minute, so that a busy hotel's changes wait a few seconds each and never most of a minute.
public struct CallBudget: Hashable, Sendable {
    /// The most calls in one window.
    public static let limit = 10
    /// The length of the window; a little over the minute, as two clocks never agree.
    public static let window: Duration = .seconds(61)
    /// So many calls need no spacing.
    static let burst = 4

    private var calls: [Timestamp]

    /// A budget from which these calls have been taken, such as those of the process before this one.
    public init(calls: [Timestamp] = []) {
        self.calls = calls.sorted()
    }

    /// Notes a call.
    public mutating func take(at now: Timestamp) {
        calls.append(now)
        calls.removeAll { now - $0 >= CallBudget.window }
    }

    /// The earliest instant, not before `now`, at which another call may leave.
    public func nextCall(after now: Timestamp) -> Timestamp {
        let recent = calls.filter { now - $0 < CallBudget.window }
        guard let oldest = recent.first, let last = recent.last, recent.count >= CallBudget.burst else { return now }
        let free = CallBudget.limit - recent.count
        guard free > 0 else { return max(now, oldest + CallBudget.window) }
        let rest = oldest + CallBudget.window - last
        return max(now, last + rest / free)
    }
}
