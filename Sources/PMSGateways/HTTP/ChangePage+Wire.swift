import ChannelSync
import HotelValues
import PMSWire

extension ChangePage {
    /// A piece of the PMS's change log in the link's words.
    init(_ answer: ChangesAnswer) {
        self.init(changes: answer.changes.map(HouseChange.init), next: answer.last)
    }
}

extension HouseChange {
    init(_ change: ChangeAnswer) {
        let target: HouseChange.Target =
            switch change.kind {
            case .roomType: .roomType(change.target)
            case .ratePlan: .ratePlan(change.target)
            }
        self.init(
            target: target,
            nights: change.from...max(change.from, change.to),
            weekdays: Set(change.weekdays.map(\.weekday)),
            fields: CellFields(change.fields.map(CellFields.init)),
            cause: "\(change.author) \(change.cause)",
            madeAt: change.madeAt.timestamp
        )
    }
}

extension CellFields {
    fileprivate init(_ word: FieldWord) {
        self =
            switch word {
            case .availability: .availability
            case .rate: .rate
            case .minStayArrival: .minStayArrival
            case .minStayThrough: .minStayThrough
            case .maxStay: .maxStay
            case .closedToArrival: .closedToArrival
            case .closedToDeparture: .closedToDeparture
            case .stopSell: .stopSell
            }
    }
}
