import ChannexClient
import ChannexWire
import Database
import HotelValues
import Logging

/// Does the errands of the inbound planner, and reports how each one went.
///
/// It never throws: a failure is a report.
struct InboundWorker: Sendable {
    /// Without a reading of the feed for so long, revisions may have left its window of 30 minutes (contract §6.3).
    static let outage: Duration = .seconds(20 * 60)

    let link: ChannelLink

    /// Reads the feed's first page, and, after an outage, what has left the feed unacknowledged.
    func fetchPage() async -> InboundReport {
        do {
            guard let mapping = try await link.store.mapping() else { return InboundReport(.page([])) }
            let since = try await link.store.lastFeedReading()
            var envelopes = try await link.channex.feed(of: mapping.property).revisions
            let now = link.surroundings.now()
            if let since, now - since > InboundWorker.outage {
                envelopes += try await missed(since: since, at: mapping.property)
            }
            let received = readable(envelopes, at: now)
            if received.isEmpty { try await link.store.recordFeedReading(at: now) }
            return try await report(received, mapping, at: now)
        } catch {
            link.logger.warning("feed not read", metadata: ["failure": "\(error)"])
            return InboundReport(.pageFailed)
        }
    }

    private func report(
        _ received: [ReceivedRevision],
        _ mapping: Mapping,
        at now: Timestamp
    ) async throws -> InboundReport {
        let done = received.isEmpty ? [] : try await link.store.store(received, at: now)
        link.surroundings.reached("revisions stored")
        let items = received.map { revision in
            InboundPlanner.Item(
                revision: revision.id.rawValue,
                booking: revision.booking.rawValue,
                isApplied: done.contains(revision.id)
            )
        }
        let revisions = Dictionary(received.map { ($0.id.rawValue, $0) }) { first, _ in first }
        return InboundReport(.page(items), page: InboundPage(revisions: revisions, mapping: mapping))
    }

    /// What Channex still waits for, though the feed shows it no more (contract §6.11).
    private func missed(since: Timestamp, at property: ChannexProperty.ID) async throws -> [RevisionEnvelope] {
        var missed: [RevisionEnvelope] = []
        let from = since + .seconds(-3_600)
        for page in 1...100 {
            let revisions = try await link.channex.revisions(of: property, since: from, page: page).revisions
            missed += revisions.filter { $0.revision?.acknowledgeStatus != "acknowledged" }
            if revisions.count < 100 { break }
        }
        link.logger.notice("feed read after an outage", metadata: ["missed": "\(missed.count)"])
        return missed
    }

    /// In the order in which Channex made them; what has no id cannot be acknowledged, only reported.
    private func readable(_ envelopes: [RevisionEnvelope], at now: Timestamp) -> [ReceivedRevision] {
        let received = envelopes.compactMap { envelope -> ReceivedRevision? in
            guard let id = envelope.id, let booking = envelope.bookingID, isPlain(id.rawValue),
                isPlain(booking.rawValue)
            else {
                link.logger.error("revision without an id", metadata: ["failure": "\(envelope.failure ?? "–")"])
                return nil
            }
            return ReceivedRevision(
                id: id,
                booking: booking,
                revisedAt: envelope.insertedAt ?? now,
                envelope: envelope
            )
        }
        return received.sorted { ($0.revisedAt, $0.id) < ($1.revisedAt, $1.id) }
    }

    /// Whether it can be an id: one that the store could not hold would keep the whole page from being stored.
    private func isPlain(_ id: String) -> Bool {
        (1...100).contains(id.utf8.count) && id.utf8.allSatisfy { (33...126).contains($0) }
    }

    /// Applies one revision at the PMS.
    func apply(_ id: String, of page: InboundPage) async -> InboundPlanner.Event {
        guard let booking = booking(id, of: page) else { return .applyFailed(id, .unavailable) }
        do {
            let applied = try await link.gateway.apply(booking)
            link.surroundings.reached("revision applied")
            try await link.store.recordApplied(booking, applied, at: link.surroundings.now())
            link.surroundings.reached("application recorded")
            link.logger.info(
                "revision applied",
                metadata: ["revision": "\(id)", "effect": "\(applied.effect)", "reservation": "\(applied.number)"]
            )
            return .applied(id)
        } catch {
            link.logger.warning("revision not applied", metadata: ["revision": "\(id)", "failure": "\(error)"])
            return .applyFailed(id, InboundWorker.severity(of: error))
        }
    }

    /// Tells Channex that the revision is safe with us.
    func acknowledge(_ id: String) async -> InboundPlanner.Event {
        do {
            link.surroundings.reached("before acknowledgement")
            _ = try await link.channex.acknowledge(BookingRevision.ID(id))
            link.surroundings.reached("acknowledged")
            try await link.store.recordAcknowledged(id, at: link.surroundings.now())
            link.surroundings.reached("acknowledgement recorded")
            return .acknowledged(id)
        } catch {
            link.logger.warning("revision not acknowledged", metadata: ["revision": "\(id)", "failure": "\(error)"])
            return .acknowledgeFailed(id)
        }
    }

    /// Makes a revision that the PMS refuses visible there without its rooms, and sets it aside.
    func park(_ id: String, of page: InboundPage) async -> InboundPlanner.Event {
        do {
            if var booking = booking(id, of: page) {
                booking.rooms = []
                booking.problems.append(.unreadable("refused by the PMS"))
                // The PMS may refuse this too; the revision is kept here and shown all the same.
                if let applied = try? await link.gateway.apply(booking) {
                    try await link.store.recordApplied(booking, applied, at: link.surroundings.now())
                    return .parked(id)
                }
            }
            try await link.store.park(id, because: "refused by the PMS", at: link.surroundings.now())
            link.logger.error("revision needs a person", metadata: ["revision": "\(id)"])
            return .parked(id)
        } catch {
            link.logger.error("revision not set aside", metadata: ["revision": "\(id)", "failure": "\(error)"])
            return .applyFailed(id, .unavailable)
        }
    }

    private func booking(_ id: String, of page: InboundPage) -> InboundBooking? {
        guard let received = page.revisions[id], let mapping = page.mapping else { return nil }
        let translator = RevisionTranslator(mapping: mapping)
        switch received.envelope.content {
        case .revision(let revision):
            return translator.booking(from: revision, receivedAt: received.revisedAt)
        case .failure:
            return translator.booking(
                unreadable: received.envelope,
                id: received.id,
                booking: received.booking,
                receivedAt: received.revisedAt
            )
        }
    }

    private static func severity(of error: any Error) -> InboundPlanner.Severity {
        switch error {
        case GatewayFailure.refused: .refused
        case GatewayFailure.unavailable, is CancellationError: .unavailable
        // The disk is to blame, and not the revision.
        case DatabaseError.busy, DatabaseError.full, DatabaseError.ioFailure, DatabaseError.closed: .unavailable
        default: .unexpected
        }
    }
}
