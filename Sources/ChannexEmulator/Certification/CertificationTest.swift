/// One of the tests that a PMS must pass before it may use production (contract §8.1–8.14).
enum CertificationTest: String, CaseIterable, Codable, Sendable {
    case fullSync = "1"
    case singleRate = "2"
    case severalRates = "3"
    case rateRanges = "4"
    case minStay = "5"
    case stopSell = "6"
    case severalRestrictions = "7"
    case halfYear = "8"
    case singleAvailability = "9"
    case availabilityRange = "10"
    case bookings = "11"
    case rateLimits = "12"
    case updateLogic = "13"

    /// What the documentation calls it.
    var title: Phrase {
        switch self {
        case .fullSync: Phrase("Full data update", "Carga completa")
        case .singleRate: Phrase("Single date, single rate", "Uma data, uma tarifa")
        case .severalRates: Phrase("Single dates, several rates", "Datas avulsas, várias tarifas")
        case .rateRanges: Phrase("Date ranges, several rates", "Períodos, várias tarifas")
        case .minStay: Phrase("Min stay", "Mínimo de noites")
        case .stopSell: Phrase("Stop sell", "Venda fechada")
        case .severalRestrictions: Phrase("Several restrictions", "Várias restrições")
        case .halfYear: Phrase("Half year", "Meio ano")
        case .singleAvailability: Phrase("Single date availability", "Disponibilidade de uma data")
        case .availabilityRange: Phrase("Date range availability", "Disponibilidade de um período")
        case .bookings: Phrase("Booking receiving", "Recebimento de reservas")
        case .rateLimits: Phrase("Rate limits", "Limites de chamadas")
        case .updateLogic: Phrase("Update logic", "Lógica de atualização")
        }
    }
}

/// What an update can say about a night.
enum ARIField: String, CaseIterable, Codable, Sendable {
    case availability
    case rate
    case minStayArrival = "min_stay_arrival"
    case minStayThrough = "min_stay_through"
    case maxStay = "max_stay"
    case closedToArrival = "closed_to_arrival"
    case closedToDeparture = "closed_to_departure"
    case stopSell = "stop_sell"

    /// The restrictions among them, the rate included.
    static let restrictions = allCases.filter { $0 != .availability }
}

extension Collection<ARIField> {
    /// The names in their usual order, parted by commas.
    var names: String { ARIField.allCases.filter(contains).map(\.rawValue).joined(separator: ", ") }
}
