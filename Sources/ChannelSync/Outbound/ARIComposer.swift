package import ChannexWire
package import HotelValues

/// The smallest message that says what the dirty cells are now.
package struct ARIComposer: Sendable {
    private let mapping: Mapping
    /// First and last night that Channex's calendar has; nights outside are not sent (contract §3.4).
    private let window: ClosedRange<Day>

    /// A composer for that mapping and window.
    package init(mapping: Mapping, window: ClosedRange<Day>) {
        self.mapping = mapping
        self.window = window
    }

    /// The nights that must be read from the PMS to say what these cells are; nil when all lie outside the window.
    package func nightsToRead(for dirty: [DirtyCells]) -> ClosedRange<Day>? {
        let inside = dirty.map(\.nights).filter { $0.overlaps(window) }.map { $0.clamped(to: window) }
        guard let first = inside.map(\.lowerBound).min(), let last = inside.map(\.upperBound).max() else { return nil }
        return first...last
    }

    /// Rooms left, in runs of equal nights.
    ///
    /// Room types that are mapped to nothing are left out.
    package func availability(of dirty: [DirtyCells], in calendar: HouseCalendar) -> [AvailabilityValue] {
        byTarget(dirty).flatMap { code, cells -> [AvailabilityValue] in
            guard let roomType = mapping.roomTypes[code] else { return [] }
            let rooms = fields(of: cells).keys.compactMap { night in
                calendar.rooms(of: code, on: night).map { (night, max(0, $0)) }
            }
            return NightRuns.plain(Dictionary(uniqueKeysWithValues: rooms)).map { run in
                AvailabilityValue(
                    property: mapping.property,
                    roomType: roomType,
                    nights: run.nights,
                    availability: run.content
                )
            }
        }
    }

    /// The dirty fields, and no others, in runs of equal nights, by the day of the week where that says it shorter.
    package func restrictions(of dirty: [DirtyCells], in calendar: HouseCalendar) -> [RestrictionValue] {
        byTarget(dirty).flatMap { code, cells -> [RestrictionValue] in
            guard let plan = mapping.ratePlans[code] else { return [] }
            let contents = fields(of: cells).compactMap { night, fields in
                calendar.terms(of: code, on: night).flatMap { CellContent($0, fields: fields, of: plan) }.map {
                    (night, $0)
                }
            }
            return NightRuns.weekly(Dictionary(uniqueKeysWithValues: contents)).map { run in
                run.content.value(
                    RestrictionValue(
                        property: mapping.property,
                        ratePlan: plan.id,
                        nights: run.nights,
                        days: run.weekdays
                    ),
                    isPerPerson: plan.isPerPerson
                )
            }
        }
    }

    /// Targets in the order of their codes, so that one state always makes the same message.
    private func byTarget(_ dirty: [DirtyCells]) -> [(String, [DirtyCells])] {
        Dictionary(grouping: dirty, by: \.target).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// The fields that are dirty on each night within the window.
    private func fields(of cells: [DirtyCells]) -> [Day: CellFields] {
        var fields: [Day: CellFields] = [:]
        for cell in cells where cell.nights.overlaps(window) {
            for night in cell.nights.clamped(to: window) where cell.covers(night) {
                fields[night, default: []].formUnion(cell.fields)
            }
        }
        return fields
    }
}

/// What is to be said about one night of a plan.
struct CellContent: Hashable, Sendable {
    private var rates: [Int: Money]?
    private var minStayArrival: Int?
    private var minStayThrough: Int?
    private var maxStay: Int?
    private var closedToArrival: Bool?
    private var closedToDeparture: Bool?
    private var stopSell: Bool?

    /// The terms, so far as those fields go; nil when that leaves nothing, as for a price nobody has set.
    init?(_ terms: NightTerms, fields: CellFields, of plan: Mapping.Plan) {
        let prices = plan.prices(of: terms)
        let fields = fields.intersection(.ofRatePlan)
        guard !fields.subtracting(prices.isEmpty ? .rate : []).isEmpty else { return nil }
        if fields.contains(.rate), !prices.isEmpty { rates = prices }
        if fields.contains(.minStayArrival) { minStayArrival = terms.minStayArrival }
        if fields.contains(.minStayThrough) { minStayThrough = terms.minStayThrough }
        if fields.contains(.maxStay) { maxStay = terms.maxStay }
        if fields.contains(.closedToArrival) { closedToArrival = terms.closedToArrival }
        if fields.contains(.closedToDeparture) { closedToDeparture = terms.closedToDeparture }
        if fields.contains(.stopSell) { stopSell = terms.stopSell }
    }

    func value(_ empty: RestrictionValue, isPerPerson: Bool) -> RestrictionValue {
        var value = empty
        if isPerPerson { value.rates = rates ?? [:] } else { value.rate = rates?.values.first }
        value.minStayArrival = minStayArrival
        value.minStayThrough = minStayThrough
        value.maxStay = maxStay
        value.closedToArrival = closedToArrival
        value.closedToDeparture = closedToDeparture
        value.stopSell = stopSell
        return value
    }
}

extension Mapping.Plan {
    /// Whether its price depends on how many come.
    var isPerPerson: Bool { options.count > 1 }

    /// The prices of what is sold at Channex, and of nothing else: it would refuse them.
    ///
    /// A plan of one price is never published too cheap: where the PMS has none for its number of adults, its dearest is
    /// meant.
    func prices(of terms: NightTerms) -> [Int: Money] {
        let sold = terms.rates.filter { options[$0.key] != nil }
        guard !isPerPerson, sold.isEmpty, let occupancy = options.keys.first else { return sold }
        let dearest = terms.rates.values.max { $0.minorUnits < $1.minorUnits }
        return dearest.map { [occupancy: $0] } ?? [:]
    }
}
