import Foundation
public import HotelCore
public import HotelValues

/// The hotel's own calendar: which day it is there.
extension Property {
    /// The day it is at the property at that instant.
    ///
    /// The zone's rules come from the system, as governments change them. An unknown zone counts as UTC; `setUp` of a
    /// hotel from its file refuses those.
    public func today(at now: Timestamp) -> Day {
        now.day(offsetSeconds: TimeZones.offset(of: timeZone, at: now) ?? 0)
    }
}

/// The system's time zones.
public enum TimeZones {
    /// Seconds ahead of UTC in that zone at that instant; nil for a zone that the system does not know.
    public static func offset(of zone: String, at now: Timestamp) -> Int? {
        let seconds = TimeInterval(now.microseconds / 1_000_000)
        return TimeZone(identifier: zone)?.secondsFromGMT(for: Date(timeIntervalSince1970: seconds))
    }
}

extension Desk {
    /// The day it is at the property.
    var today: Day { property.today(at: now) }
}
