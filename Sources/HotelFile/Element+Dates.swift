import HotelValues

/// A date as a season writes it.
enum SeasonDate {
    case yearly(YearDay)
    case once(Day)
}

extension Element {
    /// `MM-DD`, or `YYYY-MM-DD`; with or without quotes.
    func seasonDate() throws(HotelFileError) -> SeasonDate {
        let text = scalar ?? ""
        guard let found = text.wholeMatch(of: /(?:([0-9]{4})-)?([0-9]{2})-([0-9]{2})/),
            let month = Int(found.2), let day = Int(found.3)
        else { throw mistake("must be MM-DD or YYYY-MM-DD") }
        let date: SeasonDate?
        if found.1 == nil {
            // In a leap year, so that 29 February is a date; what it means in others, `YearDay` says.
            date = Day(year: 2_000, month: month, day: day).map { _ in .yearly(YearDay(month: month, day: day)) }
        } else {
            date = Day(text).map { .once($0) }
        }
        guard let date else { throw mistake("no such date: \"\(text)\"") }
        return date
    }

    /// The keys `from` and `to` of a season.
    static func seasonDates(_ fields: Fields) throws(HotelFileError) -> SeasonDates {
        let end = try fields.required("to")
        switch (try fields.required("from").seasonDate(), try end.seasonDate()) {
        case (.yearly(let from), .yearly(let to)):
            return .yearly(from: from, to: to)
        case (.once(let from), .once(let to)):
            guard from <= to else { throw end.mistake("ends before it begins") }
            return .once(from...to)
        case (.once, .yearly), (.yearly, .once):
            throw end.mistake("from and to must have the same form")
        }
    }
}
