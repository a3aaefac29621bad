package import HotelValues

/// Cells of one lane: fields by target and night.
package struct CellSet: Hashable, Sendable {
    private(set) var fields: [String: [Day: CellFields]] = [:]

    /// No cells.
    package init() {}

    /// The cells of these rows that lie within the window.
    package init(_ rows: some Sequence<DirtyCells>, within window: ClosedRange<Day>) {
        for row in rows where row.nights.overlaps(window) {
            for night in row.nights.clamped(to: window) where row.covers(night) {
                insert(row.fields, of: row.target, on: night)
            }
        }
    }

    /// Whether it has none.
    package var isEmpty: Bool { fields.isEmpty }

    /// How many fields of nights it has.
    package var count: Int {
        fields.values.reduce(0) { $0 + $1.values.reduce(0) { $0 + $1.rawValue.nonzeroBitCount } }
    }

    /// All its nights.
    package var nights: Set<Day> { fields.values.reduce(into: []) { $0.formUnion($1.keys) } }

    /// Whether it has all these fields of that night.
    package func contains(_ wanted: CellFields, of target: String, on night: Day) -> Bool {
        fields[target]?[night]?.isSuperset(of: wanted) ?? false
    }

    /// Whether it has some of the cells of that row.
    func overlaps(_ row: DirtyCells) -> Bool {
        fields[row.target]?.contains { row.covers($0.key) && !$0.value.isDisjoint(with: row.fields) } ?? false
    }

    /// Adds fields of a night.
    package mutating func insert(_ more: CellFields, of target: String, on night: Day) {
        guard !more.isEmpty else { return }
        fields[target, default: [:]][night, default: []].formUnion(more)
    }

    /// Adds the cells of the other set.
    package mutating func formUnion(_ other: CellSet) {
        fields.merge(other.fields) { $0.merging($1) { $0.union($1) } }
    }

    /// The cells that are not in the other set.
    package func subtracting(_ other: CellSet) -> CellSet {
        var rest = CellSet()
        for (target, nights) in fields {
            for (night, some) in nights {
                rest.insert(some.subtracting(other.fields[target]?[night] ?? []), of: target, on: night)
            }
        }
        return rest
    }

    /// The cells as runs of nights with the same fields, in order.
    package var runs: [Run] {
        fields.sorted { $0.key < $1.key }.flatMap { target, nights in
            nights.sorted { $0.key < $1.key }.reduce(into: [Run]()) { runs, cell in
                if let last = runs.last, last.fields == cell.value, last.nights.upperBound.distance(to: cell.key) == 1 {
                    runs[runs.count - 1].nights = last.nights.lowerBound...cell.key
                } else {
                    runs.append(Run(target: target, nights: cell.key...cell.key, fields: cell.value))
                }
            }
        }
    }

    /// Nights of a target in a row that have the same fields.
    package struct Run: Hashable, Sendable {
        /// Room type or rate plan, by the PMS's code.
        package var target: String
        /// First and last night.
        package var nights: ClosedRange<Day>
        /// What of them.
        package var fields: CellFields
    }
}

extension CellSet.Run {
    /// The run as a row with that id.
    func cells(id: String, cause: String) -> DirtyCells {
        DirtyCells(id: id, target: target, nights: nights, fields: fields, cause: cause)
    }

    /// The run as a change, for which the values are to be sent again.
    func change(in lane: Lane, cause: String) -> HouseChange {
        let target: HouseChange.Target =
            switch lane {
            case .availability: .roomType(target)
            case .restrictions: .ratePlan(target)
            }
        return HouseChange(target: target, nights: nights, fields: fields, cause: cause)
    }
}
