import HotelValues

/// The attributes of a revision that are the same in every reading (contract §6.5–6.7).
enum BookingContent {
    /// The members of the attributes, without the braces.
    static func members(
        of draft: BookingDraft,
        code: String,
        uniqueID: String,
        status: Revision.Status,
        moment: Moment
    ) -> [UInt8] {
        let body = draft.body
        let order: JSON = [
            "property_id": .string(draft.property), "channel_id": .null, "unique_id": .string(uniqueID),
            "ota_reservation_code": .string(code), "ota_name": .string(draft.otaName), "secondary_ota": .null,
            "agent": .null, "status": .string(status.rawValue),
            "arrival_date": .string(draft.arrival.description),
            "departure_date": .string(draft.departure.description),
            "arrival_hour": body["arrival_hour"] ?? .null, "amount": .string(draft.amount.decimalText),
            "amount_type": .null, "currency": .string(draft.currency.code),
            "ota_commission": body["ota_commission"] ?? .null,
            "payment_collect": body["payment_collect"] ?? .null, "payment_type": body["payment_type"] ?? .null,
            "notes": body["notes"] ?? .null, "deposits": list(body["deposits"]), "services": list(body["services"]),
            "meta": body["meta"] ?? .null,
        ]
        let rest: JSON = [
            "occupancy": occupancy(of: draft.rooms), "customer": draft.customer,
            "rooms": .array(draft.rooms.map { room($0, id: moment.makeID()) }),
            // The original without the card, which nobody may keep beyond its acknowledgement.
            "raw_message": .string(body.removing("guarantee").encodedText), "is_crs_revision": true,
        ]
        return Array(order.merging(rest).encoded.dropFirst().dropLast())
    }

    /// One room; its id is a new one in each revision (contract §6.7).
    private static func room(_ room: BookingRoomDraft, id: String) -> JSON {
        let body = room.body
        let days = room.days.map { JSON.Member($0.day.description, .string($0.amount.decimalText)) }
        var meta = body["meta"] ?? .null
        if let parent = room.parentRatePlan {
            meta = (meta.isNull ? [:] : meta).setting("parent_rate_plan_id", .string(parent))
        }
        return [
            "booking_room_id": .string(id), "ota_unique_id": body["ota_unique_id"] ?? .null,
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
