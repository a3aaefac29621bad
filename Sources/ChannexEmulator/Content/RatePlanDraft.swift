import HotelValues

/// What a request asks a rate plan to be, checked (contract §2.4.1, §2.4.4).
struct RatePlanDraft {
    let property: String
    let roomType: String
    let parent: String?
    let currency: Currency
    let title: String
    let fields: JSON
    let options: [Option]
    let weekdayRules: [NightRules]

    /// An occupancy option as asked for.
    struct Option {
        let occupancy: Int
        let isPrimary: Bool
        let rate: Int64
        let derivation: [RateDerivation]
        /// How restrictions follow the primary option: stored, and nothing more.
        let otherDerivations: JSON
    }

    /// Checks the fields put over the defaults.
    init(creating body: JSON, property: Property, roomType: RoomType, parent: String?) throws(Refusal) {
        var defaults = RatePlanDraft.defaults.setting("currency", .string(property.currency.code))
        defaults = defaults.setting("tax_set_id", JSON(property.defaultTaxSet))
        for name in RatePlanDraft.inheritable {
            defaults = defaults.setting("inherit_\(name)", .bool(parent != nil))
        }
        try self.init(body, over: defaults, property: property.id, roomType: roomType, parent: parent)
    }

    /// Checks the fields put over those of the plan; options that are given must not move the primary one.
    init(changing plan: RatePlan, by body: JSON, roomType: RoomType) throws(Refusal) {
        let kept = plan.options.map { option -> JSON in
            ["occupancy": JSON(option.occupancy), "is_primary": .bool(option.isPrimary)]
        }
        let primary = body["options"]?.elements?.first { $0["is_primary"]?.boolean == true }
        let isMoved = primary.map { $0["occupancy"]?.integer != plan.options.first?.occupancy } ?? false
        // The misleading text is Channex's own (contract §2.4.4).
        if isMoved { throw .invalid(Faults("title", "Duplication in Rate Plan title")) }
        let changes = body.setting("options", .array(kept)).removing("currency")
        try self.init(changes, over: plan.fields, property: plan.property, roomType: roomType, parent: plan.parent)
    }

    private init(
        _ changes: JSON,
        over present: JSON,
        property: String,
        roomType: RoomType,
        parent: String?
    ) throws(Refusal) {
        var fields = present
        for member in changes.members ?? [] where present[member.key] != nil {
            if member.value.isNull, !RatePlanDraft.nullable.contains(member.key) { continue }
            fields = fields.setting(member.key, member.value)
        }
        var reader = FieldReader(fields.setting("options", changes["options"] ?? .null))
        let title = reader.text("title", required: true)
        let currency = reader.currency("currency", required: true)
        reader.readPlanWords()
        for name in RatePlanDraft.inheritable { reader.boolean("inherit_\(name)") }
        let rules = reader.weekdayRules()
        let options = reader.options(adults: roomType.adults, currency: currency)
        fields = reader.withFees(fields, currency)
        try reader.faults.check()
        guard let title, let currency, let rules, let options else { throw .invalid(reader.faults) }
        self.fields = RatePlanDraft.expanded(fields, rules)
        self.property = property
        self.roomType = roomType.id
        self.parent = parent
        self.currency = currency
        self.title = title
        self.options = options
        weekdayRules = rules
    }

    /// The fields with seven values each, as they are read back.
    private static func expanded(_ fields: JSON, _ rules: [NightRules]) -> JSON {
        fields.merging([
            "closed_to_arrival": .array(rules.map { .bool($0.closedToArrival) }),
            "closed_to_departure": .array(rules.map { .bool($0.closedToDeparture) }),
            "stop_sell": .array(rules.map { .bool($0.stopSell) }),
            "max_stay": .array(rules.map { JSON($0.maxStay) }),
            "min_stay_arrival": .array(rules.map { JSON($0.minStayArrival) }),
            "min_stay_through": .array(rules.map { JSON($0.minStayThrough) }),
        ])
    }

    /// Fields into which null can be written; elsewhere null is as if the field were not there.
    private static let nullable: Set<String> = [
        "title", "meal_type", "tax_set_id", "cancellation_policy_id", "auto_rate_settings",
    ]

    private static let inheritable = [
        "rate", "closed_to_arrival", "closed_to_departure", "stop_sell", "min_stay_arrival", "min_stay_through",
        "max_stay", "max_sell", "max_availability", "availability_offset",
    ]

    private static let defaults: JSON = [
        "title": .null, "currency": .null, "sell_mode": "per_room", "rate_mode": "manual",
        "auto_rate_settings": .null, "meal_type": .null, "children_fee": "0.00", "infant_fee": "0.00",
        "tax_set_id": .null, "cancellation_policy_id": .null, "closed_to_arrival": false,
        "closed_to_departure": false, "stop_sell": false, "max_stay": 0, "min_stay_arrival": 1,
        "min_stay_through": 1,
    ]
}

extension FieldReader {
    fileprivate mutating func readPlanWords() {
        choice("sell_mode", among: ["per_room", "per_person"])
        choice("rate_mode", among: ["manual", "derived", "auto", "cascade"])
        choice("meal_type", among: FieldReader.mealTypes)
        let isAutomatic = fields["rate_mode"] == "auto"
        check(FieldRule(name: "auto_rate_settings", shape: .object, isRequired: isAutomatic, initial: .null))
        check(.optional("tax_set_id", .reference(.anything)))
        check(.optional("cancellation_policy_id", .reference(.anything)))
    }

