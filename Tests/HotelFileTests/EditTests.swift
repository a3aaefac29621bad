import HotelCore
import HotelFile
import HotelTesting
import HotelValues
import PMS
import Testing

@Suite("The rate edits of a hotel file")
struct EditTests {
    /// A night of a plan.
    struct Cell: Hashable {
        let plan: RatePlan.ID
        let night: Day
    }

    @Test("reproduce the terms of every night, and no two concern the same one", arguments: UInt64(0)..<60)
    func reproduceTheTerms(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let text = HotelText.random(using: &generator)
        let hotel = try Files.parse(text)
        let today = Day(number: Int.random(in: 20_000...24_000, using: &generator))

        var cells: [Cell: NightTerms] = [:]
        for edit in hotel.rateEdits(from: today) {
            for night in edit.nights where edit.covers(night) {
                let old = cells.updateValue(try #require(terms(edit)), forKey: Cell(plan: edit.ratePlan, night: night))
                #expect(old == nil, "seed \(seed): \(edit.ratePlan) on \(night) is set twice")
            }
        }
        #expect(cells.count == hotel.plan.ratePlans.count * hotel.days)
        for plan in hotel.plan.ratePlans {
            for night in today..<today.advanced(by: hotel.days) {
                let expected = try #require(hotel.terms(of: plan, on: night))
                #expect(cells[Cell(plan: plan.id, night: night)] == expected, "seed \(seed): \(plan.id) on \(night)")
            }
        }
    }

    @Test("name weekdays only where they leave nights out, and begin and end on nights that they cover")
    func areTight() throws {
        let prices = """
            days: 28
            base: {a: "100"}
            weekdays: {fri: "110%", sat: "110%"}
            """
        let hotel = try Files.parse(Files.pricing(prices))
        let monday = try #require(Day("2027-03-01"))
        let edits = hotel.rateEdits(from: monday)
        try #require(edits.count == 2)
        #expect(edits[0].nights == monday...monday.advanced(by: 27))
        #expect(edits[0].weekdays == [.monday, .tuesday, .wednesday, .thursday, .sunday])
        #expect(edits[0].amount?.decimalText == "100.00")
        #expect(edits[1].nights == monday.advanced(by: 4)...monday.advanced(by: 26))
        #expect(edits[1].weekdays == [.friday, .saturday])
        #expect(edits[1].amount?.decimalText == "110.00")

        let plain = try Files.parse(Files.pricing("days: 28\nbase: {a: \"100\"}"))
        #expect(plain.rateEdits(from: monday).map(\.weekdays) == [nil])
    }

    /// What an edit sets, if it sets everything.
    private func terms(_ edit: RateEdit) -> NightTerms? {
        guard edit.fields == .ofRatePlan, edit.occupancy == nil, let amount = edit.amount else { return nil }
        let loose = Restrictions(
            minStayArrival: 9,
            minStayThrough: 9,
            maxStay: 9,
            closedToArrival: true,
            closedToDeparture: true,
            stopSell: true
        )
        return NightTerms(price: amount, restrictions: edit.applied(to: loose))
    }
}
