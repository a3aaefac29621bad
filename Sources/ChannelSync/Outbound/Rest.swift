import ChannexClient
import HotelValues

/// How long a lane rests after failures in a row; some of it is left to chance, so that a thousand properties that
/// failed together do not come back together.
package enum Rest {
    /// The most that an answer of Channex's can ask for: a longer one is a mistake of something before it.
    package static let longestAskedFor: Duration = .seconds(3_600)

    /// After an error: a minute, as Channex asks (contract §4.1), and a little more with each further one.
    ///
    /// Never more than a minute and a half, so that what waits has arrived two minutes after the end of the trouble.
    package static func afterError(failures: Int, using generator: inout some RandomNumberGenerator) -> Duration {
        let growth = Duration.seconds(min(20, 10 * max(0, min(failures, 10) - 1)))
        return CallClass.pauseAfterError + growth + chance(of: .seconds(10), using: &generator)
    }

    /// After too many calls: as long as was asked for, or as after any error.
    package static func afterLimit(
        _ asked: Duration?,
        failures: Int,
        using generator: inout some RandomNumberGenerator
    ) -> Duration {
        guard let asked else { return afterError(failures: failures, using: &generator) }
        let pause = min(max(asked, .seconds(1)), longestAskedFor)
        return pause + chance(of: min(pause / 10, .seconds(10)), using: &generator)
    }

    /// After no answer: 2, 4, 8 … 60 seconds, up to half of it spared by chance.
    package static func afterSilence(failures: Int, using generator: inout some RandomNumberGenerator) -> Duration {
        let most = OutboundPlanner.backOff(failures: failures)
        return most / 2 + chance(of: most / 2, using: &generator)
    }

    private static func chance(of span: Duration, using generator: inout some RandomNumberGenerator) -> Duration {
        let most = Int64(span / .milliseconds(1))
        return .milliseconds(Int64.random(in: 0...most, using: &generator))
    }
}
