public import HotelValues

/// Where a reservation stands.
public enum StatusWord: String, Codable, Hashable, Sendable, CaseIterable {
    /// Not certain yet.
    case pending = "PENDENTE"
    /// Certain.
    case confirmed = "CONFIRMADA"
    /// The guests are in the house.
    case checkedIn = "HOSPEDADA"
    /// The guests have left.
    case checkedOut = "FINALIZADA"
    /// Called off.
    case cancelled = "CANCELADA"
    /// The guests never came.
    case noShow = "NAO_COMPARECEU"
}

/// A day of the week.
public enum WeekdayWord: String, Codable, Hashable, Sendable, CaseIterable {
    /// Monday.
    case monday = "seg"
    /// Tuesday.
    case tuesday = "ter"
    /// Wednesday.
    case wednesday = "qua"
    /// Thursday.
    case thursday = "qui"
    /// Friday.
    case friday = "sex"
    /// Saturday.
    case saturday = "sab"
    /// Sunday.
    case sunday = "dom"

    /// The day of the week.
    public var weekday: Weekday {
        switch self {
        case .monday: .monday
        case .tuesday: .tuesday
        case .wednesday: .wednesday
        case .thursday: .thursday
        case .friday: .friday
        case .saturday: .saturday
        case .sunday: .sunday
        }
    }

    /// The word of a day of the week.
    public init(_ weekday: Weekday) {
        switch weekday {
        case .monday: self = .monday
        case .tuesday: self = .tuesday
        case .wednesday: self = .wednesday
        case .thursday: self = .thursday
        case .friday: self = .friday
        case .saturday: self = .saturday
        case .sunday: self = .sunday
        }
    }
}

extension WeekdayWord {
    /// Reads the word in any case, and `sáb` as people write it.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self).lowercased()
        guard let word = WeekdayWord(rawValue: text == "s\u{e1}b" ? "sab" : text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a day of the week")
        }
        self = word
    }
}

/// The meals a price includes.
public enum MealsWord: String, Codable, Hashable, Sendable, CaseIterable {
    /// None.
    case roomOnly = "SEM_REFEICOES"
    /// Breakfast.
    case breakfast = "CAFE_DA_MANHA"
    /// Breakfast and one more.
    case halfBoard = "MEIA_PENSAO"
    /// All meals.
    case fullBoard = "PENSAO_COMPLETA"
    /// All meals and drinks.
    case allInclusive = "TUDO_INCLUIDO"
}

/// What a cell of the calendar belongs to.
public enum TargetWord: String, Codable, Hashable, Sendable, CaseIterable {
    /// A room type.
    case roomType = "categoria"
    /// A rate plan.
    case ratePlan = "plano"
}

/// A field of a cell of the calendar.
public enum FieldWord: String, Codable, Hashable, Sendable, CaseIterable {
    /// Rooms left to sell.
    case availability = "disponibilidade"
    /// The price of the night.
    case rate = "valor"
    /// Least nights of a stay that arrives on the night.
    case minStayArrival = "estadia_minima_chegada"
    /// Least nights of a stay that covers the night.
    case minStayThrough = "estadia_minima_permanencia"
    /// Most nights of a stay that arrives on the night.
    case maxStay = "estadia_maxima"
    /// No arrival on the day.
    case closedToArrival = "fechado_chegada"
    /// No departure on the day.
    case closedToDeparture = "fechado_saida"
    /// Not on sale on the night.
    case stopSell = "fechado_venda"
}

/// What a revision of a channel's booking says happened; the channel manager's own words.
public enum BookingStatusWord: String, Codable, Hashable, Sendable, CaseIterable {
    /// Booked.
    case new
    /// Changed.
    case modified
    /// Called off.
    case cancelled
}

/// What applying a revision did.
public enum EffectWord: String, Codable, Hashable, Sendable, CaseIterable {
    /// A reservation was made.
    case created = "criada"
    /// It was changed.
    case modified = "modificada"
    /// It was cancelled.
    case cancelled = "cancelada"
    /// A newer revision had been applied before; nothing changed.
    case outdated = "desatualizada"
}

/// Why a person must look at a reservation.
public enum AttentionWord: String, Codable, Hashable, Sendable, CaseIterable {
    /// A room's type is unknown to the hotel.
    case unmappedRoom = "quarto_nao_mapeado"
    /// Channel and hotel changed the same thing differently.
    case conflict = "conflito"
    /// The channel sent something unusable.
    case unreadable = "ilegivel"
}

/// Where a reservation comes from, where it is no channel.
public enum SourceWord {
    /// The hotel itself.
    public static let direct = "direto"
}
