import ChannexEmulator
import HotelTesting
import HotelValues
import Testing

@Suite("Contract §3.4: any sequence of values")
struct ARIPropertyTests {
    /// What one night should read as.
    struct Night: Equatable {
        var rate = "100.00"
        var minStay = 1
        var isClosed = false
    }

    @Test("ends as if each had been applied in turn, night by night", arguments: 1...20)
    func lastWins(seed: UInt64) async throws {
        try await Account.with { account in
            var generator = SplitMix64(seed: seed)
            let hotel = try await Hotel(account)
            let first = try #require(Day("2027-03-01"))
            var model: [Day: Night] = [:]
            var values: [JSON] = []
            for _ in 0..<40 { values.append(Self.step(from: first, &model, &generator)) }
            let ids: JSON = ["property_id": .string(hotel.property), "rate_plan_id": .string(hotel.plan)]
            let answer = try await account.post("/restrictions", ["values": .array(values.map { ids.merging($0) })])
            #expect(answer.warnings.isEmpty && answer.data.elements?.count == 1)
            let last = first.advanced(by: 59)
            let dates = "filter[date][gte]=\(first)&filter[date][lte]=\(last)"
            let fields = "filter[restrictions]=rate,min_stay_through,closed_to_arrival"
            let read = try await account.get("/restrictions?filter[property_id]=\(hotel.property)&\(dates)&\(fields)")
            for day in first...last {
                let cell = try #require(read.data[hotel.plan]?[day.description])
                let night = Night(
                    rate: cell["rate"]?.text ?? "",
                    minStay: cell["min_stay_through"]?.integer ?? 0,
                    isClosed: cell["closed_to_arrival"]?.boolean ?? false
                )
                #expect(night == model[day] ?? Night(), "seed \(seed), \(day)")
            }
        }
    }

    /// A random value, and what it does to the nights.
    private static func step(
        from first: Day,
        _ model: inout [Day: Night],
        _ generator: inout SplitMix64
    ) -> JSON {
        let start = first.advanced(by: Int.random(in: 0..<50, using: &generator))
        let end = start.advanced(by: Int.random(in: 0..<10, using: &generator))
        var value: JSON = ["date_from": .string(start.description), "date_to": .string(end.description)]
        var weekdays = Weekday.allCases
        if Bool.random(using: &generator) {
            weekdays = weekdays.filter { _ in Bool.random(using: &generator) }
            let names: [JSON] = ["mo", "tu", "we", "th", "fr", "sa", "su"]
            value = value.setting("days", .array(weekdays.map { names[$0.rawValue] }))
        }
        let cents = Int.random(in: 1...99_999, using: &generator)
        let minStay = Int.random(in: 1...9, using: &generator)
        let isClosed = Bool.random(using: &generator)
        let kind = Int.random(in: 0..<3, using: &generator)
        switch kind {
        case 0: value = value.setting("rate", JSON(cents))
        case 1: value = value.setting("min_stay_through", JSON(minStay))
        default: value = value.setting("closed_to_arrival", .bool(isClosed))
        }
        for day in start...end where weekdays.contains(day.weekday) {
            switch kind {
            case 0: model[day, default: Night()].rate = text(cents)
            case 1: model[day, default: Night()].minStay = minStay
            default: model[day, default: Night()].isClosed = isClosed
            }
        }
        return value
    }

    private static func text(_ cents: Int) -> String {
        let (whole, rest) = cents.quotientAndRemainder(dividingBy: 100)
        return "\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }
}
