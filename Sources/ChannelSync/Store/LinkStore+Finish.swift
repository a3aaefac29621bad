import Database
import HotelValues

/// What becomes of the cells of a call.
package enum CellFate: Hashable, Sendable {
    /// Channex has what was said, but for what it refused; the last blocks are to be said again.
    case sent([CellBlock], refused: [Refusal], again: [CellBlock])
    /// They are sent again.
    case waits
    /// Both halves are sent, one after the other.
    case halved([[Halving.Piece]])
}

/// A call that has ended.
package struct EndedCall: Sendable {
    /// Its row in the ledger.
    package var entry: LedgerEntry
    /// The right by which it was made.
    package var claim: Claim
    /// How it ended.
    package var ending: CallEnding
    /// What becomes of its cells.
    package var fate: CellFate
    /// Whether what waited was too large for one message, so that a rest of it waits.
    package var leavesRest: Bool

    /// A call that has ended so.
    package init(
        entry: LedgerEntry,
        claim: Claim,
        ending: CallEnding,
        fate: CellFate,
        leavesRest: Bool = false
    ) {
        self.leavesRest = leavesRest
        self.entry = entry
        self.claim = claim
        self.ending = ending
        self.fate = fate
    }
}

extension LinkStore {
    /// Writes down how a call ended, and what became of the cells it carried, in one transaction.
    package func finish(_ call: EndedCall, makeID: @escaping @Sendable () -> String) async throws -> Aftermath {
        let end = FinishedCall(call: call, property: property, makeID: makeID)
        return try await database.write { try end.write(in: $0) }
    }
}

/// A call's end at work: one transaction.
private struct FinishedCall: Sendable {
    let call: EndedCall
    let property: String
    let makeID: @Sendable () -> String

    private var claim: Claim { call.claim }
    private var now: Timestamp { call.entry.endedAt }

    func write(in transaction: Transaction) throws -> Aftermath {
        try call.entry.save(for: property, in: transaction)
        transaction.notify(LinkStore.Topic.call.name(of: property))
        let old = try LaneGate(of: claim.lane, for: property, in: transaction)
        var gate = old
        var generator = SplitMix64(of: claim.id)
        let isHeld = gate.end(claim.id, call.ending, at: now, using: &generator)
        try gate.save(over: old, of: claim.lane, for: property, in: transaction)
        if isHeld { try settleCells(transaction) } else { try sayAgain(transaction) }
        try awaitReading(isHeld: isHeld, transaction)
        return Aftermath(
            hasBatches: try hasBatches(transaction) || call.leavesRest,
            closedUntil: [gate.pause?.until, gate.suspension?.nextProbe].compactMap(\.self).max(),
            isReopened: old.suspension != nil && gate.suspension == nil,
            newSuspension: old.suspension == nil ? gate.suspension?.reason : nil
        )
    }

    private func settleCells(_ transaction: Transaction) throws {
        switch call.fate {
        case .waits: return
        case .sent(let blocks, let refused, let again):
            try replaceRefusals(of: blocks, by: refused, transaction)
            for block in again { try insert(block, transaction) }
        case .halved(let halves):
            let last: Int? = try transaction.row(
                "SELECT max(batch) AS last FROM linkDirty WHERE property = $1 AND lane = $2",
                property,
                claim.lane.rawValue
            )?.get("last")
            for (offset, half) in halves.enumerated() {
                for piece in half { try piece.insert(makeID(), (last ?? 0) + 1 + offset, property, transaction) }
            }
        }
        if call.ending == .accepted { try noteArrivals(transaction) }
        for cells in claim.cells { try cells.delete(for: property, in: transaction) }
    }

    /// Counts how long the changes took that Channex has; one that it refused whole has not arrived.
    private func noteArrivals(_ transaction: Transaction) throws {
        var refused: [CellBlock] = []
        if case .sent(_, let refusals, _) = call.fate { refused = refusals.map(\.block) }
        for cells in claim.cells where refused.isEmpty || !cells.block.subtracting(refused).isEmpty {
            guard let madeAt = cells.madeAt else { continue }
            try LinkStore.noteLatency(
                .accepted,
                lane: claim.lane,
                from: madeAt,
                to: now,
                for: property,
                in: transaction
            )
        }
    }

    /// Another process has had the lane meanwhile, so that this message may have arrived after a newer one.
    private func sayAgain(_ transaction: Transaction) throws {
        for cells in claim.cells {
            try cells.insert(lane: claim.lane, at: now, for: property, in: transaction)
        }
        transaction.notify(LinkStore.Topic.dirty(claim.lane).name(of: property))
    }

    private func insert(_ block: CellBlock, _ transaction: Transaction) throws {
        let cells = DirtyCells(
            id: makeID(),
            target: block.target,
            nights: block.nights,
            weekdays: block.weekdays,
            fields: block.fields,
            cause: claim.cells.first { $0.block.overlaps(block) }?.cause ?? "again"
        )
        try cells.insert(lane: claim.lane, at: now, for: property, in: transaction)
        transaction.notify(LinkStore.Topic.dirty(claim.lane).name(of: property))
    }

    /// What was said of cells that had been refused settles them, one way or the other.
    private func replaceRefusals(
        of blocks: [CellBlock],
        by refusals: [Refusal],
        _ transaction: Transaction
    ) throws {
        let former = try RefusedCells.all(in: claim.lane, for: property, in: transaction)
        for cells in former {
            let rest = cells.block.subtracting(blocks)
            guard rest != [cells.block] else { continue }
            try cells.delete(for: property, in: transaction)
            for block in rest { try cells.only(block, id: makeID()).save(for: property, in: transaction) }
        }
        for refusal in refusals {
            let before = former.filter { $0.block.overlaps(refusal.block) }.map(\.since).min()
            let cells = RefusedCells(
                id: makeID(),
                lane: claim.lane,
                refusal,
                since: before ?? now,
                call: call.entry.id,
                cause: claim.cells.first { $0.block.overlaps(refusal.block) }?.cause ?? ""
            )
            try cells.save(for: property, in: transaction)
        }
    }

    /// Has the cells read back that Channex took, or may have taken.
    private func awaitReading(isHeld: Bool, _ transaction: Transaction) throws {
        var cells = claim.cells
        var reason = ReadBackReason.accepted
        if call.ending.isAmbiguous || !isHeld {
            reason = .unclear
        } else if case .sent(_, let refused, _) = call.fate {
            cells = cells.flatMap { cells in
                cells.block.subtracting(refused.map(\.block)).enumerated().map { index, block in
                    cells.only(block, id: index == 0 ? cells.id : "\(cells.id)/\(index)")
                }
            }
        } else {
            return
        }
        try LinkStore.scheduleReadBack(
            cells,
            lane: claim.lane,
            call: call.entry.id,
            because: reason,
            due: now + reason.delay,
            for: property,
            in: transaction
        )
    }

    private func hasBatches(_ transaction: Transaction) throws -> Bool {
        try transaction.row(
            "SELECT 1 FROM linkDirty WHERE property = $1 AND lane = $2 AND batch > 0 LIMIT 1",
            property,
            claim.lane.rawValue
        ) != nil
    }
}
