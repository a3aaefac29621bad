import Database
import HotelCore
import HotelFile
import HotelTesting
import HotelValues
import PMS
import Testing

@Suite("Loading a hotel file")
struct LoadTests {
    let today = Day(number: 20_800)
    let pms: PMS

    init() async throws {
        let noon = Timestamp(startOf: today) + .seconds(43_200)
        let surroundings = Surroundings.seeded(1, at: noon, clock: ManualClock())
        pms = try await PMS(database: Database.open(.memory), surroundings: surroundings)
    }

    @Test("sets up the hotel, its prices and its restrictions")
    func loads() async throws {
        let file = try Files.sample("duke-beach.yaml")
        let hotel = pms.hotel(file.plan.property.id)
        let report = try await file.load(into: hotel, from: today)
        #expect(report.plan == .created)
        #expect(report.prices?.nights == 6_000)
        #expect(try await hotel.plan() == file.plan)

        let nights = today...today.advanced(by: 499)
        let calendar = try await hotel.calendar(nights)
        #expect(calendar.roomTypes.map(\.total).reduce(0, +) == 33)
        for plan in calendar.ratePlans {
            for (index, night) in nights.enumerated() {
                let terms = try #require(file.terms(of: plan.ratePlan, on: night))
                #expect(plan.prices[index] == [2: terms.price.minorUnits], "\(plan.ratePlan.id) on \(night)")
                #expect(plan.restrictions[index] == terms.restrictions, "\(plan.ratePlan.id) on \(night)")
            }
        }
        let beyond = try await hotel.calendar(today.advanced(by: 500)...today.advanced(by: 729))
        #expect(beyond.ratePlans.allSatisfy { plan in plan.prices.allSatisfy(\.isEmpty) })
    }

    @Test("a second time changes nothing")
    func loadsTwice() async throws {
        let file = try Files.parse(Files.inn)
        let hotel = pms.hotel(file.plan.property.id)
        _ = try await file.load(into: hotel, from: today)
        let before = try await hotel.lastChange()
        let report = try await file.load(into: hotel, from: today)
        #expect(report == LoadReport(plan: .unchanged, prices: nil))
        #expect(try await hotel.lastChange() == before)
    }

    @Test("keeps prices that people have set since, unless asked to replace them")
    func keepsPrices() async throws {
        let file = try Files.parse(Files.inn)
        let hotel = pms.hotel(file.plan.property.id)
        _ = try await file.load(into: hotel, from: today)
        let plan = try #require(file.plan.ratePlans.first)
        let original = try #require(file.terms(of: plan, on: today))
        var edit = RateEdit(ratePlan: plan.id, nights: today...today)
        edit.amount = original.price + original.price
        edit.stopSell = true
        _ = try await hotel.setRates([edit], by: Author("owner"))

        let changed = try Files.parse(Files.inn.replacing("The Inn", with: "The Old Inn"))
        let kept = try await changed.load(into: hotel, from: today)
        #expect(kept == LoadReport(plan: .updated, prices: nil))
        #expect(try await hotel.property().name == "The Old Inn")
        #expect(try await cell(hotel, plan) == [2: original.price.minorUnits * 2])

        let replaced = try await changed.load(into: hotel, from: today, replacingPrices: true)
        #expect(replaced.plan == .unchanged)
        #expect(replaced.prices?.changedNights == 1)
        #expect(try await cell(hotel, plan) == [2: original.price.minorUnits])
    }

    @Test("goes on where it was interrupted between the rooms and the prices")
    func interrupted() async throws {
        let file = try Files.parse(Files.inn)
        let hotel = pms.hotel(file.plan.property.id)
        try await hotel.setUp(file.plan, by: .setup)
        let report = try await file.load(into: hotel, from: today)
        #expect(report.plan == .unchanged)
        #expect(report.prices?.nights == 4 * 500)
    }

    private func cell(_ hotel: Hotel, _ plan: RatePlan) async throws -> [Int: Int64]? {
        let calendar = try await hotel.calendar(today...today)
        return calendar.ratePlans.first { $0.ratePlan.id == plan.id }?.prices.first
    }
}
