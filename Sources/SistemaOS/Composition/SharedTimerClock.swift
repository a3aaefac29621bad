package import NIOCore
import Synchronization

/// The continuous clock, for sleeps that hardly ever last: the deadline of a call, which its answer overtakes.
///
/// All who sleep share one timer, set for whoever wakes first, and a sleep that is cancelled leaves nothing behind. By
/// `ContinuousClock` each sleep has a timer of its own, which costs more than the call's bookkeeping and is kept until
/// its time.
package final class SharedTimerClock: Clock {
    /// An instant of the continuous clock.
    package typealias Instant = ContinuousClock.Instant

    private struct State {
        var sleepers: [Int: Sleeper] = [:]
        var lastTicket = 0
        /// When the timer rings; no later than anybody wakes.
        var ring: Instant?

        /// Sees to it that the timer rings by that instant; answers when it is to be set for, if it is.
        mutating func ringing(by deadline: Instant) -> Instant? {
            if let ring, ring <= deadline { return nil }
            ring = deadline
            return deadline
        }
    }

    private struct Sleeper {
        let deadline: Instant
        let continuation: CheckedContinuation<Void, any Error>
    }

    private let state = Mutex(State())
    private let eventLoop: any EventLoop

    /// A clock whose timer is that event loop's.
    package init(eventLoop: any EventLoop) {
        self.eventLoop = eventLoop
    }

    /// The present instant.
    package var now: Instant { ContinuousClock().now }

    /// That of the continuous clock.
    package var minimumResolution: Duration { ContinuousClock().minimumResolution }

    /// How many sleep.
    package var sleeperCount: Int { state.withLock { $0.sleepers.count } }

    /// Sleeps until that instant; throws `CancellationError` when the task is cancelled.
    package func sleep(until deadline: Instant, tolerance: Duration? = nil) async throws {
        let ticket = state.withLock { state in
            state.lastTicket += 1
            return state.lastTicket
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                enter(Sleeper(deadline: deadline, continuation: continuation), ticket)
            }
        } onCancel: {
            leave(ticket)
        }
    }

    private func enter(_ sleeper: Sleeper, _ ticket: Int) {
        let (isAwake, ring): (Bool, Instant?) = state.withLock { state in
            // Checked under the lock, so that a cancellation just before it is not missed.
            guard !Task.isCancelled, sleeper.deadline > now else { return (true, nil) }
            state.sleepers[ticket] = sleeper
            return (false, state.ringing(by: sleeper.deadline))
        }
        if let ring { set(ring) }
        guard isAwake else { return }
        sleeper.continuation.resume(with: Task.isCancelled ? .failure(CancellationError()) : .success(()))
    }

    private func leave(_ ticket: Int) {
        let sleeper = state.withLock { $0.sleepers.removeValue(forKey: ticket) }
        sleeper?.continuation.resume(throwing: CancellationError())
    }

    private func set(_ ring: Instant) {
        let wait = max(.zero, now.duration(to: ring))
        eventLoop.scheduleTask(in: .nanoseconds(wait.nanoseconds)) { self.wake(ring) }
    }

    private func wake(_ ring: Instant) {
        let now = now
        let (due, next): ([Sleeper], Instant?) = state.withLock { state in
            // An earlier ring has been asked for since, and sees to all.
            guard state.ring == ring else { return ([], nil) }
            state.ring = nil
            let due = state.sleepers.filter { $0.value.deadline <= now }
            for ticket in due.keys { state.sleepers[ticket] = nil }
            let next = state.sleepers.values.map { $0.deadline }.min()
            return (due.values.sorted { $0.deadline < $1.deadline }, next.flatMap { state.ringing(by: $0) })
        }
        for sleeper in due { sleeper.continuation.resume() }
        if let next { set(next) }
    }
}

extension Duration {
    /// Rounded up, so that a timer does not ring before its time.
    fileprivate var nanoseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1_000_000_000 + (attoseconds + 999_999_999) / 1_000_000_000
    }
}
