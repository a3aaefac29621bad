public import HotelValues

extension Day {
    /// A day of those.
    public static func random(
        in days: ClosedRange<Day> = Day(number: 20_454)...Day(number: 20_818),
        using generator: inout some RandomNumberGenerator
    ) -> Day {
        Day(number: .random(in: days.lowerBound.number...days.upperBound.number, using: &generator))
    }
}

extension Stay {
    /// A stay of one night up to `longest` ones that arrives on one of those days; short stays are the usual ones.
    public static func random(
        arriving days: ClosedRange<Day> = Day(number: 20_454)...Day(number: 20_818),
        longest: Int = 14,
        using generator: inout some RandomNumberGenerator
    ) -> Stay {
        let usual = generator.oneIn(4) ? longest : min(longest, 4)
        return random(on: .random(in: days, using: &generator), nights: .random(in: 1...usual, using: &generator))
    }

    /// A stay within those days, none of its nights outside them.
    public static func random(within nights: Range<Day>, using generator: inout some RandomNumberGenerator) -> Stay {
        let arrival = Day.random(in: nights.lowerBound...nights.upperBound.advanced(by: -1), using: &generator)
        let longest = min(7, arrival.distance(to: nights.upperBound))
        return random(on: arrival, nights: .random(in: 1...longest, using: &generator))
    }

    private static func random(on arrival: Day, nights: Int) -> Stay {
        guard let stay = Stay(arrival: arrival, departure: arrival.advanced(by: nights)) else {
            preconditionFailure("a stay has at least one night")
        }
        return stay
    }
}

extension Currency {
    /// A currency with 0, 2, 3 or 4 digits.
    public static func random(using generator: inout some RandomNumberGenerator) -> Currency {
        let codes = ["BRL", "USD", "EUR", "JPY", "KWD", "CLF"]
        guard let currency = codes.randomElement(using: &generator).flatMap(Currency.init) else {
            preconditionFailure("these are codes of currencies")
        }
        return currency
    }
}

extension Money {
    /// The price of a night, from one minor unit to a million of them.
    public static func random(in currency: Currency, using generator: inout some RandomNumberGenerator) -> Money {
        Money(minorUnits: .random(in: 1...1_000_000, using: &generator), currency: currency)
    }
}

extension Timestamp {
    /// An instant between the years 1 and 9999, or of the year 2026 and thereabouts.
    public static func random(using generator: inout some RandomNumberGenerator) -> Timestamp {
        let seconds: Range<Int64> =
            generator.oneIn(4) ? -62_135_596_800..<253_402_300_800 : 1_735_689_600..<1_861_920_000
        let microsecond = Int64.random(in: 0..<1_000_000, using: &generator)
        return Timestamp(microseconds: .random(in: seconds, using: &generator) * 1_000_000 + microsecond)
    }
}
