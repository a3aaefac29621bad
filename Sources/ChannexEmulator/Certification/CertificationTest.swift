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
    var title: String {
        switch self {
        case .fullSync: "Full data update"
        case .singleRate: "Single date, single rate"
        case .severalRates: "Single dates, several rates"
        case .rateRanges: "Date ranges, several rates"
        case .minStay: "Min stay"
        case .stopSell: "Stop sell"
        case .severalRestrictions: "Several restrictions"
        case .halfYear: "Half year"
        case .singleAvailability: "Single date availability"
        case .availabilityRange: "Date range availability"
        case .bookings: "Booking receiving"
        case .rateLimits: "Rate limits"
        case .updateLogic: "Update logic"
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
