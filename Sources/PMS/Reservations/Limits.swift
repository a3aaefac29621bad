/// The most that one reservation may hold; far above what hotels see, far below what hurts.
enum ReservationLimits {
    static let rooms = 50
    static let nights = 400
    static let nameBytes = 255
    static let notesBytes = 8_000
    /// Minor units of the price of a night; hundreds of the largest can be added up.
    static let amounts: ClosedRange<Int64> = 0...1_000_000_000_000
}

/// How far ahead the calendar reaches.
public enum CalendarLimits {
    /// The most nights one question or one edit may span, and how far Channex's calendar reaches (contract §3.1).
    public static let nights = 730
}
