import ChannexEmulator
import Testing

@Suite("The certification recorder: changes")
struct CertificationTests {
    /// Calls that a checker has something to say about.
    struct Mistake: CustomTestStringConvertible, Sendable {
        let test: String
        let calls: [TestCall]
        let finding: String

        var testDescription: String { "test \(test): \(finding)" }
    }

    @Test("calls in the documented form pass", arguments: TestTables.passing)
    func passing(script: TestTables.Script) async throws {
        try await Account.with { account in
            let hotel = try await TestProperty(account)
            try await hotel.begin(script.test)
            for call in script.calls { try await hotel.send(call) }
            let report = try await hotel.report(of: script.test)
            #expect(report["findings"] == [])
            #expect(report["verdict"] == "passed")
            #expect(report["task_ids"]?.elements?.count == script.calls.count)
            #expect(report["calls"]?.elements?.count == script.calls.count)
        }
    }

    @Test("what a checker would say is said", arguments: CertificationTests.mistakes)
    func mistake(_ mistake: Mistake) async throws {
        try await Account.with { account in
            let hotel = try await TestProperty(account)
            try await hotel.begin(mistake.test)
            for call in mistake.calls { try await hotel.send(call) }
            let report = try await hotel.report(of: mistake.test)
            let findings = report["findings"]?.elements?.compactMap(\.text) ?? []
            #expect(report["verdict"] == "failed")
            #expect(findings.contains { $0.contains(mistake.finding) }, "\(findings)")
        }
    }

    private static let snapshot: JSON = TestTables.stay(1).merging([
        "rate": "333.00", "max_stay": 0, "closed_to_arrival": false, "closed_to_departure": false, "stop_sell": false,
    ])
    private static let price: TestCall = .restrictions(plan("twinBAR", "11-22", ["rate": "333.00"]))

    static let mistakes: [Mistake] = fullSyncMistakes + rateMistakes + restrictionMistakes + availabilityMistakes

    private static let fullSyncMistakes: [Mistake] = [
        Mistake(
            test: "1",
            calls: [TestTables.fullAvailability(), TestTables.fullRestrictions(without: "min_stay_through")],
            finding: "1 of 4 values lack min_stay_through"
        ),
        Mistake(
            test: "1",
            calls: [TestTables.fullAvailability(), TestTables.fullAvailability(), TestTables.fullRestrictions()],
            finding: "Expected exactly 2 calls"
        ),
        Mistake(test: "1", calls: [TestTables.fullAvailability()], finding: "got 1 and 0"),
        Mistake(
            test: "1",
            calls: [TestTables.fullAvailability(last: "2028-04-03"), TestTables.fullRestrictions()],
            finding: "Twin Room: 1 of 500 days are missing, from 2028-04-04"
        ),
        Mistake(
            test: "1",
            calls: [TestTables.fullAvailability([1, 1]), TestTables.fullRestrictions()],
            finding: "Uniform data: availability is 1 everywhere"
        ),
        Mistake(
            test: "1",
            calls: [TestTables.fullAvailability(), TestTables.fullRestrictions([100, 100])],
            finding: "Uniform data: rate is 100 everywhere"
        ),
    ]

