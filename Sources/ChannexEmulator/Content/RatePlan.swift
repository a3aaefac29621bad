import HotelValues

/// A product that is sold of a room type (contract §2.4): prices by occupancy and restrictions, night by night.
struct RatePlan: Codable, Sendable {
    let id: String
    let property: String
    let roomType: String
    private(set) var parent: String?
    let insertedAt: Timestamp
    /// Every field that can be written but the options, as it is read back.
    private(set) var fields: JSON
    private(set) var title: String
    let currency: Currency
    /// The primary option first, the others in an order that clients must not rely on (contract §2.4.2).
    private(set) var options: [RateOption]
    private(set) var nights: Calendar<NightRules>
    private var weekdayRules: [NightRules]

    /// A plan as it was drafted, its calendars empty until they are opened.
    init(_ draft: RatePlanDraft, id: String, insertedAt: Timestamp, first: Day, makeID: () -> String) {
        self.id = id
        self.insertedAt = insertedAt
        property = draft.property
        roomType = draft.roomType
        parent = draft.parent
        currency = draft.currency
        fields = draft.fields
        title = draft.title
        weekdayRules = draft.weekdayRules
        nights = Calendar(first: first)
        let primary = draft.options.filter(\.isPrimary)
        let others = draft.options.filter { !$0.isPrimary }.reversed()
        options = (primary + others).map { option in
            RateOption(
                id: option.isPrimary ? id : makeID(),
                occupancy: option.occupancy,
                isPrimary: option.isPrimary,
                startingRate: option.rate,
                derivation: option.derivation,
                otherDerivations: option.otherDerivations,
                rates: Calendar(first: first)
            )
        }
    }

    /// Takes over what a draft of a change says; the options stay as they are (contract §2.4.4).
    mutating func write(_ draft: RatePlanDraft) {
        fields = draft.fields
        title = draft.title
        weekdayRules = draft.weekdayRules
    }

    /// Gives it that tax set, or none.
    mutating func assign(taxSet id: String?) { fields = fields.setting("tax_set_id", JSON(id)) }

    /// Lets it stand alone: its parent is gone.
    mutating func detach() { parent = nil }

    /// Opens the days up to and with the last one, from the plan's defaults by weekday and its options' rates.
    mutating func open(through last: Day) {
        nights.open(through: last) { weekdayRules[$0.weekday.rawValue] }
        for index in options.indices {
            let rate = options[index].startingRate
            options[index].rates.open(through: last) { _ in rate }
        }
    }

    /// Changes the restrictions of some nights.
    mutating func update(_ range: ClosedRange<Day>, on weekdays: Weekdays, _ change: (inout NightRules) -> Void) {
        nights.update(range, on: weekdays, change)
    }

    /// Sets the rate of the option at that place.
    mutating func setRate(_ rate: Int64, option index: Int, _ range: ClosedRange<Day>, on weekdays: Weekdays) {
        options[index].rates.update(range, on: weekdays) { $0 = rate }
    }

    /// Whether that field follows the parent plan.
    func inherits(_ field: String) -> Bool {
        parent != nil && fields["inherit_\(field)"]?.boolean == true
    }
}

/// A rate plan's price for one number of adults.
struct RateOption: Codable, Sendable {
    let id: String
    let occupancy: Int
    let isPrimary: Bool
    /// The rate with which every day of the calendar begins, in minor units.
    let startingRate: Int64
    let derivation: [RateDerivation]
    /// How restrictions follow the primary option: stored, and nothing more.
    let otherDerivations: JSON
    var rates: Calendar<Int64>
}

/// The restrictions of one night.
struct NightRules: Hashable, Codable, Sendable {
    var minStayArrival = 1
    var minStayThrough = 1
    /// 0 is unlimited.
    var maxStay = 0
    var closedToArrival = false
    var closedToDeparture = false
    var stopSell = false
}

/// One step by which a rate follows another (contract §2.4.2).
struct RateDerivation: Hashable, Codable, Sendable {
    let rule: String
    let value: String

    static let rules: Set<String> = [
        "increase_by_amount", "decrease_by_amount", "increase_by_percent", "decrease_by_percent",
    ]

    /// The rate after this step, rounded half away from zero to minor units.
    func apply(to rate: Int64, currency: Currency) -> Int64 {
        let sign: Int64 = rule.hasPrefix("increase") ? 1 : -1
        if rule.hasSuffix("amount") {
            return rate + sign * (Money(decimal: value, currency: currency)?.minorUnits ?? 0)
        }
        // Percent with up to four digits after the point, in the units of a currency that has so many.
        guard let unit = Currency("CLF"), let percent = Money(decimal: value, currency: unit)?.minorUnits else {
            return rate
        }
        return (rate * (1_000_000 + sign * percent) + 500_000) / 1_000_000
    }
}

extension RatePlan {
    /// The entity as it is read; a list leaves out the parent's id (contract §15).
    func entity(inList: Bool = false) -> JSON {
        var attributes: JSON = ["id": .string(id)]
        attributes = attributes.merging(fields).merging([
            "meta": .null, "ui_read_only": false, "options": .array(options.map { $0.attributes(currency) }),
        ])
        if !inList { attributes = attributes.setting("parent_rate_plan_id", JSON(parent)) }
        let relationships: JSON = [
            "property": .reference("property", property), "room_type": .reference("room_type", roomType),
        ]
        return .entity("rate_plan", id: id, attributes, relationships: relationships)
    }

    /// One element of `GET /rate_plans/options`.
    func optionEntity(_ option: RateOption) -> JSON {
        let attributes: JSON = [
            "id": .string(option.id), "title": .string(title), "occupancy": JSON(option.occupancy),
            "sell_mode": fields["sell_mode"] ?? .null, "property_id": .string(property),
            "room_type_id": .string(roomType), "parent_rate_plan_id": JSON(parent), "rate_category_id": .null,
        ]
        return .entity("rate_plan", id: option.id, attributes)
    }
}

extension RateOption {
    fileprivate func attributes(_ currency: Currency) -> JSON {
        let steps = derivation.map { JSON.array([.string($0.rule), .string($0.value)]) }
        let isDerived = !isPrimary || !derivation.isEmpty || otherDerivations != [:]
        let derived = JSON.object([JSON.Member("rate", .array(steps))]).merging(otherDerivations)
        let attributes: JSON = [
            "id": .string(id), "occupancy": JSON(occupancy), "rate": .string(Price.text(startingRate, in: currency)),
            "is_primary": .bool(isPrimary), "derived_option": isDerived ? derived : .null,
            "rate_category_id": .null, "inherit_rate": false,
        ]
        return RateOption.inherited.reduce(attributes) { $0.setting("inherit_\($1)", .bool(!isPrimary)) }
    }

    private static let inherited = [
        "closed_to_arrival", "closed_to_departure", "stop_sell", "min_stay_arrival", "min_stay_through", "max_stay",
        "max_availability", "availability_offset",
    ]
}
