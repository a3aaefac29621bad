import HotelValues
import Synchronization

/// Where fresh ids come from: version 4 UUIDs, as Channex's are (contract §1.9).
final class IDSource: Sendable {
    private let generator: Mutex<SplitMix64>

    /// Ids drawn from the seed, so that equal scripts get equal ids; where there is none, from what nobody else has.
    init(seed: UInt64?, else fresh: () -> String) {
        generator = Mutex(seed.map(SplitMix64.init) ?? SplitMix64(text: fresh()))
    }

    /// An id that nobody has had before.
    func next() -> String { generator.withLock { UniqueID.random(using: &$0) } }

    /// Where the sequence has got to.
    var position: SplitMix64 {
        get { generator.withLock(\.self) }
        set { generator.withLock { $0 = newValue } }
    }
}
