import HotelCore
import HotelValues
import PMS
import PMSWire

extension ChangeAnswer {
    /// The row as it stands in the log.
    init(_ change: CalendarChange) {
        let (kind, target): (TargetWord, String) =
            switch change.target {
            case .roomType(let id): (.roomType, id.rawValue)
            case .ratePlan(let id): (.ratePlan, id.rawValue)
            }
        self.init(
            sequence: change.sequence,
            kind: kind,
            target: target,
            from: change.nights.lowerBound,
            to: change.nights.upperBound,
            weekdays: WeekdayWord.words(of: change.weekdays),
            fields: FieldWord.words(of: change.fields),
            author: change.author,
            cause: change.cause,
            madeAt: InstantText(change.madeAt)
        )
    }
}
