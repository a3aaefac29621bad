import HotelValues
import Synchronization

/// Ids from a seed: the same ones in each measurement.
final class SeededIDs: Sendable {
    private let generator = Mutex(SplitMix64(seed: 1))

    /// The next id.
    @Sendable
    func make() -> String {
        generator.withLock { UniqueID.make(at: Timestamp(microseconds: 0), using: &$0) }
    }
}
