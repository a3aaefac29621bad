import ChannexClient
import ChannexWire
import HotelValues
import Logging

/// Sends one message, and reports how it went.
struct OutboundWorker: Sendable {
    let link: ChannelLink

    /// Sends what waits in the lane, with the values of this moment.
    func send(_ lane: Lane) async -> OutboundPlanner.Ending {
        do {
            let dirty = try await link.store.dirtyCells(in: lane)
            guard !dirty.isEmpty, let mapping = try await link.store.mapping() else { return .nothing }
            return try await send(dirty, in: lane, mapping)
        } catch {
            link.logger.warning("message not prepared", metadata: ["lane": "\(lane)", "failure": "\(error)"])
            return .again(after: nil)
        }
    }

    private func send(_ dirty: [DirtyCells], in lane: Lane, _ mapping: Mapping) async throws -> OutboundPlanner.Ending {
        let composer = ARIComposer(mapping: mapping, window: link.window(of: mapping))
        guard let nights = composer.nightsToRead(for: dirty) else {
            try await link.store.forget(dirty)
            return .nothing
        }
        link.surroundings.reached("before reading values")
        let calendar = try await link.gateway.calendar(nights)
        switch lane {
        case .availability:
            let values = composer.availability(of: dirty, in: calendar)
            return try await deliver(dirty, in: lane, count: values.count) { try await link.channex.pushAvailability(values) }
        case .restrictions:
            let values = composer.restrictions(of: dirty, in: calendar)
            return try await deliver(dirty, in: lane, count: values.count) { try await link.channex.pushRestrictions(values) }
        }
    }

    private func deliver(
        _ dirty: [DirtyCells], in lane: Lane, count: Int, _ push: () async throws -> ARIReceipt
    ) async throws -> OutboundPlanner.Ending {
        guard count > 0 else {
            try await link.store.forget(dirty)
            return .nothing
        }
        var entry = LedgerEntry(
            id: link.surroundings.makeID(), lane: lane, startedAt: link.surroundings.now(),
            endedAt: link.surroundings.now(), valueCount: count, byteCount: 0, causes: OutboundWorker.causes(of: dirty),
            outcome: "accepted", tasks: [], warnings: [], requestID: nil)
        do {
            link.surroundings.reached("before sending")
            let receipt = try await push()
            link.surroundings.reached("sent")
            entry.note(receipt, at: link.surroundings.now())
            try await link.store.finish(entry, cells: dirty, .sent)
            link.surroundings.reached("sending recorded")
            report(entry)
            return .done
        } catch let failure as ChannexFailure {
            entry.outcome = failure.description
            entry.endedAt = link.surroundings.now()
            return try await giveBack(dirty, entry, failure)
        }
    }

    /// What a failure means for the cells: to be sent again, or set aside for a person. Nothing is forgotten.
    private func giveBack(
        _ dirty: [DirtyCells], _ entry: LedgerEntry, _ failure: ChannexFailure
    ) async throws -> OutboundPlanner.Ending {
        link.logger.warning("message failed", metadata: ["lane": "\(entry.lane)", "failure": "\(failure)"])
        switch failure {
        case .rateLimited(let pause):
            try await link.store.finish(entry, cells: dirty, .waits)
            return .again(after: pause ?? CallClass.pauseAfterError)
        case .refused where !failure.isRetryable && !failure.isUnauthorized:
            try await link.store.finish(entry, cells: dirty, .parked(failure.description))
            return .done
        case .refused, .unavailable:
            try await link.store.finish(entry, cells: dirty, .waits)
            return .again(after: CallClass.pauseAfterError)
        case .unreachable, .unclear, .unreadable:
            // The cells stay dirty, so what may or may not have arrived is simply said again.
            try await link.store.finish(entry, cells: dirty, .waits)
            return .again(after: nil)
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

    private static func causes(of dirty: [DirtyCells]) -> [String] {
        var seen: Set<String> = []
        return dirty.map(\.cause).filter { seen.insert($0).inserted }
    }
}

extension LedgerEntry {
    fileprivate mutating func note(_ receipt: ARIReceipt, at now: Timestamp) {
        endedAt = now
        byteCount = receipt.bytes
        tasks = receipt.tasks.map(\.rawValue)
        requestID = receipt.requestID
        warnings = receipt.warnings.map { warning in
            let target = warning.roomType?.rawValue ?? warning.ratePlan?.rawValue ?? "–"
            let nights = warning.nights.map { "\($0.lowerBound)…\($0.upperBound)" } ?? "–"
            return "\(target) \(nights): \(warning)".replacing("\n", with: " ")
        }
        if !warnings.isEmpty { outcome = "accepted in part" }
    }
}
