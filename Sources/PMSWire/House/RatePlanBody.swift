/// The body of `POST /api/v1/planos` and of `PATCH /api/v1/planos/{plano}`: what is missing stays as it is.
public struct RatePlanBody: Codable, Hashable, Sendable {
    /// Its code; in a new plan only.
    public var code: String?
    /// The code of the room type that it sells; in a new plan only.
    public var roomType: String?
    /// The name shown to people.
    public var name: String?
    /// What the price includes.
    public var meals: MealsWord?
    /// The numbers of adults that have a price of their own; one for a plan sold per room.
    public var occupancies: [Int]?
    /// The one of them that stands for the plan; the largest when missing.
    public var primaryOccupancy: Int?
    /// What its prices follow from.
    public var derivation: DerivationBody?
    /// Whether its prices follow from nothing any more; they stay as they are then.
    public var dropsDerivation: Bool?
    /// Whether it is not sold any more.
    public var isRetired: Bool?

    /// A body that says nothing yet.
    public init() {}

    private enum CodingKeys: String, CodingKey {
        case code = "plano"
        case roomType = "categoria"
        case name = "nome"
        case meals = "regime"
        case occupancies = "ocupacoes"
        case primaryOccupancy = "ocupacao_principal"
        case derivation = "derivado"
        case dropsDerivation = "sem_derivacao"
        case isRetired = "aposentado"
    }
}
