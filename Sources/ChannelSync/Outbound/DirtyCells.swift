import HotelValues

/// The two kinds of message to Channex; each has its own budget and never waits for the other (contract §4.1).
public enum Lane: String, Hashable, Sendable, CaseIterable {
    /// Rooms left, by room type.
    case availability
    /// Rates and restrictions, by rate plan.
    case restrictions
}

/// Cells whose present value Channex may not have: a row that waits to be sent.
struct DirtyCells: Hashable, Sendable {
    /// Its row.
    var id: String
    /// Room type or rate plan, by the PMS's code.
    var target: String
    /// First and last night.
    var nights: ClosedRange<Day>
    /// Only nights that begin on these days of the week.
    var weekdays: Set<Weekday>
    /// What of them.
    var fields: CellFields
    /// Who did what.
    var cause: String

    /// Whether it concerns that night.
    func covers(_ night: Day) -> Bool { nights.contains(night) && weekdays.contains(night.weekday) }
}

extension HouseChange {
    /// The lane in which the change travels.
    var lane: Lane {
        switch target {
        case .roomType: .availability
        case .ratePlan: .restrictions
        }
    }

    var code: String {
        switch target {
        case .roomType(let code), .ratePlan(let code): code
        }
    }
}
