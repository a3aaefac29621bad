package import HotelValues

/// What a lane may still do within the present minute.
public struct LaneOutlook: Hashable, Sendable {
    private let gate: LaneGate
    /// How many calls Channex still allows.
    public let callsLeft: Int

    /// How a lane stands whose gate is that one.
    package init(_ gate: LaneGate, at now: Timestamp) {
        self.gate = gate
        self.callsLeft = max(0, CallBudget.limit - gate.permits.count { now - $0.at < CallBudget.window })
    }

    /// The earliest instant, not before that one, at which another call may leave.
    ///
    /// A call that is under way is taken to end in time.
    package func nextCall(after instant: Timestamp) -> Timestamp {
        var instant = instant
        // A budget, a pause and a probe can each put it off, and hardly more than once.
        for _ in 0..<8 {
            var asked = gate
            asked.lease = nil
            guard case .closed(let until) = asked.ask(as: "", at: instant) else { break }
            instant = until
        }
        return instant
    }
}

extension ChannelLink {
    /// What that lane may still do within the present minute.
    public func outlook(of lane: Lane) async throws -> LaneOutlook {
        LaneOutlook(try await store.gate(of: lane), at: surroundings.now())
    }

    /// How many calls of each kind Channex still allows within the present minute.
    public func callsLeft() async throws -> [Lane: Int] {
        var left: [Lane: Int] = [:]
        for lane in Lane.allCases { left[lane] = try await outlook(of: lane).callsLeft }
        return left
    }
}
