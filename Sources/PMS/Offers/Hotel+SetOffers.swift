import Database
public import HotelCore
import HotelValues

/// What a bulk edit of offers did.
public struct OfferEditOutcome: Hashable, Sendable {
    /// Nights of room types that the edit covered.
    public var nights: Int
    /// Of those, the ones on which something else is offered now, or would be with other rooms left.
    public var changedNights: Int
}

extension Hotel {
    /// Says in bulk how much of what is left is offered to the channels: all edits, in order, or none.
    ///
    /// What an edit names is logged as changed whether or not it was so before, as with rates.
    public func setOffers(_ edits: [OfferEdit], by author: Author) async throws -> OfferEditOutcome {
        try await perform(by: author) { desk in try desk.setOffers(edits) }
    }
}

extension Desk {
    fileprivate func setOffers(_ edits: [OfferEdit]) throws -> OfferEditOutcome {
        guard !edits.isEmpty else { throw PMSError.invalid(.nothingToChange) }
        var outcome = OfferEditOutcome(nights: 0, changedNights: 0)
        for edit in edits {
            try check(edit)
            let nights = edit.nights.filter(edit.covers)
            guard let first = nights.first, let last = nights.last else { continue }
            outcome.nights += nights.count
            outcome.changedNights += try set(edit, nights)
            try logChange(
                .roomType(edit.roomType),
                first...last,
                .availability,
                weekdays: edit.weekdays,
                cause: "setOffers"
            )
        }
        var details = AuditDetails()
        details.compare("edits", nil, edits.count)
        details.compare("nights", nil, outcome.nights)
        details.compare("changed nights", nil, outcome.changedNights)
        try audit("setOffers", "property \(property.id)", details)
        return outcome
    }

    private func check(_ edit: OfferEdit) throws {
        let type = try RoomType.load(edit.roomType, of: property.id, in: transaction)
        guard !type.isRetired else { throw PMSError.invalid(.retired(.roomType, type.id.rawValue)) }
        guard !edit.isEmpty else { throw PMSError.invalid(.nothingToChange) }
        try checkCalendar(edit.nights)
        var counts = [("heldBack", edit.heldBack), ("buffer", edit.buffer)]
        if case .atMost(let rooms) = edit.cap { counts.append(("cap", rooms)) }
        for (field, count) in counts where !(count.map(OfferEdit.counts.contains) ?? true) {
            throw PMSError.invalid(.countOutOfRange(field, limit: OfferEdit.counts.upperBound))
        }
    }

    /// Answers on how many nights the offer is another one now.
    private func set(_ edit: OfferEdit, _ nights: [Day]) throws -> Int {
        let old = try ChannelOffer.byNight(of: edit.roomType, edit.nights, property.id, in: transaction)
        var changed = 0
        for night in nights {
            let before = old[edit.nights.lowerBound.distance(to: night)]
            let after = edit.applied(to: before)
            guard after != before else { continue }
            changed += 1
            try transaction.execute(
                """
                INSERT INTO nightOffer (property, roomType, night, heldBack, cap, buffer) VALUES ($1, $2, $3, $4, $5, $6)
                ON CONFLICT (property, roomType, night) DO UPDATE SET heldBack = excluded.heldBack, cap = excluded.cap,
                    buffer = excluded.buffer
                """,
                property.id,
                edit.roomType,
                night,
                after.heldBack,
                after.cap,
                after.buffer
            )
        }
        return changed
    }
}
