/// A hotel as an agency knows it: made up from its id, the same each time it is asked for.
///
/// A connection maps the property's plans to its rooms and rates (contract §7.1). Which codes it has does not matter to
/// anybody here; that they are codes of the agency's own does.
struct OTAHotel {
    let ota: OTA
    /// The id under which the agency knows the hotel, or the account of an Airbnb host.
    let id: String
    /// The currency in which the agency sells it, where that is known: plans must have the same (contract §9.5).
    let currency: String?

    /// The hotel that the settings of a connection name.
    init(_ ota: OTA, _ settings: JSON) {
        self.ota = ota
        id = settings[ota.adapter.identity]?.word ?? "1"
        currency = ota == .bookingCom ? OTAHotel.testHotels[id] : nil
    }

    /// The rooms and rates to map to.
    var mappingDetails: JSON {
        switch ota {
        case .airbnb: ["listings": .array(OTAHotel.rooms.indices.map(listing))]
        case .bookingCom, .expedia:
            ["currency": JSON(currency), "rooms": .array(OTAHotel.rooms.indices.map(room))]
        }
    }

    private func room(_ index: Int) -> JSON {
        let code = id + OTAHotel.digits(index + 1)
        let rates = ["Standard Rate", "Non-refundable Rate"].enumerated().map { place, title -> JSON in
            [
                "id": .string(code + OTAHotel.digits(place + 1)), "title": .string(title),
                "max_persons": JSON(OTAHotel.rooms[index].guests), "pricing": "Standard", "readonly": false,
            ]
        }
        return ["id": .string(code), "title": .string(OTAHotel.rooms[index].title), "rates": .array(rates)]
    }

    private func listing(_ index: Int) -> JSON {
        [
            "id": .string(id + OTAHotel.digits(index + 1)), "title": .string(OTAHotel.rooms[index].title),
            "person_capacity": JSON(OTAHotel.rooms[index].guests),
        ]
    }

    private static func digits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

    private static let rooms: [(title: String, guests: Int)] = [
        ("Double Room", 2), ("Twin Room", 2), ("Triple Room", 3), ("Family Room", 4),
    ]

    /// Booking.com's shared test hotels and their currencies (contract §9.5).
    private static let testHotels = [
        "5868189": "GBP", "6519420": "GBP", "4372137": "EUR", "10484818": "JPY", "10485037": "USD",
        "12152494": "USD", "10745030": "GBP", "11140466": "USD",
    ]
}