    /// The fees as decimal text (contract §2.4.1).
    fileprivate mutating func withFees(_ fields: JSON, _ currency: Currency?) -> JSON {
        var result = fields
        for name in ["children_fee", "infant_fee"] {
            guard let currency, let value = fields[name] else { continue }
            guard let fee = Price.minorUnits(value, in: currency), fee >= 0 else {
                faults.add(name, FaultText.invalid)
                continue
            }
            result = result.setting(name, .string(Price.text(fee, in: currency)))
        }
        return result
    }

    /// The restrictions with which each day of the week begins.
    fileprivate mutating func weekdayRules() -> [NightRules]? {
        let arrival = numbers("min_stay_arrival", least: 1)
        let through = numbers("min_stay_through", least: 1)
        let most = numbers("max_stay", least: 0)
        let closedIn = flags("closed_to_arrival")
        let closedOut = flags("closed_to_departure")
        let stopped = flags("stop_sell")
        guard let arrival, let through, let most, let closedIn, let closedOut, let stopped else { return nil }
        return (0..<7).map { index in
            NightRules(
                minStayArrival: arrival[index],
                minStayThrough: through[index],
                maxStay: most[index],
                closedToArrival: closedIn[index],
                closedToDeparture: closedOut[index],
                stopSell: stopped[index]
            )
        }
    }

    private mutating func numbers(_ name: String, least: Int) -> [Int]? {
        let numbers = seven(name).compactMap(\.integer)
        return numbers.count == 7 && numbers.allSatisfy { $0 >= least } ? numbers : refuse(name, FaultText.invalid)
    }

    private mutating func flags(_ name: String) -> [Bool]? {
        let flags = seven(name).compactMap(\.boolean)
        return flags.count == 7 ? flags : refuse(name, FaultText.invalid)
    }

    private func seven(_ name: String) -> [JSON] {
        let value = fields[name] ?? .null
        return value.elements ?? Array(repeating: value, count: 7)
    }

    private static let mealTypes: Set<String> = [
        "none", "all_inclusive", "breakfast", "lunch", "dinner", "american", "bed_and_breakfast", "buffet_breakfast",
        "carribean_breakfast", "continental_breakfast", "english_breakfast", "european_plan", "family_plan",
        "full_board", "full_breakfast", "half_board", "room_only", "self_catering", "bermuda",
        "dinner_bed_and_breakfast_plan", "family_american", "breakfast_and_lunch", "lunch_and_dinner",
    ]
}

extension FieldReader {
    /// The occupancy options (contract §2.4.2).
    fileprivate mutating func options(adults: Int, currency: Currency?) -> [RatePlanDraft.Option]? {
        guard let list = fields["options"], !list.isNull else { return refuse("options", FaultText.blank) }
        guard let elements = list.elements else { return refuse("options", FaultText.invalid) }
        guard !elements.isEmpty else { return refuse("options", FaultText.blank) }
        var options: [RatePlanDraft.Option] = []
        for element in elements {
            guard let option = option(element, adults: adults, currency: currency) else { return nil }
            options.append(option)
        }
        guard options.count(where: \.isPrimary) == 1 else {
            return refuse("options", "should have exactly one primary option")
        }
        guard Set(options.map(\.occupancy)).count == options.count else {
            return refuse("options", "occupancy should be unique")
        }
        return options
    }

    private mutating func option(_ value: JSON, adults: Int, currency: Currency?) -> RatePlanDraft.Option? {
        guard let occupancy = value["occupancy"]?.integer else { return refuse("options", "occupancy can't be blank") }
        guard occupancy > 0 else { return refuse("options", "occupancy must be greater than 0") }
        guard occupancy <= adults else {
            return refuse(
                "options",
                "occupancy \(occupancy) exceeds the room type's max adults occupancy of \(adults)"
            )
        }
        let price = value["rate"] ?? 0
        guard let currency, let rate = Price.minorUnits(price.isNull ? 0 : price, in: currency), rate >= 0 else {
            return refuse("options", "rate is invalid")
        }
        let derived = value["derived_option"] ?? .null
        guard let derivation = derivation(derived["rate"]), areAmounts(derived) else {
            return refuse("options", "derived_option is invalid")
        }
        return RatePlanDraft.Option(
            occupancy: occupancy,
            isPrimary: value["is_primary"]?.boolean ?? false,
            rate: rate,
            derivation: derivation,
            otherDerivations: derived.removing("rate")
        )
    }

    /// Whether all that is derived besides the rate follows by amounts: only a rate follows by percent.
    private func areAmounts(_ derived: JSON) -> Bool {
        guard derived.isNull || derived.members != nil else { return false }
        return (derived.members ?? []).filter { $0.key != "rate" }.allSatisfy { member in
            derivation(member.value)?.allSatisfy { $0.rule.hasSuffix("amount") } ?? false
        }
    }

    private func derivation(_ steps: JSON?) -> [RateDerivation]? {
        guard let steps, !steps.isNull else { return [] }
        guard let elements = steps.elements else { return nil }
        let derivation = elements.compactMap { step -> RateDerivation? in
            guard let rule = step[0]?.text, let amount = step[1], DecimalText(amount) != nil else { return nil }
            guard RateDerivation.rules.contains(rule) else { return nil }
            return RateDerivation(rule: rule, value: amount.text ?? "")
        }
        return derivation.count == elements.count ? derivation : nil
    }
}
