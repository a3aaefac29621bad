/// The tables of the tests (contract §8.1–8.14), without their year.
extension Expectation {
    static let singleRate = restrictions(.rate, [ExpectedRow(.twinBAR, 11, 22, .rate("333"))])

    static let severalRates = restrictions(
        .rate,
        [
            ExpectedRow(.twinBAR, 11, 21, .rate("333")),
            ExpectedRow(.doubleBAR, 11, 25, .rate("444")),
            ExpectedRow(.doubleBB, 11, 29, .rate("456.23")),
        ]
    )

    static let rateRanges = restrictions(
        .rate,
        [
            ExpectedRow(.twinBAR, 11, 1...10, .rate("241")),
            ExpectedRow(.doubleBAR, 11, 10...16, .rate("312.66")),
            ExpectedRow(.doubleBB, 11, 1...20, .rate("111")),
        ]
    )

    static let minStay = restrictions(
        .minStay,
        [
            ExpectedRow(.twinBAR, 11, 23, .minStay(3)),
            ExpectedRow(.doubleBAR, 11, 25, .minStay(2)),
            ExpectedRow(.doubleBB, 11, 15, .minStay(5)),
        ]
    )

    static let stopSell = restrictions(
        .stopSell,
        [
            ExpectedRow(.twinBAR, 11, 14, .stopSell(true)),
            ExpectedRow(.doubleBAR, 11, 16, .stopSell(true)),
            ExpectedRow(.doubleBB, 11, 20, .stopSell(true)),
        ]
    )

    static let severalRestrictions = restrictions(
        .restrictions,
        [
            ExpectedRow(
                .twinBAR,
                11,
                1...10,
                .closedToArrival(true),
                .closedToDeparture(false),
                .maxStay(4),
                .minStay(1)
            ),
            ExpectedRow(.twinBB, 11, 12...16, .closedToArrival(false), .closedToDeparture(true), .minStay(6)),
            ExpectedRow(.doubleBAR, 11, 10...16, .closedToArrival(true), .minStay(2)),
            ExpectedRow(.doubleBB, 11, 1...20, .minStay(10)),
        ]
    )

    static let halfYear = restrictions(
        .halfYear,
        [
            ExpectedRow(
                halfYear: .twinBAR,
                .rate("432"),
                .closedToArrival(false),
                .closedToDeparture(false),
                .minStay(2)
            ),
            ExpectedRow(halfYear: .doubleBAR, .rate("342"), .minStay(3)),
        ]
    )

    /// A property with one unit to a room type goes to 1 where a hotel goes to 7.
    static let singleAvailability = availability([
        ExpectedRow(.twin, 11, 21, .availability([1, 7])),
        ExpectedRow(.double, 11, 25, .availability([0])),
    ])

    static let availabilityRange = availability([
        ExpectedRow(.twin, 11, 10...16, .availability([3])),
        ExpectedRow(.double, 11, 17...24, .availability([4])),
    ])

    private static func restrictions(_ kind: ChangeKind, _ rows: [ExpectedRow]) -> Expectation {
        Expectation(lane: .restrictions, calls: 1...1, kind: kind, rows: rows)
    }

    private static func availability(_ rows: [ExpectedRow]) -> Expectation {
        Expectation(lane: .availability, calls: 1...2, kind: .availability, rows: rows)
    }
}
