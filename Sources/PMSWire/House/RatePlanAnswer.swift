/// A rate plan.
public struct RatePlanAnswer: Codable, Hashable, Sendable {
    /// Its code, such as `ov-flex`.
    public var code: String
    /// The code of the room type that it sells.
    public var roomType: String
    /// The name shown to people.
    public var name: String
    /// What the price includes.
    public var meals: MealsWord
    /// The numbers of adults that have a price of their own, ascending.
    public var occupancies: [Int]
    /// The one of them that stands for the plan where a single price is shown.
    public var primaryOccupancy: Int
    /// What its prices follow from; nil for a plan with prices of its own.
    public var derivation: DerivationBody?
    /// True for a plan that is not sold any more; else nil.
    public var isRetired: Bool?

    /// A rate plan with these facts.
    public init(
        code: String,
        roomType: String,
        name: String,
        meals: MealsWord,
        occupancies: [Int],
        primaryOccupancy: Int
    ) {
        self.code = code
        self.roomType = roomType
        self.name = name
        self.meals = meals
        self.occupancies = occupancies
        self.primaryOccupancy = primaryOccupancy
    }

    private enum CodingKeys: String, CodingKey {
        case code = "plano"
        case roomType = "categoria"
        case name = "nome"
        case meals = "regime"
        case occupancies = "ocupacoes"
        case primaryOccupancy = "ocupacao_principal"
        case derivation = "derivado"
        case isRetired = "aposentado"
    }
}

/// The answer to `GET /api/v1/planos`.
public struct RatePlanListAnswer: Codable, Hashable, Sendable {
    /// The plans, in the hotel's order.
    public var ratePlans: [RatePlanAnswer]

    /// A list of these plans.
    public init(ratePlans: [RatePlanAnswer]) {
        self.ratePlans = ratePlans
    }

    private enum CodingKeys: String, CodingKey {
        case ratePlans = "planos"
    }
}
