import Synchronization

/// A clock for gateways under test: naps between two looks end as soon as the hook has run, deadlines never come.
struct NapClock: Clock {
    struct Instant: InstantProtocol {
        var offset = Duration.zero

        func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        func duration(to other: Instant) -> Duration { other.offset - offset }
        static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    /// Runs at the beginning of every nap, with how many have begun before it; true ends the nap.
    private let onNap: @Sendable (Int) async -> Bool
    private let naps = Naps()

    /// A clock whose naps end after this.
    init(_ onNap: @escaping @Sendable (Int) async -> Bool = { _ in true }) {
        self.onNap = onNap
    }

    var now: Instant { Instant() }
    var minimumResolution: Duration { .zero }

    /// How many naps have begun.
    var napCount: Int { naps.count.withLock { $0 } }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        if deadline.offset < .seconds(30) {
            let index = naps.count.withLock { count in
                count += 1
                return count - 1
            }
            if await onNap(index) { return }
        }
        try await waitUntilCancelled()
    }
}

private final class Naps: Sendable {
    let count = Mutex(0)
}

/// A clock for which every deadline has come.
struct HastyClock: Clock {
    var now: NapClock.Instant { .init() }
    var minimumResolution: Duration { .zero }

    func sleep(until deadline: NapClock.Instant, tolerance: Duration?) async throws {}
}

/// Waits until the task is cancelled.
func waitUntilCancelled() async throws -> Never {
    let (never, _) = AsyncStream.makeStream(of: Never.self)
    for await _ in never {}
    throw CancellationError()
}
