public import HotelValues

/// What can be wrong with what a body asks for; fields are named as on the wire.
public enum BookingFlaw: Hashable, Sendable {
    /// A text that must say something is empty; which.
    case empty(field: String)
    /// A text is longer than so many bytes; which.
    case tooLong(field: String, limit: Int)
    /// A reservation needs at least one room.
    case noRooms
    /// More rooms than one reservation may have.
    case tooManyRooms(limit: Int)
    /// The departure does not come after the arrival.
    case noNights(arrival: Day, departure: Day)
    /// A stay has more nights than so many.
    case stayTooLong(limit: Int)
    /// A range ends before it begins.
    case rangeReversed(from: Day, to: Day)
    /// A range has more nights than so many.
    case rangeTooLong(limit: Int)
    /// The edits of a request cover more nights than so many.
    case tooManyNights(limit: Int)
    /// A night lies before the hotel's today.
    case past(Day)
    /// More people than the type sleeps; its code and beds.
    case tooManyPeople(roomType: String, adults: Int, children: Int, infants: Int)
    /// Nobody sleeps there.
    case nobody
    /// The plan sells another type.
    case otherRoomType(ratePlan: String, roomType: String)
    /// The room is of another type.
    case roomOfOtherType(room: String, roomType: String)
    /// The plan has no price on that night.
    case unpriced(ratePlan: String, Day)
    /// A price for each night is needed, and no other.
    case priceCount(nights: Int, prices: Int)
    /// A price is out of bounds.
    case amountOutOfRange
    /// An amount that is none of its currency; the field and the currency.
    case wrongAmount(field: String, currency: Currency)
    /// The plan has no price for so many adults.
    case unsoldOccupancy(ratePlan: String, Int)
    /// A change that sets nothing.
    case nothingToChange
    /// A number of nights out of its range; which field.
    case nightsOutOfRange(field: String)
    /// An unknown time zone, country or currency; the text.
    case unknownName(String)
    /// The flat fields of one room on a reservation that has several.
    case severalRooms
    /// Something about plans, room types or offers.
    case sale(SaleFlaw)
}

extension BookingFlaw {
    var wording: Wording {
        switch self {
        case .empty(let field):
            Wording("campo-vazio", "Campo vazio", "Preencha o campo `\(field)`.", field: field)
        case .tooLong(let field, let limit):
            Wording(
                "campo-longo",
                "Texto longo demais",
                "Reduza o campo `\(field)` a no máximo \(limit) bytes.",
                field: field
            )
        case .unknownName(let text):
            Wording(
                "nome-desconhecido",
                "Nome desconhecido",
                "Corrija \"\(text)\": não é fuso, país ou moeda conhecida."
            )
        case .noRooms, .tooManyRooms, .severalRooms: roomsWording
        case .noNights, .stayTooLong, .rangeReversed, .rangeTooLong, .tooManyNights, .past, .nightsOutOfRange:
            nightsWording
        case .tooManyPeople, .nobody, .otherRoomType, .roomOfOtherType, .unsoldOccupancy: productWording
        case .unpriced, .priceCount, .amountOutOfRange, .wrongAmount, .nothingToChange: priceWording
        case .sale(let flaw): flaw.wording
        }
    }

    private var roomsWording: Wording {
        let title = "Quartos"
        switch self {
        case .tooManyRooms(let limit):
            return Wording(
                "quartos-demais",
                title,
                "Divida o pedido: uma reserva tem no máximo \(limit) quartos.",
                field: "quartos"
            )
        case .severalRooms:
            return Wording(
                "varios-quartos",
                title,
                "A reserva tem vários quartos: envie a lista `quartos`, com o id de cada um, em vez dos campos soltos.",
                field: "quartos"
            )
        default:
            return Wording("sem-quartos", title, "Inclua ao menos um quarto na lista `quartos`.", field: "quartos")
        }
    }

