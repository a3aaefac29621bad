import ChannexEmulator
import Testing

extension Fact {
    /// In which order values take effect, and when (contract §3.4).
    static let semantics3: [Fact] = [
        Fact("3.4", .doc, "Within a message the last value wins: a broad range first, exceptions after it") { account in
            let hotel = try await Hotel(account)
            _ = try await hotel.availability(
                ["date_from": .string(account.day(30)), "date_to": .string(account.day(34)), "availability": 5],
                ["date": .string(account.day(32)), "availability": 2]
            )
            #expect(try await hotel.row(30...34, "availability", is: "5 5 2 5 5") == "5 5 2 5 5")
        },
        Fact("3.4", .doc, "An exception that stands before its range is overwritten by it") { account in
            let hotel = try await Hotel(account)
            _ = try await hotel.availability(
                ["date": .string(account.day(32)), "availability": 2],
                ["date_from": .string(account.day(30)), "date_to": .string(account.day(34)), "availability": 5]
            )
            #expect(try await hotel.row(30...34, "availability", is: "5 5 5 5 5") == "5 5 5 5 5")
        },
        Fact("3.4", .doc, "Of two messages the later one wins") { account in
            let hotel = try await Hotel(account)
            _ = try await hotel.restrictions(["date": .string(account.day(30)), "rate": 14_500])
            _ = try await hotel.restrictions(["date": .string(account.day(30)), "rate": 15_500])
            #expect(try await hotel.cell(account.day(30), "rate", "155.00")["rate"] == "155.00")
        },
        Fact("3.4", .doc, "A good value beside a bad one is applied") { account in
            let hotel = try await Hotel(account)
            let answer = try await hotel.availability(
                ["date": .string(account.day(30)), "availability": -1],
                ["date": .string(account.day(31)), "availability": 6]
            )
            #expect(answer.warnings.count == 1 && answer.data.elements?.count == 1)
            #expect(try await hotel.row(30...31, "availability", is: "0 6") == "0 6")
        },
        Fact("3.4", .doc, "A message may hold thousands of values") { account in
            let hotel = try await Hotel(account)
            let values = (0..<3_000).map { index -> JSON in
                [
                    "property_id": .string(hotel.property), "rate_plan_id": .string(hotel.plan),
                    "date": .string(account.day(index % 500)), "rate": JSON(10_000 + index),
                ]
            }
            let answer = try await account.post("/restrictions", ["values": .array(values)])
            #expect(answer.warnings.isEmpty && answer.data.elements?.count == 1)
            #expect(try await hotel.cell(account.day(30), "rate", "125.30")["rate"] == "125.30")
        },
        Fact("3.4", .live, "200 means queued: a change can be read back some seconds later", at: .emulator) {
            $0.applyDelay = .seconds(11)
        } check: { account in
            let hotel = try await Hotel(account)
            let answer = try await hotel.availability(["date": .string(account.day(30)), "availability": 4])
            #expect(answer.status == 200 && answer.data.elements?.count == 1)
            #expect(try await hotel.left(account.day(30)) == 0)
            account.time.advance(by: .seconds(11))
            #expect(try await hotel.left(account.day(30)) == 4)
        },
        Fact("3.4", .doc, "Changes that wait take effect in the order in which they came", at: .emulator) {
            $0.applyDelay = .seconds(11)
        } check: { account in
            let hotel = try await Hotel(account)
            _ = try await hotel.availability(["date": .string(account.day(30)), "availability": 4])
            account.time.advance(by: .seconds(5))
            _ = try await hotel.availability(["date": .string(account.day(30)), "availability": 9])
            account.time.advance(by: .seconds(6))
            #expect(try await hotel.left(account.day(30)) == 4)
            account.time.advance(by: .seconds(5))
            #expect(try await hotel.left(account.day(30)) == 9)
        },
        Fact("3.4", .doc, "A past date is refused") { account in
            let hotel = try await Hotel(account)
            let answer = try await hotel.availability(["date": .string(account.day(-2)), "availability": 1])
            #expect(answer.data == [])
            #expect(answer.warnings.first?["warning"] == ["date": ["Past date is not allowed"]])
        },
        Fact("3.6", .doc, "A range that is past altogether is refused under the same key") { account in
            let hotel = try await Hotel(account)
            let warning = try await hotel.warning(
                ["date_from": .string(account.day(-9)), "date_to": .string(account.day(-2)), "rate": 14_500]
            )
            #expect(warning == ["date": ["Past date is not allowed"]])
        },
        Fact("15", .live, "A range that begins in the past is moved to today, with a warning that is a text") {
            account in
            let hotel = try await Hotel(account)
            let answer = try await hotel.availability(
                ["date_from": .string(account.day(-3)), "date_to": .string(account.day(1)), "availability": 4]
            )
            #expect(answer.data.elements?.count == 1 && answer.warnings.count == 1)
            #expect(answer.warnings.first?["warning"]?.text != nil)
            #expect(try await hotel.row(0...2, "availability", is: "4 4 0") == "4 4 0")
        },
        Fact("3.4", .infer, "A range that begins in the past may be refused whole", at: .emulator) {
            $0.clipPastRanges = false
        } check: { account in
            let hotel = try await Hotel(account)
            let answer = try await hotel.availability(
                ["date_from": .string(account.day(-3)), "date_to": .string(account.day(1)), "availability": 4]
            )
            #expect(answer.data == [])
            #expect(answer.warnings.first?["warning"] == ["date": ["Past date is not allowed"]])
        },
        Fact("3.4", .infer, "Days after the end of the calendar may be passed over in silence", at: .emulator) {
            $0.warnBeyondCalendar = false
        } check: { account in
            let hotel = try await Hotel(account, settings: ["state_length": 100])
            let answer = try await hotel.availability(["date": .string(account.day(100)), "availability": 2])
            #expect(answer.data == [] && answer.warnings.isEmpty)
        },
    ]

