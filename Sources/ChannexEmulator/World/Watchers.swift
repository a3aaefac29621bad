import Synchronization

/// Those who wait for something to be recorded.
final class Watchers: Sendable {
    private struct State {
        var count = 0
        var waiting: [Int: AsyncStream<Void>.Continuation] = [:]
    }

    private let state = Mutex(State())

    /// Ticks from now on; the end of whoever listens ends it.
    func stream() -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let number = state.withLock { state in
            state.count += 1
            state.waiting[state.count] = continuation
            return state.count
        }
        continuation.onTermination = { [weak self] _ in self?.forget(number) }
        return stream
    }

    /// Ticks for everybody.
    func tell() {
        for watcher in state.withLock({ Array($0.waiting.values) }) { watcher.yield() }
    }

    private func forget(_ number: Int) {
        _ = state.withLock { $0.waiting.removeValue(forKey: number) }
    }
}
