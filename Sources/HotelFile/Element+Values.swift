import HotelCore
import HotelValues

extension Element {
    /// A code: how programs name a thing.
    func code() throws(HotelFileError) -> String {
        let code = try text()
        guard Element.isCode(code[...]) else { throw mistake("must be 1 to 16 of a–z and 0–9") }
        return code
    }

    /// Codes joined by single hyphens: what the property is called by programs.
    func propertyCode() throws(HotelFileError) -> String {
        let code = try text()
        let parts = code.split(separator: "-", omittingEmptySubsequences: false)
        guard code.count <= 32, parts.allSatisfy(Element.isCode) else {
            throw mistake("must be 1 to 32 characters: codes of a–z and 0–9, joined by single hyphens")
        }
        return code
    }

    /// An amount greater than zero.
    func amount(_ currency: Currency) throws(HotelFileError) -> Money {
        let form: String
        switch currency.exponent {
        case 0: form = "must be an amount such as \"320\" without digits after the point"
        case let digits:
            let example = "320." + String(repeating: "0", count: digits)
            form = "must be an amount such as \"\(example)\" with at most \(digits) digits after the point"
        }
        guard let text = quoted, Element.hasAmountDigits(text, currency),
            let amount = Money(decimal: text, currency: currency)
        else { throw mistake(form) }
        guard amount.minorUnits > 0 else { throw mistake("must be greater than zero") }
        let highest = Money(minorUnits: PriceRules.highestPrice, currency: currency)
        guard amount.minorUnits <= highest.minorUnits else { throw mistake("must be at most \(highest.decimalText)") }
        return amount
    }

    /// A share of a price.
    func percentage() throws(HotelFileError) -> Percentage {
        guard let percentage = scalar.flatMap({ Percentage($0) }) else {
            throw mistake("must be a percentage such as \"115%\"")
        }
        guard Percentage.allowed.contains(percentage.hundredths) else { throw mistake("must be from 0.01% to 1000%") }
        return percentage
    }

    /// A share of a price that is added to it, in hundredths of a percent.
    func addedPercentage() throws(HotelFileError) -> Int {
        guard let added = scalar.flatMap({ Percentage.added($0) }) else {
            throw mistake("must be a percentage such as \"-10%\"")
        }
        guard RateDerivation.percents.contains(added) else { throw mistake("must be more than -100%, up to 1000%") }
        return added
    }

    /// An amount that is added to a price, in minor units.
    func addedAmount(_ currency: Currency) throws(HotelFileError) -> Int64 {
        guard let text = quoted, let amount = Money(decimal: text, currency: currency),
            amount.minorUnits.magnitude <= PriceRules.highestPrice
        else { throw mistake("must be an amount such as \"-20.00\"") }
        return amount.minorUnits
    }

    /// One of the words that the table knows.
    func word<Meaning>(_ meanings: KeyValuePairs<String, Meaning>) throws(HotelFileError) -> Meaning {
        let known = meanings.map(\.key).joined(separator: ", ")
        guard let word = scalar, let found = meanings.first(where: { $0.key == word }) else {
            throw mistake("must be one of \(known)")
        }
        return found.value
    }

    /// A list of weekdays, or `all` of them.
    func weekdays() throws(HotelFileError) -> Set<Weekday> {
        if scalar == "all" { return Set(Weekday.allCases) }
        let days = try list(else: "must be a list, or all") { item throws(HotelFileError) in
            try item.word(Element.weekdayNames)
        }
        return Set(days)
    }

    static let weekdayNames: KeyValuePairs<String, Weekday> = [
        "mon": .monday, "tue": .tuesday, "wed": .wednesday, "thu": .thursday, "fri": .friday, "sat": .saturday,
        "sun": .sunday,
    ]

    static let mealNames: KeyValuePairs<String, MealPlan> = [
        "room_only": .roomOnly, "breakfast": .breakfast, "half_board": .halfBoard, "full_board": .fullBoard,
        "all_inclusive": .allInclusive,
    ]

    private static func isCode(_ text: Substring) -> Bool {
        text.wholeMatch(of: /[a-z0-9]{1,16}/) != nil
    }

    /// `Money` also reads signs, and zeros beyond the currency's digits; a file that has them is more likely wrong.
    private static func hasAmountDigits(_ text: String, _ currency: Currency) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return !text.hasPrefix("-") && (parts.count == 1 || parts.count == 2 && parts[1].count <= currency.exponent)
    }
}
