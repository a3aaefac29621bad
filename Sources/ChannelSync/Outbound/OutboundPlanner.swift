package import HotelValues

/// When to send what waits: a value that is told what happened and answers what to do.
///
/// Each lane has at most one call in flight. A short quiet time lets one action of a person become one call; it is not
/// extended for ever by further changes. A failure pauses the lane, and nothing that waits is ever given up.
package struct OutboundPlanner: Sendable {
    /// How long a lane waits for company after the first change.
    package static let quietTime: Duration = .seconds(1)

    /// What happened.
    package enum Event: Sendable {
        /// Something waits in the lane.
        case dirty(Lane)
        /// The lane's alarm for that instant rang.
        case alarm(Lane, Timestamp)
        /// An errand ended; the instant is when its call left, nil when it made none.
        case finished(Lane, Ending, calledAt: Timestamp?)
    }

    /// How an errand ended.
    package enum Ending: Hashable, Sendable {
        /// Nothing is left to do for what was to be sent.
        case done
        /// To be sent again after so long, or after the planner's own back-off.
        case again(after: Duration?)
    }

    /// What is to be done.
    package enum Action: Hashable, Sendable {
        /// Send what waits in the lane.
        case send(Lane)
        /// Report `alarm` at that instant.
        case alarm(Lane, at: Timestamp)
    }

    fileprivate struct State {
        var isDirty = false
        var isSending = false
        var quietUntil: Timestamp?
        var pausedUntil: Timestamp?
        var failures = 0
        var alarms = Alarms()
        var budget: CallBudget
    }

    private var lanes: [Lane: State]

    /// A planner for lanes from whose budgets these calls were taken already.
    package init(budgets: [Lane: CallBudget] = [:]) {
        self.lanes = Dictionary(
            uniqueKeysWithValues: Lane.allCases.map { ($0, State(budget: budgets[$0] ?? CallBudget())) }
        )
    }

    /// What to do now that this has happened.
    package mutating func handle(_ event: Event, at now: Timestamp) -> [Action] {
        switch event {
        case .dirty(let lane):
            return change(lane) { state in
                state.isDirty = true
                if state.quietUntil == nil { state.quietUntil = now + OutboundPlanner.quietTime }
                return state.next(lane, at: now)
            }
        case .alarm(let lane, let instant):
            return change(lane) { state in
                state.alarms.heard(instant)
                return state.next(lane, at: now)
            }
        case .finished(let lane, let ending, let calledAt):
            return change(lane) { state in
                state.finish(ending, calledAt, at: now)
                return state.next(lane, at: now)
            }
        }
    }

    private mutating func change(_ lane: Lane, _ body: (inout State) -> [Action]) -> [Action] {
        guard var state = lanes[lane] else { return [] }
        defer { lanes[lane] = state }
        return body(&state)
    }
}

extension OutboundPlanner.State {
    fileprivate mutating func next(_ lane: Lane, at now: Timestamp) -> [OutboundPlanner.Action] {
        guard isDirty, !isSending else { return [] }
        let earliest = [quietUntil, pausedUntil, budget.nextCall(after: now)].compactMap(\.self).max() ?? now
        guard earliest <= now else { return alarms.ask(at: earliest) ? [.alarm(lane, at: earliest)] : [] }
        isDirty = false
        isSending = true
        quietUntil = nil
        return [.send(lane)]
    }

    fileprivate mutating func finish(_ ending: OutboundPlanner.Ending, _ calledAt: Timestamp?, at now: Timestamp) {
        if let calledAt { budget.take(at: calledAt) }
        isSending = false
        switch ending {
        case .done:
            failures = 0
            pausedUntil = nil
        case .again(let delay):
            failures += 1
            isDirty = true
            pausedUntil = now + (delay ?? OutboundPlanner.backOff(failures: failures))
        }
    }
}

extension OutboundPlanner {
    /// The pause after so many failures in a row: 2, 4, 8, 16, 32, then 60 seconds.
    package static func backOff(failures: Int) -> Duration {
        .seconds(min(60, 1 << min(failures, 6)))
    }
}
