/// What each field of the wire must look like, in words.
public enum FieldText {
    /// The words for a field by its path, such as `quartos[0].checkin`; only the last name counts.
    public static func expectation(ofField path: String) -> String {
        let name = path.split(separator: ".").last.map { $0.prefix { $0 != "[" } } ?? ""
        return expectations[String(name)] ?? "veja em /docs o tipo e o formato que ele deve ter"
    }

    private static let date = "deve ser uma data AAAA-MM-DD que existe, como 2026-12-31"
    private static let people = "deve ser um número inteiro de pessoas, como 2"
    private static let nights = "deve ser um número inteiro de noites, como 2"
    private static let rooms = "deve ser um número inteiro de apartamentos, como 1"
    private static let yesOrNo = "deve ser true ou false"
    private static let text = "deve ser um texto entre aspas"
    private static let code = "deve ser um código em texto, como consta no hotel"
    private static let list = "deve ser uma lista de objetos entre colchetes"

    private static let expectations: [String: String] = [
        "checkin": date, "checkout": date, "data": date, "data_de": date, "data_ate": date, "date_from": date,
        "date_to": date,
        "revisado_em": "deve ser um instante RFC 3339, como 2026-12-01T14:03:07.125000Z",
        "valor": amount, "valor_total": amount,
        "moeda": "deve ser o código ISO 4217 da moeda, como BRL",
        "adultos": people, "criancas": people, "bebes": people, "ocupacao": people,
        "estadia_minima": nights, "estadia_minima_chegada": nights, "estadia_minima_permanencia": nights,
        "estadia_maxima": nights,
        "fechado_chegada": yesOrNo, "fechado_saida": yesOrNo, "fechado_venda": yesOrNo,
        "permitir_overbooking": yesOrNo, "rehearse": yesOrNo,
        "sem_derivacao": yesOrNo, "aposentado": yesOrNo, "sem_maximo": yesOrNo,
        "ocupacao_principal": people, "ocupacao_padrao": people,
        "ocupacoes": "deve ser uma lista de números de adultos, como [1, 2]",
        "retidos": rooms, "maximo": rooms, "ultimos": rooms,
        "apartamentos": "deve ser uma lista de números de apartamentos em texto, como [\"101\", \"102\"]",
        "regime": "deve ser " + MealsWord.allCases.map(\.rawValue).joined(separator: ", "),
        "derivado": "deve ser um objeto com plano e com percentual ou valor",
        "percentual": "deve ser um percentual em texto com no máximo duas casas, como \"-10.00\"",
        "arredondar": amount,
        "herda": "deve ser uma lista de restrições, como [\"estadia_maxima\", \"fechado_venda\"]",
        "dias_semana": "deve ser uma lista com seg, ter, qua, qui, sex, sab ou dom",
        "status": "deve ser " + StatusWord.allCases.map(\.rawValue).joined(separator: ", "),
        "status_canal": "deve ser new, modified ou cancelled",
        "categoria": code, "plano": code, "apartamento": code,
        "quartos": list, "alteracoes": list, "diarias": list, "atencao": list,
        "tipo": "deve ser " + AttentionWord.allCases.map(\.rawValue).joined(separator: ", "),
        "hospede": "deve ser um objeto com nome e, se houver, email e telefone",
        "nome": text, "email": text, "telefone": text, "documento": text, "pais": text, "idioma": text,
        "hospede_nome": text, "hospede_email": text, "hospede_telefone": text, "hospede_documento": text,
        "hospede_pais": text, "hospede_idioma": text, "observacoes": text, "motivo": text, "origem": text,
        "codigo_ota": text, "channex_booking_id": text, "channex_revision_id": text, "chave_canal": text,
        "id": text, "campo": text, "hotel": text, "canal": text, "texto": "deve ter de 1 a 100 caracteres",
        "after": "deve ser o número inteiro do campo `ultima` da resposta anterior, ou 0",
        "wait": "deve ser um número inteiro de segundos, de 0 a 30",
        "depois": "deve ser o número inteiro do campo `proximo` da resposta anterior",
        "limite": "deve ser um número inteiro de 1 a 500",
    ]

    private static let amount =
        "deve ser um valor decimal com ponto, como \"333.00\", sem mais casas do que a moeda tem"

    /// The wire's name of a field that the PMS names in its own words.
    public static func name(ofField field: String) -> String { names[field] ?? field }

    private static let names: [String: String] = [
        "name": "nome", "email": "email", "phone": "telefone", "document": "documento", "notes": "observacoes",
        "reason": "motivo", "roomType": "categoria", "stay": "checkin",
        "minStayArrival": FieldWord.minStayArrival.rawValue, "minStayThrough": FieldWord.minStayThrough.rawValue,
        "maxStay": FieldWord.maxStay.rawValue,
        "heldBack": "retidos", "cap": "maximo", "buffer": "ultimos", "adults": "adultos", "children": "criancas",
        "infants": "bebes", "defaultOccupancy": "ocupacao_padrao", "occupancies": "ocupacoes", "ratePlan": "plano",
        "room": "apartamentos",
    ]
}
