import Foundation
import HotelValues
import Logging

extension Surroundings {
    /// The real time, random ids, and the crash point that `SISTEMA_OS_CRASH_AT` names, if it does.
    ///
    /// `SISTEMA_OS_CRASH_AT=acknowledged` ends the process the hard way at that point, `acknowledged:3` when it gets
    /// there for the third time: the tests of crashes use it, and it does nothing when it is not set.
    static func live(environment: [String: String]) -> Surroundings {
        let crash = CrashPoint(environment["SISTEMA_OS_CRASH_AT"])
        return Surroundings(
            now: { Timestamp(microseconds: Int64((Date().timeIntervalSince1970 * 1_000_000).rounded())) },
            makeID: {
                var generator = SystemRandomNumberGenerator()
                let now = Timestamp(microseconds: Int64((Date().timeIntervalSince1970 * 1_000_000).rounded()))
                return UniqueID.make(at: now, using: &generator)
            },
            reached: { crash?.reached($0) }
        )
    }
}
