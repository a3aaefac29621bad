import HotelValues

/// When to send what waits: a value that is told what happened and answers what to do.
///
/// Each lane has at most one call in flight. A short quiet time lets one action of a person become one call; it is not
/// extended for ever by further changes. A failure pauses the lane, and nothing that waits is ever given up.
struct OutboundPlanner: Sendable {
    /// How long a lane waits for company after the first change.
    static let quietTime: Duration = .seconds(1)

    enum Event: Sendable {
        /// Something waits in the lane.
        case dirty(Lane)
        /// The instant that was asked for has come.
        case wake(Lane)
        /// A call ended.
        case finished(Lane, Ending)
    }

    /// How a call ended.
    enum Ending: Hashable, Sendable {
        /// Nothing is left to do for what was sent.
        case done
        /// There was nothing to send.
        case nothing
        /// To be sent again after so long, or after the planner's own back-off.
        case again(after: Duration?)
    }

    enum Action: Hashable, Sendable {
        /// Send what waits in the lane.
        case send(Lane)
        /// Say `wake` at that instant; replaces an earlier wish of the lane.
        case wake(Lane, at: Timestamp)
    }

    fileprivate struct State {
        var isDirty = false
        var isSending = false
        var quietUntil: Timestamp?
        var pausedUntil: Timestamp?
        var failures = 0
        var budget: CallBudget
    }

    private var lanes: [Lane: State]

    /// A planner for lanes from whose budgets these calls were taken already.
    init(budgets: [Lane: CallBudget] = [:]) {
        self.lanes = Dictionary(
            uniqueKeysWithValues: Lane.allCases.map { ($0, State(budget: budgets[$0] ?? CallBudget())) })
    }

    mutating func handle(_ event: Event, at now: Timestamp) -> [Action] {
        switch event {
        case .dirty(let lane):
            change(lane) { state in
                state.isDirty = true
                if state.quietUntil == nil { state.quietUntil = now + OutboundPlanner.quietTime }
            }
            return next(lane, at: now)
        case .wake(let lane):
            return next(lane, at: now)
        case .finished(let lane, let ending):
            change(lane) { $0.finish(ending, at: now) }
            return next(lane, at: now)
        }
    }

    private mutating func next(_ lane: Lane, at now: Timestamp) -> [Action] {
        guard let state = lanes[lane], state.isDirty, !state.isSending else { return [] }
        let earliest = [state.quietUntil, state.pausedUntil, state.budget.nextCall(after: now)].compactMap(\.self).max()
        if let earliest, earliest > now { return [.wake(lane, at: earliest)] }
        change(lane) { state in
            state.isDirty = false
            state.isSending = true
            state.quietUntil = nil
            state.budget.take(at: now)
        }
        return [.send(lane)]
    }

    private mutating func change(_ lane: Lane, _ body: (inout State) -> Void) {
        guard var state = lanes[lane] else { return }
        body(&state)
        lanes[lane] = state
    }
}

extension OutboundPlanner.State {
    fileprivate mutating func finish(_ ending: OutboundPlanner.Ending, at now: Timestamp) {
        isSending = false
        switch ending {
        case .done, .nothing:
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
    static func backOff(failures: Int) -> Duration {
        .seconds(min(60, 1 << min(failures, 6)))
    }
}
