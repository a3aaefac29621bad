import HotelValues
import Synchronization

/// Where fresh ids come from: a seed, so that equal scripts get equal ids, or the surroundings.
final class IDSource: Sendable {
    private let generator: Mutex<SplitMix64?>
    private let fallback: @Sendable () -> String

    /// Ids drawn from the seed, or from `fallback` where there is none.
    init(seed: UInt64?, else fallback: @escaping @Sendable () -> String) {
        generator = Mutex(seed.map(SplitMix64.init))
        self.fallback = fallback
    }

    /// An id that nobody has had before.
    func next() -> String {
        let drawn = generator.withLock { held -> String? in
            guard var generator = held else { return nil }
            defer { held = generator }
            return UniqueID.random(using: &generator)
        }
        return drawn ?? fallback()
    }

    /// Where the seed's sequence has got to.
    var position: SplitMix64? {
        get { generator.withLock(\.self) }
        set { generator.withLock { $0 = newValue } }
    }
}
