import ChannexClient
import ChannexWire
import HotelValues
import Logging

/// Sends one message, and reports how it went.
struct OutboundWorker: Sendable {
    /// How an errand ended, and when its call left, if it made one.
    struct Report: Hashable, Sendable {
        var ending: OutboundPlanner.Ending
        var calledAt: Timestamp?
    }

    /// No answer of Channex's silences a lane for longer.
    private static let longestPause: Duration = .seconds(300)

    let link: ChannelLink

    /// Sends what waits in the lane, with the values of this moment.
    func send(_ lane: Lane) async -> Report {
        do {
            let dirty = try await link.store.dirtyCells(in: lane)
            guard !dirty.isEmpty, let mapping = try await link.store.mapping() else { return Report(ending: .done) }
            return try await send(dirty, in: lane, mapping)
        } catch {
            link.logger.warning("message not prepared", metadata: ["lane": "\(lane)", "failure": "\(error)"])
            return Report(ending: .again(after: nil))
        }
    }

    private func send(_ dirty: [DirtyCells], in lane: Lane, _ mapping: Mapping) async throws -> Report {
        let window = link.window(of: mapping)
        let composer = ARIComposer(mapping: mapping, window: window)
        guard let nights = composer.nightsToRead(for: dirty) else {
            try await link.store.forget(dirty)
            return Report(ending: .done)
        }
        link.surroundings.reached("before reading values")
        let calendar = try await link.gateway.calendar(nights)
        switch lane {
        case .availability:
            let values = composer.availability(of: dirty, in: calendar)
            return try await deliver(dirty, in: lane, window, count: values.count) { () async throws(ChannexFailure) in
                try await link.channex.pushAvailability(values)
            }
        case .restrictions:
            let values = composer.restrictions(of: dirty, in: calendar)
            return try await deliver(dirty, in: lane, window, count: values.count) { () async throws(ChannexFailure) in
                try await link.channex.pushRestrictions(values)
            }
        }
    }

    private func deliver(
        _ dirty: [DirtyCells],
        in lane: Lane,
        _ window: ClosedRange<Day>,
        count: Int,
        _ push: () async throws(ChannexFailure) -> ARIReceipt
    ) async throws -> Report {
        guard count > 0 else {
            try await link.store.forget(dirty)
            return Report(ending: .done)
        }
        let now = link.surroundings.now()
        var entry = LedgerEntry(
            id: link.surroundings.makeID(),
            lane: lane,
            startedAt: now,
            endedAt: now,
            valueCount: count,
            byteCount: 0,
            causes: OutboundWorker.causes(of: dirty),
            cells: CalledCells.of(dirty, within: window)
        )
        // Written down before it leaves, so that a process killed meanwhile does not forget that it used its budget.
        try await link.store.begin(entry)
        do {
            link.surroundings.reached("before sending")
            let receipt = try await push()
            link.surroundings.reached("sent")
            entry.note(receipt, at: link.surroundings.now())
            report(entry)
            return await end(entry, cells: dirty, .sent, .done)
        } catch {
            entry.note(error, at: link.surroundings.now())
            link.logger.warning("message failed", metadata: ["lane": "\(lane)", "failure": "\(error)"])
            let (fate, ending) = OutboundWorker.consequence(of: error)
            return await end(entry, cells: dirty, fate, ending)
        }
    }

    /// What a failure means for the cells: to be sent again, or set aside for a person.
    ///
    /// Nothing is forgotten.
    private static func consequence(of failure: ChannexFailure) -> (CellFate, OutboundPlanner.Ending) {
        switch failure {
        case .rateLimited(let pause):
            (.waits, .again(after: pause.map { min(max($0, .seconds(1)), longestPause) } ?? CallClass.pauseAfterError))
        case .refused where !failure.isRetryable && !failure.isUnauthorized:
            (.parked(failure.description), .done)
        case .refused, .unavailable:
            (.waits, .again(after: CallClass.pauseAfterError))
        case .unreachable, .unclear, .unreadable:
            // The cells stay dirty, so what may or may not have arrived is simply said again.
            (.waits, .again(after: nil))
        }
    }

    /// Writes down how the call ended.
    ///
    /// Where that fails the cells are still dirty, and are sent again.
    private func end(
        _ entry: LedgerEntry,
        cells: [DirtyCells],
        _ fate: CellFate,
        _ ending: OutboundPlanner.Ending
    ) async -> Report {
        do {
            try await link.store.finish(entry, cells: cells, fate)
            link.surroundings.reached("sending recorded")
            return Report(ending: ending, calledAt: entry.startedAt)
        } catch {
            link.logger.error("call not recorded", metadata: ["lane": "\(entry.lane)", "failure": "\(error)"])
            return Report(ending: .again(after: nil), calledAt: entry.startedAt)
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

    /// Each cause once; full syncs first, as the ledger keeps the first ones and somebody waits for theirs.
    private static func causes(of dirty: [DirtyCells]) -> [String] {
        var seen: Set<String> = []
        let causes = dirty.map(\.cause).filter { seen.insert($0).inserted }
        return causes.filter { $0.hasPrefix(FullSync.causePrefix) }
            + causes.filter { !$0.hasPrefix(FullSync.causePrefix) }
    }
}
