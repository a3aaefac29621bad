import HotelCore
import HotelValues
import Testing

@Suite("Rules of sale")
struct SaleRulesTests {
    /// A stay of three nights, with the given restrictions on these days and none on others.
    private func breaches(_ restrictions: [Int: Restrictions]) throws -> [RestrictionBreach] {
        SaleRules.breaches(of: try stay(10, 13)) { night in
            restrictions[day(0).distance(to: night)] ?? .none
        }
    }

    @Test("nothing forbids a stay that is not restricted")
    func unrestricted() throws {
        #expect(try breaches([:]).isEmpty)
    }

    @Test(
        "one rule on one day",
        arguments: [
            (10, Restrictions(minStayArrival: 3), nil), (10, Restrictions(minStayArrival: 4), .minStayArrival(4)),
            (11, Restrictions(minStayArrival: 4), nil), (13, Restrictions(minStayArrival: 4), nil),
            (10, Restrictions(minStayThrough: 3), nil), (10, Restrictions(minStayThrough: 4), .minStayThrough(4)),
            (12, Restrictions(minStayThrough: 4), .minStayThrough(4)), (13, Restrictions(minStayThrough: 4), nil),
            (9, Restrictions(minStayThrough: 4), nil), (10, Restrictions(maxStay: 3), nil),
            (10, Restrictions(maxStay: 0), nil), (10, Restrictions(maxStay: 2), .maxStay(2)),
            (11, Restrictions(maxStay: 2), nil), (10, Restrictions(closedToArrival: true), .closedToArrival),
            (11, Restrictions(closedToArrival: true), nil), (13, Restrictions(closedToArrival: true), nil),
            (13, Restrictions(closedToDeparture: true), .closedToDeparture),
            (10, Restrictions(closedToDeparture: true), nil), (12, Restrictions(closedToDeparture: true), nil),
            (10, Restrictions(stopSell: true), .stopSell), (12, Restrictions(stopSell: true), .stopSell),
            (9, Restrictions(stopSell: true), nil), (13, Restrictions(stopSell: true), nil),
        ] as [(Int, Restrictions, RestrictionBreach?)]
    )
    func single(on number: Int, restrictions: Restrictions, breach: RestrictionBreach?) throws {
        #expect(try breaches([number: restrictions]) == (breach.map { [$0] } ?? []))
    }

    @Test("all broken rules are named once, the through rule by its strictest night")
    func several() throws {
        let arrival = Restrictions(
            minStayArrival: 5,
            minStayThrough: 4,
            maxStay: 1,
            closedToArrival: true,
            stopSell: true
        )
        let found = try breaches([
            10: arrival,
            11: Restrictions(minStayThrough: 7, stopSell: true),
            12: Restrictions(minStayThrough: 6),
            13: Restrictions(minStayThrough: 9, closedToDeparture: true, stopSell: true),
        ])
        #expect(
            found == [
                .closedToArrival, .minStayArrival(5), .maxStay(1), .stopSell, .minStayThrough(7), .closedToDeparture,
            ]
        )
    }
}
