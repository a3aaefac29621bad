/// A day of the week; the week begins on Monday, as it does in Channex's lists of seven.
public enum Weekday: Int, CaseIterable, Hashable, Sendable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday
}
