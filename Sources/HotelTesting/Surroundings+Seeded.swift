public import HotelValues
import Synchronization

extension Surroundings {
    /// The time of the manual clock, which began at `start`, and ids that follow from the seed.
    public static func seeded(_ seed: UInt64, at start: Timestamp, clock: ManualClock) -> Surroundings {
        let generator = SeededGenerator(seed: seed)
        let now: @Sendable () -> Timestamp = { start + clock.now.offset }
        return Surroundings(now: now, makeID: { generator.makeID(at: now()) })
    }
}

private final class SeededGenerator: Sendable {
    private let generator: Mutex<SplitMix64>

    init(seed: UInt64) {
        generator = Mutex(SplitMix64(seed: seed))
    }

    func makeID(at now: Timestamp) -> String {
        generator.withLock { UniqueID.make(at: now, using: &$0) }
    }
}
