import HotelValues

/// What somebody looks for at an agency.
struct ShelfQuestion: Sendable {
    let ota: OTA
    let property: String
    let stay: Stay
    /// Who sleeps in each of the rooms.
    let party: Party
    /// How many rooms of one type are wanted.
    var rooms = 1
    /// Rooms that the guest holds already, and that are theirs again while a change is looked for.
    var own: [GuestRoom] = []
}

/// What an agency has to sell for a stay, and what it cannot sell, each in the order of the titles.
struct Shelf: Sendable {
    var offers: [Offer] = []
    var refused: [RefusedOffer] = []
}

/// A plan that can be booked for a stay.
struct Offer: Sendable {
    let roomType: RoomType
    let plan: RatePlan
    /// The occupancy whose price it is.
    let option: RateOption
    let nights: [PricedNight]
    /// Rooms that are left on the scarcest night.
    let left: Int

    /// What one room costs.
    var total: Money { nights.total(in: plan.currency) }
}

/// A night and its price in minor units.
struct PricedNight: Codable, Hashable, Sendable {
    let day: Day
    let minorUnits: Int64

    /// The most that a night costs, so that hundreds of them, and a percentage of that, are still numbers.
    private static let most: Int64 = 100_000_000_000_000

    /// A night at that price, kept between nothing and the most.
    init(day: Day, minorUnits: Int64) {
        self.day = day
        self.minorUnits = min(max(0, minorUnits), PricedNight.most)
    }
}

extension [PricedNight] {
    /// The prices together.
    func total(in currency: Currency) -> Money {
        Money(minorUnits: map(\.minorUnits).reduce(0, +), currency: currency)
    }
}

/// A plan that cannot be booked for a stay, and all that stands against it.
struct RefusedOffer: Sendable {
    let roomType: RoomType
    let plan: RatePlan
    let reasons: [ShelfReason]

    /// What it is, and what stands against it, in one sentence each.
    var sentences: [Phrase] { reasons.map { $0.phrase.prefixed("\(roomType.title), \(plan.title): ") } }
}

extension Shelf {
    /// As `/admin/shelf` shows it; the total is that of all rooms together.
    func json(rooms: Int, in language: Language) -> JSON {
        [
            "offers": .array(offers.map { $0.json(rooms: rooms) }),
            "refused": .array(refused.map { $0.json(in: language) }),
        ]
    }
}

extension Offer {
    fileprivate func json(rooms: Int) -> JSON {
        let nights = nights.map { night -> JSON in
            [
                "date": .string(night.day.description),
                "rate": .string(Price.text(night.minorUnits, in: plan.currency)),
            ]
        }
        let total = Money(minorUnits: total.minorUnits * Int64(rooms), currency: plan.currency)
        return [
            "room_type_id": .string(roomType.id), "room_type": .string(roomType.title),
            "rate_plan_id": .string(plan.id), "rate_plan": .string(plan.title), "occupancy": JSON(option.occupancy),
            "nights": .array(nights), "total": .string(total.decimalText), "currency": .string(plan.currency.code),
            "left": JSON(left),
        ]
    }
}

extension RefusedOffer {
    fileprivate func json(in language: Language) -> JSON {
        [
            "room_type_id": .string(roomType.id), "room_type": .string(roomType.title),
            "rate_plan_id": .string(plan.id), "rate_plan": .string(plan.title),
            "reasons": reasons.map(\.phrase).json(in: language), "causes": .array(reasons.map(\.json)),
        ]
    }
}
