import HotelTesting
import HotelValues

/// Hotel files without mistakes, at random.
enum HotelText {
    static func random(using generator: inout SplitMix64) -> String {
        let types = (0..<Int.random(in: 1...3, using: &generator)).map { "t\($0)" }
        let tariffs = (0..<Int.random(in: 1...3, using: &generator)).map { "p\($0)" }
        var lines = ["property: {code: inn, name: Inn, time_zone: UTC, currency: BRL, country: BR}", "room_types:"]
        lines += types.map { "  - {code: \($0), name: Type, adults: 2, rooms: [\"\($0)-1\"]}" }
        lines.append("rate_plans:")
        for tariff in tariffs {
            let rules = generator.oneIn(2) ? "" : ", restrictions: {\(rules(using: &generator))}"
            lines.append("  - {code: \(tariff), name: Plan, of_base: \(percentage(using: &generator))\(rules)}")
        }
        lines += [
            "prices:", "  days: \(Int.random(in: 1...730, using: &generator))", "  round_to: \"0.50\"", "  base:",
        ]
        for type in types { lines.append("    \(type): \"\(Int.random(in: 1...900, using: &generator)).25\"") }
        if generator.oneIn(2) {
            lines.append("  weekdays: {fri: \(percentage(using: &generator)), sat: \(percentage(using: &generator))}")
        }
        lines.append("  seasons:")
        lines.append("    - {name: First, from: 01-01, to: 01-01}")
        for _ in 0..<Int.random(in: 0...8, using: &generator) {
            lines.append("    - {\(season(tariffs, using: &generator))}")
        }
        return lines.joined(separator: "\n")
    }

    private static func season(_ tariffs: [String], using generator: inout SplitMix64) -> String {
        var keys = ["name: Season", dates(using: &generator), rules(using: &generator)]
        if !generator.oneIn(3) { keys.append("rate: \(percentage(using: &generator))") }
        if generator.oneIn(3), let tariff = tariffs.randomElement(using: &generator) {
            keys.append(generator.oneIn(2) ? "stop_sell: all" : "stop_sell: [\(tariff)]")
        }
        return keys.joined(separator: ", ")
    }

    private static func dates(using generator: inout SplitMix64) -> String {
        let first = Day(number: Int.random(in: 20_000...24_500, using: &generator))
        let last = first.advanced(by: Int.random(in: 0...90, using: &generator))
        return generator.oneIn(2)
            ? "from: \(first), to: \(last)"
            : "from: \(first.description.suffix(5)), to: \(last.description.suffix(5))"
    }

    /// A season and a plan that both have such rules do not exclude each other.
    private static func rules(using generator: inout SplitMix64) -> String {
        var keys = ["min_stay: \(Int.random(in: 1...4, using: &generator))"]
        if generator.oneIn(2) { keys.append("max_stay: \(Int.random(in: 4...9, using: &generator))") }
        if generator.oneIn(3) { keys.append("closed_to_arrival: [sat, sun]") }
        if generator.oneIn(4) { keys.append("closed_to_departure: all") }
        return keys.joined(separator: ", ")
    }

    private static func percentage(using generator: inout SplitMix64) -> String {
        "\"\(Int.random(in: 50...200, using: &generator)).5%\""
    }
}
