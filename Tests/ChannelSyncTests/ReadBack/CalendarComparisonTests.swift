import ChannelSync
import ChannexWire
import HotelValues
import Testing

@Suite("Comparing what Channex shows with what the PMS has")
struct CalendarComparisonTests {
    private let nights = SampleHotel.nights("2026-11-05", "2026-11-07")
    private let plan = ChannexRatePlan.ID("xtwin-bar")

    private func comparison(_ limits: ChannexLimits = ChannexLimits()) -> CalendarComparison {
        CalendarComparison(mapping: SampleHotel.mapping, limits: limits, today: SampleHotel.today)
    }

    private func cells(_ target: String, _ fields: CellFields) -> CellSet {
        CellSet(
            [DirtyCells(id: "1", target: target, nights: nights, fields: fields, cause: "")],
            within: SampleHotel.nights("2026-11-01", "2026-12-31")
        )
    }

    private func shown(_ change: (inout RestrictionReading.Cell) -> Void = { _ in }) -> RestrictionReading {
        var reading = RestrictionReading.even(nights)
        change(&reading.cells[plan, default: [:]][nights.lowerBound, default: .init()])
        return reading
    }

    private func differences(
        _ limits: ChannexLimits = ChannexLimits(),
        rate: Int64 = 10_000,
        _ change: (inout RestrictionReading.Cell) -> Void
    ) -> [CellDifference] {
        comparison(limits).compare(cells("twin-bar", .ofRatePlan), .even(nights, rate: rate), shown(change)).differences
    }

    @Test("a calendar that is shown as it is differs nowhere, and every field of every night was compared")
    func equal() {
        let result = comparison().compare(cells("twin-bar", .ofRatePlan), .even(nights), shown())
        #expect(result.differences == [])
        #expect(result.count == 3 * 7)
    }

    @Test("each field that is shown otherwise is named, with both values")
    func fields() {
        let changes: [(CellFields, String, String, (inout RestrictionReading.Cell) -> Void)] = [
            (.rate, "100.00", "99.99", { $0.rate = Amount("99.99") }),
            (.minStayArrival, "1", "3", { $0.minStayArrival = 3 }),
            (.minStayThrough, "1", "2", { $0.minStayThrough = 2 }),
            (.maxStay, "0", "7", { $0.maxStay = 7 }),
            (.closedToArrival, "false", "true", { $0.closedToArrival = true }),
            (.closedToDeparture, "false", "true", { $0.closedToDeparture = true }),
            (.stopSell, "false", "true", { $0.stopSell = true }),
        ]
        for (field, wanted, found, change) in changes {
            let expected = CellDifference(
                lane: .restrictions,
                target: "twin-bar",
                night: nights.lowerBound,
                field: field,
                wanted: wanted,
                found: found
            )
            #expect(differences(ChannexLimits(), change) == [expected])
        }
    }

    @Test("only what was asked for is compared")
    func askedOnly() {
        let result = comparison().compare(
            cells("twin-bar", .maxStay),
            .even(nights),
            shown { $0.rate = Amount("1.00") }
        )
        #expect(result.differences == [] && result.count == 3)
    }

    @Test("closed by Channex because no room is left is no difference; closed with rooms left is one")
    func closedWithoutRooms() {
        let without = differences {
            $0.stopSell = true
            $0.availability = 0
        }
        #expect(without == [])
        let with = differences {
            $0.stopSell = true
            $0.availability = 2
        }
        #expect(with.map(\.field) == [.stopSell])
    }

    @Test("a night never priced at Channex differs, one nobody priced at the PMS does not")
    func unpriced() {
        #expect(differences { $0.rate = Amount("0.00") }.map(\.found) == ["0.00"])
        var calendar = HouseCalendar.even(nights)
        calendar.change("twin-bar", nights) { $0.rates = [:] }
        let result = comparison().compare(cells("twin-bar", .rate), calendar, shown { $0.rate = Amount("55.00") })
        #expect(result.differences == [])
    }

