import ChannelSync
import ChannexWire
import HotelCore
import HotelValues
import PMS

/// One field of one night of a target.
struct CellKey: Hashable, Sendable, CustomStringConvertible {
    var target: String
    var night: Day
    /// A single one.
    var field: Int

    var description: String { "\(target) \(night) field \(field)" }
}

extension Set<CellKey> {
    /// The cells of a row of the PMS's log.
    init(_ change: CalendarChange) {
        let target =
            switch change.target {
            case .roomType(let id): id.rawValue
            case .ratePlan(let id): id.rawValue
            }
        self.init(target, change.nights, change.weekdays, CellFields(rawValue: change.fields.rawValue))
    }

    init(_ target: String, _ nights: ClosedRange<Day>, _ weekdays: Set<Weekday>, _ fields: CellFields) {
        self.init()
        let bits = (0..<8).map { 1 << $0 }.filter { fields.rawValue & $0 != 0 }
        for night in nights where weekdays.contains(night.weekday) {
            for bit in bits { insert(CellKey(target: target, night: night, field: bit)) }
        }
    }

    /// The cells that a message says.
    init(_ message: OutboundMessage, _ mapping: Mapping) {
        self.init()
        switch message {
        case .availability(let values):
            let codes = Dictionary(uniqueKeysWithValues: mapping.roomTypes.map { ($0.value, $0.key) })
            for value in values {
                let code = codes[value.roomType] ?? "?"
                formUnion(Set(code, value.nights, Set<Weekday>(Weekday.allCases), .availability))
            }
        case .restrictions(let values):
            let codes = Dictionary(uniqueKeysWithValues: mapping.ratePlans.map { ($0.value.id, $0.key) })
            for value in values {
                let code = codes[value.ratePlan] ?? "?"
                formUnion(Set(code, value.nights, value.days ?? Set<Weekday>(Weekday.allCases), value.fieldsNamed))
            }
        }
    }
}

extension RestrictionValue {
    /// The fields that it names.
    var fieldsNamed: CellFields {
        var fields: CellFields = []
        if rate != nil || !rates.isEmpty { fields.insert(.rate) }
        if minStayArrival != nil { fields.insert(.minStayArrival) }
        if minStayThrough != nil { fields.insert(.minStayThrough) }
        if maxStay != nil { fields.insert(.maxStay) }
        if closedToArrival != nil { fields.insert(.closedToArrival) }
        if closedToDeparture != nil { fields.insert(.closedToDeparture) }
        if stopSell != nil { fields.insert(.stopSell) }
        return fields
    }
}

extension OutboundMessage {
    /// The first night of each of its values.
    var firstNights: [Day] {
        switch self {
        case .availability(let values): values.map(\.nights.lowerBound)
        case .restrictions(let values): values.map(\.nights.lowerBound)
        }
    }

    /// The body that it is sent as.
    var body: [UInt8] {
        switch self {
        case .availability(let values): ARIBody.encode(values)
        case .restrictions(let values): ARIBody.encode(values)
        }
    }
}
