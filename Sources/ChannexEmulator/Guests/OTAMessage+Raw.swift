import HotelValues

/// The original of a message, which each agency words in a way of its own (contract §6.5).
///
/// It is for support to look at; the card is never in it.
extension OTAMessage {
    var raw: JSON {
        switch booking.ota {
        case .bookingCom: bookingComRaw
        case .airbnb: airbnbRaw
        case .expedia: expediaRaw
        }
    }

    private var bookingComRaw: JSON {
        let rooms = booking.rooms.map { room -> JSON in
            let prices = room.nights.map { night -> JSON in
                ["date": .string(night.day.description), "price": .string(told(night).decimalText)]
            }
            return [
                "roomreservation_id": .string(room.uniqueID), "name": .string(room.title.roomType),
                "arrival_date": .string(room.arrival.description),
                "departure_date": .string(room.departure.description),
                "numberofguests": JSON(room.party.adults + room.party.children), "price": .array(prices),
            ]
        }
        return [
            "reservation": [
                "id": .string(booking.code), "status": .string(status.rawValue),
                "currencycode": .string(booking.currency.code), "totalprice": .string(amount.decimalText),
                "customer": rawGuest("first_name", "last_name"), "room": .array(rooms),
            ]
        ]
    }

    /// Amounts in minor units, as numbers.
    private var airbnbRaw: JSON {
        [
            "confirmation_code": .string(booking.code), "status": .string(status.rawValue),
            "start_date": JSON(booking.span?.arrival.description), "nights": JSON(booking.span?.nightCount ?? 0),
            "listing": JSON(booking.rooms.first?.title.roomType), "guest": rawGuest("first_name", "last_name"),
            "payout": [
                "amount": .number(String(amount.minorUnits)), "currency": .string(booking.currency.code),
            ],
        ]
    }

    private var expediaRaw: JSON {
        let kinds: [Revision.Status: String] = [.new: "Book", .modified: "Modify", .cancelled: "Cancel"]
        let rates = booking.rooms.flatMap(\.nights).map { night -> JSON in
            ["stayDate": .string(night.day.description), "baseRate": .string(told(night).decimalText)]
        }
        return [
            "booking": [
                "id": .string(booking.code), "type": JSON(kinds[status]), "source": JSON(booking.habits.brand),
                "primaryGuest": rawGuest("givenName", "surname"), "currency": .string(booking.currency.code),
                "perDayRates": .array(rates),
            ]
        ]
    }

    private func rawGuest(_ name: String, _ surname: String) -> JSON {
        .object([
            JSON.Member(name, .string(booking.guest.name)), JSON.Member(surname, .string(booking.guest.surname)),
        ])
    }
}
