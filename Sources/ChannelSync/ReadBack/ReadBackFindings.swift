package import HotelValues

/// What a reading says about the cells that were awaited, and what follows from it: a value, decided without I/O.
///
/// A cell that differs once is doubted, and read again soon: Channex may be slow, a change may be on its way from the
/// PMS. One that still differs has drifted.
package struct ReadBackFindings: Sendable {
    /// How long a cell is doubted before it is read again: longer than Channex has been seen to lag (contract §3.4).
    package static let doubt: Duration = .seconds(20)
    /// From one reading of an unclear call's cells to the next.
    package static let repeatAfter: Duration = .seconds(60)

    /// A difference that was seen twice.
    package struct Drift: Hashable, Sendable {
        /// What differs.
        package var difference: CellDifference
        /// Why the cell was read.
        package var reason: ReadBackReason
    }

    /// What was read, row by row.
    package let rows: [AwaitedCells]
    /// What came of comparing.
    package let result: CalendarComparison.Result
    /// Differences that are certain.
    package private(set) var drifts: [Drift] = []
    /// What is to be read again, without ids yet, and since when it has been doubted.
    package private(set) var again: [Again] = []
    /// Whether the feed should be read: Channex sells less than the PMS has, and a booking may be the reason.
    package private(set) var asksForFeed = false

    /// Cells to be read again.
    package struct Again: Hashable, Sendable {
        /// Which ones.
        package var run: CellSet.Run
        /// Why they are read, and by which call they were sent.
        package var reason: ReadBackReason
        /// See `AwaitedCells`.
        package var call: String?
        /// See `DirtyCells`.
        package var madeAt: Timestamp?
        /// When.
        package var due: Timestamp
        /// Since when they have been doubted; nil for those that were found right.
        package var doubtedAt: Timestamp?
        /// See `AwaitedCells`.
        package var repetitions: Int
    }

    /// What follows from that result.
    ///
    /// `feedReadAt` is when all bookings that Channex had were last known to be in the PMS; nil while some are not.
    package init(
        _ rows: [AwaitedCells],
        _ result: CalendarComparison.Result,
        feedReadAt: Timestamp?,
        window: ClosedRange<Day>,
        at now: Timestamp
    ) {
        self.rows = rows
        self.result = result
        var doubts: [Doubt: CellSet] = [:]
        for difference in result.differences {
            guard let row = row(of: difference) else { continue }
            guard let doubtedAt = row.doubtedAt else {
                add(difference, of: row, since: now, to: &doubts)
                asksForFeed = asksForFeed || difference.isShortage
                continue
            }
            // Room for a booking that is still on its way to the PMS must not be given away again.
            let mayBeBooking = difference.isShortage && difference.excuse == nil
            if mayBeBooking, feedReadAt.map({ $0 < doubtedAt }) ?? true {
                add(difference, of: row, since: doubtedAt, to: &doubts)
                asksForFeed = true
            } else {
                drifts.append(Drift(difference: difference, reason: row.reason))
            }
        }
        again = doubts.flatMap { doubt, cells in
            cells.runs.map { run in
                let due = now + ReadBackFindings.doubt
                return Again(
                    run: run,
                    reason: doubt.reason,
                    call: doubt.call,
                    madeAt: doubt.madeAt,
                    due: due,
                    doubtedAt: doubt.since,
                    repetitions: 0
                )
            }
        }
        again += rows.filter { $0.repetitions > 0 }.flatMap { row in
            CellSet([row.cells], within: window).runs.map { run in
                Again(
                    run: run,
                    reason: row.reason,
                    call: row.call,
                    due: now + ReadBackFindings.repeatAfter,
                    doubtedAt: nil,
                    repetitions: row.repetitions - 1
                )
            }
        }
    }

    private struct Doubt: Hashable {
        var reason: ReadBackReason
        var call: String?
        var madeAt: Timestamp?
        var since: Timestamp
    }

    private func add(
        _ difference: CellDifference,
        of row: AwaitedCells,
        since: Timestamp,
        to doubts: inout [Doubt: CellSet]
    ) {
        let doubt = Doubt(reason: row.reason, call: row.call, madeAt: row.cells.madeAt, since: since)
        doubts[doubt, default: CellSet()].insert(difference.field, of: difference.target, on: difference.night)
    }

    /// When the changes were made whose cells Channex shows now, all of them, after a call that was accepted.
    var arrivals: [Timestamp] {
        rows.compactMap { row in
            guard row.reason == .accepted, let madeAt = row.cells.madeAt else { return nil }
            let differs = result.differences.contains { row.covers($0) }
            return !differs && result.matching.overlaps(row.cells) ? madeAt : nil
        }
    }

    /// The row that the cell was read for: of several the one that has doubted it, else the first.
    private func row(of difference: CellDifference) -> AwaitedCells? {
        let covering = rows.filter { $0.covers(difference) }
        return covering.first { $0.doubtedAt != nil } ?? covering.first
    }
}

extension AwaitedCells {
    fileprivate func covers(_ difference: CellDifference) -> Bool {
        cells.target == difference.target && cells.covers(difference.night)
            && cells.fields.isSuperset(of: difference.field)
    }
}
