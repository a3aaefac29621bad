import HotelValues

/// What a booking of the booking CRS is as a revision (contract §6.5–6.7, §6.12).
enum BookingContent {
    /// The revision's attributes that are the same in every reading.
    static func attributes(of draft: BookingDraft, code: String) -> JSON {
        let body = draft.body
        let order: JSON = [
            "unique_id": .string("\(prefix(of: draft.otaName))-\(code)"),
            "ota_reservation_code": .string(code), "ota_name": .string(draft.otaName), "secondary_ota": .null,
            "agent": .null,
            "arrival_date": .string(draft.arrival.description),
            "departure_date": .string(draft.departure.description),
            "arrival_hour": body["arrival_hour"] ?? .null, "amount": .string(draft.amount.decimalText),
            "amount_type": .null, "currency": .string(draft.currency.code),
            "ota_commission": JSON(draft.commission?.decimalText),
            "payment_collect": body["payment_collect"] ?? .null, "payment_type": body["payment_type"] ?? .null,
            "notes": body["notes"] ?? .null, "deposits": list(body["deposits"]), "services": list(body["services"]),
            "meta": body["meta"] ?? .null,
        ]
        let rest: JSON = [
            "occupancy": occupancy(of: draft.rooms), "customer": draft.customer,
            "rooms": .array(draft.rooms.map(room)),
            // The original without the card, which nobody may keep beyond its acknowledgement.
            "raw_message": .string(body.removing("guarantee").encodedText),
        ]
        return order.merging(rest)
    }

    private static func room(_ room: BookingRoomDraft) -> JSON {
        let body = room.body
        let days = room.days.map { JSON.Member($0.day.description, .string($0.amount.decimalText)) }
        var meta = body["meta"] ?? .null
        if let parent = room.parentRatePlan {
            meta = (meta.isNull ? [:] : meta).setting("parent_rate_plan_id", .string(parent))
        }
        return [
            "ota_unique_id": body["ota_unique_id"] ?? .null,
            "is_cancelled": body["is_cancelled"] ?? false, "room_type_id": JSON(room.roomType),
            "rate_plan_id": JSON(room.ratePlan), "checkin_date": .string(room.stay.arrival.description),
            "checkout_date": .string(room.stay.departure.description), "days": .object(days),
            "amount": .string(room.amount.decimalText), "occupancy": occupancy(body["occupancy"]),
            "guests": list(body["guests"]), "taxes": list(body["taxes"]),
            "services": list(body["services"]), "ota_commission": body["ota_commission"] ?? .null, "meta": meta,
        ]
    }

    private static func list(_ value: JSON?) -> JSON {
        guard let value, !value.isNull else { return [] }
        return value
    }

    private static func occupancy(_ value: JSON?) -> JSON {
        let defaults: JSON = ["adults": 1, "children": 0, "infants": 0, "ages": []]
        return defaults.merging(value ?? [:])
    }

    /// The occupancy of the booking: that of its rooms together.
    private static func occupancy(of rooms: [BookingRoomDraft]) -> JSON {
        let occupancies = rooms.map { occupancy($0.body["occupancy"]) }
        func sum(_ field: String) -> JSON { JSON(occupancies.compactMap { $0[field]?.integer }.reduce(0, +)) }
        return [
            "adults": sum("adults"), "children": sum("children"), "infants": sum("infants"),
            "ages": .array(occupancies.flatMap { $0["ages"]?.elements ?? [] }),
        ]
    }

    /// What a cancelled booking costs where a fee takes the place of the amount (contract §6.10, §11 row 31): the first
    /// night of each room.
    static func cancellationFee(of draft: BookingDraft) -> JSON {
        let fee = draft.rooms.compactMap(\.days.first?.amount).total(in: draft.currency).decimalText
        let service: JSON = [
            "type": "Cancellation Fee", "name": "Cancellation Fee", "nights": 1, "persons": 1,
            "price_mode": "Per stay", "price_per_unit": .string(fee), "total_price": .string(fee),
        ]
        return ["amount": .string(fee), "services": [service]]
    }

    /// Card data as an account without PCI sees it (contract §6.9, §9.3).
    static func masked(_ guarantee: JSON?) -> JSON? {
        guard let guarantee, guarantee.members != nil else { return nil }
        var masked = guarantee
        if let number = guarantee["card_number"]?.text {
            let hidden = String(repeating: "*", count: max(0, number.count - 10))
            masked = masked.setting("card_number", .string("\(number.prefix(6))\(hidden)\(number.suffix(4))"))
        }
        if guarantee["cvv"] != nil { masked = masked.setting("cvv", "***") }
        return masked
    }

    /// The prefix of a booking's `unique_id` (contract §6.5, §6.8, §6.12).
    static func prefix(of otaName: String) -> String {
        let letters = otaName.lowercased().filter(\.isLetter)
        switch letters {
        case "offline": return "OFL"
        case "bookingcom": return "BDC"
        case "airbnb": return "ABB"
        case "expedia", "aexpedia": return "EXP"
        case "goibibo", "makemytrip": return "GMT"
        default: return letters.isEmpty ? "OFL" : String(letters.prefix(3)).uppercased()
        }
    }
}
