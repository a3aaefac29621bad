import ChannelSync
import HotelValues

/// Which cells of a calendar differ from what was seen of it before.
enum CalendarDifference {
    /// The changes that make the old nights the new ones; a night never seen before has changed altogether.
    static func changes(from old: [Day: NightView], to new: [Day: NightView], cause: String) -> [HouseChange] {
        let nights = new.keys.sorted()
        let codes = Set(new.values.flatMap(\.rooms.keys)).union(
            nights.flatMap { old[$0]?.rooms.keys.map(\.self) ?? [] }
        )
        return codes.sorted().flatMap { code in
            runs(of: nights.map { ($0, rooms(code, old[$0], new[$0])) }).map { nights, fields in
                HouseChange(target: .roomType(code), nights: nights, fields: fields, cause: cause)
            }
                + runs(of: nights.map { ($0, terms(code, old[$0], new[$0])) }).map { nights, fields in
                    HouseChange(target: .ratePlan(code), nights: nights, fields: fields, cause: cause)
                }
        }
    }

    private static func rooms(_ code: String, _ old: NightView?, _ new: NightView?) -> CellFields {
        guard let old else { return .availability }
        return old.rooms[code] == new?.rooms[code] ? [] : .availability
    }

    private static func terms(_ code: String, _ old: NightView?, _ new: NightView?) -> CellFields {
        guard let old = old?.terms[code], let new = new?.terms[code] else { return .ofRatePlan }
        var fields: CellFields = []
        if old.rates != new.rates { fields.insert(.rate) }
        if old.minStayArrival != new.minStayArrival { fields.insert(.minStayArrival) }
        if old.minStayThrough != new.minStayThrough { fields.insert(.minStayThrough) }
        if old.maxStay != new.maxStay { fields.insert(.maxStay) }
        if old.closedToArrival != new.closedToArrival { fields.insert(.closedToArrival) }
        if old.closedToDeparture != new.closedToDeparture { fields.insert(.closedToDeparture) }
        if old.stopSell != new.stopSell { fields.insert(.stopSell) }
        return fields
    }

    /// Nights in order with the same fields, joined.
    private static func runs(of cells: [(night: Day, fields: CellFields)]) -> [(ClosedRange<Day>, CellFields)] {
        var runs: [(nights: ClosedRange<Day>, fields: CellFields)] = []
        for (night, fields) in cells where !fields.isEmpty {
            if let last = runs.last, last.fields == fields, last.nights.upperBound.advanced(by: 1) == night {
                runs[runs.count - 1].nights = last.nights.lowerBound...night
            } else {
                runs.append((night...night, fields))
            }
        }
        return runs
    }
}
