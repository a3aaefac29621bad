public import HotelValues

/// Cells that may have changed at the PMS.
///
/// It says which, never to what: the value is read when it is sent.
public struct HouseChange: Hashable, Sendable {
    /// What they belong to, by the PMS's code.
    public enum Target: Hashable, Sendable {
        case roomType(String)
        case ratePlan(String)
    }

    /// What they belong to.
    public var target: Target
    /// First and last night.
    public var nights: ClosedRange<Day>
    /// Only nights that begin on these days of the week.
    public var weekdays: Set<Weekday>
    /// What of them.
    public var fields: CellFields
    /// Who did what, such as `api:desk reserve 12`.
    public var cause: String
    /// When it was committed; nil from a PMS that does not tell.
    public var madeAt: Timestamp?

    /// Cells that may have changed.
    public init(
        target: Target,
        nights: ClosedRange<Day>,
        weekdays: Set<Weekday> = Set(Weekday.allCases),
        fields: CellFields,
        cause: String,
        madeAt: Timestamp? = nil
    ) {
        self.target = target
        self.nights = nights
        self.weekdays = weekdays
        self.fields = fields
        self.cause = cause
        self.madeAt = madeAt
    }
}

/// A piece of the PMS's change log.
public struct ChangePage: Hashable, Sendable {
    /// The changes, oldest first.
    public var changes: [HouseChange]
    /// The place after them, to ask from next.
    public var next: Int64

    /// A piece of the log.
    public init(changes: [HouseChange], next: Int64) {
        self.changes = changes
        self.next = next
    }
}
