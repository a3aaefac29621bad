package import HotelValues

extension CellBlock {
    /// Everything but the nights: cells that share it are told as one.
    private struct Kind: Hashable {
        var target: String
        var weekdays: Int
        var fields: Int
    }

    /// What a message about these dirty cells speaks of: within the window, and neighbours told as one.
    ///
    /// Two hundred edits of single nights are one row of the ledger this way. Ordered by target and night.
    package static func told(of dirty: [DirtyCells], within window: ClosedRange<Day>) -> [CellBlock] {
        let inside = dirty.filter { $0.nights.overlaps(window) }
        let kinds = Dictionary(grouping: inside) {
            Kind(target: $0.target, weekdays: $0.weekdays.mask, fields: $0.fields.rawValue)
        }
        let cells = kinds.flatMap { kind, rows in
            united(rows.map { $0.nights.clamped(to: window) }).map { nights in
                CellBlock(
                    target: kind.target,
                    nights: nights,
                    weekdays: Set(mask: kind.weekdays),
                    fields: CellFields(rawValue: kind.fields)
                )
            }
        }
        return cells.sorted { $0.order.lexicographicallyPrecedes($1.order) }
    }

    /// The ranges that cover the same nights and neither overlap nor touch.
    private static func united(_ ranges: [ClosedRange<Day>]) -> [ClosedRange<Day>] {
        ranges.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { united, range in
            guard let last = united.last, range.lowerBound <= last.upperBound.advanced(by: 1) else {
                return united.append(range)
            }
            united[united.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
        }
    }

    private var order: [String] {
        [
            target, nights.lowerBound.description, nights.upperBound.description, "\(weekdays.mask)",
            "\(fields.rawValue)",
        ]
    }
}
