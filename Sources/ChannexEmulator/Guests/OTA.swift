import HotelValues

/// A travel agency whose guests book at the emulated properties, by the code that Channex gives its channel.
enum OTA: String, Codable, Sendable, CaseIterable {
    case bookingCom = "BDC"
    case airbnb = "ABB"
    case expedia = "EXP"
}

extension OTA {
    /// The `ota_name` of its bookings (contract §6.8, §11 row 33).
    var name: String {
        switch self {
        case .bookingCom: "BookingCom"
        case .airbnb: "Airbnb"
        case .expedia: "A-Expedia"
        }
    }

    /// What people call it.
    var title: String {
        switch self {
        case .bookingCom: "Booking.com"
        case .airbnb: "Airbnb"
        case .expedia: "Expedia"
        }
    }

    /// How many rooms one booking may have; an Airbnb listing is one room (contract §7.4).
    var mostRooms: Int { self == .airbnb ? 1 : 10 }

    /// A reservation code such as the agency's own: ten digits, or letters and digits after `HM`.
    func makeCode(using dice: inout SplitMix64) -> String {
        switch self {
        case .bookingCom: "4" + dice.text(9, of: "0123456789")
        case .airbnb: "HM" + dice.text(8, of: "ABCDEFGHJKMNPQRSTWXYZ23456789")
        case .expedia: "2" + dice.text(9, of: "0123456789")
        }
    }

    /// The agencies' codes.
    static let codes = Set(OTA.allCases.map(\.rawValue))
}
