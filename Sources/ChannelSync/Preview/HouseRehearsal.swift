/// What a change that nobody has made yet would do to the calendar, as the PMS rehearsed it.
public struct HouseRehearsal: Hashable, Sendable {
    /// The changes it would log.
    public var changes: [HouseChange]
    /// The calendar as it would be, from the first to the last night of those changes; nil when none is still on sale.
    public var calendar: HouseCalendar?

    /// A rehearsal with that end.
    public init(changes: [HouseChange], calendar: HouseCalendar?) {
        self.changes = changes
        self.calendar = calendar
    }
}
