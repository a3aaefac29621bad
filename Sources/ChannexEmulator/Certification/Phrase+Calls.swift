import HotelValues

/// What judges say of calls: their answers, their number, what they cover.
extension Phrase {
    static func repeated(_ call: CallRecord) -> Phrase {
        Phrase(
            "Call #\(call.number) was answered \(call.status) and had to be repeated",
            "A chamada #\(call.number) recebeu \(call.status) e teve de ser repetida"
        )
    }

    static func refused(_ call: CallRecord) -> Phrase {
        Phrase(
            "Call #\(call.number) was answered \(call.status)",
            "A chamada #\(call.number) recebeu \(call.status)"
        )
    }

    static func warned(_ call: CallRecord, _ warning: JSON) -> Phrase {
        Phrase(
            "Call #\(call.number) had a value refused or changed: \(warning.encodedText)",
            "A chamada #\(call.number) teve um valor recusado ou alterado: \(Phrase(warning: warning).portuguese)"
        )
    }

    static func tooManyCalls(_ count: Int, _ lane: Lane, _ allowed: ClosedRange<Int>) -> Phrase {
        let most = allowed.upperBound
        let isExact = allowed.lowerBound == most
        return Phrase(
            "Expected \(isExact ? "" : "at most ")\(most) \(most == 1 ? "call" : "calls") to /\(lane.rawValue), got"
                + " \(count) tasks: gather the changes of one action into one call",
            "O esperado é \(isExact ? "" : "no máximo ")\(most) \(most == 1 ? "chamada" : "chamadas") a"
                + " /\(lane.rawValue), vieram \(count) tarefas: reúna as mudanças de uma ação em uma só chamada"
        )
    }

    static func otherLane(_ call: CallRecord, _ kind: ChangeKind) -> Phrase {
        let lane = call.lane?.rawValue ?? ""
        return Phrase(
            "Call #\(call.number) to /\(lane) was made by a change of \(kind.phrase.english): it must cause none",
            "A chamada #\(call.number) a /\(lane) veio de uma mudança de \(kind.phrase.portuguese), que não deve causar"
                + " nenhuma"
        )
    }

    // MARK: What a test names

    static let notApplicable = Phrase(
        "Not applicable: nothing of it was declared",
        "Não se aplica: nada disso foi declarado"
    )

    static func noSuchTitle(_ title: String) -> Phrase {
        Phrase("The property has nothing titled \(title)", "O hotel não tem nada com o título \(title)")
    }

    static func otherTarget(_ name: String, call: Int) -> Phrase {
        Phrase(
            "Call #\(call) also changes \(name), which the test does not name",
            "A chamada #\(call) também altera \(name), que não faz parte do teste"
        )
    }

    // MARK: The full data update

    static func notTwoCalls(_ availability: Int, _ restrictions: Int) -> Phrase {
        Phrase(
            "Expected exactly 2 calls, one to /availability with all room types and one to /restrictions with all rate"
                + " plans; got \(availability) and \(restrictions)",
            "O esperado são exatamente 2 chamadas, uma a /availability com todas as acomodações e uma a /restrictions com"
                + " todas as tarifas; vieram \(availability) e \(restrictions)"
        )
    }

    static func lacking(_ field: ARIField, _ count: Int, of all: Int) -> Phrase {
        Phrase(
            "\(count) of \(all) values lack \(field.rawValue)",
            "\(count) de \(all) valores vieram sem \(field.rawValue)"
        )
    }

    static func undeclared(_ fields: Set<ARIField>) -> Phrase {
        Phrase("Sent but not declared: \(fields.names)", "Enviado sem ter sido declarado: \(fields.names)")
    }

    static func missingDays(_ count: Int, of all: Int, from first: Day) -> Phrase {
        Phrase(
            "\(count) of \(all) days are missing, from \(first)",
            "\(count) de \(all) dias não vieram, a partir de \(first)"
        )
    }

    static func uniform(_ field: ARIField, _ value: JSON) -> Phrase {
        Phrase(
            "Uniform data: \(field.rawValue) is \(value.encodedText) everywhere; seed realistic values",
            "Dados uniformes: \(field.rawValue) é \(value.encodedText) em todo lugar; use valores realistas"
        )
    }

    // MARK: Pace

    static func tooFast(_ count: Int, _ lane: Lane, limit: Int) -> Phrase {
        Phrase(
            "\(count) calls to /\(lane.rawValue) within a minute, \(limit) are allowed: queue and batch",
            "\(count) chamadas a /\(lane.rawValue) em um minuto, o limite é \(limit): enfileire e agrupe"
        )
    }

    static func turnedAway(_ count: Int) -> Phrase {
        Phrase("\(count) calls were answered 429", "Chamadas que receberam 429: \(count)")
    }

    static func unpaused(_ call: CallRecord) -> Phrase {
        Phrase(
            "Call #\(call.number) came within a minute after an error: pause the property for one minute",
            "A chamada #\(call.number) veio menos de um minuto depois de um erro: pause o hotel por um minuto"
        )
    }

    static func fullSyncs(_ count: Int) -> Phrase {
        Phrase(
            "\(count) full syncs within 24 hours, 1 is allowed: send what changed",
            "\(count) cargas completas em 24 horas, só 1 é permitida: envie apenas o que mudou"
        )
    }
}
