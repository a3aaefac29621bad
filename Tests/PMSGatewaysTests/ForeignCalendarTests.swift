import ChannelSync
import HotelValues
import PMSGateways
import Testing

@Suite("Calendar of an existing sistema-os")
struct ForeignCalendarTests {
    private let nights = Foreign.today...Foreign.today.advanced(by: 9)

    @Test("its categories are the house, with one plan each")
    func house() async throws {
        try await Foreign.run { foreign in
            let house = try await foreign.gateway.house()
            #expect(house.property == "praia")
            #expect(house.timeZone == "America/Sao_Paulo")
            #expect(house.currency == Currency("BRL"))
            #expect(house.roomTypes.map(\.code) == ["lvu", "ov"])
            #expect(house.roomTypes.map(\.rooms) == [11, 5])
            #expect(house.ratePlans.map(\.code) == ["lvu", "ov"])
            #expect(house.ratePlans.allSatisfy { $0.roomType == $0.code && $0.occupancies == [2] })
        }
    }

    @Test("single nights are asked for, a few at once, where a range tells of none")
    func singleNights() async throws {
        try await Foreign.run(limits: .init(nightsAtOnce: 3)) { [nights] foreign in
            foreign.pms.change { state in
                state.rates["ov"] = [day("2026-12-03"): "500"]
                let stay = day("2026-12-02")..<day("2026-12-04")
                state.reservations[1] = .init(categoria: "ov", nights: stay, body: [:])
            }
            let calendar = try await foreign.gateway.calendar(nights)
            #expect(calendar.nights == nights)
            #expect(calendar.availability["ov"] == [5, 4, 4, 5, 5, 5, 5, 5, 5, 5])
            #expect(calendar.availability["lvu"] == [Int](repeating: 11, count: 10))
            #expect(
                calendar.terms["ov"]?.prefix(3).map(\.rates) == [
                    Self.rates(450_50), Self.rates(450_50), Self.rates(500_00),
                ]
            )
            let ranges = foreign.pms.looks.filter { $0.contains("date_from=2026-12-01&date_to=2026-12-10") }
            #expect(ranges.count == 1, "the range is tried once")
            _ = try await foreign.gateway.calendar(nights)
            #expect(
                foreign.pms.looks.count { $0.contains("date_to=2026-12-10") && !$0.contains("from=2026-12-10") } == 1
            )
            #expect((2...3).contains(foreign.pms.change { $0.mostUnderWay }))
        }
    }

    @Test("one request is enough where a range lists its nights")
    func listedNights() async throws {
        try await Foreign.run { [nights] foreign in
            let expected = try await foreign.gateway.calendar(nights)
            foreign.pms.change {
                $0.listsNights = true
                $0.seen = []
            }
            let gateway = try foreign.restarted()
            #expect(try await gateway.calendar(nights) == expected)
            // One to find out who is there, one for the nights.
            #expect(foreign.pms.looks.count == 2)
        }
    }

    @Test(
        "a rate is a price, or none",
        arguments: [
            ("450.5", 450_50), ("\"450.50\"", 450_50), ("333.333", 333_33), ("199.999", 200_00), ("1e2", 100_00),
            ("0", nil),
            ("-5", nil), ("null", nil), ("\"?\"", nil),
        ] as [(String, Int64?)]
    )
    func rates(text: String, expected: Int64?) async throws {
        try await Foreign.run { foreign in
            foreign.pms.change { $0.defaultRates["ov"] = text }
            let calendar = try await foreign.gateway.calendar(Foreign.today...Foreign.today)
            #expect(calendar.terms["ov"]?.first?.rates == expected.map(Self.rates) ?? [:])
        }
    }

    @Test("an overbooked night has nothing left")
    func overbooked() async throws {
        try await Foreign.run { foreign in
            foreign.pms.change { $0.totals = [("ov", -1)] }
            let calendar = try await foreign.gateway.calendar(Foreign.today...Foreign.today)
            #expect(calendar.availability == ["ov": [0]])
        }
    }

    private static func rates(_ minorUnits: Int64) -> [Int: Money] {
        [2: Money(minorUnits: minorUnits, currency: reais)]
    }
}
