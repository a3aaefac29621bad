public import HotelValues

/// Which calls of the ledger somebody wants to see; what is nil does not matter.
public struct LedgerQuery: Hashable, Sendable {
    /// The most calls of one page.
    public static let longestPage = 1_000

    /// The kind of message.
    public var lane: Lane?
    /// How the call ended.
    public var outcome: CallOutcome?
    /// Calls that left at this instant or later.
    public var since: Timestamp?
    /// Calls that left before this instant.
    public var until: Timestamp?
    /// Part of a cause, such as a user's name or the number of a reservation; capitals do not matter.
    public var cause: String?
    /// Calls that spoke of this room type or rate plan.
    public var target: String?
    /// The call that Channex gave this task.
    public var task: String?
    /// Only what comes after this place, from the page before.
    public var after: LedgerPlace?
    /// How many at most.
    public var limit = 50

    /// Every call.
    public init() {}
}

/// A place in the ledger, between one call and the next older one.
public struct LedgerPlace: Hashable, Sendable, LosslessStringConvertible {
    /// Instants that can be written: up to the end of the year 9999.
    private static let written: ClosedRange<Int64> = 0...253_402_300_799_999_999

    let startedAt: Timestamp
    let call: String

    init(after entry: LedgerEntry) {
        self.startedAt = entry.startedAt
        self.call = entry.id
    }

    /// Reads the text of a place; nil for any other text.
    public init?(_ text: String) {
        let parts = text.split(separator: ".", maxSplits: 1)
        guard parts.count == 2, let microseconds = Int64(parts[0]), LedgerPlace.written.contains(microseconds),
            !parts[1].contains("\0")
        else { return nil }
        self.startedAt = Timestamp(microseconds: microseconds)
        self.call = String(parts[1])
    }

    /// The text by which the next page is asked for.
    public var description: String { "\(startedAt.microseconds).\(call)" }
}

/// Some calls of the ledger, newest first.
public struct LedgerPage: Hashable, Sendable {
    /// The calls, without their cells.
    public var calls: [LedgerEntry]
    /// Where to go on; nil where this is the end.
    public var next: LedgerPlace?
}
