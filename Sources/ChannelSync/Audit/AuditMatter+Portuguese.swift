extension AuditMatter {
    /// The same in the hotel's language.
    public var portuguese: String {
        switch self {
        case .propertyGone: "A propriedade não existe mais no Channex: nada é vendido. Rode `sistema-os setup channex`."
        case .propertyInactive: "A propriedade está desligada no Channex: nada é vendido. Ligue-a lá."
        case .propertyRemoval(let day):
            "O Channex vai apagar a propriedade em \(day). Conecte um canal antes desse dia."
        case .currency(let there, let here):
            "O Channex entende os preços em \(there) e o hotel os tem em \(here). Acerte a moeda no Channex."
        case .timeZone(let there, let here):
            "O Channex conta os dias por \(there) e o hotel por \(here): perto da meia-noite a noite errada fica aberta."
        case .keepsRoomsOnBooking:
            "O Channex não tira sozinho de venda o quarto reservado: outro canal pode vendê-lo no mesmo minuto."
        case .changesRoomsOnModification:
            "O Channex mudava sozinho os quartos livres quando uma reserva era alterada: o mesmo quarto podia ser vendido"
                + " duas vezes."
        case .returnsRoomsOnCancellation:
            "O Channex devolvia sozinho os quartos de reservas canceladas: o mesmo quarto podia ser vendido duas vezes."
        case .minStayType(let type):
            "O Channex usava só um tipo de estadia mínima (\(type)); o outro não valia."
        case .calendarLength(let there, let here):
            "O calendário do Channex tem \(there) dias e eram enviados \(here); agora são enviados todos."
        case .calendarChanged(let there, let wanted):
            "O calendário do Channex tinha \(there) dias em vez de \(wanted): depois deles não se podia reservar."
        case .calendarShort(let days):
            "O calendário do Channex tem só \(days) dias: depois deles não se pode reservar."
        case .cutOff(let time, let days):
            "O Channex fecha hoje e os \(days) dias seguintes, todo dia às \(time), diga o hotel o que disser."
        case .maxDayAdvance(let days):
            "O Channex não vende nada além de \(days) dias e não reabre essas noites sozinho."
        case .minPrice(let price): "O Channex não vende abaixo de \(price): sobe preços menores sem avisar."
        case .maxPrice(let price): "O Channex não vende acima de \(price): baixa preços maiores sem avisar."
        case .tooManyRoomTypes(let most, let here):
            "O hotel tem \(here) categorias e o Channex aceita \(most). Peça mais ao suporte dele."
        case .tooManyRatePlans(let most, let here):
            "O hotel tem \(here) planos tarifários e o Channex aceita \(most). Peça mais ao suporte dele."
        case .tooManyOccupancies(let plan, let most, let here):
            "O plano \(plan) tem preços para \(here) números de adultos e o Channex aceita \(most)."
        case .webhookMissing: "O Channex não avisava quando entrava uma reserva: o aviso tinha sumido."
        case .webhookWrong(let flaw): "Os avisos de reserva do Channex não chegavam como deviam: \(flaw.portuguese)."
        case .roomTypeGone(let code):
            "A categoria \(code) não existe mais no Channex: não é vendida. Rode `sistema-os setup channex`."
        case .roomTypeUnmapped(let code): "A categoria \(code) ainda não é vendida. Rode `sistema-os setup channex`."
        case .roomTypeOccupancy(let code, let there, let here):
            "A categoria \(code) é para \(there) adultos no Channex e para \(here) no hotel."
        case .ratePlanGone(let code):
            "O plano \(code) não existe mais no Channex: não é vendido. Rode `sistema-os setup channex`."
        case .ratePlanUnmapped(let code): "O plano \(code) ainda não é vendido. Rode `sistema-os setup channex`."
        case .ratePlanMoved(let code):
            "O plano \(code) está em outra categoria no Channex: o hóspede chegaria ao quarto errado."
        case .ratePlanOccupancies(let code, let there, let here):
            "O plano \(code) é vendido para \(AuditMatter.list(there)) adultos no Channex e para"
                + " \(AuditMatter.list(here)) no hotel. Apague-o no Channex e rode `sistema-os setup channex`."
        case .ratePlanCurrency(let code, let there, let here):
            "Os preços de \(code) são lidos como \(there) no Channex, e são em \(here)."
        case .ratePlanDerived(let code):
            "O Channex calcula sozinho os preços de \(code): os do hotel podem não valer. Torne o plano manual lá."
        case .noChannel: "Nenhum canal está conectado no Channex: nada é vendido, e a propriedade pode ser apagada."
        case .channelInactive(let name):
            "O canal \(name) está desligado: nada é vendido nele, e após 30 dias o Channex o apaga."
        case .channelEmpty(let name): "O canal \(name) está conectado, mas não vende nenhum plano do hotel."
        case .ratePlanUnsold(let code): "Nenhum canal ligado vende o plano \(code)."
        }
    }
}

extension WebhookFlaw {
    fileprivate var portuguese: String {
        switch self {
        case .address: "iam para outro endereço"
        case .inactive: "estavam desligados"
        case .events: "falavam de outros eventos"
        case .secret: "vinham sem o nosso segredo"
        case .data: "não diziam de que reserva"
        }
    }
}
