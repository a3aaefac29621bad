import HotelCore
import HotelValues

extension StayRules {
    static let keys = ["min_stay", "max_stay", "closed_to_arrival", "closed_to_departure"]

    static func read(_ fields: Fields) throws(HotelFileError) -> StayRules {
        StayRules(
            minStay: try fields["min_stay"]?.integer(1...99) ?? 1,
            maxStay: try fields["max_stay"]?.integer(0...365) ?? 0,
            closedToArrival: try fields["closed_to_arrival"]?.weekdays() ?? [],
            closedToDeparture: try fields["closed_to_departure"]?.weekdays() ?? []
        )
    }
}

extension Season {
    fileprivate static func read(_ item: Element, _ tariffs: [Tariff]) throws(HotelFileError) -> Season {
        let fields = try item.map(of: ["name", "from", "to", "rate"] + StayRules.keys + ["stop_sell"])
        let season = Season(
            name: try fields.required("name").text(1...255),
            dates: try Element.seasonDates(fields),
            rate: try fields["rate"]?.percentage() ?? .whole,
            rules: try StayRules.read(fields),
            stopSell: try fields["stop_sell"].map { element throws(HotelFileError) in
                try Season.readStopSell(element, tariffs)
            } ?? []
        )
        try season.check(item, tariffs)
        return season
    }

    private static func readStopSell(
        _ element: Element,
        _ tariffs: [Tariff]
    ) throws(HotelFileError) -> Set<String> {
        let known = tariffs.map(\.code)
        if element.scalar == "all" { return Set(known) }
        let codes = try element.list(else: "must be a list, or all") { item throws(HotelFileError) in
            let code = try item.text()
            guard known.contains(code) else { throw item.mistake("no such rate plan: \"\(code)\"") }
            return code
        }
        return Set(codes)
    }

    /// A tariff that the season does not sell may contradict it: nobody can book a night of both.
    private func check(_ item: Element, _ tariffs: [Tariff]) throws(HotelFileError) {
        if let contradiction = rules.contradiction { throw item.mistake(contradiction) }
        for tariff in tariffs {
            guard let derivation = tariff.derivation,
                let parent = tariffs.first(where: { $0.code == derivation.parent })
            else {
                try check(item, tariff.code, tariff.rules, isSold: !stopSell.contains(tariff.code))
                continue
            }
            let inherits = derivation.inherited.contains(.stopSell)
            guard !inherits || !stopSell.contains(tariff.code) || stopSell.contains(parent.code) else {
                throw item.mistake("rate plan \(tariff.code) is closed when \(parent.code) is, and not by itself")
            }
            let rules = tariff.rules.inheriting(derivation.inherited, of: parent.rules)
            let closing = inherits ? parent.code : tariff.code
            try check(item, tariff.code, rules, isSold: !stopSell.contains(closing))
        }
    }

    private func check(
        _ item: Element,
        _ code: String,
        _ tariff: StayRules,
        isSold: Bool
    ) throws(HotelFileError) {
        guard isSold, let contradiction = rules.and(tariff).contradiction else { return }
        throw item.mistake("\(contradiction) together with rate plan \(code)")
    }
}

extension PriceRules {
    /// The map `prices`.
    static func read(
        _ element: Element,
        currency: Currency,
        types: [RoomType],
        tariffs: [Tariff]
    ) throws(HotelFileError) -> PriceRules {
        let fields = try element.map(of: ["days", "round_to", "base", "weekdays", "seasons"])
        let smallest = Money(minorUnits: 1, currency: currency)
        let rules = PriceRules(
            days: try fields["days"]?.integer(1...730) ?? 500,
            roundTo: try fields["round_to"]?.amount(currency) ?? smallest,
            base: try readBase(try fields.required("base"), currency, types),
            weekdays: try fields["weekdays"].map(readWeekdays) ?? [:],
            seasons: try fields["seasons"]?.list { item throws(HotelFileError) in
                try Season.read(item, tariffs)
            } ?? []
        )
        try rules.checkHighest(try fields.required("base"), tariffs)
        return rules
    }

    private static func readBase(
        _ element: Element,
        _ currency: Currency,
        _ types: [RoomType]
    ) throws(HotelFileError) -> [RoomType.ID: Money] {
        var base: [RoomType.ID: Money] = [:]
        for (code, value) in try element.entries() {
            guard types.contains(where: { $0.id.rawValue == code }) else {
                throw value.mistake("no such room type: \"\(code)\"")
            }
            base[RoomType.ID(code)] = try value.amount(currency)
        }
        for type in types where base[type.id] == nil {
            throw element.mistake("room type \(type.id) has no base price")
        }
        return base
    }

    private static func readWeekdays(_ element: Element) throws(HotelFileError) -> [Weekday: Percentage] {
        let fields = try element.map(of: Element.weekdayNames.map(\.key))
        var weekdays: [Weekday: Percentage] = [:]
        for (name, weekday) in Element.weekdayNames { weekdays[weekday] = try fields[name]?.percentage() }
        return weekdays
    }

    /// Refuses prices that the PMS would refuse, before anything is written.
    private func checkHighest(_ element: Element, _ tariffs: [Tariff]) throws(HotelFileError) {
        func greatest(_ shares: [Percentage]) -> Percentage {
            Percentage(hundredths: shares.map(\.hundredths).max() ?? Percentage.whole.hundredths)
        }
        let shares = [
            greatest(Array(weekdays.values) + [.whole]), greatest(seasons.map(\.rate) + [.whole]),
            greatest(tariffs.map(\.ofBase)), greatest(tariffs.flatMap(\.perPerson.values) + [.whole]),
        ]
        for (code, value) in try element.entries() {
            guard let amount = base[RoomType.ID(code)] else { continue }
            let highest = PriceRules.price(amount, shares, roundTo: roundTo)
            guard highest.minorUnits <= PriceRules.highestPrice else {
                let limit = Money(minorUnits: PriceRules.highestPrice, currency: amount.currency)
                throw value.mistake("makes a night cost \(highest.decimalText); the most is \(limit.decimalText)")
            }
        }
    }
}
