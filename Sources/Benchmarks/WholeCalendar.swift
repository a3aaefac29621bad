import ChannelSync
import ChannexClient
import ChannexWire
import HotelValues

/// Everything that a hotel has to say, in two ways.
struct WholeCalendar {
    let mapping: Mapping
    let calendar: HouseCalendar

    /// Messages as the link composes them, when all of it is dirty.
    func messages() -> [SyncMessage] {
        let composer = ARIComposer(mapping: mapping, window: calendar.nights)
        return Lane.allCases.flatMap { lane in
            let targets = lane == .availability ? Array(mapping.roomTypes.keys) : Array(mapping.ratePlans.keys)
            let fields: CellFields = lane == .availability ? .availability : .ofRatePlan
            let dirty = targets.map { target in
                DirtyCells(id: target, target: target, nights: calendar.nights, fields: fields, cause: "benchmark")
            }
            return composer.messages(of: dirty, in: lane, calendar).map { SyncMessage(values: $0.values) }
        }
    }

    /// In how many values it could be said at the very least, if each may say all that the lane has of its nights: one
    /// for each content of each room type or plan.
    func fewestValues(in lane: Lane) -> Int {
        switch lane {
        case .availability: mapping.roomTypes.keys.reduce(0) { $0 + Set(calendar.availability[$1] ?? []).count }
        case .restrictions: mapping.ratePlans.keys.reduce(0) { $0 + Set(calendar.terms[$1] ?? []).count }
        }
    }

    /// The same cells in a value for each night.
    func dayByDay() -> [SyncMessage] {
        let rooms = mapping.roomTypes.sorted { $0.key < $1.key }.flatMap { code, roomType in
            calendar.nights.compactMap { night in
                calendar.rooms(of: code, on: night).map { left in
                    AvailabilityValue(
                        property: mapping.property,
                        roomType: roomType,
                        nights: night...night,
                        availability: left
                    )
                }
            }
        }
        let terms = mapping.ratePlans.sorted { $0.key < $1.key }.flatMap { code, plan in
            calendar.nights.compactMap { night in
                calendar.terms(of: code, on: night).map { value(of: $0, plan, night) }
            }
        }
        return [SyncMessage(values: .availability(rooms)), SyncMessage(values: .restrictions(terms))]
    }

    private func value(of terms: NightTerms, _ plan: Mapping.Plan, _ night: Day) -> RestrictionValue {
        var value = RestrictionValue(property: mapping.property, ratePlan: plan.id, nights: night...night)
        value.rate = terms.rates.values.first
        value.minStayArrival = terms.minStayArrival
        value.minStayThrough = terms.minStayThrough
        value.maxStay = terms.maxStay
        value.closedToArrival = terms.closedToArrival
        value.closedToDeparture = terms.closedToDeparture
        value.stopSell = terms.stopSell
        return value
    }
}

/// A message of a full sync.
struct SyncMessage {
    let values: ARIMessage.Values

    var count: Int {
        switch values {
        case .availability(let values): values.count
        case .restrictions(let values): values.count
        }
    }

    var body: [UInt8] {
        switch values {
        case .availability(let values): ARIBody.encode(values)
        case .restrictions(let values): ARIBody.encode(values)
        }
    }

    /// Sends it; throws where a value was refused.
    func send(to channex: ChannexClient) async throws {
        let receipt =
            switch values {
            case .availability(let values): try await channex.pushAvailability(values)
            case .restrictions(let values): try await channex.pushRestrictions(values)
            }
        guard receipt.warnings.isEmpty else { throw Peer.Failure(description: "\(receipt.warnings)") }
    }
}
