import HotelCore
import HotelValues

/// A line of the file's `rate_plans`: the room types that it names, or all, sell one rate plan of it each.
struct Tariff: Hashable, Sendable {
    var code: String
    var name: String
    var meals: MealPlan
    /// Its price, of the price of the night.
    var ofBase: Percentage
    /// On every night.
    var rules: StayRules
    /// The codes of the room types that sell it; nil is all.
    var roomTypes: Set<RoomType.ID>?
    /// By number of adults its price, of the plan's price; empty for a plan sold per room.
    var perPerson: [Int: Percentage] = [:]
    /// How its prices follow from another tariff's.
    var derivation: TariffDerivation?

    /// The tariff as that room type sells it; nil where it does not.
    func plan(of type: RoomType, among tariffs: [Tariff]) -> RatePlan? {
        guard roomTypes?.contains(type.id) ?? true else { return nil }
        let parent = derivation.flatMap { derived in tariffs.first { $0.code == derived.parent } }
        return RatePlan(
            id: id(of: type.id),
            roomType: type.id,
            name: name,
            meals: meals,
            occupancies: (parent ?? self).occupancies(in: type),
            primaryOccupancy: type.defaultOccupancy,
            derivation: derivation.flatMap { derived in parent.map { derived.derivation(from: $0.id(of: type.id)) } }
        )
    }

    /// What the plan of that room type is called.
    func id(of type: RoomType.ID) -> RatePlan.ID { RatePlan.ID("\(type)-\(code)") }

    /// The numbers of adults that have a price of their own: those that fit, of those that the tariff names.
    func occupancies(in type: RoomType) -> [Int] {
        guard !perPerson.isEmpty else { return [type.defaultOccupancy] }
        return perPerson.keys.filter { $0 <= type.capacity.adults }.sorted()
    }
}

/// How a tariff's prices follow from another's, on every room type that sells both.
struct TariffDerivation: Hashable, Sendable {
    /// The code of the other tariff.
    var parent: String
    var adjustment: RateDerivation.Adjustment
    var roundTo: Int64
    var inherited: CalendarFields

    func derivation(from parent: RatePlan.ID) -> RateDerivation {
        RateDerivation(from: parent, adjustment, roundTo: roundTo, inherited: inherited)
    }
}

extension StayRules {
    /// These rules, the tariff's own, but for those that are its parent's.
    func inheriting(_ fields: CalendarFields, of parent: StayRules) -> StayRules {
        let inheritsMinStay = fields.contains(.minStayArrival) || fields.contains(.minStayThrough)
        return StayRules(
            // Where only one kind of least stay is the parent's, the other is the tariff's own.
            minStay: fields.isSuperset(of: [.minStayArrival, .minStayThrough])
                ? parent.minStay : max(minStay, inheritsMinStay ? parent.minStay : 1),
            maxStay: fields.contains(.maxStay) ? parent.maxStay : maxStay,
            closedToArrival: fields.contains(.closedToArrival) ? parent.closedToArrival : closedToArrival,
            closedToDeparture: fields.contains(.closedToDeparture) ? parent.closedToDeparture : closedToDeparture
        )
    }
}
