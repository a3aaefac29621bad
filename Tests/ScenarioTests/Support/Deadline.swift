/// Something that should have happened by now has not.
struct TooLate: Error, CustomStringConvertible {
    let description: String
}

/// Lets a piece of work take so long and no longer.
func within<Value: Sendable>(
    _ limit: Duration,
    _ what: String,
    _ work: @escaping @Sendable () async throws -> Value
) async throws -> Value {
    try await withThrowingTaskGroup(of: Value.self) { group in
        group.addTask { try await work() }
        group.addTask {
            try await ContinuousClock().sleep(for: limit)
            throw TooLate(description: "\(what): not within \(limit)")
        }
        defer { group.cancelAll() }
        guard let first = try await group.next() else { throw CancellationError() }
        return first
    }
}

/// Asks again and again until there is an answer; each question waits by itself at its server, so nothing here sleeps.
func eventually<Value: Sendable>(
    within limit: Duration = .seconds(30),
    _ what: String,
    _ ask: @escaping @Sendable () async throws -> Value?
) async throws -> Value {
    try await within(limit, what) {
        while true {
            if let value = try await ask() { return value }
            try Task.checkCancellation()
        }
    }
}