    private var nightsWording: Wording {
        let title = "Datas"
        switch self {
        case .noNights(let arrival, let departure):
            return Wording(
                "sem-noites",
                title,
                "A saída (\(departure)) deve vir depois da chegada (\(arrival)).",
                field: "checkout"
            )
        case .stayTooLong(let limit):
            return Wording("estadia-longa", title, "Divida a estadia: cada uma tem no máximo \(limit) noites.")
        case .rangeReversed(let from, let to):
            return Wording(
                "periodo-invertido",
                title,
                "Troque as datas: o período começa em \(from) e acaba antes, em \(to)."
            )
        case .rangeTooLong(let limit):
            return Wording(
                "periodo-longo",
                title,
                "Peça no máximo \(limit) noites de cada vez."
            )
        case .tooManyNights(let limit):
            return Wording(
                "noites-demais",
                title,
                "Divida o pedido: as alterações de um envio cobrem no máximo \(limit) noites de planos.",
                field: "alteracoes"
            )
        case .past(let day):
            return Wording("data-passada", title, "Use uma data a partir de hoje: \(day) já passou no hotel.")
        case .nightsOutOfRange(let field):
            return Wording(
                "noites-fora-do-limite",
                title,
                "Corrija `\(field)`: use de 1 a 730 noites; 0 só em `estadia_maxima`, para não haver limite.",
                field: field
            )
        default:
            return Wording("datas-invalidas", title, "Confira as datas do pedido.")
        }
    }

    private var productWording: Wording {
        switch self {
        case .tooManyPeople(let type, let adults, let children, let infants):
            Wording(
                "gente-demais",
                "Não cabem todos",
                """
                Na categoria "\(type)" cabem \(adults) adultos, \(children) crianças e \(infants) bebês: \
                peça outra categoria ou mais quartos.
                """,
                field: "adultos"
            )
        case .otherRoomType(let plan, let type):
            Wording(
                "plano-de-outra-categoria",
                "Plano de outra categoria",
                "O plano \"\(plan)\" não vende a categoria \"\(type)\": use um plano dela, de GET /api/v1/planos.",
                field: "plano"
            )
        case .roomOfOtherType(let room, let type):
            Wording(
                "apartamento-de-outra-categoria",
                "Apartamento de outra categoria",
                "O apartamento \(room) não é da categoria \"\(type)\": peça outro, ou mude a categoria do quarto.",
                field: "apartamento"
            )
        case .unsoldOccupancy(let plan, let adults):
            Wording(
                "ocupacao-sem-preco",
                "Ocupação sem preço",
                "O plano \"\(plan)\" não tem preço para \(adults) adultos: use uma das `ocupacoes` do plano.",
                field: "ocupacao"
            )
        default:
            Wording(
                "ninguem",
                "Ninguém no quarto",
                "Informe ao menos 1 adulto por quarto, e números de pessoas que não sejam negativos.",
                field: "adultos"
            )
        }
    }

    private var priceWording: Wording {
        let title = "Preços"
        switch self {
        case .unpriced(let plan, let night):
            return Wording(
                "sem-preco",
                title,
                "O plano \"\(plan)\" não tem preço em \(night): defina a tarifa em PUT /api/v1/tarifas, ou envie `diarias`.",
                field: "diarias"
            )
        case .priceCount(let nights, let prices):
            return Wording(
                "numero-de-diarias",
                title,
                "Envie uma diária para cada noite: são \(nights) noites e vieram \(prices) diárias que servem.",
                field: "diarias"
            )
        case .wrongAmount(let field, let currency):
            return Wording(
                "valor-invalido",
                title,
                """
                Corrija o campo `\(field)`: deve ser um valor com ponto e no máximo \(currency.exponent) casas em \
                \(currency.code), como "\(Money(minorUnits: 33_300, currency: currency).decimalText)".
                """,
                field: field
            )
        case .amountOutOfRange:
            return Wording(
                "valor-fora-do-limite",
                title,
                "Use um valor que não seja negativo, maior que zero em tarifas, e abaixo de um bilhão.",
                field: "valor"
            )
        default:
            return Wording(
                "nada-a-alterar",
                "Nada a alterar",
                "Inclua ao menos um campo a alterar, como `valor` ou `estadia_minima`.",
                field: "alteracoes"
            )
        }
    }
}
