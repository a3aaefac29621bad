public import HotelValues

/// What can be wrong with what a body says of plans, room types and offers; fields are named as on the wire.
public enum SaleFlaw: Hashable, Sendable {
    /// A number of rooms or people out of its range; which field, and the most it may be.
    case countOutOfRange(field: String, limit: Int)
    /// A night lies farther ahead than the calendar reaches, which is to the other one.
    case tooFar(Day, last: Day)
    /// The plan's prices follow from another plan's.
    case derivedPrice(ratePlan: String, parent: String)
    /// Rules that the plan takes over from another plan.
    case inheritedRules(ratePlan: String, parent: String)
    /// On that night of the plan a stay would have to be longer than it may be.
    case impossibleStay(ratePlan: String, Day, minStay: Int, maxStay: Int)
    /// Something that is not sold any more.
    case retired(SubjectWord, String)
    /// A plan that follows from one that follows from another.
    case derivationChain(ratePlan: String, parent: String)
    /// A share or a rounding of a derived plan out of its range.
    case derivationOutOfRange(ratePlan: String)
    /// A code that cannot be one; which field.
    case wrongCode(field: String)
}

extension SaleFlaw {
    var wording: Wording {
        switch self {
        case .countOutOfRange(let field, let limit):
            Wording(
                "numero-fora-do-limite",
                "Número fora do limite",
                "Corrija `\(field)`: use um número de no máximo \(limit), e não negativo.",
                field: field
            )
        case .tooFar(let day, let last):
            Wording(
                "data-distante",
                "Datas",
                "Use uma data até \(last): o calendário do hotel não chega a \(day).",
                field: "data_ate"
            )
        case .impossibleStay(let plan, let night, let minStay, let maxStay):
            Wording(
                "estadia-impossivel",
                "Estadia impossível",
                """
                Em \(night) o plano "\(plan)" exigiria ao menos \(minStay) noites e permitiria no máximo \(maxStay): \
                reduza a mínima, aumente `estadia_maxima`, ou envie 0 para não haver limite.
                """,
                field: "estadia_maxima"
            )
        case .retired(let subject, let name):
            Wording(
                "fora-de-venda",
                "Fora de venda",
                "\(subject.article) \"\(name)\" saiu de venda: use outro, ou devolva-o à venda com \"aposentado\": false.",
                field: subject.rawValue
            )
        case .wrongCode(let field):
            Wording(
                "codigo-invalido",
                "Código inválido",
                """
                Corrija `\(field)`: use de 1 a 64 letras minúsculas sem acento e dígitos, com hífens entre eles, como \
                ov-flex; um apartamento tem de 1 a 16 caracteres.
                """,
                field: field
            )
        case .derivedPrice, .inheritedRules, .derivationChain, .derivationOutOfRange: derivationWording
        }
    }

    private var derivationWording: Wording {
        let title = "Plano derivado"
        switch self {
        case .derivedPrice(let plan, let parent):
            return Wording(
                "preco-derivado",
                title,
                """
                O preço do plano "\(plan)" vem do plano "\(parent)": altere o de "\(parent)", ou a regra em \
                PATCH /api/v1/planos/\(plan).
                """,
                field: "valor"
            )
        case .inheritedRules(let plan, let parent):
            return Wording(
                "restricao-herdada",
                title,
                """
                O plano "\(plan)" herda essa restrição do plano "\(parent)": altere-a em "\(parent)", ou tire-a de `herda` \
                em PATCH /api/v1/planos/\(plan).
                """,
                field: "plano"
            )
        case .derivationChain(let plan, let parent):
            return Wording(
                "derivacao-em-cadeia",
                title,
                """
                O plano "\(plan)" não pode vir do plano "\(parent)": um plano derivado vem de um plano com preços \
                próprios, e nenhum outro vem dele.
                """,
                field: "derivado"
            )
        default:
            return Wording(
                "derivacao-fora-do-limite",
                title,
                """
                Use um `percentual` acima de \"-100.00\" e até \"1000.00\", ou um `valor` abaixo de um bilhão, e em \
                `arredondar` um valor maior que zero.
                """,
                field: "derivado"
            )
        }
    }
}
