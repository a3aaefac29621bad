import ChannexEmulator
import Testing

/// The calls that pass each test, as contract §8.14b writes them.
enum TestTables {
    /// A test and the calls that it wants.
    struct Script: CustomTestStringConvertible, Sendable {
        let test: String
        let calls: [TestCall]

        var testDescription: String { "test \(test) in \(calls.count) calls" }
    }

    static let passing: [Script] = [
        Script(test: "1", calls: [fullAvailability(), fullRestrictions()]),
        Script(test: "2", calls: [.restrictions(plan("twinBAR", "11-22", ["rate": "333.00"]))]),
        Script(test: "3", calls: [severalRates]),
        Script(test: "4", calls: [rateRanges]),
        Script(test: "5", calls: [minStay]),
        Script(test: "6", calls: [stopSell]),
        Script(test: "7", calls: [severalRestrictions]),
        Script(test: "8", calls: [halfYear]),
        Script(test: "9", calls: [.availability(twin(7)), .availability(double(0))]),
        Script(test: "9", calls: [.availability(twin(1), double(0))]),
        Script(
            test: "10",
            calls: [.availability(room("twin", "11-10", "11-16", 3), room("double", "11-17", "11-24", 4))]
        ),
    ]

    static let severalRates: TestCall = .restrictions(
        plan("twinBAR", "11-21", ["rate": "333.00"]),
        plan("doubleBAR", "11-25", ["rate": 44_400]),
        plan("doubleBB", "11-29", ["rate": "456.23"])
    )

    static let rateRanges: TestCall = .restrictions(
        plan("twinBAR", "11-01", "11-10", ["rate": 24_100]),
        plan("doubleBAR", "11-10", "11-16", ["rate": "312.66"]),
        plan("doubleBB", "11-01", "11-20", ["rates": [["occupancy": 2, "rate": 11_100]]])
    )

    static let minStay: TestCall = .restrictions(
        plan("twinBAR", "11-23", stay(3)),
        plan("doubleBAR", "11-25", stay(2)),
        plan("doubleBB", "11-15", stay(5))
    )

    static let stopSell: TestCall = .restrictions(
        plan("twinBAR", "11-14", ["stop_sell": true]),
        plan("doubleBAR", "11-16", ["stop_sell": 1]),
        plan("doubleBB", "11-20", ["stop_sell": true])
    )

    static let severalRestrictions: TestCall = .restrictions(
        plan(
            "twinBAR",
            "11-01",
            "11-10",
            stay(1).merging(["closed_to_arrival": true, "closed_to_departure": false, "max_stay": 4])
        ),
        plan("twinBB", "11-12", "11-16", stay(6).merging(["closed_to_arrival": false, "closed_to_departure": true])),
        plan("doubleBAR", "11-10", "11-16", stay(2).merging(["closed_to_arrival": true])),
        plan("doubleBB", "11-01", "11-20", stay(10))
    )

    static let halfYear: TestCall = .restrictions(
        plan(
            "twinBAR",
            "12-01",
            "2028-05-01",
            stay(2).merging(["rate": "432.00", "closed_to_arrival": false, "closed_to_departure": false])
        ),
        plan("doubleBAR", "12-01", "2028-05-01", stay(3).merging(["rate": "342.00"]))
    )

    /// Both kinds of least stay.
    static func stay(_ nights: JSON) -> JSON { ["min_stay_arrival": nights, "min_stay_through": nights] }

    static func twin(_ count: JSON) -> JSON { room("twin", "11-21", "11-21", count) }

    static func double(_ count: JSON) -> JSON { room("double", "11-25", "11-25", count) }

    /// Availability of all room types for 500 days from the present one.
    static func fullAvailability(_ counts: [JSON] = [5, 7], last: String = "2028-04-04") -> TestCall {
        .availability(
            room("twin", "2026-11-22", last, counts[0]),
            room("double", "2026-11-22", "2027-06-30", counts[1]),
            room("double", "2027-07-01", last, counts[0])
        )
    }

    /// Everything of all plans for 500 days from the present one; `without` is left out of the first value.
    static func fullRestrictions(_ rates: [JSON] = [100, 120], without: String = "-", also: JSON = [:]) -> TestCall {
        let rest: JSON = [
            "max_stay": 0, "closed_to_arrival": false, "closed_to_departure": false, "stop_sell": false,
        ]
        let values = ["twinBAR", "twinBB", "doubleBAR", "doubleBB"].enumerated().map { index, name in
            let rate: JSON = ["rate": rates[index % 2]]
            return plan(name, "2026-11-22", "2028-04-04", rate.merging(stay(1)).merging(rest).merging(also))
        }
        return TestCall(path: "/restrictions", values: [values[0].removing(without)] + values.dropFirst())
    }
}