    /// What closes a night, and what moves a price (contract §3.4).
    static let closing3: [Fact] = [
        Fact("3.4", .live, "A night without availability reads as closed, and says why") { account in
            let hotel = try await Hotel(account)
            let night = try await hotel.cell(account.day(30))
            #expect(night["stop_sell"] == true && night["unavailable_reasons"]?.elements?.isEmpty == false)
        },
        Fact("3.4", .live, "A night that was closed for want of rooms opens when there are some") { account in
            let hotel = try await Hotel(account)
            _ = try await hotel.availability(["date": .string(account.day(30)), "availability": 1])
            let night = try await hotel.cell(account.day(30), "availability", 1)
            #expect(night["stop_sell"] == false && night["unavailable_reasons"] == [])
        },
        Fact("3.4", .live, "A night that runs out of rooms again reads as closed again") { account in
            let hotel = try await Hotel(account)
            _ = try await hotel.availability(["date": .string(account.day(30)), "availability": 1])
            _ = try await hotel.availability(["date": .string(account.day(30)), "availability": 0])
            #expect(try await hotel.cell(account.day(30), "availability", 0)["stop_sell"] == true)
        },
        Fact("3.4", .live, "A night that was closed by hand stays closed when rooms are added") { account in
            let hotel = try await Hotel(account)
            _ = try await hotel.restrictions(["date": .string(account.day(30)), "stop_sell": true])
            _ = try await hotel.availability(["date": .string(account.day(30)), "availability": 5])
            #expect(try await hotel.cell(account.day(30), "availability", 5)["stop_sell"] == true)
        },
        Fact("3.4", .live, "A night that was closed by hand opens when that is cleared") { account in
            let hotel = try await Hotel(account)
            _ = try await hotel.availability(["date": .string(account.day(30)), "availability": 5])
            _ = try await hotel.restrictions(["date": .string(account.day(30)), "stop_sell": true])
            _ = try await hotel.restrictions(["date": .string(account.day(30)), "stop_sell": false])
            #expect(try await hotel.cell(account.day(30), "stop_sell", false)["stop_sell"] == false)
        },
        Fact("3.4", .live, "Closing a night leaves its availability as it was") { account in
            let hotel = try await Hotel(account)
            _ = try await hotel.availability(["date": .string(account.day(30)), "availability": 5])
            _ = try await hotel.restrictions(["date": .string(account.day(30)), "stop_sell": true])
            #expect(try await hotel.cell(account.day(30), "stop_sell", true)["availability"] == 5)
        },
        Fact("3.4", .infer, "A night without availability may read as open", at: .emulator) {
            $0.stopSellAtZero = false
        } check: { account in
            let hotel = try await Hotel(account)
            let night = try await hotel.night(account.day(30))
            #expect(night["availability"] == 0 && night["stop_sell"] == false)
        },
        Fact("3.4", .doc, "A rate below min_price is raised to it without a word") { account in
            let hotel = try await Hotel(account, settings: ["min_price": "50.00"])
            #expect(try await hotel.restrictions(["date": .string(account.day(30)), "rate": 100]).warnings == [])
            #expect(try await hotel.cell(account.day(30), "rate", "50.00")["rate"] == "50.00")
        },
        Fact("3.4", .doc, "A rate above max_price is lowered to it without a word") { account in
            let hotel = try await Hotel(account, settings: ["max_price": "300.00"])
            #expect(try await hotel.restrictions(["date": .string(account.day(30)), "rate": 99_999]).warnings == [])
            #expect(try await hotel.cell(account.day(30), "rate", "300.00")["rate"] == "300.00")
        },
        Fact("3.4", .doc, "Rates by occupancy are kept between min_price and max_price too") { account in
            let hotel = try await Hotel(account, settings: ["min_price": "50.00", "max_price": "300.00"])
            let other = try await hotel.perPerson()
            let rates: JSON = [["occupancy": 1, "rate": 100], ["occupancy": 2, "rate": 99_999]]
            _ = try await hotel.restrictions(
                ["rate_plan_id": .string(other.plan), "date": .string(account.day(30)), "rates": rates]
            )
            #expect(try await hotel.cell(account.day(30), option: other.single, "rate", "50.00")["rate"] == "50.00")
            #expect(try await hotel.cell(account.day(30), option: other.plan)["rate"] == "300.00")
        },
        Fact("3.4", .doc, "A date that was never priced reads as 0.00") { account in
            let hotel = try await Hotel(account)
            let option: JSON = [["occupancy": 2, "is_primary": true, "rate": 0]]
            let free = try await hotel.child(["parent_rate_plan_id": .null, "options": option])
            #expect(try await hotel.cell(account.day(30), option: free)["rate"] == "0.00")
        },
        Fact("3.4", .doc, "A rate of zero cannot be set") { account in
            let hotel = try await Hotel(account)
            let warning = try await hotel.warning(["date": .string(account.day(30)), "rate": "0.00"])
            #expect(warning == ["rate": ["must be greater than 0"]])
            #expect(try await hotel.cell(account.day(30))["rate"] == "100.00")
        },
    ]
}
