import HotelValues

/// The alarms a planner has asked for and not yet heard.
///
/// However often something happens meanwhile, no second one is asked for while an earlier one is still to come: what
/// sleeps does not pile up under a flood of events.
struct Alarms: Hashable, Sendable {
    private var pending: Set<Timestamp> = []

    /// Whether an alarm at that instant has to be asked for; it is pending from then on.
    mutating func ask(at instant: Timestamp) -> Bool {
        guard !pending.contains(where: { $0 <= instant }) else { return false }
        pending.insert(instant)
        return true
    }

    /// Notes that an alarm rang.
    mutating func heard(_ instant: Timestamp) { pending.remove(instant) }
}
