import HotelTesting
import HotelValues
import Testing

@Suite("Day")
struct DayTests {
    @Test(
        "counts days since 1970-01-01",
        arguments: [
            ("0001-01-01", -719_162), ("1582-10-15", -141_427), ("1600-02-29", -135_081), ("1899-12-31", -25_568),
            ("1900-03-01", -25_508), ("1969-12-31", -1), ("1970-01-01", 0), ("1970-01-02", 1), ("1999-12-31", 10_956),
            ("2000-02-29", 11_016), ("2000-03-01", 11_017), ("2024-02-29", 19_782), ("2026-11-22", 20_779),
            ("2100-02-28", 47_540), ("2100-03-01", 47_541), ("9999-12-31", 2_932_896),
        ]
    )
    func knownDates(text: String, number: Int) throws {
        let day = try #require(Day(text))
        #expect(day.number == number)
        #expect(Day(number: number).description == text)
    }

    @Test(
        "refuses what is no date",
        arguments: [
            "", "2026", "2026-1-1", "2026-01-1", "20260101", "2026-01-01T", " 2026-01-01", "2026-01-01 ", "2026/01/01",
            "2026-13-01", "2026-00-10", "2026-01-00", "2026-01-32", "2026-04-31", "2026-02-29", "1900-02-29",
            "2100-02-29", "2023-02-29", "0000-01-01", "-001-01-01", "+999-01-01", "2026-0a-01", "２０26-01-01",
            "12026-01-01", "2026-01–01",
        ]
    )
    func invalidTexts(text: String) {
        #expect(Day(text) == nil)
    }

    @Test("has no date outside the years 1 to 9999")
    func yearsOutside() {
        #expect(Day(year: 0, month: 12, day: 31) == nil)
        #expect(Day(year: 10_000, month: 1, day: 1) == nil)
        #expect(Day(number: -719_163).description == "day -719163")
        #expect(Day(number: 2_932_897).description == "day 2932897")
    }

    @Test("follows the calendar day by day from 1999 to 2032")
    func everyDay() throws {
        var (year, month, dayOfMonth) = (1999, 1, 1)
        for number in 10_592...23_010 {
            let day = Day(number: number)
            let parts = day.components
            #expect(parts == (year, month, dayOfMonth))
            #expect(Day(year: year, month: month, day: dayOfMonth) == day)
            #expect(Day(day.description) == day)
            let isLeap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0
            let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            dayOfMonth += 1
            if dayOfMonth > lengths[month - 1] { (month, dayOfMonth) = (month + 1, 1) }
            if month > 12 { (year, month) = (year + 1, 1) }
        }
        #expect((year, month, dayOfMonth) == (2033, 1, 1))
    }

    @Test("is read as it is written, from year 1 to 9999", arguments: 1...5 as ClosedRange<UInt64>)
    func roundTrip(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<2_000 {
            let day = Day.random(in: Day(number: -719_162)...Day(number: 2_932_896), using: &generator)
            let parts = day.components
            #expect(Day(day.description) == day)
            #expect(Day(year: parts.year, month: parts.month, day: parts.day) == day)
            let next = day.advanced(by: 1)
            if next.number <= 2_932_896 { #expect(day.description < next.description) }
        }
    }

    @Test(
        "knows its weekday",
        arguments: [
            ("1969-07-20", Weekday.sunday), ("1970-01-01", .thursday), ("1969-12-31", .wednesday),
            ("2000-01-01", .saturday), ("2024-02-29", .thursday), ("2026-11-22", .sunday), ("2026-11-23", .monday),
            ("1582-10-15", .friday), ("0001-01-01", .monday), ("9999-12-31", .friday),
        ]
    )
    func weekdays(text: String, weekday: Weekday) throws {
        #expect(try #require(Day(text)).weekday == weekday)
    }

    @Test("weekdays follow one another, also before 1970")
    func weekdaysFollow() {
        for number in -800...800 {
            let today = Day(number: number).weekday.rawValue
            #expect(Day(number: number + 1).weekday.rawValue == (today + 1) % 7)
        }
    }

    @Test("is an integer to ranges")
    func strides() throws {
        let first = try #require(Day("2027-02-27"))
        let last = try #require(Day("2027-03-02"))
        #expect(first < last)
        #expect(first.distance(to: last) == 3)
        #expect((first..<last).map(\.description) == ["2027-02-27", "2027-02-28", "2027-03-01"])
        #expect(last.advanced(by: -3) == first)
    }
}
