import HotelValues

/// What a person does for each of the certification's tests (contract §8.1–8.14), in a year of its tables.
struct CertificationTable {
    /// One test: what the person saves or books, in one go.
    struct Sitting: Sendable {
        enum Action: Sendable {
            /// Edits in the rates calendar, saved together.
            case save([JSON])
            /// A booking at the desk, of one or several rooms.
            case book([Order.Room])
        }

        let test: String
        let action: Action
    }

    let year: Int

    /// Tests 2 to 10, in order.
    static func tests(of year: Int) -> [Sitting] {
        let table = CertificationTable(year: year)
        return table.rates + table.restrictions + table.availability
    }

    private var rates: [Sitting] {
        [
            Sitting(test: "2", action: .save([edit("twin-bar", 22...22, ["valor": "333"])])),
            Sitting(
                test: "3",
                action: .save([
                    edit("twin-bar", 21...21, ["valor": "333"]), edit("double-bar", 25...25, ["valor": "444"]),
                    edit("double-bb", 29...29, ["valor": "456.23"]),
                ])
            ),
            Sitting(
                test: "4",
                action: .save([
                    edit("twin-bar", 1...10, ["valor": "241"]), edit("double-bar", 10...16, ["valor": "312.66"]),
                    edit("double-bb", 1...20, ["valor": "111"]),
                ])
            ),
        ]
    }

    private var restrictions: [Sitting] {
        [
            Sitting(
                test: "5",
                action: .save([
                    edit("twin-bar", 23...23, ["estadia_minima": 3]),
                    edit("double-bar", 25...25, ["estadia_minima": 2]),
                    edit("double-bb", 15...15, ["estadia_minima": 5]),
                ])
            ),
            Sitting(
                test: "6",
                action: .save([
                    edit("twin-bar", 14...14, ["fechado_venda": true]),
                    edit("double-bar", 16...16, ["fechado_venda": true]),
                    edit("double-bb", 20...20, ["fechado_venda": true]),
                ])
            ),
            Sitting(
                test: "7",
                action: .save([
                    edit(
                        "twin-bar",
                        1...10,
                        ["fechado_chegada": true, "fechado_saida": false, "estadia_maxima": 4, "estadia_minima": 1]
                    ),
                    edit("twin-bb", 12...16, ["fechado_chegada": false, "fechado_saida": true, "estadia_minima": 6]),
                    edit("double-bar", 10...16, ["fechado_chegada": true, "estadia_minima": 2]),
                    edit("double-bb", 1...20, ["estadia_minima": 10]),
                ])
            ),
            Sitting(
                test: "8",
                action: .save([
                    halfYear(
                        "twin-bar",
                        ["valor": "432", "fechado_chegada": false, "fechado_saida": false, "estadia_minima": 2]
                    ),
                    halfYear("double-bar", ["valor": "342", "estadia_minima": 3]),
                ])
            ),
        ]
    }

    private var availability: [Sitting] {
        [
            // Of eight twins and the last double.
            Sitting(
                test: "9",
                action: .book([room("twin", "bar", 21, nights: 1), room("double", "bb", 25, nights: 1)])
            ),
            // A group that leaves three of eight twins and four of six doubles.
            Sitting(
                test: "10",
                action: .book(
                    Array(repeating: room("twin", "bb", 10, nights: 7), count: 5)
                        + Array(repeating: room("double", "bar", 17, nights: 8), count: 2)
                )
            ),
        ]
    }

    /// Who has booked before the hotel goes live: some guests, and all but one of the doubles on the night of test 9.
    func guestsBefore(today: Day) -> [[Order.Room]] {
        let soon = [3, 17, 40].map { days in
            Order.Room(roomType: "twin", tariff: "bb", arrival: today.advanced(by: days), prices: ["", "", ""])
        }
        return soon.map { [$0] } + [Array(repeating: room("double", "bar", 25, nights: 1), count: 5)]
    }

    private func november(_ day: Int) -> String { "\(year)-11-\(day < 10 ? "0" : "")\(day)" }

    private func edit(_ plan: String, _ days: ClosedRange<Int>, _ values: [String: JSON]) -> JSON {
        edit(plan, november(days.lowerBound), november(days.upperBound), values)
    }

    private func halfYear(_ plan: String, _ values: [String: JSON]) -> JSON {
        edit(plan, "\(year)-12-01", "\(year + 1)-05-01", values)
    }

    private func edit(_ plan: String, _ first: String, _ last: String, _ values: [String: JSON]) -> JSON {
        let place: [String: JSON] = ["plano": .string(plan), "data_de": .string(first), "data_ate": .string(last)]
        return .object(place.merging(values) { _, value in value })
    }

    private func room(_ type: String, _ tariff: String, _ day: Int, nights: Int) -> Order.Room {
        // Every year from 1 to 9999 has these days.
        let arrival = Day(year: year, month: 11, day: day) ?? Day(number: 0)
        return Order.Room(
            roomType: type,
            tariff: tariff,
            arrival: arrival,
            prices: Array(repeating: "", count: nights)
        )
    }
}
