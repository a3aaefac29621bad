import HotelValues

/// Who the guest is, and what guarantees the booking (contract §6.6, §6.9).
extension OTAMessage {
    /// The guest as far as the agency tells of them.
    var customer: JSON {
        let guest = booking.guest
        let habits = booking.habits
        let city = habits.contains(.placeholderCity) ? "." : nil
        return [
            "name": .string(guest.name), "surname": .string(guest.surname), "mail": JSON(mail),
            "phone": JSON(habits.contains(.phone) ? guest.phone : nil), "address": JSON(guest.address),
            "city": JSON(city ?? guest.city), "state": .null, "zip": JSON(guest.zip),
            "country": JSON(guest.country), "language": JSON(guest.language), "company": .null,
            "meta": booking.ota == .bookingCom ? ["is_genius": .bool(habits.contains(.genius))] : [:],
        ]
    }

    /// The guest's own address only where one was named; else an alias that the agency forwards.
    private var mail: String? {
        guard booking.habits.contains(.mail) else { return nil }
        let letters = booking.guest.surname.lowercased().filter { $0.isASCII && $0.isLetter }
        return booking.guest.mail ?? "\(letters.isEmpty ? "guest" : letters).\(booking.code.suffix(6))@guest.example"
    }

    /// The card as an account without PCI sees it: masked (contract §9.3).
    func guarantee(_ span: Stay) -> JSON? {
        switch booking.habits.card {
        case .none: return nil
        case .guest:
            return [
                "card_number": "411111******1111", "card_type": "VI",
                "cardholder_name": .string(booking.guest.fullName.uppercased()), "cvv": "***",
                "expiration_date": .string("11/\(span.arrival.components.year + 2)"), "is_virtual": false,
            ]
        case .virtual:
            return [
                "card_number": "555555******4444", "card_type": "MC",
                "cardholder_name": .string("\(booking.ota.title) VirtualCard"), "cvv": "***",
                "expiration_date": .string("12/\(span.departure.components.year + 1)"), "is_virtual": true,
                "meta": virtualCard(span),
            ]
        }
    }

    /// What a virtual card holds, and from when to when it can be charged.
    private func virtualCard(_ span: Stay) -> JSON {
        [
            "virtual_card_currency_code": .string(booking.currency.code),
            "virtual_card_current_balance": .string(String(amount.minorUnits)),
            "virtual_card_decimal_places": JSON(booking.currency.exponent),
            "virtual_card_effective_date": .string(span.arrival.description),
            "virtual_card_expiration_date": .string(span.departure.advanced(by: 365).description),
        ]
    }
}
