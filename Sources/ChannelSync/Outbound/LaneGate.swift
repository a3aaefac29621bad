public import HotelValues

/// Whether a call may leave in a lane now, as all processes that serve the property know it.
///
/// The store reads it, asks it and writes it in one transaction, so that the answer is everybody's: the budget is not
/// spent twice, one call at a time is in flight, and a restart forgets nothing. Instants that lie in the future because
/// somebody has set the clock back count as the present: a clock never frees budget, nor stops the lane for longer
/// than it would have stopped anyway.
package struct LaneGate: Hashable, Sendable {
    /// A call that has been let through.
    package struct Permit: Hashable, Sendable {
        /// Who has it.
        package var id: String
        /// When it was given, and, once the call has ended, when it ended: by then it had arrived, if it ever did.
        package var at: Timestamp
    }

    /// Who may prepare and make the lane's call, and until when nobody else may.
    package struct Lease: Hashable, Sendable {
        /// The holder; no two have the same.
        package var holder: String
        /// When it ends unless it is renewed.
        package var until: Timestamp
    }

    /// A rest after a failure.
    package struct Pause: Hashable, Sendable {
        /// When it began.
        package var from: Timestamp
        /// When it ends.
        package var until: Timestamp
    }

    /// What became of a question.
    package enum Answer: Hashable, Sendable {
        /// The call may be made; the lease is the caller's.
        case open
        /// Not before that instant.
        case closed(until: Timestamp)
    }

    /// How long a lease lasts: so long a lane stands still when a process dies in the middle of a call.
    package static let leaseTime: Duration = .seconds(15)
    /// How often its holder renews it.
    package static let renewal: Duration = .seconds(5)
    /// How soon somebody asks again who found the lane taken.
    private static let turn: Duration = .seconds(1)

    /// The calls of the last minute.
    package var permits: [Permit] = []
    /// Who has the lane; nil when nobody has.
    package var lease: Lease?
    /// The lane's rest.
    package var pause: Pause?
    /// How many calls in a row have failed.
    package var failures = 0
    /// Why Channex lets nothing of the property in; nil as long as it does.
    package var suspension: Suspension?

    /// A gate through which nothing has gone yet.
    package init() {}
}

/// Channex lets nothing of the property in: its key, or the property itself, is not valid there.
public struct Suspension: Hashable, Sendable {
    /// Channex's words.
    public var reason: String
    /// Since when.
    public var since: Timestamp
    /// When it was last tried whether that is still so.
    public var probedAt: Timestamp

    /// When it may be tried again: once a minute, by one call of one lane.
    package var nextProbe: Timestamp { probedAt + CallBudget.window }
}

extension LaneGate {
    /// Asks for a call; a gate that opens is the caller's until it says how the call ended, or withdraws.
    package mutating func ask(as id: String, at now: Timestamp) -> Answer {
        settle(at: now)
        if let lease { return .closed(until: min(lease.until, now + LaneGate.turn)) }
        let earliest = nextCall(after: now)
        guard earliest <= now else { return .closed(until: earliest) }
        lease = Lease(holder: id, until: now + LaneGate.leaseTime)
        permits.append(Permit(id: id, at: now))
        suspension?.probedAt = now
        return .open
    }

    /// The earliest instant, not before `now`, at which a call may leave if nobody else makes one.
    package func nextCall(after now: Timestamp) -> Timestamp {
        let budget = CallBudget(calls: permits.map(\.at)).nextCall(after: now)
        return [pause?.until, suspension?.nextProbe].compactMap(\.self).reduce(budget, max)
    }

    /// Renews the lease; false if it is another's by now.
    package mutating func hold(_ id: String, at now: Timestamp) -> Bool {
        guard lease?.holder == id else { return false }
        lease?.until = now + LaneGate.leaseTime
        return true
    }

    /// Gives the lane back without having called.
    package mutating func withdraw(_ id: String) {
        permits.removeAll { $0.id == id }
        if lease?.holder == id { lease = nil }
    }

    /// Notes how the call ended; false if the lane is another's by now, so that what was sent may have come late.
    package mutating func end(
        _ id: String,
        _ ending: CallEnding,
        at now: Timestamp,
        using generator: inout some RandomNumberGenerator
    ) -> Bool {
        for index in permits.indices where permits[index].id == id { permits[index].at = now }
        guard lease?.holder == id else { return false }
        lease = nil
        switch ending {
        case .accepted, .refused, .tooLarge:
            failures = 0
            pause = nil
            suspension = nil
        case .limited(let asked):
            rest(at: now) { Rest.afterLimit(asked, failures: $0, using: &generator) }
        case .troubled:
            rest(at: now) { Rest.afterError(failures: $0, using: &generator) }
        case .unanswered:
            rest(at: now) { Rest.afterSilence(failures: $0, using: &generator) }
        case .shutOut(let reason):
            let since = suspension?.since ?? now
            suspension = Suspension(reason: reason, since: since, probedAt: now)
        }
        return true
    }

    /// Counts every call of the last minute as made just now, because nobody knows how long ago it really was.
    package mutating func distrustTheClock(at now: Timestamp) {
        for index in permits.indices { permits[index].at = now }
        settle(at: now)
    }

    private mutating func rest(at now: Timestamp, _ length: (_ failures: Int) -> Duration) {
        failures += 1
        pause = Pause(from: now, until: now + length(failures))
    }

    /// Forgets what is over, and takes what lies in the future for the present.
    private mutating func settle(at now: Timestamp) {
        if let held = lease {
            lease?.until = min(held.until, now + LaneGate.leaseTime)
            if held.until <= now {
                // Its holder has died, and its call may still have arrived a moment ago.
                for index in permits.indices where permits[index].id == held.holder { permits[index].at = now }
                lease = nil
            }
        }
        for index in permits.indices where permits[index].at > now { permits[index].at = now }
        permits.removeAll { now - $0.at >= CallBudget.window }
        if let rest = pause, rest.from > now { pause = Pause(from: now, until: now + (rest.until - rest.from)) }
        if let rest = pause, rest.until <= now { pause = nil }
        if let probed = suspension?.probedAt, probed > now { suspension?.probedAt = now }
    }
}
