import HotelCore
import HotelValues

/// The most that a plan or a room type may say.
private enum PlanLimits {
    static let nameBytes = 255
    static let codeLength = 1...64
    static let people = 0...20
    /// Numbers of adults that have a price of their own (contract §4.3).
    static let occupancies = 18
}

extension Desk {
    /// Throws for a room type that nobody could sell.
    func check(_ type: RoomType) throws {
        try check("roomType", code: type.id.rawValue)
        try check("name", name: type.name)
        for (field, count) in [
            ("adults", type.capacity.adults), ("children", type.capacity.children), ("infants", type.capacity.infants),
        ] where !PlanLimits.people.contains(count) {
            throw PMSError.invalid(.countOutOfRange(field, limit: PlanLimits.people.upperBound))
        }
        guard type.capacity.adults > 0 else { throw PMSError.invalid(.nobody) }
        guard (1...type.capacity.adults).contains(type.defaultOccupancy) else {
            throw PMSError.invalid(.countOutOfRange("defaultOccupancy", limit: type.capacity.adults))
        }
    }

    /// Throws for a rate plan that nobody could sell, in the hotel as it would be.
    func check(_ plan: RatePlan, in hotel: HotelPlan) throws {
        try check("ratePlan", code: plan.id.rawValue)
        try check("name", name: plan.name)
        guard let type = hotel.roomTypes.first(where: { $0.id == plan.roomType }) else {
            throw PMSError.unknown(.roomType, plan.roomType.rawValue)
        }
        guard plan.occupancies.count <= PlanLimits.occupancies else {
            throw PMSError.invalid(.countOutOfRange("occupancies", limit: PlanLimits.occupancies))
        }
        guard plan.occupancies.contains(plan.primaryOccupancy),
            plan.occupancies.allSatisfy({ (1...type.capacity.adults).contains($0) })
        else { throw PMSError.invalid(.countOutOfRange("occupancies", limit: type.capacity.adults)) }
        try checkDerivation(of: plan, in: hotel)
    }

    private func checkDerivation(of plan: RatePlan, in hotel: HotelPlan) throws {
        guard let derivation = plan.derivation else { return }
        guard let parent = hotel.ratePlans.first(where: { $0.id == derivation.parent }) else {
            throw PMSError.unknown(.ratePlan, derivation.parent.rawValue)
        }
        let isParent = hotel.ratePlans.contains { $0.derivation?.parent == plan.id }
        guard parent.id != plan.id, parent.derivation == nil, !isParent else {
            throw PMSError.invalid(.derivationChain(plan.id, parent: parent.id))
        }
        guard !hotel.isRetired(parent) || hotel.isRetired(plan) else {
            throw PMSError.invalid(.retired(.ratePlan, parent.id.rawValue))
        }
        let isInRange =
            switch derivation.adjustment {
            case .percent(let hundredths): RateDerivation.percents.contains(hundredths)
            case .amount(let added): RateEdit.amounts.upperBound >= added.magnitude
            }
        guard isInRange, RateDerivation.roundings.contains(derivation.roundTo) else {
            throw PMSError.invalid(.derivationOutOfRange(plan.id))
        }
    }

    private func check(_ field: String, name: String) throws {
        guard !name.isEmpty else { throw PMSError.invalid(.empty(field)) }
        guard name.utf8.count <= PlanLimits.nameBytes else {
            throw PMSError.invalid(.tooLong(field, limit: PlanLimits.nameBytes))
        }
    }

    /// Codes stand in addresses and in other programs' tables: lower-case letters, digits, and hyphens between them.
    private func check(_ field: String, code: String) throws {
        let parts = code.split(separator: "-", omittingEmptySubsequences: false)
        let isCode = parts.allSatisfy { part in
            !part.isEmpty && part.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) }
        }
        guard isCode, PlanLimits.codeLength.contains(code.utf8.count) else {
            throw PMSError.invalid(.wrongCode(field))
        }
    }
}

extension HotelPlan {
    /// Whether a plan is sold no more: itself, or the rooms that it sells.
    func isRetired(_ plan: RatePlan) -> Bool {
        plan.isRetired || roomTypes.contains { $0.id == plan.roomType && $0.isRetired }
    }
}
