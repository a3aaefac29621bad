/// What an agency tells a hotel of a booking, and in which way (contract §6.5–6.10, §10).
struct PayloadHabits: Codable, Hashable, Sendable {
    /// One thing that an agency does or does not.
    enum Habit: String, Codable, Sendable, CaseIterable {
        /// A relay address stands for the guest's e-mail (contract §6.6).
        case mail
        case phone
        /// The city is `.` when the guest named none (contract §6.6).
        case placeholderCity = "placeholder_city"
        case genius
        /// Amounts are what the agency pays out, its commission taken off (contract §7.4).
        case payoutAmounts = "payout_amounts"
        case taxes
        /// Rooms have an `ota_unique_id` (contract §6.7).
        case roomIDs = "room_ids"
        case daysBreakdown = "days_breakdown"
        case cancelPenalties = "cancel_penalties"
        /// The nights of a room come in no order (contract §10 row 41).
        case shuffledDays = "shuffled_days"
    }

    /// Whose card comes with a booking (contract §6.9).
    enum Card: String, Codable, Sendable {
        case none, guest, virtual
    }

    /// Who takes the guest's money (contract §6.5).
    enum Collector: String, Codable, Sendable {
        case property, ota
    }

    var habits: Set<Habit>
    var card: Card
    var collector: Collector
    /// The agency's share of the amount; nil where it does not tell.
    var commission: Int?
    /// A brand of the agency under which the guest booked (contract §6.5).
    var brand: String?

    /// Whether the agency does that.
    func contains(_ habit: Habit) -> Bool { habits.contains(habit) }
}

extension OTA {
    /// What is usual for the agency.
    var habits: PayloadHabits {
        switch self {
        case .bookingCom:
            PayloadHabits(
                habits: [
                    .mail, .phone, .placeholderCity, .genius, .taxes, .roomIDs, .daysBreakdown, .cancelPenalties,
                ],
                card: .guest,
                collector: .property,
                commission: 15
            )
        case .airbnb:
            PayloadHabits(habits: [.phone, .payoutAmounts], card: .none, collector: .ota, commission: 3)
        case .expedia:
            // Name and surname may be all that Expedia tells of a guest (contract §6.6).
            PayloadHabits(habits: [.shuffledDays, .daysBreakdown], card: .virtual, collector: .ota)
        }
    }
}

extension PayloadHabits {
    /// As `/admin` shows and takes it.
    var json: JSON {
        let flags = Habit.allCases.map { JSON.Member($0.rawValue, .bool(contains($0))) }
        return JSON.object(flags).merging([
            "card": .string(card.rawValue), "payment_collect": .string(collector.rawValue),
            "commission": JSON(commission), "brand": JSON(brand),
        ])
    }

    /// The habits with those that a body names put over them.
    func applying(_ body: JSON?) throws(Refusal) -> PayloadHabits {
        guard let body, !body.isNull else { return self }
        guard let members = body.members else { throw .invalid(Faults("habits", FaultText.invalid)) }
        var reader = FieldReader(json.merging(body))
        var written = self
        for habit in Habit.allCases {
            if reader.boolean(habit.rawValue) { written.habits.insert(habit) } else { written.habits.remove(habit) }
        }
        written.card = reader.choice("card", among: ["none", "guest", "virtual"]).flatMap(Card.init) ?? card
        let payer = reader.choice("payment_collect", among: ["property", "ota"])
        written.collector = payer.flatMap(Collector.init) ?? collector
        written.commission = reader.integer("commission", least: 0, most: 90)
        written.brand = reader.text("brand")
        for member in members where json[member.key] == nil { reader.faults.add(member.key, FaultText.missing) }
        var faults = Faults()
        faults.add(reader.faults, under: "habits")
        try faults.check()
        return written
    }
}
