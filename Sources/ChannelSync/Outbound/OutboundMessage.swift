import ChannexClient
package import ChannexWire
import HotelValues

/// One message to Channex.
package enum OutboundMessage: Hashable, Sendable {
    case availability([AvailabilityValue])
    case restrictions([RestrictionValue])

    /// How many values it has.
    package var count: Int {
        switch self {
        case .availability(let values): values.count
        case .restrictions(let values): values.count
        }
    }

    /// Sends it.
    func push(to channex: any ChannexAPI) async throws(ChannexFailure) -> ARIReceipt {
        switch self {
        case .availability(let values): try await channex.pushAvailability(values)
        case .restrictions(let values): try await channex.pushRestrictions(values)
        }
    }

    /// Its values, each as the cells that it says; values of targets that nobody knows are left out.
    func parts(in mapping: Mapping) -> [OutboundPart] {
        switch self {
        case .availability(let values):
            values.compactMap { value in
                mapping.code(of: value.roomType).map { code in
                    OutboundPart(
                        target: value.roomType.rawValue,
                        block: CellBlock(target: code, nights: value.nights, fields: .availability)
                    )
                }
            }
        case .restrictions(let values):
            values.compactMap { value in
                mapping.code(of: value.ratePlan).map { code in
                    OutboundPart(
                        target: value.ratePlan.rawValue,
                        block: CellBlock(
                            target: code,
                            nights: value.nights,
                            weekdays: value.days ?? Set(Weekday.allCases),
                            fields: value.fields
                        )
                    )
                }
            }
        }
    }
}

/// One value of a message.
struct OutboundPart: Hashable, Sendable {
    /// Channex's id of its target.
    var target: String
    /// The cells that it says.
    var block: CellBlock
}

extension RestrictionValue {
    /// The fields that it says.
    fileprivate var fields: CellFields {
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
