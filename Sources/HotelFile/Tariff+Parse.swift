import HotelCore
import HotelValues

extension Tariff {
    /// The list `rate_plans`.
    static func readAll(
        _ list: Element,
        types: [RoomType],
        currency: Currency
    ) throws(HotelFileError) -> [Tariff] {
        var tariffs: [Tariff] = []
        _ = try list.nonEmptyList { item throws(HotelFileError) in
            let fields = try item.map(of: [
                "code", "name", "meals", "of_base", "restrictions", "room_types", "per_person", "derived",
            ])
            let code = try fields.required("code").code()
            guard !tariffs.contains(where: { $0.code == code }) else {
                throw try fields.required("code").mistake("\"\(code)\" is used twice")
            }
            tariffs.append(try Tariff.read(code, fields, types: types, after: tariffs, currency: currency))
        }
        return tariffs
    }

    private static func read(
        _ code: String,
        _ fields: Fields,
        types: [RoomType],
        after others: [Tariff],
        currency: Currency
    ) throws(HotelFileError) -> Tariff {
        var tariff = Tariff(
            code: code,
            name: try fields.required("name").text(1...255),
            meals: .roomOnly,
            ofBase: try fields["of_base"]?.percentage() ?? .whole,
            rules: StayRules()
        )
        if let element = fields["room_types"] { tariff.roomTypes = try readRoomTypes(element, types) }
        let sold = types.filter { tariff.roomTypes?.contains($0.id) ?? true }
        if let element = fields["per_person"] { tariff.perPerson = try readShares(element, sold) }
        try tariff.readDerivation(fields, after: others, currency: currency)
        let parent = others.first { $0.code == tariff.derivation?.parent }
        tariff.meals = try fields["meals"]?.word(Element.mealNames) ?? parent?.meals ?? .roomOnly
        guard let restrictions = fields["restrictions"] else { return tariff }
        tariff.rules = try tariff.readRules(restrictions, inheriting: parent)
        return tariff
    }

    private static func readRoomTypes(
        _ element: Element,
        _ types: [RoomType]
    ) throws(HotelFileError) -> Set<RoomType.ID> {
        let codes = try element.nonEmptyList { item throws(HotelFileError) in
            let code = try item.text()
            guard types.contains(where: { $0.id.rawValue == code }) else {
                throw item.mistake("no such room type: \"\(code)\"")
            }
            return RoomType.ID(code)
        }
        return Set(codes)
    }

    private static func readShares(
        _ element: Element,
        _ types: [RoomType]
    ) throws(HotelFileError) -> [Int: Percentage] {
        var shares: [Int: Percentage] = [:]
        let most = types.map(\.capacity.adults).max() ?? 1
        for (key, value) in try element.entries() {
            guard let adults = Int(key), (1...most).contains(adults) else {
                throw value.mistake("must be for 1 to \(most) adults, as many as fit a room type")
            }
            shares[adults] = try value.percentage()
        }
        for type in types where shares[type.defaultOccupancy] == nil {
            let adults = type.defaultOccupancy
            throw element.mistake("has no share for \(adults) adults, the default occupancy of room type \(type.id)")
        }
        return shares
    }

    private func readRules(_ element: Element, inheriting parent: Tariff?) throws(HotelFileError) -> StayRules {
        let fields = try element.map(of: StayRules.keys)
        if let derivation {
            for (key, restriction) in Tariff.restrictionNames
            where derivation.inherited.contains(restriction) {
                guard let own = fields[key] ?? fields[key.replacing(/_(arrival|through)$/, with: "")] else { continue }
                throw own.mistake(
                    "is the one of rate plan \(derivation.parent); take it out of inherit to have its own"
                )
            }
        }
        let rules = try StayRules.read(fields)
        let effective = rules.inheriting(derivation?.inherited ?? [], of: parent?.rules ?? StayRules())
        if let contradiction = effective.contradiction { throw element.mistake(contradiction) }
        return rules
    }
}

extension Tariff {
    /// The map `derived`.
    fileprivate mutating func readDerivation(
        _ fields: Fields,
        after others: [Tariff],
        currency: Currency
    ) throws(HotelFileError) {
        guard let element = fields["derived"] else { return }
        for key in ["of_base", "per_person"] {
            if let own = fields[key] { throw own.mistake("a derived rate plan has the prices of the other one") }
        }
        let derived = try element.map(of: ["from", "percent", "amount", "round_to", "inherit"])
        let from = try derived.required("from")
        let code = try from.text()
        guard let parent = others.first(where: { $0.code == code }) else {
            throw from.mistake("no such rate plan before this one: \"\(code)\"")
        }
        guard parent.derivation == nil else { throw from.mistake("rate plan \(code) is derived itself") }
        guard parent.roomTypes.map({ roomTypes?.isSubset(of: $0) ?? false }) ?? true else {
            throw from.mistake("rate plan \(code) is not sold on all room types of this one")
        }
        derivation = TariffDerivation(
            parent: code,
            adjustment: try Tariff.readAdjustment(derived, of: element, currency: currency),
            roundTo: try derived["round_to"]?.amount(currency).minorUnits ?? 1,
            inherited: try derived["inherit"].map(Tariff.readInherited) ?? .rules
        )
    }

    private static func readAdjustment(
        _ fields: Fields,
        of element: Element,
        currency: Currency
    ) throws(HotelFileError) -> RateDerivation.Adjustment {
        switch (fields["percent"], fields["amount"]) {
        case (let percent?, nil): .percent(try percent.addedPercentage())
        case (nil, let amount?): .amount(try amount.addedAmount(currency))
        default: throw element.mistake("must have either percent or amount")
        }
    }

    private static func readInherited(_ element: Element) throws(HotelFileError) -> CalendarFields {
        if element.scalar == "all" { return .rules }
        if element.scalar == "none" { return [] }
        let fields = try element.list(else: "must be a list, all or none") { item throws(HotelFileError) in
            try item.word(restrictionNames)
        }
        return CalendarFields(fields)
    }

    fileprivate static let restrictionNames: KeyValuePairs<String, CalendarFields> = [
        "min_stay_arrival": .minStayArrival, "min_stay_through": .minStayThrough, "max_stay": .maxStay,
        "closed_to_arrival": .closedToArrival, "closed_to_departure": .closedToDeparture, "stop_sell": .stopSell,
    ]
}
