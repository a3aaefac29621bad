import Synchronization

/// State that tests wait for.
final class Watched<State: Sendable>: Sendable {
    private struct Waiter {
        var condition: @Sendable (State) -> Bool
        var continuation: CheckedContinuation<Void, Never>
    }

    private struct Inner {
        var state: State
        var waiters: [Int: Waiter] = [:]
        var tickets = 0
    }

    private let inner: Mutex<Inner>

    init(_ state: State) {
        inner = Mutex(Inner(state: state))
    }

    var state: State { inner.withLock { $0.state } }

    @discardableResult
    func update<Result: Sendable>(_ body: @Sendable (inout State) -> Result) -> Result {
        let (result, ready) = inner.withLock { inner -> (Result, [Waiter]) in
            let result = body(&inner.state)
            let ready = inner.waiters.filter { $0.value.condition(inner.state) }
            for ticket in ready.keys { inner.waiters[ticket] = nil }
            return (result, Array(ready.values))
        }
        for waiter in ready { waiter.continuation.resume() }
        return result
    }

    /// Returns once the state is so, or once the task is cancelled.
    func wait(until condition: @escaping @Sendable (State) -> Bool) async {
        let ticket = inner.withLock { inner in
            inner.tickets += 1
            return inner.tickets
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isReady = inner.withLock { inner in
                    guard !condition(inner.state), !Task.isCancelled else { return true }
                    inner.waiters[ticket] = Waiter(condition: condition, continuation: continuation)
                    return false
                }
                if isReady { continuation.resume() }
            }
        } onCancel: {
            let waiter = inner.withLock { $0.waiters.removeValue(forKey: ticket) }
            waiter?.continuation.resume()
        }
    }
}