    private static let rateMistakes: [Mistake] = [
        Mistake(
            test: "2",
            calls: [.restrictions(plan("twinBAR", "11-22", snapshot))],
            finding: "carries all declared restrictions: a snapshot-based update rather than a rate-only delta"
        ),
        Mistake(
            test: "2",
            calls: [.restrictions(plan("twinBAR", "11-22", ["rate": "333.00", "stop_sell": false]))],
            finding: "the rate update also carries stop_sell"
        ),
        Mistake(
            test: "2",
            calls: [price, .availability(room("twin", "11-22", "11-22", 5))],
            finding: "to /availability was made by a change of rate: it must cause none"
        ),
        Mistake(
            test: "2",
            calls: [.restrictions(plan("twinBAR", "11-22", "11-24", ["rate": "333.00"]))],
            finding: "must target a single date, got 3"
        ),
        Mistake(
            test: "2",
            calls: [.restrictions(plan("twinBAR", "11-23", ["rate": "333.00"]))],
            finding: "targets 2027-11-23, expected 2027-11-22"
        ),
        Mistake(
            test: "2",
            calls: [.restrictions(plan("twinBAR", "11-22", ["rate": "3.33"]))],
            finding: "rate is \"3.33\" on 2027-11-22, expected 333"
        ),
        Mistake(
            test: "2",
            calls: [price, .restrictions(plan("twinBB", "11-22", ["rate": "353.00"]))],
            finding: "also changes Twin Room / Bed & Breakfast Rate, which the test does not name"
        ),
        Mistake(
            test: "3",
            calls: TestTables.severalRates.values.map { .restrictions($0) },
            finding: "Expected 1 call to /restrictions, got 3 tasks"
        ),
        Mistake(
            test: "3",
            calls: [TestCall(path: "/restrictions", values: Array(TestTables.severalRates.values.dropLast()))],
            finding: "Double Room / Bed & Breakfast Rate: no update sets rate to 456.23 on 2027-11-29"
        ),
        Mistake(
            test: "4",
            calls: [
                TestCall(
                    path: "/restrictions",
                    values: TestTables.rateRanges.values.dropFirst() + [
                        plan("twinBAR", "11-01", "11-05", ["rate": 24_100]),
                        plan("twinBAR", "11-06", "11-10", ["rate": 24_100]),
                    ]
                )
            ],
            finding: "2 values for one range: send one with date_from 2027-11-01 and date_to 2027-11-10"
        ),
        Mistake(
            test: "4",
            calls: [.restrictions(plan("twinBAR", "11-01", "11-11", ["rate": 24_100]))],
            finding: "targets 2027-11-11, expected only 2027-11-01 to 2027-11-10"
        ),
        Mistake(
            test: "4",
            calls: [.restrictions(plan("twinBAR", "11-01", "11-08", ["rate": 24_100]))],
            finding: "rate is missing on 2 of 10 nights, from 2027-11-09"
        ),
        Mistake(
            test: "4",
            calls: [.restrictions(plan("twinBAR", "11-01", "11-10", ["rate": 0]))],
            finding: "had a value refused or changed: {\"rate\":[\"must be greater than 0\"]}"
        ),
    ]

    private static let restrictionMistakes: [Mistake] = [
        Mistake(
            test: "5",
            calls: [.restrictions(plan("twinBAR", "11-23", TestTables.stay(3).merging(["rate": "100.00"])))],
            finding: "the min stay update also carries rate"
        ),
        Mistake(
            test: "5",
            calls: [.restrictions(plan("twinBAR", "11-23", ["min_stay_arrival": 3]))],
            finding: "no update sets min_stay_through to 3 on 2027-11-23"
        ),
        Mistake(
            test: "6",
            calls: [.restrictions(plan("twinBAR", "11-14", ["stop_sell": true, "min_stay_through": 1]))],
            finding: "the stop sell update also carries min_stay_through"
        ),
        Mistake(
            test: "6",
            calls: [.availability(room("twin", "11-14", "11-14", 0))],
            finding: "to /availability was made by a change of stop sell"
        ),
        Mistake(
            test: "7",
            calls: [.restrictions(plan("doubleBB", "11-01", "11-20", TestTables.stay(10).merging(["max_stay": 0])))],
            finding: "the restrictions update also carries max_stay"
        ),
        Mistake(
            test: "7",
            calls: [.restrictions(plan("twinBAR", "11-01", "11-10", ["closed_to_arrival": true]))],
            finding: "no update sets closed_to_departure to false on 2027-11-01 to 2027-11-10"
        ),
        Mistake(
            test: "8",
            calls: [
                .restrictions(
                    plan("doubleBAR", "12-01", "12-31", TestTables.stay(3).merging(["rate": "342.00"])),
                    plan("doubleBAR", "2028-01-01", "2028-05-01", TestTables.stay(3).merging(["rate": "342.00"]))
                )
            ],
            finding: "no valid rate over the half-year range 2027-12-01 to 2028-05-01"
        ),
        Mistake(
            test: "8",
            calls: [.restrictions(plan("doubleBAR", "12-01", "2028-05-01", ["rate": "342.00"]))],
            finding: "no valid min_stay_through over the half-year range"
        ),
    ]

    private static let availabilityMistakes: [Mistake] = [
        Mistake(
            test: "9",
            calls: [.availability(TestTables.twin(6), TestTables.double(0))],
            finding: "Twin Room: no update sets availability to 1 or 7"
        ),
        Mistake(
            test: "9",
            calls: [.availability(room("twin", "11-21", "11-22", 7))],
            finding: "Twin Room: must target a single date, got 2"
        ),
        Mistake(
            test: "9",
            calls: [
                .availability(TestTables.twin(8)), .availability(TestTables.twin(7)),
                .availability(TestTables.double(0)),
            ],
            finding: "Expected at most 2 calls to /availability, got 3 tasks"
        ),
        Mistake(
            test: "10",
            calls: [.restrictions(plan("twinBAR", "11-10", "11-16", ["stop_sell": false]))],
            finding: "to /restrictions was made by a change of availability"
        ),
        Mistake(
            test: "10",
            calls: [.availability(room("twin", "11-10", "11-13", 3), room("twin", "11-14", "11-16", 3))],
            finding: "2 values for one range"
        ),
    ]
}
