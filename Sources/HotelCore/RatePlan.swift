public import HotelValues

/// A product sold on a room type: its terms, its meals, its price for each night.
public struct RatePlan: Hashable, Sendable {
    /// Its code, such as `ov-flex`, unique within the property.
    public typealias ID = Identifier<RatePlan>

    /// The code.
    public var id: ID
    /// What it sells.
    public var roomType: RoomType.ID
    /// The name shown to people.
    public var name: String
    /// What the price includes.
    public var meals: MealPlan
    /// The numbers of adults that have a price of their own, ascending; one number for a plan sold per room.
    public var occupancies: [Int]
    /// The one of `occupancies` that stands for the plan where a single price is shown.
    public var primaryOccupancy: Int
    /// How its prices follow from another plan's; nil for a plan with prices of its own.
    public var derivation: RateDerivation?
    /// Whether it is not sold any more: no night of it is on sale, and what was sold under it stays as it is.
    public var isRetired: Bool

    /// A plan with these terms; `primaryOccupancy` must be one of `occupancies`.
    public init(
        id: ID,
        roomType: RoomType.ID,
        name: String,
        meals: MealPlan,
        occupancies: [Int],
        primaryOccupancy: Int,
        derivation: RateDerivation? = nil,
        isRetired: Bool = false
    ) {
        precondition(occupancies.contains(primaryOccupancy), "the primary occupancy has a price")
        self.id = id
        self.roomType = roomType
        self.name = name
        self.meals = meals
        self.occupancies = Set(occupancies).sorted()
        self.primaryOccupancy = primaryOccupancy
        self.derivation = derivation
        self.isRetired = isRetired
    }

    /// Whether the price depends on the number of adults.
    public var isPerPerson: Bool { occupancies.count > 1 }

    /// The priced number of adults that a party of so many pays for: the least that is not smaller, else the largest.
    public func pricedOccupancy(adults: Int) -> Int {
        occupancies.first { $0 >= adults } ?? occupancies.last ?? primaryOccupancy
    }
}

/// The meals a price includes.
public enum MealPlan: String, Hashable, Sendable, CaseIterable, Codable {
    case roomOnly, breakfast, halfBoard, fullBoard, allInclusive
}
