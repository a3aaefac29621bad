import HotelValues

/// The rooms of a message (contract §6.7).
extension OTAMessage {
    /// One room, without the id that each revision gives it anew.
    func room(_ room: GuestRoom, index: Int, using dice: inout SplitMix64) -> JSON {
        var nights = room.nights
        if booking.habits.contains(.shuffledDays) { nights.shuffle(using: &dice) }
        let days = nights.map { JSON.Member($0.day.description, .string(told($0).decimalText)) }
        let guest: JSON = ["name": .string(booking.guest.name), "surname": .string(booking.guest.surname)]
        let base: JSON = [
            "ota_unique_id": booking.habits.contains(.roomIDs) ? .string(room.uniqueID) : .null,
            "is_cancelled": false, "room_type_id": .string(room.roomType),
            "rate_plan_id": .string(room.option), "checkin_date": .string(room.arrival.description),
            "checkout_date": .string(room.departure.description), "days": .object(days),
            "amount": .string(total(of: room).decimalText), "occupancy": room.party.json, "guests": [guest],
            "taxes": taxes(of: room), "services": [], "ota_commission": .null,
            "meta": meta(of: room, index: index),
        ]
        // Only Booking.com tells which taxes it keeps (contract §6.7).
        return booking.ota == .bookingCom ? base.setting("collected_taxes", []) : base
    }

    /// The tax that is within the price, worded freely (contract §6.9).
    private func taxes(of room: GuestRoom) -> JSON {
        guard booking.habits.contains(.taxes) else { return [] }
        let gross = total(of: room).minorUnits
        let tax = Money(minorUnits: (gross * 10 + 55) / 110, currency: booking.currency).decimalText
        return [
            [
                "type": "Value Added Tax (VAT)", "name": "VAT (10%)", "is_inclusive": true,
                "nights": JSON(room.nights.count), "persons": JSON(room.party.adults), "price_mode": "Per booking",
                "price_per_unit": .string(tax), "total_price": .string(tax),
            ]
        ]
    }

    private func meta(of room: GuestRoom, index: Int) -> JSON {
        var meta: JSON = [
            "parent_rate_plan_id": .string(room.ratePlan), "meal_plan": .null,
            "days_breakdown": booking.habits.contains(.daysBreakdown) ? breakdown(of: room) : [],
            "cancel_penalties": booking.habits.contains(.cancelPenalties) ? penalties(of: room) : [],
        ]
        guard booking.ota == .bookingCom else { return meta }
        meta = meta.setting("booking_com_room_index", JSON(index + 1))
        return meta.merging(["room_remarks": [], "smoking_preferences": .null, "promotion": []])
    }

    private func breakdown(of room: GuestRoom) -> JSON {
        .array(
            room.nights.map { night in
                [
                    "date": .string(night.day.description), "amount": .string(told(night).decimalText),
                    "rate_code": .string(String(room.ratePlan.suffix(8))),
                    "rate_plan": .string(room.title.ratePlan), "promotion": .null,
                ]
            }
        )
    }

    /// The first night is lost to whoever cancels on the day before arrival or later.
    private func penalties(of room: GuestRoom) -> JSON {
        guard let first = room.nights.min(by: { $0.day < $1.day }) else { return [] }
        let from = Timestamp(startOf: room.arrival.advanced(by: -1))
        return [
            [
                "amount": .string(told(first).decimalText), "currency": .string(booking.currency.code),
                "from": .string(from.naiveText),
            ]
        ]
    }
}
