import Synchronization

/// A value that others change and a test waits for.
final class Watched<Value: Sendable>: Sendable {
    private struct State {
        var value: Value
        var count = 0
        var watchers: [Int: AsyncStream<Void>.Continuation] = [:]
    }

    private let state: Mutex<State>

    init(_ value: Value) {
        state = Mutex(State(value: value))
    }

    /// The value now.
    var current: Value { state.withLock(\.value) }

    /// Changes the value and wakes whoever waits.
    func change(_ body: (inout Value) -> Void) {
        let watchers = state.withLock { state in
            body(&state.value)
            return Array(state.watchers.values)
        }
        for watcher in watchers { watcher.yield() }
    }

    /// What `look` finds in the value, as soon as it finds something.
    func first<Found: Sendable>(_ look: (Value) -> Found?) async throws -> Found {
        let (ticks, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let number = state.withLock { state in
            state.count += 1
            state.watchers[state.count] = continuation
            return state.count
        }
        defer { state.withLock { _ = $0.watchers.removeValue(forKey: number) } }
        if let found = look(current) { return found }
        for await _ in ticks {
            if let found = look(current) { return found }
        }
        throw CancellationError()
    }
}
