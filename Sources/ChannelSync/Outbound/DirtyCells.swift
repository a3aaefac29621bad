package import HotelValues

/// The two kinds of message to Channex; each has its own budget and never waits for the other (contract §4.1).
public enum Lane: String, Hashable, Sendable, CaseIterable {
    /// Rooms left, by room type.
    case availability
    /// Rates and restrictions, by rate plan.
    case restrictions
}

/// Cells whose present value Channex may not have: a row that waits to be sent.
package struct DirtyCells: Hashable, Sendable {
    /// Its row.
    package var id: String
    /// Room type or rate plan, by the PMS's code.
    package var target: String
    /// First and last night.
    package var nights: ClosedRange<Day>
    /// Only nights that begin on these days of the week.
    package var weekdays: Set<Weekday>
    /// What of them.
    package var fields: CellFields
    /// Who did what.
    package var cause: String
    /// When it was committed in the PMS; nil for what no commit there made dirty.
    package var madeAt: Timestamp?

    /// A row of these.
    package init(
        id: String,
        target: String,
        nights: ClosedRange<Day>,
        weekdays: Set<Weekday> = Set(Weekday.allCases),
        fields: CellFields,
        cause: String,
        madeAt: Timestamp? = nil
    ) {
        self.id = id
        self.target = target
        self.nights = nights
        self.weekdays = weekdays
        self.fields = fields
        self.cause = cause
        self.madeAt = madeAt
    }

    /// Whether it concerns that night.
    func covers(_ night: Day) -> Bool { nights.contains(night) && weekdays.contains(night.weekday) }

    /// A part of them, in a row of its own.
    func only(_ block: CellBlock, id: String) -> DirtyCells {
        var part = self
        (part.id, part.nights, part.weekdays, part.fields) = (id, block.nights, block.weekdays, block.fields)
        return part
    }
}

extension HouseChange {
    /// The lane in which the change travels.
    var lane: Lane {
        switch target {
        case .roomType: .availability
        case .ratePlan: .restrictions
        }
    }

    /// The code of its target.
    var code: String {
        switch target {
        case .roomType(let code), .ratePlan(let code): code
        }
    }
}
