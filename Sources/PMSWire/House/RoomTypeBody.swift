/// The body of `POST /api/v1/categorias` and of `PATCH /api/v1/categorias/{categoria}`: what is missing stays.
public struct RoomTypeBody: Codable, Hashable, Sendable {
    /// Its code; in a new type only.
    public var code: String?
    /// The name shown to people.
    public var name: String?
    /// Beds for grown-ups.
    public var adults: Int?
    /// Beds for children.
    public var children: Int?
    /// Cots.
    public var infants: Int?
    /// The number of adults a price is quoted for unless somebody says otherwise.
    public var defaultOccupancy: Int?
    /// Numbers of rooms of the type; those that it has not yet are added.
    public var rooms: [String]?
    /// Whether it is not sold any more.
    public var isRetired: Bool?

    /// A body that says nothing yet.
    public init() {}

    private enum CodingKeys: String, CodingKey {
        case code = "categoria"
        case name = "nome"
        case adults = "adultos"
        case children = "criancas"
        case infants = "bebes"
        case defaultOccupancy = "ocupacao_padrao"
        case rooms = "apartamentos"
        case isRetired = "aposentado"
    }
}
