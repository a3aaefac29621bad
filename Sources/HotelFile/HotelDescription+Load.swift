public import HotelValues
public import PMS

/// What loading a hotel file did.
public struct LoadReport: Hashable, Sendable {
    /// What became of the hotel's types, rooms and plans.
    public enum PlanOutcome: Hashable, Sendable {
        /// There was no such hotel.
        case created
        /// The file said something else than the hotel had.
        case updated
        /// The hotel was as the file says.
        case unchanged
    }

    /// What became of the hotel's types, rooms and plans.
    public var plan: PlanOutcome
    /// What the prices and restrictions did; nil where the hotel had prices of its own, which were kept.
    public var prices: RateEditOutcome?

    /// A report of these two.
    public init(plan: PlanOutcome, prices: RateEditOutcome?) {
        self.plan = plan
        self.prices = prices
    }
}

extension HotelDescription {
    /// Makes the hotel what the file says, through the PMS's own verbs.
    ///
    /// Prices, restrictions and offers are those of the running hotel once it has any price from today on: the file's are set
    /// only before that, or with `replacingPrices`. `hotel` must be the one whose code the file names, and `today` the
    /// day it is there. May be repeated, also after it was interrupted.
    /// - Throws: `PMSError`, `DatabaseError`.
    public func load(
        into hotel: Hotel,
        from today: Day,
        replacingPrices: Bool = false
    ) async throws -> LoadReport {
        let before = try await HotelDescription.plan(of: hotel)
        try await hotel.setUp(plan, by: .setup)
        let after = try await hotel.plan()
        let outcome: LoadReport.PlanOutcome = before.map { $0 == after ? .unchanged : .updated } ?? .created
        if !replacingPrices, try await HotelDescription.hasPrices(hotel, from: today) {
            return LoadReport(plan: outcome, prices: nil)
        }
        // First, because prices are what tells that a hotel has been loaded.
        let offers = offerEdits(from: today)
        if !offers.isEmpty { _ = try await hotel.setOffers(offers, by: .setup) }
        return LoadReport(plan: outcome, prices: try await hotel.setRates(rateEdits(from: today), by: .setup))
    }

    private static func plan(of hotel: Hotel) async throws -> HotelPlan? {
        do {
            return try await hotel.plan()
        } catch PMSError.unknown(.property, _) {
            return nil
        }
    }

    private static func hasPrices(_ hotel: Hotel, from today: Day) async throws -> Bool {
        let nights = today...today.advanced(by: CalendarLimits.nights - 1)
        return try await hotel.calendar(nights).ratePlans.contains { $0.prices.contains { !$0.isEmpty } }
    }
}
