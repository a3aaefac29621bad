/// Something that an agency, or Channex on its behalf, tells wrongly of a booking, so that a PMS can show that it
/// copes (contract §6.10, §12.12).
enum Lie: String, Codable, Sendable, CaseIterable {
    case unmappedRoom = "unmapped_room"
    case unmappedRate = "unmapped_rate"
    /// A room type that the property does not have.
    case unknownRoom = "unknown_room"
    case unknownCurrency = "unknown_currency"
    case noRooms = "no_rooms"
    case noCustomer = "no_customer"
    case departureBeforeArrival = "departure_before_arrival"
    /// The nights of a room lack one.
    case missingNight = "missing_night"
    /// The total is not the sum of the rooms.
    case wrongTotal = "wrong_total"
    case amountAsNumber = "amount_as_number"
    /// The first that is heard of a booking is its modification.
    case modifiedBeforeNew = "modified_before_new"
    /// The first that is heard of a booking is its cancellation.
    case cancelledBeforeNew = "cancelled_before_new"
}

extension Lie {
    /// The names of all.
    static let names = Set(Lie.allCases.map(\.rawValue))

    /// What the first message about a booking says.
    var firstStatus: Revision.Status {
        switch self {
        case .modifiedBeforeNew: .modified
        case .cancelledBeforeNew: .cancelled
        default: .new
        }
    }

    /// The lie as `/admin/otas` shows it.
    func json(in language: Language) -> JSON {
        ["name": .string(rawValue), "meaning": .string(meaning.text(in: language))]
    }

    /// What is wrong with the message, for those who choose it.
    private var meaning: Phrase {
        switch self {
        case .unmappedRoom: Phrase("the room is mapped to nothing", "quarto sem mapeamento")
        case .unmappedRate: Phrase("the rate is mapped to nothing", "tarifa sem mapeamento")
        case .unknownRoom: Phrase("a room type that does not exist", "acomodação que não existe")
        case .unknownCurrency: Phrase("a currency that does not exist", "moeda que não existe")
        case .noRooms: Phrase("no rooms", "nenhum quarto")
        case .noCustomer: Phrase("no guest", "nenhum hóspede")
        case .departureBeforeArrival: Phrase("departure before arrival", "saída antes da chegada")
        case .missingNight: Phrase("a night is missing", "falta uma noite")
        case .wrongTotal: Phrase("a total that is no sum", "total que não bate com a soma")
        case .amountAsNumber: Phrase("amounts as numbers, not text", "valores como número, não como texto")
        case .modifiedBeforeNew: Phrase("a change before the booking", "alteração antes da reserva")
        case .cancelledBeforeNew: Phrase("a cancellation before the booking", "cancelamento antes da reserva")
        }
    }

    /// The attributes of a revision with the lie in them.
    func distort(_ attributes: JSON) -> JSON {
        switch self {
        case .unmappedRoom: attributes.eachRoom { $0.merging(["room_type_id": .null, "rate_plan_id": .null]) }
        case .unmappedRate: attributes.eachRoom { $0.setting("rate_plan_id", .null) }
        case .unknownRoom: attributes.eachRoom { $0.setting("room_type_id", .string(Lie.strangeID)) }
        case .unknownCurrency: attributes.setting("currency", "ZZZ")
        case .noRooms: attributes.setting("rooms", [])
        case .noCustomer: attributes.setting("customer", .null)
        case .departureBeforeArrival: attributes.swapping("arrival_date", "departure_date")
        case .missingNight:
            attributes.eachRoom { $0.setting("days", .object(Array(($0["days"]?.members ?? []).dropFirst()))) }
        case .wrongTotal: attributes.setting("amount", .string("1" + (attributes["amount"]?.text ?? "")))
        case .amountAsNumber: attributes.withNumbers().eachRoom { $0.withNumbers() }
        case .modifiedBeforeNew, .cancelledBeforeNew: attributes
        }
    }

    private static let strangeID = "00000000-0000-4000-8000-000000000000"
}

extension JSON {
    fileprivate func eachRoom(_ change: (JSON) -> JSON) -> JSON {
        setting("rooms", .array((self["rooms"]?.elements ?? []).map(change)))
    }

    fileprivate func swapping(_ one: String, _ other: String) -> JSON {
        setting(one, self[other] ?? .null).setting(other, self[one] ?? .null)
    }

    /// The amount, and those of the nights, written as numbers.
    fileprivate func withNumbers() -> JSON {
        func number(_ value: JSON?) -> JSON { value?.text.map(JSON.number) ?? .null }
        let changed = setting("amount", number(self["amount"]))
        guard let days = self["days"]?.members else { return changed }
        return changed.setting("days", .object(days.map { JSON.Member($0.key, number($0.value)) }))
    }
}
