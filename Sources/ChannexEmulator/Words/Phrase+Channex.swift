/// What Channex says, in Portuguese.
///
/// An API client gets its words as they are (contract §1.4, §3.6). Only the console, which shows refusals and warnings to
/// people, looks them up here.
extension Phrase {
    /// The Portuguese for a message, and the message itself where there is none.
    ///
    /// A message may begin with the name of the field that it is about, and hold numbers and dates.
    static func portuguese(ofChannex english: String) -> String {
        let number = /\d[\d-]*/
        if let known = channexWords[english.replacing(number, with: "#")] {
            let values = english.matches(of: number).map { String($0.output) }
            let pieces = known.split(separator: "#", omittingEmptySubsequences: false)
            return zip(pieces, values + [""]).map { $0 + $1 }.joined()
        }
        let parts = english.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].allSatisfy({ $0.isLowercase || $0.isNumber || $0 == "_" }) else {
            return english
        }
        return "\(parts[0]) \(portuguese(ofChannex: String(parts[1])))"
    }

    /// A warning about a value: one text, or texts by the names of fields (contract §3.6).
    init(warning: JSON) {
        if let text = warning.text {
            self.init(text.split(separator: "; ").map { Phrase(channex: String($0)) }, separator: "; ")
            return
        }
        let fields = (warning.members ?? []).map { member in
            let texts = (member.value.elements ?? []).compactMap(\.text).map(Phrase.init(channex:))
            return Phrase(texts, separator: ", ").prefixed("\(member.key): ")
        }
        self.init(fields, separator: "; ")
    }

    /// The messages, with `#` in the place of each number and date.
    private static let channexWords: [String: String] = [
        "can't be blank": "não pode ficar vazio",
        "is invalid": "não é válido",
        "is required": "é obrigatório",
        "is inherited": "é herdado de outra tarifa",
        "is cancelled": "está cancelada",
        "already exists": "já existe",
        "does not exist": "não existe",
        "must be greater than #": "deve ser maior que #",
        "must be greater than or equal to #": "deve ser maior ou igual a #",
        "must be less than or equal to #": "deve ser menor ou igual a #",
        "should be at most # character(s)": "deve ter no máximo # caracteres",
        "can't be combined with set": "não pode vir junto com set",
        "one of set, advance, freeze and speed is required": "falta um destes: set, advance, freeze ou speed",
        "an object is required": "é preciso um objeto",
        "an object of switches is required": "é preciso um objeto de chaves",
        "the body must be a JSON object": "o corpo deve ser um objeto JSON",
        "Past date is not allowed": "Data passada não é aceita",
        "Past date is not allowed, date_from was changed to #": "Data passada não é aceita, date_from passou a ser #",
        "Dates after # are out of the calendar": "As datas depois de # estão fora do calendário",
        "Not found room_type for this change": "Não existe a acomodação (room_type) desta mudança",
        "Not found rate_plan for this change": "Não existe a tarifa (rate_plan) desta mudança",
        "Should be a non null value or not existed field": "Deve ter um valor que não seja nulo, ou não ser enviado",
        "Should be included field date or fields pair date_from-date_to":
            "Deve ser enviado o campo date ou o par date_from e date_to",
        "# is not found": "# não foi encontrada",
        "property doesn't support `min_stay` restriction, please use `min_stay_through` or `min_stay_arrival`":
            "O hotel não aceita a restrição `min_stay`; use `min_stay_through` ou `min_stay_arrival`",
    ]
}
