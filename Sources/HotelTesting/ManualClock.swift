import Synchronization

/// A clock that stands still until somebody moves it.
///
/// Who sleeps by it wakes when `advance(by:)` reaches their deadline, in the order of the deadlines. Since the clock
/// does not wait for those it wakes, a test that moves it again first calls `waitForSleepers(_:)`.
public final class ManualClock: Clock {
    /// How far the clock has been moved from where it began.
    public struct Instant: InstantProtocol {
        /// The distance from the beginning.
        public let offset: Duration

        /// The instant that long after the beginning.
        public init(offset: Duration) {
            self.offset = offset
        }

        /// The instant that much later.
        public func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }

        /// How long it is from this instant to the other.
        public func duration(to other: Instant) -> Duration { other.offset - offset }

        /// Earlier instants come first.
        public static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    private struct State {
        var now = Instant(offset: .zero)
        var nextTicket = 0
        var sleepers: [Sleeper] = []
        var watchers: [Watcher] = []
    }

    private struct Sleeper {
        let ticket: Int
        let deadline: Instant
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct Watcher {
        let ticket: Int
        let count: Int
        let continuation: CheckedContinuation<Void, Never>
    }

    private let state = Mutex(State())

    /// A clock that shows the beginning.
    public init() {}

    /// The present instant.
    public var now: Instant { state.withLock { $0.now } }

    /// Zero: the clock can be moved by anything.
    public var minimumResolution: Duration { .zero }

    /// How many sleep by it.
    public var sleeperCount: Int { state.withLock { $0.sleepers.count } }
}

extension ManualClock {
    /// Sleeps until the clock has been moved to the deadline; throws `CancellationError` when the task is cancelled.
    public func sleep(until deadline: Instant, tolerance: Duration? = nil) async throws {
        let ticket = takeTicket()
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                enter(Sleeper(ticket: ticket, deadline: deadline, continuation: continuation))
            }
        } onCancel: {
            cancelSleeper(ticket)
        }
    }

    /// Moves the clock on and wakes those whose deadline it passes, each at its own instant.
    ///
    /// Whoever sleeps again does so from the clock's new time, since it runs only after this has returned.
    public func advance(by duration: Duration) {
        precondition(duration >= .zero, "time does not run backwards")
        let target = now.advanced(by: duration)
        while let sleeper = takeSleeper(dueBy: target) { sleeper.continuation.resume() }
        state.withLock { $0.now = target }
    }

    /// Waits until at least so many sleep by the clock, or the task is cancelled.
    public func waitForSleepers(_ count: Int) async {
        let ticket = takeTicket()
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                watch(Watcher(ticket: ticket, count: count, continuation: continuation))
            }
        } onCancel: {
            cancelWatcher(ticket)
        }
    }
}

extension ManualClock {
    private func takeTicket() -> Int {
        state.withLock { state in
            state.nextTicket += 1
            return state.nextTicket
        }
    }

    private func enter(_ sleeper: Sleeper) {
        let (isDue, satisfied) = state.withLock { state -> (Bool, [Watcher]) in
            // Checked under the lock, so that a cancellation just before it is not missed.
            guard sleeper.deadline > state.now, !Task.isCancelled else { return (true, []) }
            state.sleepers.append(sleeper)
            let satisfied = state.watchers.filter { $0.count <= state.sleepers.count }
            state.watchers.removeAll { $0.count <= state.sleepers.count }
            return (false, satisfied)
        }
        if isDue {
            sleeper.continuation.resume(with: Task.isCancelled ? .failure(CancellationError()) : .success(()))
        }
        for watcher in satisfied { watcher.continuation.resume() }
    }

    private func takeSleeper(dueBy target: Instant) -> Sleeper? {
        state.withLock { state in
            let due = state.sleepers.indices.filter { state.sleepers[$0].deadline <= target }
            let next = due.min { left, right in
                (state.sleepers[left].deadline, state.sleepers[left].ticket)
                    < (state.sleepers[right].deadline, state.sleepers[right].ticket)
            }
            guard let next else { return nil }
            state.now = max(state.now, state.sleepers[next].deadline)
            return state.sleepers.remove(at: next)
        }
    }

    private func cancelSleeper(_ ticket: Int) {
        let sleeper = state.withLock { state in
            state.sleepers.firstIndex { $0.ticket == ticket }.map { state.sleepers.remove(at: $0) }
        }
        sleeper?.continuation.resume(throwing: CancellationError())
    }

    private func watch(_ watcher: Watcher) {
        let isSatisfied = state.withLock { state in
            guard watcher.count > state.sleepers.count, !Task.isCancelled else { return true }
            state.watchers.append(watcher)
            return false
        }
        if isSatisfied { watcher.continuation.resume() }
    }

    private func cancelWatcher(_ ticket: Int) {
        let watcher = state.withLock { state in
            state.watchers.firstIndex { $0.ticket == ticket }.map { state.watchers.remove(at: $0) }
        }
        watcher?.continuation.resume()
    }
}
