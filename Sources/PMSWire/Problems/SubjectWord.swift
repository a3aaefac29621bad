/// Kinds of things that have names.
public enum SubjectWord: String, Hashable, Sendable, CaseIterable {
    /// The hotel.
    case property = "hotel"
    /// A room type.
    case roomType = "categoria"
    /// A rate plan.
    case ratePlan = "plano"
    /// A physical room.
    case room = "apartamento"
    /// A closure of a room.
    case roomClosure = "bloqueio"
    /// A guest.
    case guest = "hospede"
    /// A reservation.
    case reservation = "reserva"
    /// A room of a reservation.
    case roomStay = "quarto"
    /// A program's key.
    case apiKey = "chave"

    func wording(unknown name: String) -> Wording {
        Wording("inexistente", "Não existe", "\(article) \"\(name)\" não existe. \(advice)", field: rawValue)
    }

    /// The word with its article.
    var article: String {
        switch self {
        case .property: "O hotel"
        case .roomType: "A categoria"
        case .ratePlan: "O plano"
        case .room: "O apartamento"
        case .roomClosure: "O bloqueio"
        case .guest: "O hóspede"
        case .reservation: "A reserva"
        case .roomStay: "O quarto da reserva"
        case .apiKey: "A chave"
        }
    }

    private var advice: String {
        switch self {
        case .property: "Configure o hotel antes de usar a API."
        case .roomType: "Use um dos códigos de GET /api/v1/categorias."
        case .ratePlan: "Use um dos códigos de GET /api/v1/planos."
        case .room: "Use um dos números de GET /api/v1/apartamentos."
        case .roomClosure: "Veja os bloqueios em GET /api/v1/bloqueios; este pode já ter sido removido."
        case .guest: "Procure em GET /api/v1/hospedes?texto=."
        case .reservation: "Use o campo id de GET /api/v1/reservas."
        case .roomStay: "Use o campo id dos quartos em GET /api/v1/reservas/{id}."
        case .apiKey: "Peça uma chave ao administrador do hotel."
        }
    }
}
