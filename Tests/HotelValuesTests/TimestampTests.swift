import HotelTesting
import HotelValues
import Testing

@Suite("Timestamp")
struct TimestampTests {
    @Test(
        "reads RFC 3339, with or without a zone",
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("1970-01-01T00:00:00", 0), ("1970-01-01 00:00:00", 0),
            ("1970-01-01t00:00:00z", 0), ("1970-01-01T00:00:01Z", 1_000_000), ("1970-01-01T01:00:00+01:00", 0),
            ("1969-12-31T21:00:00-03:00", 0), ("1970-01-01T00:00:00-03:00", 10_800_000_000),
            ("1970-01-01T05:45:00+05:45", 0), ("1969-12-31T23:59:59.999999Z", -1), ("1969-12-31T23:59:59", -1_000_000),
            ("2026-11-22T14:03:07.125Z", 1_795_356_187_125_000), ("2000-02-29T12:00:00.000001", 951_825_600_000_001),
        ] as [(String, Int64)]
    )
    func texts(text: String, microseconds: Int64) {
        #expect(Timestamp(text)?.microseconds == microseconds)
    }

    @Test(
        "counts up to six digits of a fraction",
        arguments: [
            (".1", 100_000), (".12", 120_000), (".123", 123_000), (".1234", 123_400), (".12345", 123_450),
            (".123456", 123_456), (".1234567", 123_456), (".12345678", 123_456), (".123456789", 123_456),
            (".0000009", 0), (".999999999", 999_999),
        ] as [(String, Int64)]
    )
    func fractions(fraction: String, microseconds: Int64) {
        for zone in ["", "Z", "+00:00", "-00:00"] {
            #expect(Timestamp("1970-01-01T00:00:00\(fraction)\(zone)")?.microseconds == microseconds)
        }
    }

    @Test(
        "refuses what is no instant",
        arguments: [
            "", "2026-11-22", "2026-11-22T14:03", "2026-11-22T14:03Z", "2026-11-22X14:03:07Z", "2026-11-31T00:00:00Z",
            "2026-11-22T24:00:00Z", "2026-11-22T23:60:00Z", "2026-11-22T23:59:60Z", "2026-11-22T1:02:03Z",
            "2026-11-22T14:03:07.Z", "2026-11-22T14:03:07.", "2026-11-22T14:03:07,5Z", "2026-11-22T14:03:07+3",
            "2026-11-22T14:03:07+0300", "2026-11-22T14:03:07+03:60", "2026-11-22T14:03:07+24:00",
            "2026-11-22T14:03:07ZZ", "2026-11-22T14:03:07 Z", "2026-11-22T14:03:07−03:00", "2026-11-22T14-03-07Z",
            "2026-11-22T14:03:07.5.5Z", "2026-11-22T1４:03:07", "0001-01-01T00:00:00+00:01",
            "9999-12-31T23:59:59-00:01", "0000-12-31T00:00:00Z",
        ]
    )
    func invalidTexts(text: String) {
        #expect(Timestamp(text) == nil)
    }

    @Test("is written in three ways")
    func written() throws {
        let instant = try #require(Timestamp("2026-12-01T14:03:07.125999Z"))
        #expect(instant.description == "2026-12-01T14:03:07.125Z")
        #expect(instant.naiveText == "2026-12-01T14:03:07.125999")
        #expect(instant.preciseText == "2026-12-01T14:03:07.125999Z")
        #expect(Timestamp(microseconds: -1).preciseText == "1969-12-31T23:59:59.999999Z")
        #expect(Timestamp(microseconds: -86_400_000_000).preciseText == "1969-12-31T00:00:00.000000Z")
        #expect(Timestamp(microseconds: -86_400_000_001).naiveText == "1969-12-30T23:59:59.999999")
    }

    @Test("is read as it is written, and its text sorts as it does", arguments: 1...5 as ClosedRange<UInt64>)
    func roundTrip(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        var last = Timestamp.random(using: &generator)
        for _ in 0..<500 {
            let instant = Timestamp.random(using: &generator)
            #expect(Timestamp(instant.preciseText) == instant)
            #expect(Timestamp(instant.naiveText) == instant)
            #expect((last < instant) == (last.preciseText < instant.preciseText))
            last = instant
        }
    }

    @Test("the integer's limits have a text too")
    func limits() {
        #expect(Timestamp(microseconds: .min).preciseText == "day -106751992T19:59:05.224192Z")
        #expect(Timestamp(microseconds: .max).preciseText == "day 106751991T04:00:54.775807Z")
    }

    @Test(
        "falls on a day by the clocks of a place",
        arguments: [
            ("2026-11-22T00:00:00Z", 0, "2026-11-22"), ("2026-11-21T23:59:59.999999Z", 0, "2026-11-21"),
            ("2026-11-22T02:59:59.999999Z", -10_800, "2026-11-21"), ("2026-11-22T03:00:00Z", -10_800, "2026-11-22"),
            ("2026-11-22T14:59:59Z", 32_400, "2026-11-22"), ("2026-11-22T15:00:00Z", 32_400, "2026-11-23"),
            ("1970-01-01T00:00:00Z", -1, "1969-12-31"), ("1969-12-31T23:59:59Z", 1, "1970-01-01"),
            ("1969-12-31T00:00:00Z", 0, "1969-12-31"), ("1969-12-30T23:59:59.999999Z", 0, "1969-12-30"),
        ]
    )
    func days(text: String, offset: Int, day: String) throws {
        let instant = try #require(Timestamp(text))
        #expect(instant.day(offsetSeconds: offset) == Day(day))
        if offset == 0 { #expect(instant.day == Day(day)) }
    }

    @Test("a day begins at its midnight", arguments: [-719_162, -1, 0, 1, 20_779])
    func startOfDay(number: Int) {
        let start = Timestamp(startOf: Day(number: number))
        #expect(start.day == Day(number: number))
        #expect((start + .microseconds(-1)).day == Day(number: number - 1))
        #expect((start + .seconds(86_400)).day == Day(number: number + 1))
    }

    @Test("moves by durations of either sign", arguments: 1...5 as ClosedRange<UInt64>)
    func durations(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<200 {
            let instant = Timestamp.random(using: &generator)
            let other = Timestamp.random(using: &generator)
            #expect(instant + (other - instant) == other)
            let step = Int64.random(in: -5_000_000...5_000_000, using: &generator)
            #expect((instant + .microseconds(step)).microseconds == instant.microseconds + step)
        }
    }
}
