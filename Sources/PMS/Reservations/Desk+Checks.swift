import Database
import HotelCore
import HotelValues

extension Desk {
    func check(_ guest: GuestDetails) throws {
        guard !guest.name.isEmpty else { throw PMSError.invalid(.empty("name")) }
        for (field, text) in [
            ("name", guest.name), ("email", guest.email), ("phone", guest.phone), ("document", guest.document),
        ] {
            guard (text?.utf8.count ?? 0) <= ReservationLimits.nameBytes else {
                throw PMSError.invalid(.tooLong(field, limit: ReservationLimits.nameBytes))
            }
        }
    }

    func check(notes: String?) throws {
        guard (notes?.utf8.count ?? 0) <= ReservationLimits.notesBytes else {
            throw PMSError.invalid(.tooLong("notes", limit: ReservationLimits.notesBytes))
        }
    }

    func check(_ stay: Stay, _ occupancy: Occupancy, of type: RoomType, mayBeginInThePast: Bool) throws {
        guard stay.nightCount <= ReservationLimits.nights else {
            throw PMSError.invalid(.stayTooLong(limit: ReservationLimits.nights))
        }
        guard mayBeginInThePast || stay.arrival >= today else { throw PMSError.invalid(.past(stay.arrival)) }
        guard occupancy.adults >= 1, occupancy.children >= 0, occupancy.infants >= 0 else {
            throw PMSError.invalid(.nobody)
        }
        guard occupancy.fits(in: type.capacity) else {
            throw PMSError.invalid(.tooManyPeople(type.id, capacity: type.capacity))
        }
    }

    func check(_ amounts: [Money], for stay: Stay, in currency: Currency) throws {
        guard amounts.count == stay.nightCount else {
            throw PMSError.invalid(.priceCount(nights: stay.nightCount, prices: amounts.count))
        }
        // A night may be free; what nobody pays is a price below nothing, or one that no sum could hold.
        guard amounts.allSatisfy({ ReservationLimits.amounts.contains($0.minorUnits) && $0.currency == currency })
        else {
            throw PMSError.invalid(.amountOutOfRange)
        }
    }

    func check(_ room: Room.ID, isOf type: RoomType.ID) throws {
        let room = try Room.load(room, of: property.id, in: transaction)
        guard room.roomType == type else { throw PMSError.invalid(.roomOfOtherType(room.id, type)) }
    }

    /// Throws for a type or a plan that is not sold any more; what was sold before may keep it.
    func refuseRetired(_ type: RoomType, _ plan: RatePlan?) throws {
        guard !type.isRetired else { throw PMSError.invalid(.retired(.roomType, type.id.rawValue)) }
        guard let plan, plan.isRetired else { return }
        throw PMSError.invalid(.retired(.ratePlan, plan.id.rawValue))
    }

    /// The named plan, which must sell the type, or the type's first that is sold; nil when the type has none.
    func ratePlan(_ id: RatePlan.ID?, of type: RoomType.ID) throws -> RatePlan? {
        guard let id = try id ?? firstRatePlan(of: type) else { return nil }
        let plan = try RatePlan.load(id, of: property.id, in: transaction)
        guard plan.roomType == type else { throw PMSError.invalid(.otherRoomType(id, type)) }
        return plan
    }

    private func firstRatePlan(of type: RoomType.ID) throws -> RatePlan.ID? {
        try transaction.row(
            """
            SELECT id FROM ratePlan WHERE property = $1 AND roomType = $2 AND isRetired = 0
            ORDER BY position, id LIMIT 1
            """,
            property.id,
            type
        )?.get("id")
    }

    /// What the plan asks for each night; without a plan every night is free of charge until somebody sets a price.
    ///
    /// Throws for a reservation in another currency than the property's: the plan has no price in it.
    func prices(of stay: Stay, under plan: RatePlan?, adults: Int, in currency: Currency) throws -> [Money] {
        guard let plan else { return [Money](repeating: .zero(currency), count: stay.nightCount) }
        guard currency == property.currency else { throw PMSError.invalid(.unpriced(plan.id, stay.arrival)) }
        let parent = try plan.derivation.map { try RatePlan.load($0.parent, of: property.id, in: transaction) }
        let nights = stay.arrival...stay.departure.advanced(by: -1)
        let plans = parent.map { [$0] } ?? []
        let terms = try PlanTerms.load(plan, among: plans, property.id, nights, in: transaction)
        let amounts = terms.prices.map { $0.mapValues { Money(minorUnits: $0, currency: property.currency) } }
        let prices = Dictionary(uniqueKeysWithValues: zip(nights, amounts))
        do {
            return try StayPrice.nightly(stay, plan: plan, adults: adults, prices: prices)
        } catch .unpriced(let night) {
            throw PMSError.invalid(.unpriced(plan.id, night))
        }
    }
}
