import HotelValues

/// What a lane may still do within the present minute.
public struct LaneOutlook: Hashable, Sendable {
    private let budget: CallBudget
    /// How many calls Channex still allows.
    public let callsLeft: Int

    init(calls: [Timestamp]) {
        self.budget = CallBudget(calls: calls)
        self.callsLeft = max(0, CallBudget.limit - calls.count)
    }

    /// The earliest instant, not before that one, at which another call may leave.
    func nextCall(after instant: Timestamp) -> Timestamp { budget.nextCall(after: instant) }
}

extension ChannelLink {
    /// What that lane may still do within the present minute.
    public func outlook(of lane: Lane) async throws -> LaneOutlook {
        let since = surroundings.now() + (.zero - CallBudget.window)
        return LaneOutlook(calls: try await store.recentCalls(in: lane, since: since))
    }

    /// How many calls of each kind Channex still allows within the present minute.
    public func callsLeft() async throws -> [Lane: Int] {
        var left: [Lane: Int] = [:]
        for lane in Lane.allCases { left[lane] = try await outlook(of: lane).callsLeft }
        return left
    }
}
