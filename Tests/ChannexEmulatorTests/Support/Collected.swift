import Synchronization

/// What several runs of a test found, kept beyond their closures.
final class Collected<Value: Sendable>: Sendable {
    private let held = Mutex<[Value]>([])

    var values: [Value] { held.withLock(\.self) }

    func add(_ value: Value) { held.withLock { $0.append(value) } }
}
