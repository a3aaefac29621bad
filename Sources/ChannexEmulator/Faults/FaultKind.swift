/// The kinds of what can go wrong, as `/admin/faults` names them.
enum FaultKind: String, CaseIterable, Sendable {
    case status, html, delay, timeout, reset
    case cutBody = "cut_body"
    case wrongTypes = "wrong_types"
    case unknownFields = "unknown_fields"
    case drop = "webhook_drop"
    case double = "webhook_double"
    case reorder = "webhook_reorder"
    case late = "webhook_delay"
}

extension FaultKind {
    /// The kind with what it means.
    func json(in language: Language) -> JSON {
        ["name": .string(rawValue), "meaning": .string(meaning.text(in: language))]
    }

    private var meaning: Phrase {
        switch self {
        case .status: Phrase("Answers with an error", "Responde com erro")
        case .html: Phrase("Answers HTML instead of JSON", "Responde HTML em vez de JSON")
        case .delay: Phrase("Is slow", "Demora")
        case .timeout: Phrase("Never answers", "Nunca responde")
        case .reset: Phrase("Resets the connection", "Derruba a conexão")
        case .cutBody: Phrase("Cuts the answer short", "Corta a resposta")
        case .wrongTypes: Phrase("Gets types of fields wrong", "Troca tipos de campos")
        case .unknownFields: Phrase("Adds unknown fields", "Inclui campos desconhecidos")
        case .drop: Phrase("Loses the webhook", "Perde o webhook")
        case .double: Phrase("Sends the webhook twice", "Repete o webhook")
        case .reorder: Phrase("Reorders webhooks", "Troca a ordem dos webhooks")
        case .late: Phrase("Delays the webhook", "Atrasa o webhook")
        }
    }
}
