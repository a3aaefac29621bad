package import HotelValues

/// The instant at which something happens, and what may be asked of the surroundings at it.
///
/// Every transition of the world takes one, so that nothing within it reads a clock.
package struct Moment: Sendable {
    /// The instant.
    package let now: Timestamp
    let makeID: @Sendable () -> String
    let zones: @Sendable (String, Timestamp) -> Int?

    /// The moment `now`, with the ids and time zones of the surroundings.
    package init(
        now: Timestamp,
        makeID: @escaping @Sendable () -> String,
        zones: @escaping @Sendable (String, Timestamp) -> Int?
    ) {
        self.now = now
        self.makeID = makeID
        self.zones = zones
    }

    /// Another instant, of which the same may be asked.
    func at(_ instant: Timestamp) -> Moment { Moment(now: instant, makeID: makeID, zones: zones) }

    /// The date it is in that IANA zone; in UTC where there is no zone or nobody knows it.
    func today(in zone: String?) -> Day {
        now.day(offsetSeconds: zone.flatMap { zones($0, now) } ?? 0)
    }
}
