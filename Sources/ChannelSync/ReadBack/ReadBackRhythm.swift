package import HotelValues

/// Which nights are read by turns, and when: a sample all day, and everything once a night.
///
/// What a property's name gives spreads the properties over the time, so that a thousand of them do not ask at once.
package struct ReadBackRhythm: Hashable, Sendable {
    /// From one sample to the next.
    package static let sampleEvery: Duration = .seconds(600)
    /// The hour of the property's own day after which everything is read, and for how long properties take turns.
    package static let quietHour: Duration = .seconds(3 * 3_600)
    private static let nightSpread: Duration = .seconds(2 * 3_600)

    /// Nights near enough to be read more often, in how long pieces, and the pieces of those behind them.
    private static let near = 60
    private static let nearPiece = 10
    private static let farPiece = 20

    private let share: UInt64

    /// The rhythm of the property of that name.
    package init(property: String) {
        // FNV-1a: the same in every process, unlike a `Hasher`.
        share = property.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    /// The number of the sample whose time it is.
    package func sample(at now: Timestamp) -> Int64 {
        let every = ReadBackRhythm.microseconds(ReadBackRhythm.sampleEvery)
        return (now.microseconds + Int64(share % UInt64(every))) / every
    }

    /// When the sample of that number begins.
    package func start(ofSample number: Int64) -> Timestamp {
        let every = ReadBackRhythm.microseconds(ReadBackRhythm.sampleEvery)
        return Timestamp(microseconds: number * every - Int64(share % UInt64(every)))
    }

    /// The nights of the sample of that number: near and far ones in turn, each piece after the other.
    package static func nights(ofSample number: Int64, in window: ClosedRange<Day>) -> ClosedRange<Day> {
        let boundary = min(window.upperBound, window.lowerBound.advanced(by: near - 1))
        let turn = Int(number / 2)
        guard number % 2 != 0, boundary < window.upperBound else {
            return piece(turn, of: window.lowerBound...boundary, length: nearPiece)
        }
        return piece(turn, of: boundary.advanced(by: 1)...window.upperBound, length: farPiece)
    }

    /// The night, named by the day on which it ends, whose reading of everything is due or past.
    package func nightly(at now: Timestamp, offsetSeconds: Int) -> Day {
        let shift = ReadBackRhythm.quietHour + .microseconds(Int64(share % UInt64(spread)))
        return (now + (.zero - shift)).day(offsetSeconds: offsetSeconds)
    }

    /// A part of that time which is the property's own.
    func share(of time: Duration) -> Duration {
        .microseconds(Int64(share % UInt64(max(1, ReadBackRhythm.microseconds(time)))))
    }

    private var spread: Int64 { ReadBackRhythm.microseconds(ReadBackRhythm.nightSpread) }

    private static func piece(_ turn: Int, of nights: ClosedRange<Day>, length: Int) -> ClosedRange<Day> {
        let pieces = (nights.count + length - 1) / length
        let first = nights.lowerBound.advanced(by: turn % pieces * length)
        return first...min(nights.upperBound, first.advanced(by: length - 1))
    }

    private static func microseconds(_ duration: Duration) -> Int64 {
        duration.components.seconds * 1_000_000 + duration.components.attoseconds / 1_000_000_000_000
    }
}
