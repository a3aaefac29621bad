import HotelValues

/// What an agency says of a booking, as Channex passes it on: a full snapshot (contract §6.1, §6.5).
struct OTAMessage: Sendable {
    let booking: GuestBooking
    let status: Revision.Status
    /// What the guest pays for cancelling, where that takes the place of the amount (contract §6.10).
    var fee: Money?
    let channel: String?
    /// Whether the agency is named as people write it (contract §6.8).
    var isSpelled = false

    /// The message as the account takes it in; `dice` make what comes in no order.
    func draft(using dice: inout SplitMix64) -> RevisionDraft? {
        guard let span = booking.span else { return nil }
        let truth = attributes(span, using: &dice)
        let told = booking.lie?.distort(truth) ?? truth
        return RevisionDraft(
            status: status,
            isCRS: false,
            channel: channel,
            attributes: told,
            rooms: zip(booking.rooms, told["rooms"]?.elements ?? []).map { room, told in
                BookedRoom(
                    roomType: told["room_type_id"]?.text,
                    ratePlan: told["rate_plan_id"]?.text,
                    nights: room.arrival..<room.departure,
                    isCancelled: false
                )
            },
            arrival: span.arrival,
            departure: span.departure,
            guarantee: guarantee(span)
        )
    }

    private func attributes(_ span: Stay, using dice: inout SplitMix64) -> JSON {
        let habits = booking.habits
        let order: JSON = [
            "unique_id": .string(uniqueID), "ota_reservation_code": .string(booking.code),
            "ota_name": .string(isSpelled ? booking.ota.title : booking.ota.name), "secondary_ota": JSON(habits.brand),
            "agent": .null,
            "arrival_date": .string(span.arrival.description), "departure_date": .string(span.departure.description),
            "arrival_hour": JSON(booking.guest.arrivalHour), "amount": .string(amount.decimalText),
            "amount_type": habits.contains(.payoutAmounts) ? "net" : .null,
            "currency": .string(booking.currency.code), "ota_commission": JSON(commission?.decimalText),
            "payment_collect": .string(habits.collector.rawValue),
            "payment_type": habits.card == .none ? "bank_transfer" : "credit_card",
            "notes": JSON(booking.guest.notes), "deposits": [], "services": services, "meta": [:],
        ]
        var rooms: [JSON] = []
        for (index, room) in booking.rooms.enumerated() { rooms.append(self.room(room, index: index, using: &dice)) }
        return order.merging([
            "occupancy": booking.rooms.map(\.party).reduce(Party(adults: 0), +).json, "customer": customer,
            "rooms": .array(rooms), "raw_message": .string(raw.encodedText),
        ])
    }

    /// The booking's stable name (contract §6.5).
    var uniqueID: String { "\(booking.ota.rawValue)-\(booking.code)" }

    /// The total, or the fee that takes its place.
    var amount: Money { fee ?? booking.rooms.map { total(of: $0) }.total(in: booking.currency) }

    /// The agency's share of what the guest pays.
    private var commission: Money? {
        guard booking.habits.commission != nil else { return nil }
        let nights = booking.rooms.flatMap(\.nights)
        let share = nights.map { self.share(of: $0.minorUnits) }.reduce(0, +)
        return Money(minorUnits: share, currency: booking.currency)
    }

    /// A fee for cancelling is told as a service too (contract §6.10).
    private var services: JSON {
        guard let fee else { return [] }
        return [
            [
                "type": "fee", "name": "Cancellation Fee", "nights": 1, "persons": 1, "price_mode": "Per stay",
                "price_per_unit": .string(fee.decimalText), "total_price": .string(fee.decimalText),
            ]
        ]
    }
}

// MARK: - Amounts

extension OTAMessage {
    /// What a night costs as the agency tells it.
    func told(_ night: PricedNight) -> Money {
        let isNet = booking.habits.contains(.payoutAmounts)
        let minorUnits = night.minorUnits - (isNet ? share(of: night.minorUnits) : 0)
        return Money(minorUnits: minorUnits, currency: booking.currency)
    }

    /// What a room costs as the agency tells it.
    func total(of room: GuestRoom) -> Money { room.nights.map { told($0) }.total(in: booking.currency) }

    /// The agency's share of an amount, rounded half up.
    private func share(of minorUnits: Int64) -> Int64 {
        (minorUnits * Int64(booking.habits.commission ?? 0) + 50) / 100
    }
}
