import HotelValues

/// Why a plan cannot be booked for a stay.
enum ShelfReason: Hashable, Sendable {
    case channelIsInactive
    case notMapped
    case tooManyRooms(most: Int)
    case tooManyAdults(most: Int)
    case tooManyGuests(most: Int)
    case beyondCalendar(Day)
    case soldOut(Day, left: Int)
    case cutOff(Day)
    case stopSell(Day)
    case noRate(Day)
    case minStayArrival(Int)
    case minStayThrough(Int, Day)
    case maxStay(Int)
    case closedToArrival(Day)
    case closedToDeparture(Day)
}

extension ShelfReason {
    /// The reason as part of a sentence.
    var phrase: Phrase {
        switch self {
        case .channelIsInactive: Phrase("the channel is not active", "o canal não está ativo")
        case .notMapped: Phrase("the channel does not map it", "o canal não tem esta tarifa")
        case .tooManyRooms(let most):
            Phrase("a booking has at most \(most) room(s)", "no máximo \(most.of("quarto")) por reserva")
        case .tooManyAdults(let most):
            Phrase("is sold to at most \(most) adult(s)", "vendida para no máximo \(most.of("adulto"))")
        case .tooManyGuests(let most):
            Phrase("has room for at most \(most) guest(s)", "tem lugar para no máximo \(most.of("hóspede"))")
        case .minStayArrival(let nights):
            Phrase(
                "at least \(nights) nights for an arrival on that day",
                "mínimo de \(nights.of("noite")) para chegar neste dia"
            )
        case .minStayThrough(let nights, let day):
            Phrase(
                "at least \(nights) nights for a stay over \(day)",
                "mínimo de \(nights.of("noite")) para passar por \(day.brazilian)"
            )
        case .maxStay(let nights):
            Phrase(
                "at most \(nights) night(s) for an arrival on that day",
                "máximo de \(nights.of("noite")) para chegar neste dia"
            )
        case .beyondCalendar(let day):
            Phrase("\(day) is not in the calendar", "\(day.brazilian) está fora do calendário")
        case .soldOut(let day, left: 0): Phrase("sold out on \(day)", "esgotado em \(day.brazilian)")
        case .soldOut(let day, let left):
            Phrase("only \(left) left on \(day)", "só \(left == 1 ? "resta" : "restam") \(left) em \(day.brazilian)")
        case .cutOff(let day):
            Phrase("no longer sold so late for \(day)", "passou da hora-limite de venda para \(day.brazilian)")
        case .stopSell(let day): Phrase("stop sell on \(day)", "venda fechada em \(day.brazilian)")
        case .noRate(let day): Phrase("no rate on \(day)", "sem tarifa em \(day.brazilian)")
        case .closedToArrival(let day):
            Phrase("closed to arrival on \(day)", "fechado para chegada em \(day.brazilian)")
        case .closedToDeparture(let day):
            Phrase("closed to departure on \(day)", "fechado para saída em \(day.brazilian)")
        }
    }

    /// The reason for a program: its code, the day and the number that belong to it.
    var json: JSON {
        let (code, day, number) = parts
        return ["code": .string(code), "date": JSON(day?.description), "number": JSON(number)]
    }

    private var parts: (code: String, day: Day?, number: Int?) {
        switch self {
        case .channelIsInactive: ("channel_inactive", nil, nil)
        case .notMapped: ("not_mapped", nil, nil)
        case .tooManyRooms(let most): ("too_many_rooms", nil, most)
        case .tooManyAdults(let most): ("too_many_adults", nil, most)
        case .tooManyGuests(let most): ("too_many_guests", nil, most)
        case .beyondCalendar(let day): ("beyond_calendar", day, nil)
        case .soldOut(let day, let left): ("sold_out", day, left)
        case .cutOff(let day): ("cut_off", day, nil)
        case .stopSell(let day): ("stop_sell", day, nil)
        case .noRate(let day): ("no_rate", day, nil)
        case .minStayArrival(let nights): ("min_stay_arrival", nil, nights)
        case .minStayThrough(let nights, let day): ("min_stay_through", day, nights)
        case .maxStay(let nights): ("max_stay", nil, nights)
        case .closedToArrival(let day): ("closed_to_arrival", day, nil)
        case .closedToDeparture(let day): ("closed_to_departure", day, nil)
        }
    }
}

extension Day {
    /// The day as people write it in Brazil: `22/11/2027`.
    fileprivate var brazilian: String { description.split(separator: "-").reversed().joined(separator: "/") }
}
