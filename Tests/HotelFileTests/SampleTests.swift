import HotelCore
import HotelFile
import HotelValues
import PMS
import Testing

@Suite("The sample hotels")
struct SampleTests {
    @Test("Duke Beach has 33 rooms in 6 types, and each type sells both tariffs")
    func dukeBeach() throws {
        let hotel = try Files.sample("duke-beach.yaml")
        #expect(hotel.plan.property.id == Property.ID("duke-beach"))
        #expect(hotel.plan.property.timeZone == "America/Sao_Paulo")
        #expect(hotel.plan.property.currency == Currency("BRL"))
        #expect(hotel.language == "pt-BR")
        #expect(hotel.plan.rooms.count == 33)
        let rooms = Dictionary(grouping: hotel.plan.rooms, by: \.roomType.rawValue).mapValues(\.count)
        #expect(rooms == ["lvu": 11, "dlvu": 2, "dlvl": 2, "lvl": 11, "ov": 5, "ovp": 2])
        #expect(hotel.plan.roomTypes.map(\.id.rawValue) == ["lvu", "dlvu", "dlvl", "lvl", "ov", "ovp"])
        #expect(hotel.plan.ratePlans.prefix(3).map(\.id.rawValue) == ["lvu-flex", "lvu-nr", "dlvu-flex"])
        #expect(hotel.plan.ratePlans.count == 12)
        #expect(hotel.plan.ratePlans.allSatisfy { $0.occupancies == [2] && $0.meals == .breakfast })
    }

    @Test("the 6000 cells of Duke Beach are fewer than 2000 edits")
    func dukeBeachEdits() throws {
        let hotel = try Files.sample("duke-beach.yaml")
        let today = try #require(Day("2026-12-01"))
        let edits = hotel.rateEdits(from: today)
        #expect(edits.map { edit in edit.nights.count(where: edit.covers) }.reduce(0, +) == 6_000)
        #expect(edits.count < 2_000)
        #expect(edits.map(\.nights.lowerBound).min() == today)
        #expect(edits.map(\.nights.upperBound).max() == today.advanced(by: 499))
    }

    @Test(
        "a night of Duke Beach costs what its owner computes by hand",
        arguments: [
            ("lvu-nr", "2027-01-16", "484.00"), // 320 × 120 % × 140 % × 90 % = 483.84
            ("lvu-flex", "2027-03-15", "320.00"), // a Monday outside every season
            ("ovp-flex", "2026-12-31", "1432.00"), // 620 × 105 % × 220 % = 1432.20
            ("ov-flex", "2027-04-05", "408.00"), // 480 × 85 %
            ("dlvl-nr", "2027-03-25", "589.00"), // 430 × 105 % × 145 % × 90 % = 589.21
        ]
    )
    func dukeBeachPrices(plan: String, night: String, price: String) throws {
        let hotel = try Files.sample("duke-beach.yaml")
        #expect(hotel.terms(plan, night)?.price.decimalText == price)
    }

    @Test("New Year's Eve at Duke Beach is closed for arrivals, departures and the non-refundable tariff")
    func dukeBeachRules() throws {
        let hotel = try Files.sample("duke-beach.yaml")
        let closed = Restrictions(
            minStayArrival: 5,
            minStayThrough: 5,
            maxStay: 21,
            closedToArrival: true,
            closedToDeparture: true,
            stopSell: true
        )
        #expect(hotel.terms("ov-nr", "2026-12-31")?.restrictions == closed)
        var flexible = closed
        flexible.maxStay = 0
        flexible.stopSell = false
        #expect(hotel.terms("ov-flex", "2026-12-31")?.restrictions == flexible)
        // Summer allows 14 nights, the non-refundable tariff 21: the stricter counts.
        #expect(hotel.terms("ov-nr", "2027-01-20")?.restrictions.maxStay == 14)
        #expect(hotel.terms("ov-nr", "2027-03-15")?.restrictions == Restrictions(maxStay: 21))
    }

    @Test("the 1000 cells of the Pousada Pequena are 20 edits: five stretches, with and without weekend")
    func pousadaEdits() throws {
        let hotel = try Files.sample("pousada-pequena.yaml")
        let edits = hotel.rateEdits(from: try #require(Day("2026-12-01")))
        #expect(edits.count == 20)
        #expect(edits.map { edit in edit.nights.count(where: edit.covers) }.reduce(0, +) == 1_000)
    }

    @Test("the Pousada Pequena leaves most to the defaults")
    func pousada() throws {
        let hotel = try Files.sample("pousada-pequena.yaml")
        #expect(hotel.plan.rooms.map(\.id.rawValue) == ["1", "2", "3", "4"])
        #expect(hotel.plan.roomTypes.map(\.defaultOccupancy) == [2, 3])
        #expect(hotel.plan.roomTypes.map(\.capacity) == [Occupancy(adults: 2), Occupancy(adults: 4, children: 1)])
        #expect(hotel.days == 500)
        // 330 × 110 % × 130 % = 471.90, in centavos as round_to is not given.
        #expect(hotel.terms("familia-cafe", "2027-01-01")?.price.decimalText == "471.90")
        #expect(hotel.terms("casal-cafe", "2028-02-29")?.restrictions.minStayArrival == 2)
        #expect(hotel.terms("casal-cafe", "2028-03-01")?.restrictions == Restrictions.none)
    }
}
