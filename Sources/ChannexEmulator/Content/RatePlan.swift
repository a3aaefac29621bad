import HotelValues

/// A product that is sold of a room type (contract §2.4): prices by occupancy and restrictions, night by night.
struct RatePlan: PropertyOwned, Codable, Sendable {
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
    /// The bounds that Channex's own pages put on the plan's availability, where they did.
    private(set) var caps: [Day: AvailabilityCap] = [:]
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

    /// Makes the calendars reach over those days and forget what lies before.
    mutating func move(to days: ClosedRange<Day>) {
        nights.move(to: days) { weekdayRules[$0.weekday.rawValue] }
        for index in options.indices {
            let rate = options[index].startingRate
            options[index].rates.move(to: days) { _ in rate }
        }
        if !caps.isEmpty { caps = caps.filter { $0.key >= days.lowerBound } }
    }

    /// Changes the restrictions of some nights, and tells of those that are others now.
    mutating func update(
        _ range: ClosedRange<Day>,
        on weekdays: Weekdays,
        _ change: (inout NightRules) -> Void,
        noting note: (_ day: Day, _ old: NightRules, _ new: NightRules) -> Void
    ) {
        nights.update(range, on: weekdays, change, noting: note)
    }

    /// Sets the rate of the option at that place, and tells of the nights on which it was another.
    mutating func setRate(
        _ rate: Int64,
        option index: Int,
        _ range: ClosedRange<Day>,
        on weekdays: Weekdays,
        noting note: (_ day: Day) -> Void
    ) {
        options[index].rates.update(range, on: weekdays) {
            $0 = rate
        } noting: { day, _, _ in
            note(day)
        }
    }

    /// Sets what is said of the bounds on a day's availability.
    mutating func setCap(of day: Day, _ change: RuleChange.Cap) {
        var cap = caps[day] ?? AvailabilityCap()
        cap.offset = change.offset ?? cap.offset
        cap.most = change.most ?? cap.most
        caps[day] = cap
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

/// One step by which a rate follows another (contract §2.4.2).
struct RateDerivation: Hashable, Codable, Sendable {
    let rule: String
    let value: String

    static let rules: Set<String> = [
        "increase_by_amount", "decrease_by_amount", "increase_by_percent", "decrease_by_percent",
    ]

    /// The rate after this step, rounded half away from zero to minor units.
    ///
    /// Reckoned in 128 bits: a large rate that is raised by an absurd percentage must not stop the emulator.
    func apply(to rate: Int64, currency: Currency) -> Int64 {
        let sign: Int128 = rule.hasPrefix("increase") ? 1 : -1
        if rule.hasSuffix("amount") {
            let amount = Money(decimal: value, currency: currency)?.minorUnits ?? 0
            return Int64(clamping: Int128(rate) + sign * Int128(amount))
        }
        // Percent with up to four digits after the point, in the units of a currency that has so many.
        guard let unit = Currency("CLF"), let percent = Money(decimal: value, currency: unit)?.minorUnits else {
            return rate
        }
        let scaled = Int128(rate) * (1_000_000 + sign * Int128(percent))
        return Int64(clamping: (scaled + (scaled < 0 ? -500_000 : 500_000)) / 1_000_000)
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
