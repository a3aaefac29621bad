package import ChannexWire
package import HotelValues

/// Whether Channex shows what the PMS has, cell by cell.
///
/// What is expected is what would be sent: a price nobody has set is not expected to be any.
package struct CalendarComparison: Sendable {
    /// What came of comparing some cells.
    package struct Result: Hashable, Sendable {
        /// Cells that are as they should be.
        package var matching = CellSet()
        /// Cells that are not.
        package var differences: [CellDifference] = []
        /// Cells that were not compared, as Channex need not have their present value yet.
        package var unsettled = CellSet()

        /// Nothing compared.
        package init() {}

        /// How many values were compared.
        package var count: Int { matching.count + differences.count }
    }

    private let mapping: Mapping
    private let limits: ChannexLimits
    private let today: Day

    /// A comparison by that mapping, on that day, at a property with those limits.
    package init(mapping: Mapping, limits: ChannexLimits = ChannexLimits(), today: Day) {
        self.mapping = mapping
        self.limits = limits
        self.today = today
    }

    /// Compares rooms left; cells of which one of the two says nothing are in neither part of the result.
    package func compare(
        _ cells: CellSet,
        _ calendar: HouseCalendar,
        _ reading: AvailabilityReading
    ) -> Result {
        var result = Result()
        for (target, nights) in cells.fields {
            guard let roomType = mapping.roomTypes[target] else { continue }
            for night in nights.keys {
                guard let wanted = calendar.rooms(of: target, on: night).map({ max(0, $0) }),
                    let found = reading[roomType, night]
                else { continue }
                let isForced = found == 0 && limits.excusesNoRooms(on: night, today: today)
                let difference = CellDifference(
                    lane: .availability,
                    target: target,
                    night: night,
                    field: .availability,
                    wanted: "\(wanted)",
                    found: "\(found)",
                    excuse: isForced ? .maxDayAdvance : nil
                )
                result.note(wanted == found ? [] : [difference], .availability, of: target, on: night)
            }
        }
        return result.sorted()
    }

    /// Compares prices and restrictions; cells of which one of the two says nothing are in neither part of the result.
    package func compare(
        _ cells: CellSet,
        _ calendar: HouseCalendar,
        _ reading: RestrictionReading
    ) -> Result {
        var result = Result()
        for (target, nights) in cells.fields {
            guard let plan = mapping.ratePlans[target] else { continue }
            for (night, fields) in nights {
                guard let wanted = calendar.terms(of: target, on: night), let found = reading[plan.id, night] else {
                    continue
                }
                for field in fields.each where field != .availability {
                    guard
                        let differences = field == .rate
                            ? prices(wanted, plan, reading, of: target, on: night)
                            : rule(field, wanted, found, of: target, on: night)
                    else { continue }
                    result.note(differences, field, of: target, on: night)
                }
            }
        }
        return result.sorted()
    }

    /// The prices that differ; nil when Channex shows none for a number of adults.
    ///
    /// Each number of adults is read under the id of its option (contract §3.7).
    private func prices(
        _ terms: NightTerms,
        _ plan: Mapping.Plan,
        _ reading: RestrictionReading,
        of target: String,
        on night: Day
    ) -> [CellDifference]? {
        var differences: [CellDifference] = []
        for (occupancy, wanted) in plan.prices(of: terms).sorted(by: { $0.key < $1.key }) {
            guard let option = plan.options[occupancy], let amount = reading[option, night]?.rate else { return nil }
            let found = amount.roundedMoney(in: wanted.currency)
            guard found != wanted else { continue }
            differences.append(
                CellDifference(
                    lane: .restrictions,
                    target: target,
                    night: night,
                    field: .rate,
                    occupancy: plan.isPerPerson ? occupancy : nil,
                    wanted: wanted.decimalText,
                    found: found?.decimalText ?? amount.text,
                    excuse: found.flatMap { limits.excuse(for: wanted, shownAs: $0) }
                )
            )
        }
        return differences
    }

    /// The difference of one restriction; nil when Channex does not say how it is.
    private func rule(
        _ field: CellFields,
        _ wanted: NightTerms,
        _ found: RestrictionReading.Cell,
        of target: String,
        on night: Day
    ) -> [CellDifference]? {
        guard let texts = texts(of: field, wanted, found) else { return nil }
        guard texts.wanted != texts.found else { return [] }
        var difference = CellDifference(
            lane: .restrictions,
            target: target,
            night: night,
            field: field,
            wanted: texts.wanted,
            found: texts.found
        )
        if field == .stopSell, found.stopSell == true {
            // Without rooms Channex shows every plan as closed, and opens it again by itself (contract §3.4).
            if found.availability == 0 { return [] }
            if limits.excusesClosure(on: night, today: today) { difference.excuse = .cutOff }
        }
        return [difference]
    }

    private func texts(
        of field: CellFields,
        _ wanted: NightTerms,
        _ found: RestrictionReading.Cell
    ) -> (wanted: String, found: String)? {
        func pair<Value>(_ wanted: Value, _ found: Value?) -> (wanted: String, found: String)? {
            found.map { ("\(wanted)", "\($0)") }
        }
        return switch field {
        case .minStayArrival: pair(wanted.minStayArrival, found.minStayArrival)
        case .minStayThrough: pair(wanted.minStayThrough, found.minStayThrough)
        case .maxStay: pair(wanted.maxStay, found.maxStay)
        case .closedToArrival: pair(wanted.closedToArrival, found.closedToArrival)
        case .closedToDeparture: pair(wanted.closedToDeparture, found.closedToDeparture)
        case .stopSell: pair(wanted.stopSell, found.stopSell)
        default: nil
        }
    }
}

extension CalendarComparison.Result {
    fileprivate mutating func note(
        _ some: [CellDifference],
        _ field: CellFields,
        of target: String,
        on night: Day
    ) {
        if some.isEmpty { matching.insert(field, of: target, on: night) } else { differences += some }
    }

    fileprivate func sorted() -> Self {
        var result = self
        result.differences.sort {
            ($0.target, $0.night, $0.fieldName) < ($1.target, $1.night, $1.fieldName)
        }
        return result
    }
}
