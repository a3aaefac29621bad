import FoundationEssentials
import HotelTesting
import HotelValues
import PMSWire
import Testing

@Suite("Values on the wire")
struct WireValueTests {
    private static func read(_ json: String) throws -> DecimalText {
        try WireCoding.decode([DecimalText].self, from: Data("[\(json)]".utf8))[0]
    }

    @Test(
        "amounts are read exactly, from text or number",
        arguments: [
            (#""333.00""#, "BRL", 33_300), ("333", "BRL", 33_300), ("333.1", "BRL", 33_310),
            ("1234.10", "BRL", 123_410),
            ("0.07", "BRL", 7), ("1e2", "BRL", 10_000), ("9007199254740.93", "BRL", nil), ("-1.50", "BRL", -150),
            ("333.005", "BRL", nil), (#""333.000""#, "BRL", 33_300), ("1.125", "KWD", 1_125), ("20000", "JPY", 20_000),
            ("20000.5", "JPY", nil), (#""333,00""#, "BRL", nil), (#""R$ 5""#, "BRL", nil), (#"" 5""#, "BRL", nil),
            ("999999999999.99", "BRL", 99_999_999_999_999), ("4503599627370.49", "BRL", nil),
            ("450359962737.49", "BRL", 45_035_996_273_749),
        ] as [(String, String, Int64?)]
    )
    func amounts(_ json: String, _ code: String, _ units: Int64?) throws {
        let currency = try #require(Currency(code))
        #expect(try Self.read(json).money(in: currency)?.minorUnits == units)
    }

    @Test(
        "what is no amount at all is refused",
        arguments: ["true", "null", "{}", "[1]", "\"\(String(repeating: "1", count: 41))\""]
    )
    func noAmounts(_ json: String) {
        #expect(throws: DecodingError.self) { try Self.read(json) }
    }

    @Test("every amount comes back as it was sent", arguments: 1...20 as ClosedRange<UInt64>)
    func roundTrip(_ seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<200 {
            let currency = try #require(Currency(["BRL", "JPY", "KWD"].randomElement(using: &generator) ?? "BRL"))
            let money = Money(
                minorUnits: Int64.random(in: 0..<1_000_000_000_000, using: &generator),
                currency: currency
            )
            #expect(try Self.read("\"\(DecimalText(money).text)\"").money(in: currency) == money)
            #expect(try Self.read(DecimalText(money).text).money(in: currency) == money, "as a number")
        }
    }

    @Test("instants keep their microseconds")
    func instants() throws {
        let instant = InstantText(try #require(Timestamp("2026-12-01T14:03:07.000001")))
        let json = try WireCoding.bytes(of: [instant])
        #expect(String(decoding: json, as: UTF8.self) == #"["2026-12-01T14:03:07.000001Z"]"#)
        #expect(try WireCoding.decode([InstantText].self, from: json) == [instant])
    }

    @Test("days of the week have the words that people use")
    func weekdays() throws {
        #expect(Weekday.allCases.map { WeekdayWord($0).rawValue } == ["seg", "ter", "qua", "qui", "sex", "sab", "dom"])
        #expect(WeekdayWord.allCases.allSatisfy { WeekdayWord($0.weekday) == $0 })
        #expect(
            try WireCoding.decode([WeekdayWord].self, from: Data(#"["S\u00e1b","DOM"]"#.utf8)) == [.saturday, .sunday]
        )
    }

    @Test("an answer of another sistema-os is read as far as it goes")
    func foreignAnswer() throws {
        let json = #"{"id":17,"status":"NOVA","hospede_id":4,"quartos":null,"extra":{}}"#
        let answer = try WireCoding.decode(ReservationAnswer.self, from: Data(json.utf8))
        #expect(answer.id == "17")
        #expect(answer.status == nil)
        #expect(answer.guestID == nil)
        let ari = #"{"room_types":[{"categoria":"ov","total":5,"available":3,"rate":333.5,"currency":"BRL"}]}"#
        let calendar = try WireCoding.decode(ARIAnswer.self, from: Data(ari.utf8))
        #expect(calendar.roomTypes[0].rate?.text == "333.5")
        #expect(calendar.roomTypes[0].days == nil)
    }

    @Test("a reservation comes back as it was sent")
    func reservation() throws {
        var answer = ReservationAnswer(id: "r")
        answer.number = 1
        answer.status = .noShow
        answer.effect = .outdated
        answer.attention = [AttentionBody(kind: .conflict, field: "room", hotel: "1", channel: "2")]
        answer.rooms = [RoomStayAnswer(id: "s", arrival: day("2026-12-01"), departure: day("2026-12-02"))]
        answer.createdAt = InstantText(Timestamp(microseconds: 1))
        #expect(try WireCoding.decode(ReservationAnswer.self, from: WireCoding.bytes(of: answer)) == answer)
    }
}

@Suite("The calendar's writer")
struct ARIBodyTests {
    private static func calendar(_ generator: inout SplitMix64, nights count: Int, currency: Currency) -> ARICalendar {
        func rules(_ generator: inout SplitMix64) -> NightRules {
            var rules = NightRules.none
            guard Bool.random(using: &generator) else { return rules }
            rules.minStayArrival = Int.random(in: 1...9, using: &generator)
            rules.minStayThrough = Int.random(in: 1...9, using: &generator)
            rules.maxStay = Int.random(in: 0...30, using: &generator)
            rules.closedToArrival = Bool.random(using: &generator)
            rules.closedToDeparture = Bool.random(using: &generator)
            rules.stopSell = Bool.random(using: &generator)
            return rules
        }
        let types = (0..<3).map { index in
            let plans = (0..<index).map { place in
                let occupancies = Array(1...(place + 1))
                return ARICalendar.PlanNights(
                    code: "p\(index)\(place)",
                    name: "Plano \"\(place)\" \\ \u{1} ã",
                    meals: .halfBoard,
                    occupancies: occupancies,
                    primaryOccupancy: 1,
                    amounts: occupancies.map { _ in
                        (0..<count).map { _ in
                            Bool.random(using: &generator) ? Int64.random(in: 0...9_999_999, using: &generator) : nil
                        }
                    },
                    rules: (0..<count).map { _ in rules(&generator) }
                )
            }
            let available = (0..<count).map { _ in Int.random(in: 0...11, using: &generator) }
            return ARICalendar.RoomTypeNights(
                code: "t\(index)",
                name: "Tipo",
                total: 11,
                available: available,
                offered: index == 0 ? nil : available.map { Int.random(in: 0...$0, using: &generator) },
                offers: index == 0
                    ? nil
                    : available.map { _ in
                        Bool.random(using: &generator)
                            ? OfferTerms(heldBack: 1, cap: Bool.random(using: &generator) ? 2 : nil, buffer: 3) : nil
                    },
                plans: plans
            )
        }
        let first = day("2026-12-30")
        return ARICalendar(
            nights: first...first.advanced(by: count - 1),
            currency: currency,
            version: 42,
            roomTypes: types
        )
    }

    @Test("what is written is what a client reads", arguments: 1...20 as ClosedRange<UInt64>)
    func roundTrip(_ seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let currency = try #require(Currency(["BRL", "JPY", "KWD"].randomElement(using: &generator) ?? "BRL"))
        let calendar = Self.calendar(&generator, nights: Int.random(in: 1...40, using: &generator), currency: currency)
        let answer = try WireCoding.decode(ARIAnswer.self, from: Data(ARIBody.bytes(from: calendar)))
        #expect(answer.version == 42)
        #expect((answer.from, answer.to) == (calendar.nights.lowerBound, calendar.nights.upperBound))
        for (read, written) in zip(answer.roomTypes, calendar.roomTypes) {
            #expect(read.days?.map(\.available) == written.available)
            #expect(read.days?.map(\.night) == Array(calendar.nights))
            #expect(read.available == written.available.min())
            #expect(read.days?.map { $0.offered ?? $0.available } == written.offered)
            #expect(read.days?.map(\.offer) == written.offers)
            #expect(read.offered ?? read.available == written.offered.min())
            for (readPlan, plan) in zip(try #require(read.plans), written.plans) {
                #expect(readPlan.name == plan.name)
                #expect(readPlan.days.map { $0.amount?.money(in: currency)?.minorUnits } == plan.primaryAmounts)
                #expect(readPlan.days.map { $0.rules ?? .none } == plan.rules)
                for (place, occupancy) in plan.occupancies.enumerated() where plan.occupancies.count > 1 {
                    let column = readPlan.days.map {
                        ($0.amounts?["\(occupancy)"] ?? nil)?.money(in: currency)?.minorUnits
                    }
                    #expect(column == plan.amounts[place])
                }
            }
        }
        let rates = try WireCoding.decode(RatesAnswer.self, from: Data(ARIBody.rates(from: calendar)))
        #expect(rates.plans.map(\.code) == calendar.roomTypes.flatMap { $0.plans.map(\.code) })
        #expect(rates.plans.map(\.roomType) == calendar.roomTypes.flatMap { type in type.plans.map { _ in type.code } })
    }

    @Test(
        "the mean is that of the priced nights, rounded to the minor unit",
        arguments: [([100, 101], 101), ([100, nil, 100], 100), ([1, 1, 2], 1), ([nil], nil), ([], nil)]
            as [([Int64?], Int64?)]
    )
    func mean(_ amounts: [Int64?], _ expected: Int64?) {
        #expect(ARIBody.meanRate(of: amounts) == expected)
    }
}

@Suite("Words of refusal")
struct ProblemTextTests {
    @Test("statuses say whose fault it is")
    func statuses() {
        #expect(ProblemText.request(.unauthorized).status == 401)
        #expect(ProblemText.absent(.reservation, "x").status == 404)
        #expect(ProblemText.unknown(.roomType, "x").status == 422)
        #expect(ProblemText.flaw(.nobody).status == 422)
        #expect(ProblemText.obstacle(.requestKeyReused("k")).status == 409)
    }
}
