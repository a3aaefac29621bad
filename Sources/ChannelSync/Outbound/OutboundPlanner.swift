package import HotelValues

/// When to send what waits: a value that is told what happened and answers what to do.
///
/// Each lane has at most one errand under way. A short quiet time lets one action of a person become one call; it is not
/// extended for ever by further changes. Whether a call may leave is not decided here but at the lane's gate, which all
/// processes share; to be put off there is no failure. Nothing that waits is ever given up.
package struct OutboundPlanner: Sendable {
    /// How long a lane waits for company after the first change.
    package static let quietTime: Duration = .seconds(1)

    /// What happened.
    package enum Event: Sendable {
        /// Something in the lane has just changed.
        case dirty(Lane)
        /// A look has found that something waits in the lane.
        case found(Lane)
        /// The lane's alarm for that instant rang.
        case alarm(Lane, Timestamp)
        /// An errand ended.
        case finished(Lane, Ending)
        /// Channex lets calls of the property in again.
        case reopened
        /// Somebody has set the clock by so much.
        case clockMoved(by: Duration)
    }

    /// How an errand ended.
    package enum Ending: Hashable, Sendable {
        /// Nothing is left to do for what was to be sent.
        case done
        /// Something else waits that needs no company.
        case more
        /// Put off until that instant.
        case deferred(until: Timestamp)
        /// It could not be prepared or written down: to be done again after the planner's own back-off.
        case failed
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
        var deferredUntil: Timestamp?
        var failures = 0
        var alarms = Alarms()
    }

    private var lanes: [Lane: State]
    private var generator: SplitMix64

    /// A planner that knows of nothing; what its back-off leaves to chance follows from the id.
    package init(chanceOf id: String) {
        lanes = Dictionary(uniqueKeysWithValues: Lane.allCases.map { ($0, State()) })
        generator = SplitMix64(of: id)
    }

    /// What to do now that this has happened.
    package mutating func handle(_ event: Event, at now: Timestamp) -> [Action] {
        switch event {
        case .dirty(let lane):
            change(lane, at: now) { state in
                state.isDirty = true
                // What is put off waits for company anyway.
                if state.quietUntil == nil, state.deferredUntil == nil {
                    state.quietUntil = now + OutboundPlanner.quietTime
                }
            }
        case .found(let lane):
            // What is on its way is found, too, and must not begin a quiet time that nothing new asks for.
            lanes[lane].map { $0.isSending || $0.isDirty } == false ? handle(.dirty(lane), at: now) : []
        case .alarm(let lane, let instant): change(lane, at: now) { $0.alarms.heard(instant) }
        case .finished(let lane, let ending): finish(lane, ending, at: now)
        case .reopened: Lane.allCases.flatMap { lane in change(lane, at: now) { $0.deferredUntil = nil } }
        case .clockMoved(let span): Lane.allCases.flatMap { lane in change(lane, at: now) { $0.move(by: span) } }
        }
    }

    private mutating func finish(_ lane: Lane, _ ending: Ending, at now: Timestamp) -> [Action] {
        let chance = Int64.random(in: 0...500, using: &generator)
        return change(lane, at: now) { state in
            state.isSending = false
            state.failures = ending == .failed ? state.failures + 1 : 0
            switch ending {
            case .done: break
            case .more: state.isDirty = true
            case .deferred(let instant): state.putOff(until: instant)
            case .failed:
                // Between a half and the whole of it.
                let most = OutboundPlanner.backOff(failures: state.failures)
                state.putOff(until: now + most / 2 + most / 1_000 * Int(chance))
            }
        }
    }

    private mutating func change(_ lane: Lane, at now: Timestamp, _ body: (inout State) -> Void) -> [Action] {
        guard var state = lanes[lane] else { return [] }
        defer { lanes[lane] = state }
        body(&state)
        return state.next(lane, at: now)
    }
}

extension OutboundPlanner.State {
    fileprivate mutating func next(_ lane: Lane, at now: Timestamp) -> [OutboundPlanner.Action] {
        guard isDirty, !isSending else { return [] }
        let earliest = [quietUntil, deferredUntil].compactMap(\.self).max() ?? now
        guard earliest <= now else { return alarms.ask(at: earliest) ? [.alarm(lane, at: earliest)] : [] }
        isDirty = false
        isSending = true
        quietUntil = nil
        deferredUntil = nil
        return [.send(lane)]
    }

    fileprivate mutating func putOff(until instant: Timestamp) {
        isDirty = true
        deferredUntil = instant
    }

    /// Alarms that were asked for ring at instants of the former clock, so that others have to be asked for.
    fileprivate mutating func move(by span: Duration) {
        quietUntil = quietUntil.map { $0 + span }
        deferredUntil = deferredUntil.map { $0 + span }
        alarms = Alarms()
    }
}

extension OutboundPlanner {
    /// The longest pause after so many failures in a row: 2, 4, 8, 16, 32, then 60 seconds.
    package static func backOff(failures: Int) -> Duration {
        .seconds(min(60, 1 << min(failures, 6)))
    }
}
