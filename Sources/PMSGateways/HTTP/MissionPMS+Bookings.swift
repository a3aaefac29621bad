import ChannelSync
import HotelValues
import Logging
import NIOHTTP1
import PMSWire
import Synchronization

extension MissionPMS {
    /// Applies one revision; what the PMS does not remember of revisions, the link does.
    func apply(_ booking: InboundBooking) async throws -> AppliedRevision {
        if let applied = recent.withLock({ $0[booking.revision] }) { return applied }
        let known = try await memory.reservation(ofBooking: booking.booking)
        if let known {
            if let effect = try await memory.effect(ofRevision: booking.revision) {
                return AppliedRevision(known, effect)
            }
            if booking.revisedAt < known.revisedAt { return AppliedRevision(known, "outdated") }
        }
        let applied = try await carryOut(booking, on: known)
        recent.withLock { $0.note(booking.revision, applied) }
        return applied
    }

    private func carryOut(_ booking: InboundBooking, on known: RememberedReservation?) async throws -> AppliedRevision {
        switch (booking.status, known) {
        case (.cancelled, nil):
            // The PMS has never heard of it: there is nothing to cancel, and a late "new" will be outdated.
            return AppliedRevision(reservation: "", number: "–", effect: "cancelled", isOverbooked: false)
        case (.cancelled, let known?):
            return try await cancel(known, by: booking)
        case (_, nil):
            return try await create(booking)
        case (.new, let known?) where known.isCancelled:
            return AppliedRevision(known, "outdated")
        case (.modified, let known?) where known.isCancelled:
            // Nothing the mission names makes a cancelled reservation live again, and the guest is told it lives.
            throw GatewayFailure.refused("the channel revived a cancelled booking: make its reservation by hand")
        case (_, let known?):
            return try await modify(known, by: booking)
        }
    }

    private func create(_ booking: InboundBooking) async throws -> AppliedRevision {
        let answer = try await send(booking, .POST, ["channex", "booking"])
        guard let id = answer.id else {
            // Sending it again could make it twice: a person has to look.
            throw GatewayFailure.refused("the PMS took the booking and did not say as which reservation")
        }
        let isWhole = booking.rooms.count == 1 || answer.roomCount == booking.rooms.count
        if !isWhole {
            connection.logger.warning("rooms of a booking not confirmed by the PMS", metadata: ["reservation": "\(id)"])
        }
        return AppliedRevision(
            reservation: id,
            number: answer.number ?? id,
            effect: "created",
            isOverbooked: answer.isOverbooked || !isWhole
        )
    }

    private func modify(
        _ known: RememberedReservation,
        by booking: InboundBooking
    ) async throws -> AppliedRevision {
        let answer = try await send(booking, .PATCH, ["channex", "booking", known.id])
        if let stay = answer.stay, let room = booking.rooms.first, booking.rooms.count == 1, room.stay != stay {
            throw GatewayFailure.refused("the PMS keeps the nights \(stay) where the channel says \(room.stay)")
        }
        var applied = AppliedRevision(known, "modified")
        applied.isOverbooked = answer.isOverbooked
        return applied
    }

    private func cancel(
        _ known: RememberedReservation,
        by booking: InboundBooking
    ) async throws -> AppliedRevision {
        if !known.isCancelled {
            var body = ChannelBookingBody()
            body.reason = booking.channel
            var call = PMSCall(method: .POST, path: ["channex", "booking", known.id, "cancel"])
            call.body = try body.bytes()
            call.repetitionKey = booking.revision
            _ = try await connection.send(call)
        }
        var applied = AppliedRevision(known, "cancelled")
        applied.isOverbooked = false
        return applied
    }

    private func send(_ booking: InboundBooking, _ method: HTTPMethod, _ path: [String]) async throws -> MissionAnswer {
        guard !booking.rooms.isEmpty else {
            throw GatewayFailure.refused("a booking without rooms cannot be kept by this PMS")
        }
        var call = PMSCall(method: method, path: path)
        call.body = try ChannelBookingBody(forMission: booking).bytes()
        call.repetitionKey = booking.revision
        call.guestTexts = booking.guestTexts
        let reply = try await connection.send(call)
        // A success that says nothing is one: what it did cannot be undone by calling it a failure.
        return (try? reply.decode(MissionAnswer.self, of: call)) ?? MissionAnswer()
    }
}

extension AppliedRevision {
    fileprivate init(_ known: RememberedReservation, _ effect: String) {
        self.init(reservation: known.id, number: known.number, effect: effect, isOverbooked: known.isOverbooked)
    }
}

extension ChannelBookingBody {
    /// The booking in the flat fields of one room as well: the first, where there are several.
    ///
    /// A PMS that knows one room only would drop the others in silence, so the notes list all of them.
    fileprivate init(forMission booking: InboundBooking) {
        self.init(booking)
        guard let first = booking.rooms.first else { return }
        roomType = first.roomType
        ratePlan = first.ratePlan
        arrival = first.stay.arrival
        departure = first.stay.departure
        adults = first.adults
        children = first.children
        infants = first.infants
        total = DecimalText(first.nightlyAmounts.total(in: booking.currency))
        guard booking.rooms.count > 1 else { return }
        let lines = booking.rooms.enumerated().map { index, room in
            let total = room.nightlyAmounts.total(in: booking.currency)
            return "\(index + 1)/\(booking.rooms.count) \(room.roomType ?? "?") \(room.stay) \(total)"
        }
        notes = ([notes].compactMap(\.self) + lines).joined(separator: "\n")
    }
}

/// The last revisions applied by this process, for the moment between the PMS's answer and the link's record of it.
struct RecentRevisions: Sendable {
    private var applied: [String: AppliedRevision] = [:]
    private var order: [String] = []
    private static let limit = 1_000

    /// What applying that revision did; nil for one that was not applied, or long ago.
    subscript(revision: String) -> AppliedRevision? { applied[revision] }

    mutating func note(_ revision: String, _ result: AppliedRevision) {
        if applied.updateValue(result, forKey: revision) == nil { order.append(revision) }
        if order.count > RecentRevisions.limit { applied[order.removeFirst()] = nil }
    }
}
