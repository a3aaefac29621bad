package import HotelValues

/// What was refused as a whole, cut in two: so that one bad value does not hold up the others, it is looked for by
/// sending one half after the other.
package enum Halving {
    /// A part of a row that waits.
    package struct Piece: Hashable, Sendable {
        /// The row.
        package var row: String
        /// The part.
        package var block: CellBlock
    }

    /// The two halves; nil for a single cell, whose fault it must be.
    ///
    /// Targets that the refusal names are parted from the others; else by targets, then by nights, then by fields. What
    /// lies outside the window is left out.
    package static func halves(
        of cells: [DirtyCells],
        within window: ClosedRange<Day>,
        suspects: Set<String>
    ) -> [[Piece]]? {
        let pieces = cells.compactMap { cell in
            cell.block.clamped(to: window).map { Piece(row: cell.id, block: $0) }
        }
        let targets = Set(pieces.map(\.block.target)).sorted()
        if targets.count > 1 {
            let named = suspects.intersection(targets)
            let first = named.isEmpty || named.count == targets.count ? Set(targets.prefix(targets.count / 2)) : named
            return [
                pieces.filter { first.contains($0.block.target) }, pieces.filter { !first.contains($0.block.target) },
            ]
        }
        return halvesByNight(of: pieces) ?? halvesByField(of: pieces)
    }

    private static func halvesByNight(of pieces: [Piece]) -> [[Piece]]? {
        guard let first = pieces.map(\.block.nights.lowerBound).min(),
            let last = pieces.map(\.block.nights.upperBound).max(), first < last
        else { return nil }
        let middle = first.advanced(by: (first.distance(to: last) + 1) / 2)
        let ranges = [first...middle.advanced(by: -1), middle...last]
        return ranges.map { range in
            pieces.compactMap { piece in
                piece.block.clamped(to: range).map { Piece(row: piece.row, block: $0) }
            }
        }
    }

    private static func halvesByField(of pieces: [Piece]) -> [[Piece]]? {
        let fields = pieces.reduce(into: CellFields()) { $0.formUnion($1.block.fields) }.members
        guard fields.count > 1 else { return nil }
        let first = fields.prefix(fields.count / 2).reduce(into: CellFields()) { $0.formUnion($1) }
        return [first, CellFields.all.subtracting(first)].map { half in
            pieces.compactMap { piece in
                var piece = piece
                piece.block.fields.formIntersection(half)
                return piece.block.fields.isEmpty ? nil : piece
            }
        }
    }
}

extension CellFields {
    fileprivate static let all: CellFields = [.availability, .ofRatePlan]

    /// The fields, one by one.
    fileprivate var members: [CellFields] {
        (0..<8).map { CellFields(rawValue: 1 << $0) }.filter { isSuperset(of: $0) }
    }
}
