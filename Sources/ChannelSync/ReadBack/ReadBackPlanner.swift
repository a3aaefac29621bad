package import HotelValues

/// When to read cells back: a value that is told what happened and answers what to do.
///
/// Each lane has at most one reading under way, and rests after it: reading is not limited by Channex (contract §4.1),
/// which is no reason to ask without end. A failure makes the lane rest for a minute.
package struct ReadBackPlanner: Sendable {
    /// The rest for each call that a reading took.
    package static let restPerCall: Duration = .seconds(5)
    /// The rest after a failure, so that a Channex in trouble is asked at most once a minute (contract §4.1).
    package static let restAfterFailure: Duration = .seconds(60)

    /// What happened.
    package enum Event: Hashable, Sendable {
        /// The earliest instant at which something of the lane is to be read; nil when nothing waits.
        case awaited(Lane, due: Timestamp?)
        /// The lane's alarm for that instant rang.
        case alarm(Lane, Timestamp)
        /// A reading ended after so many calls.
        case finished(Lane, calls: Int, next: Timestamp?)
        /// A reading failed.
        case failed(Lane, next: Timestamp?)
    }

    /// What is to be done.
    package enum Action: Hashable, Sendable {
        /// Read what is due in the lane.
        case read(Lane)
        /// Report `alarm` at that instant.
        case alarm(Lane, at: Timestamp)
    }

    fileprivate struct State {
        var due: Timestamp?
        var restsUntil: Timestamp?
        var isReading = false
        var alarms = Alarms()
    }

    private var lanes: [Lane: State] = [:]

    /// A planner that knows of nothing.
    package init() {}

    /// What to do now that this has happened.
    package mutating func handle(_ event: Event, at now: Timestamp) -> [Action] {
        switch event {
        case .awaited(let lane, let due):
            change(lane, at: now) { $0.due = due }
        case .alarm(let lane, let instant):
            change(lane, at: now) { $0.alarms.heard(instant) }
        case .finished(let lane, let calls, let next):
            change(lane, at: now) { $0.rest(ReadBackPlanner.restPerCall * max(1, calls), next, at: now) }
        case .failed(let lane, let next):
            change(lane, at: now) { $0.rest(ReadBackPlanner.restAfterFailure, next, at: now) }
        }
    }

    private mutating func change(_ lane: Lane, at now: Timestamp, _ body: (inout State) -> Void) -> [Action] {
        var state = lanes[lane] ?? State()
        body(&state)
        let action = state.next(lane, at: now)
        lanes[lane] = state
        return action.map { [$0] } ?? []
    }
}

extension ReadBackPlanner.State {
    fileprivate mutating func rest(_ pause: Duration, _ next: Timestamp?, at now: Timestamp) {
        isReading = false
        due = next
        restsUntil = now + pause
    }

    fileprivate mutating func next(_ lane: Lane, at now: Timestamp) -> ReadBackPlanner.Action? {
        guard let due, !isReading else { return nil }
        let earliest = max(due, restsUntil ?? due)
        guard earliest <= now else { return alarms.ask(at: earliest) ? .alarm(lane, at: earliest) : nil }
        isReading = true
        return .read(lane)
    }
}