    @Test("what Channex does not say is neither equal nor different")
    func unsaid() {
        let result = comparison().compare(cells("twin-bar", .ofRatePlan), .even(nights), RestrictionReading())
        #expect(result == CalendarComparison.Result())
        #expect(differences { $0.maxStay = nil } == [])
    }

    @Test("a price that the property's bounds moved is explained by them, another one is not")
    func bounds() {
        var limits = ChannexLimits()
        limits.minPrice = Amount("120.00")
        limits.maxPrice = Amount("300.00")
        let raised = shown { $0.rate = Amount("120.00") }
        let result = comparison(limits).compare(cells("twin-bar", .rate), .even(nights), raised)
        #expect(result.differences.map(\.excuse) == [.minPrice])
        #expect(differences(limits, rate: 40_000) { $0.rate = Amount("300.00") }.first?.excuse == .maxPrice)
        #expect(differences(limits) { $0.rate = Amount("119.00") }.first?.excuse == nil)
    }

    @Test("rooms that Channex cannot have so far ahead are explained; too many or too few are not")
    func rooms() {
        var limits = ChannexLimits()
        limits.maxDayAdvance = 4
        var reading = AvailabilityReading.even(nights, rooms: 8)
        reading.rooms["xtwin"]?[SampleHotel.day("2026-11-05")] = 0
        reading.rooms["xtwin"]?[SampleHotel.day("2026-11-06")] = 0
        reading.rooms["xtwin"]?[SampleHotel.day("2026-11-07")] = 9
        let result = comparison(limits).compare(cells("twin", .availability), .even(nights), reading)
        #expect(result.differences.map(\.excuse) == [nil, .maxDayAdvance, nil])
        #expect(result.differences.map(\.found) == ["0", "0", "9"])
    }

    @Test("each number of adults is read under the id of its own option")
    func perPerson() {
        var mapping = SampleHotel.mapping
        mapping.ratePlans["twin-bar"] = Mapping.Plan(id: "xtwin-bar", options: [2: "xtwin-bar", 1: "xone"])
        var calendar = HouseCalendar.even(nights)
        calendar.change("twin-bar", nights) { $0.rates[1] = SampleHotel.money(8_000) }
        var reading = RestrictionReading.even(nights)
        for night in nights { reading.cells["xone", default: [:]][night, default: .init()].rate = Amount("80.00") }
        let comparison = CalendarComparison(mapping: mapping, today: SampleHotel.today)
        #expect(comparison.compare(cells("twin-bar", .rate), calendar, reading).differences == [])
        reading.cells["xone"]?[nights.upperBound]?.rate = Amount("70.00")
        let differences = comparison.compare(cells("twin-bar", .rate), calendar, reading).differences
        #expect(differences.map(\.fieldName) == ["rate/1"])
        #expect(differences.map(\.wanted) == ["80.00"])
    }
}

extension RestrictionReading {
    /// Every plan of the sample hotel as it is when nobody has touched it.
    static func even(_ nights: ClosedRange<Day>, rate: String = "100.00") -> RestrictionReading {
        var cell = Cell()
        cell.availability = 8
        cell.rate = Amount(rate)
        cell.minStayArrival = 1
        cell.minStayThrough = 1
        cell.maxStay = 0
        cell.closedToArrival = false
        cell.closedToDeparture = false
        cell.stopSell = false
        let row = Dictionary(uniqueKeysWithValues: nights.map { ($0, cell) })
        let plans = SampleHotel.mapping.ratePlans.values.map { ($0.id, row) }
        return RestrictionReading(cells: Dictionary(uniqueKeysWithValues: plans))
    }
}

extension AvailabilityReading {
    /// So many rooms of every type on every night.
    static func even(_ nights: ClosedRange<Day>, rooms: Int) -> AvailabilityReading {
        let row = Dictionary(uniqueKeysWithValues: nights.map { ($0, rooms) })
        let types = SampleHotel.mapping.roomTypes.values.map { ($0, row) }
        return AvailabilityReading(rooms: Dictionary(uniqueKeysWithValues: types))
    }
}
