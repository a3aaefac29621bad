package import ChannexClient
import ChannexWire
import HotelValues
import Logging

extension OutboundWorker {
    /// Writes down how the call ended, and what becomes of its cells.
    ///
    /// Where that fails the cells are still dirty, and are sent again.
    package func conclude(_ errand: Errand, _ result: Result<ARIReceipt, ChannexFailure>) async -> Report {
        let call = await ended(errand, result)
        do {
            let after = try await link.store.finish(call, makeID: link.surroundings.makeID)
            link.surroundings.reached("sending recorded")
            if let reason = after.newSuspension {
                let metadata: Logger.Metadata = ["property": "\(link.store.property)", "reason": "\(reason)"]
                link.logger.critical("Channex lets nothing of the property in", metadata: metadata)
            }
            let ending: OutboundPlanner.Ending =
                after.closedUntil.map { .deferred(until: $0) } ?? (after.hasBatches ? .more : .done)
            return Report(ending: ending, isReopened: after.isReopened)
        } catch {
            link.logger.error("call not recorded", metadata: ["lane": "\(call.claim.lane)", "failure": "\(error)"])
            return Report(ending: .failed)
        }
    }

    private func ended(_ errand: Errand, _ result: Result<ARIReceipt, ChannexFailure>) async -> EndedCall {
        var entry = errand.entry
        switch result {
        case .success(let receipt):
            entry.note(receipt, at: link.surroundings.now())
            report(entry)
            return errand.ended(entry, .accepted, errand.fate(after: receipt))
        case .failure(let failure):
            entry.note(failure, at: link.surroundings.now())
            let metadata: Logger.Metadata = ["lane": "\(entry.lane)", "failure": "\(failure)"]
            link.logger.warning("message failed", metadata: metadata)
            let ending = await ending(of: failure, errand.mapping)
            return errand.ended(entry, ending, errand.fate(after: failure, ending))
        }
    }

    /// What the failure means; "not found" is the property's fault only if it is not there.
    private func ending(of failure: ChannexFailure, _ mapping: Mapping) async -> CallEnding {
        guard failure.isNotFound else { return CallEnding(failure) }
        do {
            _ = try await link.channex.property(mapping.property)
            return .refused(failure.description)
        } catch {
            return CallEnding(failure)
        }
    }

    private func report(_ entry: LedgerEntry) {
        let metadata: Logger.Metadata = [
            "lane": "\(entry.lane)", "values": "\(entry.valueCount)", "bytes": "\(entry.byteCount)",
            "tasks": "\(entry.tasks.joined(separator: " "))",
        ]
        link.logger.info("message accepted", metadata: metadata)
        for warning in entry.warnings {
            link.logger.error("value refused", metadata: ["lane": "\(entry.lane)", "warning": "\(warning)"])
        }
    }
}

extension OutboundWorker.Errand {
    fileprivate func ended(_ entry: LedgerEntry, _ ending: CallEnding, _ fate: CellFate) -> EndedCall {
        EndedCall(entry: entry, claim: claim, ending: ending, fate: fate, leavesRest: leavesRest)
    }

    /// What becomes of the cells once Channex took the message, all or in part (contract §3.6).
    fileprivate func fate(after receipt: ARIReceipt) -> CellFate {
        let parts = message.parts(in: mapping)
        let blocks = parts.map(\.block)
        let read = WarningsRead(receipt.warnings, about: parts)
        guard read.hasStrays, receipt.tasks.isEmpty else {
            return .sent(blocks, refused: read.refusals, again: read.again)
        }
        // Nothing was taken, and not all of the warnings say of what they speak.
        let reason = receipt.warnings.map { "\($0)" }.joined(separator: "; ").replacing("\n", with: " ")
        return .sent(blocks, refused: blocks.map { Refusal($0, because: reason) }, again: [])
    }

    /// What becomes of the cells of a message that Channex did not take.
    fileprivate func fate(after failure: ChannexFailure, _ ending: CallEnding) -> CellFate {
        switch ending {
        case .refused(let reason), .tooLarge(let reason):
            let suspects = suspects(in: failure)
            if let halves = Halving.halves(of: claim.cells, within: window, suspects: suspects) {
                return .halved(halves)
            }
            // Only one cell is left, however many rows name it.
            let blocks = claim.cells.compactMap { $0.block.clamped(to: window) }.prefix(1)
            return .sent(Array(blocks), refused: blocks.map { Refusal($0, because: reason) }, again: [])
        case .accepted, .limited, .troubled, .unanswered, .shutOut: return .waits
        }
    }

    /// The targets that the refusal names.
    private func suspects(in failure: ChannexFailure) -> Set<String> {
        guard case .refused(_, _, _, let details?, _) = failure else { return [] }
        let types = mapping.roomTypes.filter { details.contains($0.value.rawValue) }.map(\.key)
        let plans = mapping.ratePlans.filter { details.contains($0.value.id.rawValue) }.map(\.key)
        return Set(types + plans)
    }
}

extension LedgerEntry {
    /// The row of a call that is about to leave.
    init(
        sending message: ARIMessage,
        _ claim: Claim,
        within window: ClosedRange<Day>,
        at now: Timestamp
    ) {
        self.init(
            id: claim.id,
            lane: claim.lane,
            startedAt: now,
            endedAt: now,
            valueCount: message.count,
            byteCount: 0,
            causes: LedgerEntry.causes(of: claim.cells),
            cells: CellBlock.told(of: claim.cells, within: window)
        )
    }

    /// Each cause once; full syncs first, as the ledger keeps the first ones and somebody waits for theirs.
    private static func causes(of dirty: [DirtyCells]) -> [String] {
        var seen: Set<String> = []
        let causes = dirty.map(\.cause).filter { seen.insert($0).inserted }
        return causes.filter { $0.hasPrefix(FullSync.causePrefix) }
            + causes.filter { !$0.hasPrefix(FullSync.causePrefix) }
    }
}
