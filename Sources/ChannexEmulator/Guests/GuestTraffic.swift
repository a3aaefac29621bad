import HotelValues

/// How guests come by themselves: how many, from where, and what they want.
struct GuestTraffic: Codable, Hashable, Sendable {
    var isRunning = false
    var seed: UInt64 = 1
    /// Acts a day on the average: bookings, changes and cancellations together.
    var perDay = 40
    /// Days from the booking to the arrival.
    var leadDays = 0...180
    var nights = 1...7
    /// Percent of the acts that change a booking.
    var modifyShare = 10
    /// Percent of the acts that cancel one.
    var cancelShare = 15
    /// The property that they come to; nil for all.
    var property: String?
    /// Whether more guests want to arrive in some months and on some weekdays than on others.
    var isSeasonal = true
    /// The agencies at which they look.
    var otas = OTA.allCases
}

extension GuestTraffic {
    /// As `/admin/guests` shows and takes it.
    var json: JSON {
        [
            "running": .bool(isRunning), "seed": .number(String(seed)), "per_day": JSON(perDay),
            "lead_days": GuestTraffic.pair(leadDays), "nights": GuestTraffic.pair(nights),
            "modify_share": JSON(modifyShare), "cancel_share": JSON(cancelShare), "property": JSON(property),
            "seasonality": .bool(isSeasonal), "otas": .array(otas.map { .string($0.rawValue) }),
        ]
    }

    /// The settings with those that a body names put over them.
    func applying(_ body: JSON, world: World) throws(Refusal) -> GuestTraffic {
        var reader = FieldReader(json.merging(body))
        var written = self
        written.isRunning = reader.boolean("running", default: isRunning)
        written.perDay = reader.integer("per_day", least: 0, most: 5_000) ?? perDay
        written.leadDays = reader.pair("lead_days", least: 0, most: 730) ?? leadDays
        written.nights = reader.pair("nights", least: 1, most: 60) ?? nights
        written.modifyShare = reader.integer("modify_share", least: 0, most: 100) ?? modifyShare
        written.cancelShare = reader.integer("cancel_share", least: 0, most: 100 - written.modifyShare) ?? cancelShare
        written.property = reader.text("property")
        written.isSeasonal = reader.boolean("seasonality", default: isSeasonal)
        written.seed = reader.seed() ?? seed
        written.otas = reader.otas() ?? otas
        if let property = written.property, world.properties[property] == nil {
            reader.faults.add("property", FaultText.missing)
        }
        try reader.faults.check()
        return written
    }

    private static func pair(_ range: ClosedRange<Int>) -> JSON { [JSON(range.lowerBound), JSON(range.upperBound)] }
}

// MARK: - Seasons

extension GuestTraffic {
    /// A day of arrival within the lead time, more often one that many want where there are seasons.
    func arrival(from today: Day, using dice: inout SplitMix64) -> Day {
        var day = today.advanced(by: Int.random(in: leadDays, using: &dice))
        guard isSeasonal else { return day }
        // A few tries: whoever cannot come when they want to comes all the same.
        for _ in 0..<4 where !dice.isIn(percent: GuestTraffic.demand(for: day)) {
            day = today.advanced(by: Int.random(in: leadDays, using: &dice))
        }
        return day
    }

    /// Of a hundred guests who could arrive on the day, those who want to: a beach in the south, full over the New
    /// Year and in July, and fullest from Fridays on.
    private static func demand(for day: Day) -> Int {
        let byMonth = [100, 85, 60, 50, 40, 45, 75, 50, 50, 60, 65, 100]
        let byWeekday = [50, 45, 50, 70, 100, 90, 60]
        return byMonth[day.components.month - 1] * byWeekday[day.weekday.rawValue] / 100
    }
}

extension FieldReader {
    /// Two whole numbers, the smaller first.
    fileprivate mutating func pair(_ name: String, least: Int, most: Int) -> ClosedRange<Int>? {
        guard !isBlank(name) else { return nil }
        let numbers = fields[name]?.elements?.compactMap(\.integer) ?? []
        guard numbers.count == 2, least <= numbers[0], numbers[0] <= numbers[1], numbers[1] <= most else {
            return refuse(name, FaultText.invalid)
        }
        return numbers[0]...numbers[1]
    }

    fileprivate mutating func seed() -> UInt64? {
        guard !isBlank("seed") else { return nil }
        guard case .number(let text)? = fields["seed"], let seed = UInt64(text) else {
            return refuse("seed", FaultText.invalid)
        }
        return seed
    }

    fileprivate mutating func otas() -> [OTA]? {
        guard !isBlank("otas") else { return nil }
        let names = fields["otas"]?.elements ?? []
        let otas = names.compactMap { $0.text.flatMap(OTA.init) }
        return otas.isEmpty || otas.count != names.count ? refuse("otas", FaultText.invalid) : otas
    }
}
