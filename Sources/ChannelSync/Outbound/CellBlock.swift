public import HotelValues

/// Cells of one target: some nights, on some days of the week, in some fields.
public struct CellBlock: Hashable, Sendable {
    /// Room type or rate plan, by the PMS's code.
    public var target: String
    /// First and last night.
    public var nights: ClosedRange<Day>
    /// Only nights that begin on these days of the week.
    public var weekdays: Set<Weekday>
    /// What of them.
    public var fields: CellFields

    /// Cells of these.
    public init(
        target: String,
        nights: ClosedRange<Day>,
        weekdays: Set<Weekday> = Set(Weekday.allCases),
        fields: CellFields
    ) {
        self.target = target
        self.nights = nights
        self.weekdays = weekdays
        self.fields = fields
    }

    /// The same cells, first and last night being two of them; nil when there are none.
    package var trimmed: CellBlock? {
        guard !fields.isEmpty else { return nil }
        // Seven nights have every day of the week.
        let first = nights.prefix(7).first { weekdays.contains($0.weekday) }
        let last = nights.suffix(7).last { weekdays.contains($0.weekday) }
        guard let first, let last else { return nil }
        var block = self
        block.nights = first...last
        return block
    }

    /// The cells on those nights; nil when there are none.
    package func clamped(to range: ClosedRange<Day>) -> CellBlock? {
        guard nights.overlaps(range) else { return nil }
        var block = self
        block.nights = nights.clamped(to: range)
        return block.trimmed
    }

    /// Whether some cell belongs to both.
    package func overlaps(_ other: CellBlock) -> Bool {
        guard target == other.target, !fields.isDisjoint(with: other.fields) else { return false }
        var both = self
        both.weekdays.formIntersection(other.weekdays)
        return both.clamped(to: other.nights) != nil
    }

    /// The cells that do not belong to the other block, as blocks that have none in common.
    package func subtracting(_ other: CellBlock) -> [CellBlock] {
        guard overlaps(other) else { return [self] }
        var rest: [CellBlock] = []
        func keep(_ change: (inout CellBlock) -> Void) {
            var part = self
            change(&part)
            if let part = part.trimmed { rest.append(part) }
        }
        if nights.lowerBound < other.nights.lowerBound {
            keep { $0.nights = nights.lowerBound...other.nights.lowerBound.advanced(by: -1) }
        }
        let common = nights.clamped(to: other.nights)
        keep { part in
            part.nights = common
            part.weekdays.subtract(other.weekdays)
        }
        keep { part in
            part.nights = common
            part.weekdays.formIntersection(other.weekdays)
            part.fields.subtract(other.fields)
        }
        if nights.upperBound > other.nights.upperBound {
            keep { $0.nights = other.nights.upperBound.advanced(by: 1)...nights.upperBound }
        }
        return rest
    }

    /// The cells that belong to none of the others.
    package func subtracting(_ others: [CellBlock]) -> [CellBlock] {
        others.reduce([self]) { rest, other in rest.flatMap { $0.subtracting(other) } }
    }
}

extension DirtyCells {
    /// The cells themselves.
    package var block: CellBlock { CellBlock(target: target, nights: nights, weekdays: weekdays, fields: fields) }
}
