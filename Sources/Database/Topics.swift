import Synchronization

/// Those who listen, by topic.
final class Topics: Sendable {
    private struct State {
        var listeners: [String: [Int: AsyncStream<Void>.Continuation]] = [:]
        var nextID = 0
        var isClosed = false
    }

    private let state = Mutex(State())

    /// A new listener's stream.
    func stream(_ topic: String) -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let id: Int? = state.withLock { state in
            guard !state.isClosed else { return nil }
            state.nextID += 1
            state.listeners[topic, default: [:]][state.nextID] = continuation
            return state.nextID
        }
        guard let id else {
            continuation.finish()
            return stream
        }
        continuation.onTermination = { [weak self] _ in self?.remove(id, from: topic) }
        return stream
    }

    /// Gives an element to everybody who listens to one of these topics.
    func publish(_ topics: Set<String>) {
        guard !topics.isEmpty else { return }
        let listeners = state.withLock { state in
            topics.flatMap { state.listeners[$0].map { Array($0.values) } ?? [] }
        }
        for listener in listeners {
            listener.yield()
        }
    }

    /// Ends every stream, and those still to be asked for.
    func close() {
        let listeners = state.withLock { state in
            state.isClosed = true
            defer { state.listeners = [:] }
            return state.listeners.values.flatMap(\.values)
        }
        for listener in listeners {
            listener.finish()
        }
    }

    private func remove(_ id: Int, from topic: String) {
        state.withLock { state in
            state.listeners[topic]?[id] = nil
            if state.listeners[topic]?.isEmpty == true { state.listeners[topic] = nil }
        }
    }
}
