import Database
import HotelCore
import HotelFile
import HotelTesting
import HotelValues
import PMS
import Testing

@Suite("Tariffs as hotels have them")
struct TariffTests {
    private static func file(_ tariffs: String, offer: String = "", seasons: String = "") -> String {
        """
        property: {code: inn, name: The Inn, time_zone: UTC, currency: BRL, country: BR}
        room_types:
          - {code: a, name: Double, adults: 3, rooms: ["1", "2", "3"]\(offer)}
          - {code: b, name: Single, adults: 1, rooms: ["4"]}
        rate_plans:
        \(tariffs.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n"))
        prices:
          days: 30
          round_to: "1.00"
          base: {a: "100.00", b: "80.00"}
        \(seasons)
        """
    }

    private static let tariffs = """
        - {code: flex, name: Flexible, meals: breakfast, per_person: {1: "85%", 2: "100%", 3: "120.5%"}}
        - code: nr
          name: Non-refundable
          derived: {from: flex, percent: "-10%", round_to: "1.00", inherit: [stop_sell]}
          restrictions: {max_stay: 5}
        - {code: suite, name: Suite, meals: half_board, room_types: [a]}
        """

    @Test("are sold per person, on some room types, and derived from each other")
    func plans() throws {
        let hotel = try Files.parse(Self.file(Self.tariffs))
        let plans = hotel.plan.ratePlans
        #expect(plans.map(\.id.rawValue) == ["a-flex", "a-nr", "a-suite", "b-flex", "b-nr"])
        #expect(plans.map(\.occupancies) == [[1, 2, 3], [1, 2, 3], [2], [1], [1]])
        #expect(plans.map(\.meals) == [.breakfast, .breakfast, .halfBoard, .breakfast, .breakfast])
        #expect(
            plans[1].derivation
                == RateDerivation(
                    from: RatePlan.ID("a-flex"),
                    .percent(-1_000),
                    roundTo: 1_00,
                    inherited: .stopSell
                )
        )
        let flex = try #require(hotel.terms("a-flex", "2027-03-01"))
        #expect(flex.price.decimalText == "100.00")
        #expect(flex.others.mapValues(\.decimalText) == [1: "85.00", 3: "121.00"])
        let derived = try #require(hotel.terms("a-nr", "2027-03-01"))
        #expect(derived.price.decimalText == "90.00")
        #expect(derived.others.mapValues(\.decimalText) == [1: "77.00", 3: "109.00"])
        #expect(derived.restrictions == Restrictions(maxStay: 5))
    }

    @Test("are in the PMS what they are in the file, night by night, and so is what is offered")
    func loading() async throws {
        let seasons = "  seasons: [{name: S, from: 2027-03-05, to: 2027-03-06, min_stay: 2, stop_sell: [flex, nr]}]"
        let file = try Files.parse(Self.file(Self.tariffs, offer: ", offer: {held_back: 1, cap: 1}", seasons: seasons))
        let start = try #require(Timestamp("2027-03-01T12:00:00Z"))
        let pms = try await PMS(
            database: try .open(.memory),
            surroundings: .seeded(1, at: start, clock: ManualClock())
        )
        let hotel = pms.hotel(file.plan.property.id)
        let today = try #require(Day("2027-03-01"))
        _ = try await file.load(into: hotel, from: today)
        #expect(try await hotel.plan() == file.plan)
        let calendar = try await hotel.calendar(today...today.advanced(by: 29))
        for plan in calendar.ratePlans {
            for (index, night) in calendar.nights.enumerated() {
                let terms = try #require(file.terms(of: plan.ratePlan, on: night))
                var prices = terms.others.mapValues(\.minorUnits)
                prices[plan.ratePlan.primaryOccupancy] = terms.price.minorUnits
                #expect(plan.prices[index] == prices, "\(plan.ratePlan.id) on \(night)")
                #expect(plan.restrictions[index] == terms.restrictions, "\(plan.ratePlan.id) on \(night)")
            }
        }
        #expect(calendar.roomTypes.map { $0.offered[0] } == [1, 1])
        #expect(calendar.roomTypes[0].available[0] == 3)
        // Once more changes nothing.
        let version = try await hotel.lastChange()
        #expect(try await file.load(into: hotel, from: today).plan == .unchanged)
        #expect(try await hotel.lastChange() == version)
    }

    @Test("can be said as if nothing were derived, to those who do not know of it")
    func computed() throws {
        let hotel = try Files.parse(Self.file(Self.tariffs))
        let today = try #require(Day("2027-03-01"))
        let own = hotel.rateEdits(from: today).filter { $0.ratePlan.rawValue == "a-nr" }
        #expect(own.allSatisfy { $0.fields == CalendarFields.rules.subtracting(.stopSell) })
        let computed = hotel.rateEdits(from: today, computingDerived: true).filter { $0.ratePlan.rawValue == "a-nr" }
        #expect(computed.compactMap { $0.amount?.decimalText } == ["90.00", "77.00", "109.00"])
        #expect(computed.map(\.occupancy) == [nil, 1, 3])
    }

    @Test(
        "are refused where they cannot be meant",
        arguments: [
            ("- {code: f, name: F, room_types: [x]}", "room_types[0]: no such room type: \"x\""),
            ("- {code: f, name: F, per_person: {4: \"1%\"}}", "must be for 1 to 3 adults"),
            ("- {code: f, name: F, per_person: {1: \"90%\"}}", "has no share for 2 adults"),
            ("- {code: f, name: F, derived: {from: x, percent: \"1%\"}}", "no such rate plan before this one: \"x\""),
            (
                "- {code: f, name: F}\n- {code: g, name: G, derived: {from: f}}",
                "derived: must have either percent or amount"
            ),
            (
                "- {code: f, name: F}\n- {code: g, name: G, derived: {from: f, percent: \"-100%\"}}",
                "must be more than -100%"
            ),
            (
                "- {code: f, name: F}\n- {code: g, name: G, of_base: \"90%\", derived: {from: f, amount: \"-1.00\"}}",
                "of_base: a derived rate plan has the prices of the other one"
            ),
            (
                """
                - {code: f, name: F}
                - {code: g, name: G, derived: {from: f, amount: "1.00"}}
                - {code: h, name: H, derived: {from: g, amount: "1.00"}}
                """,
                "rate plan g is derived itself"
            ),
            (
                "- {code: f, name: F, room_types: [a]}\n- {code: g, name: G, derived: {from: f, amount: \"1.00\"}}",
                "rate plan f is not sold on all room types of this one"
            ),
            (
                """
                - {code: f, name: F}
                - {code: g, name: G, derived: {from: f, amount: "1.00"}, restrictions: {min_stay: 2}}
                """,
                "restrictions.min_stay: is the one of rate plan f"
            ),
            (
                """
                - {code: f, name: F, restrictions: {min_stay: 4}}
                - code: g
                  name: G
                  derived: {from: f, amount: "1.00", inherit: [min_stay_arrival, min_stay_through]}
                  restrictions: {max_stay: 3}
                """,
                "min_stay 4 exceeds max_stay 3"
            ),
        ]
    )
    func mistakes(_ tariffs: String, _ message: String) {
        #expect {
            _ = try Files.parse(Self.file(tariffs))
        } throws: { error in
            "\(error)".contains(message)
        }
    }

    @Test("a season does not close a derived tariff by itself where that follows the other")
    func seasons() {
        let tariffs = "- {code: f, name: F}\n- {code: g, name: G, derived: {from: f, amount: \"1.00\"}}"
        #expect {
            _ = try Files.parse(
                Self.file(tariffs, seasons: "  seasons: [{name: S, from: 03-05, to: 03-06, stop_sell: [g]}]")
            )
        } throws: { error in
            "\(error)".contains("rate plan g is closed when f is, and not by itself")
        }
    }
}
