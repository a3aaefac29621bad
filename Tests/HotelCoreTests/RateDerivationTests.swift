import HotelCore
import HotelTesting
import HotelValues
import Testing

@Suite("Derived rate plans")
struct RateDerivationTests {
    private static let parent = RatePlan(
        id: RatePlan.ID("ov-flex"),
        roomType: RoomType.ID("ov"),
        name: "Flexible",
        meals: .breakfast,
        occupancies: [1, 2, 4],
        primaryOccupancy: 2
    )

    private static func derivation(
        _ adjustment: RateDerivation.Adjustment,
        _ roundTo: Int64 = 1,
        inherited: CalendarFields = .rules
    ) -> RateDerivation {
        RateDerivation(from: parent.id, adjustment, roundTo: roundTo, inherited: inherited)
    }

    @Test(
        "round once, halves up, to a multiple, and never to nothing",
        arguments: [
            (.percent(-1_000), 1, 333_00, 299_70), (.percent(-1_000), 100, 333_00, 300_00),
            (.percent(-1_000), 1, 5, 5), (.percent(1_250), 1, 100, 113), (.percent(0), 1, 777, 777),
            (.percent(-9_999), 1, 1, 1), (.percent(100_000), 1, 100, 1_100), (.amount(-20_00), 1, 333_00, 313_00),
            (.amount(-30_00), 100, 20_00, 1_00), (.amount(1), 100, 149, 2_00), (.amount(0), 100, 149, 1_00),
            (.amount(100_000_000_000), 1, 100_000_000_000, 100_000_000_000),
            (.percent(100_000), 1_000, 100_000_000_000, 100_000_000_000),
        ] as [(RateDerivation.Adjustment, Int64, Int64, Int64)]
    )
    func price(_ adjustment: RateDerivation.Adjustment, _ roundTo: Int64, _ amount: Int64, _ expected: Int64) {
        #expect(Self.derivation(adjustment, roundTo).price(from: amount) == expected)
    }

    @Test("never fall when the parent's price rises, and stay within a step of the exact value", arguments: 1...200)
    func monotone(seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        let hundredths = Int.random(in: RateDerivation.percents, using: &generator)
        let roundTo: Int64 = [1, 5, 10, 100, 1_000].randomElement(using: &generator) ?? 1
        let derivation = Self.derivation(.percent(hundredths), roundTo)
        let amounts = (0..<50).map { _ in Int64.random(in: 1...10_000_000, using: &generator) }.sorted()
        let prices = amounts.map(derivation.price)
        #expect(prices == prices.sorted())
        for (amount, price) in zip(amounts, prices) {
            #expect(price > 0 && price % roundTo == 0)
            let exact = amount * Int64(10_000 + hundredths)
            #expect(price == roundTo || abs(price * 10_000 - exact) * 2 <= roundTo * 10_000, "\(amount)")
        }
    }

    @Test("ask of a party what the parent asks of it, also where the parent has no price for just so many")
    func occupancies() {
        var child = Self.parent
        child.occupancies = [1, 2, 3]
        let derivation = Self.derivation(.amount(-10))
        #expect(
            derivation.prices(from: [1: 100, 2: 200, 4: 400], of: Self.parent, for: child) == [1: 90, 2: 190, 3: 390]
        )
        #expect(derivation.prices(from: [1: 100], of: Self.parent, for: child) == [1: 90])
        #expect(derivation.prices(from: [:], of: Self.parent, for: child) == [:])
    }

    @Test("take over the rules that they inherit, and no others")
    func rules() {
        let parent = Restrictions(
            minStayArrival: 2,
            minStayThrough: 3,
            maxStay: 9,
            closedToArrival: true,
            closedToDeparture: true,
            stopSell: true
        )
        let own = Restrictions(minStayArrival: 5)
        #expect(Self.derivation(.amount(0)).restrictions(own: own, of: parent) == parent)
        #expect(Self.derivation(.amount(0), inherited: []).restrictions(own: own, of: parent) == own)
        let some = Self.derivation(.amount(0), inherited: [.maxStay, .stopSell, .rate])
        #expect(
            some.restrictions(own: own, of: parent) == Restrictions(minStayArrival: 5, maxStay: 9, stopSell: true)
        )
        #expect(some.fields(changedBy: [.rate, .maxStay, .minStayArrival]) == [.rate, .maxStay])
    }
}

@Suite("Rules that exclude each other")
struct ContradictionTests {
    @Test(
        "are found on nights that are on sale",
        arguments: [
            (1, 1, 0, false, nil), (5, 1, 0, false, nil), (3, 3, 3, false, nil), (4, 1, 3, false, 4),
            (1, 9, 3, false, 9), (9, 5, 3, false, 9), (4, 1, 3, true, nil),
        ] as [(Int, Int, Int, Bool, Int?)]
    )
    func contradiction(_ arrival: Int, _ through: Int, _ maxStay: Int, _ stopSell: Bool, _ expected: Int?) {
        let rules = Restrictions(
            minStayArrival: arrival,
            minStayThrough: through,
            maxStay: maxStay,
            stopSell: stopSell
        )
        #expect(rules.impossibleMinStay == expected)
    }
}
