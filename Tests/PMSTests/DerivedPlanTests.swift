import Database
import HotelCore
import HotelValues
import PMS
import Testing

@Suite("Plans that follow from others")
struct DerivedPlanTests {
    private static let parent = RatePlan.ID("std-flex")
    private static let child = RatePlan.ID("std-nr")

    private static func nonRefundable(
        _ adjustment: RateDerivation.Adjustment = .percent(-1_000),
        inherited: CalendarFields = .rules,
        of parent: RatePlan.ID = parent
    ) -> RatePlan {
        RatePlan(
            id: child,
            roomType: RoomType.ID("std"),
            name: "Non-refundable",
            meals: .breakfast,
            occupancies: [1, 2],
            primaryOccupancy: 2,
            derivation: RateDerivation(from: parent, adjustment, inherited: inherited)
        )
    }

    private func hotel(_ plan: RatePlan = nonRefundable()) async throws -> HotelUnderTest {
        let test = try await HotelUnderTest()
        try await test.setPrices()
        _ = try await test.hotel.add(plan, by: HotelUnderTest.desk)
        return test
    }

    private func calendar(
        of plan: RatePlan.ID,
        in test: HotelUnderTest,
        _ first: Int,
        _ last: Int
    ) async throws -> HotelCalendar.PlanCalendar {
        let calendar = try await test.hotel.calendar(day(first)...day(last))
        return try #require(calendar.ratePlans.first { $0.ratePlan.id == plan })
    }

    @Test("have the other's prices, changed by their rule, on every night and for every number of adults")
    func prices() async throws {
        let test = try await hotel()
        #expect(try await calendar(of: Self.child, in: test, 0, 0).prices == [[1: 135_00, 2: 180_00]])
        #expect(try await calendar(of: Self.child, in: test, 100, 100).prices == [[:]])
        var edit = RateEdit(ratePlan: Self.parent, nights: day(3)...day(3))
        (edit.amount, edit.stopSell) = (try reais(333_33), true)
        let version = try await test.hotel.lastChange()
        _ = try await test.hotel.setRates([edit], by: HotelUnderTest.desk)
        let night = try await calendar(of: Self.child, in: test, 3, 3)
        // 299.997, to whole centavos.
        #expect(night.prices == [[1: 135_00, 2: 300_00]])
        #expect(night.restrictions == [Restrictions(stopSell: true)])
        let changes = try await test.hotel.changes(after: version)
        #expect(changes.map(\.target) == [.ratePlan(Self.parent), .ratePlan(Self.child)])
        #expect(changes.map(\.fields) == [[.rate, .stopSell], [.rate, .stopSell]])
        #expect(changes.map(\.nights) == [day(3)...day(3), day(3)...day(3)])
    }

    @Test("are logged only for what of the other they follow")
    func log() async throws {
        var plan = Self.nonRefundable(inherited: [.stopSell])
        (plan.occupancies, plan.primaryOccupancy) = ([2], 2)
        let test = try await hotel(plan)
        var edit = RateEdit(ratePlan: Self.parent, nights: day(3)...day(3), weekdays: [.thursday])
        edit.minStayArrival = 3
        let version = try await test.hotel.lastChange()
        _ = try await test.hotel.setRates([edit], by: HotelUnderTest.desk)
        #expect(try await test.hotel.changes(after: version).map(\.target) == [.ratePlan(Self.parent)])
        // The price for one adult stands behind no price of the child.
        var single = RateEdit(ratePlan: Self.parent, nights: day(3)...day(3))
        (single.occupancy, single.amount) = (1, try reais(1_00))
        _ = try await test.hotel.setRates([single], by: HotelUnderTest.desk)
        #expect(try await test.hotel.changes(after: version + 1).map(\.target) == [.ratePlan(Self.parent)])
    }

    @Test("refuse prices and inherited rules of their own, and take the others")
    func ownValues() async throws {
        let test = try await hotel(Self.nonRefundable(inherited: [.stopSell]))
        var edit = RateEdit(ratePlan: Self.child, nights: day(3)...day(4))
        edit.amount = try reais(1_00)
        try await expectRefusal(.invalid(.derivedPrice(Self.child, parent: Self.parent)), in: test) { [edit] in
            try await test.hotel.setRates([edit], by: HotelUnderTest.desk)
        }
        edit.amount = nil
        edit.stopSell = true
        try await expectRefusal(.invalid(.inheritedRules(Self.child, parent: Self.parent)), in: test) { [edit] in
            try await test.hotel.setRates([edit], by: HotelUnderTest.desk)
        }
        edit.stopSell = nil
        edit.maxStay = 7
        _ = try await test.hotel.setRates([edit], by: HotelUnderTest.desk)
        #expect(try await calendar(of: Self.child, in: test, 3, 3).restrictions == [Restrictions(maxStay: 7)])
        #expect(try await calendar(of: Self.parent, in: test, 3, 3).restrictions == [.none])
    }

    @Test("are what a stay under them costs")
    func stay() async throws {
        let test = try await hotel()
        let request = RoomRequest(
            roomType: RoomType.ID("std"),
            ratePlan: Self.child,
            stay: try makeStay(1, 3),
            occupancy: Occupancy(adults: 1)
        )
        let made = try await test.hotel.reserve(
            ReservationRequest(guest: GuestDetails(name: "Ana"), rooms: [request]),
            by: HotelUnderTest.desk
        )
        #expect(made.value.reservation.roomStays.first?.nightlyAmounts == [try reais(135_00), try reais(135_00)])
    }

    @Test("do not form chains, nor follow from what is not there or not sold")
    func chains() async throws {
        let test = try await hotel()
        var grandchild = Self.nonRefundable(of: Self.child)
        grandchild.id = RatePlan.ID("std-last")
        try await expectRefusal(.invalid(.derivationChain(grandchild.id, parent: Self.child)), in: test) {
            [grandchild] in
            try await test.hotel.add(grandchild, by: HotelUnderTest.desk)
        }
        let upward = RateDerivation(from: Self.child, .amount(0))
        try await expectRefusal(.invalid(.derivationChain(Self.parent, parent: Self.child)), in: test) {
            try await test.hotel.changeRatePlan(Self.parent, by: HotelUnderTest.desk) { $0.derivation = upward }
        }
        grandchild.derivation = RateDerivation(from: RatePlan.ID("x"), .amount(0))
        try await expectRefusal(.unknown(.ratePlan, "x"), in: test) { [grandchild] in
            try await test.hotel.add(grandchild, by: HotelUnderTest.desk)
        }
        grandchild.derivation = RateDerivation(from: Self.parent, .percent(-10_000))
        try await expectRefusal(.invalid(.derivationOutOfRange(grandchild.id)), in: test) { [grandchild] in
            try await test.hotel.add(grandchild, by: HotelUnderTest.desk)
        }
        try await expectRefusal(.conflict(.inUse(.ratePlan, Self.parent.rawValue)), in: test) {
            try await test.hotel.changeRatePlan(Self.parent, by: HotelUnderTest.desk) { $0.isRetired = true }
        }
    }

    @Test("keep their prices and rules when they cease to follow, and lose their own when they begin to")
    func ceasing() async throws {
        let test = try await hotel()
        var edit = RateEdit(ratePlan: Self.parent, nights: day(3)...day(3))
        (edit.amount, edit.closedToArrival) = (try reais(300_00), true)
        _ = try await test.hotel.setRates([edit], by: HotelUnderTest.desk)
        let before = try await calendar(of: Self.child, in: test, 0, 110)
        let version = try await test.hotel.lastChange()
        _ = try await test.hotel.changeRatePlan(Self.child, by: HotelUnderTest.desk) { $0.derivation = nil }
        let after = try await calendar(of: Self.child, in: test, 0, 110)
        #expect(after.ratePlan.derivation == nil)
        #expect(after.prices == before.prices)
        #expect(after.restrictions == before.restrictions)
        #expect(try await test.hotel.changes(after: version).map(\.fields) == [.ofRatePlan])
        edit.ratePlan = Self.child
        edit.amount = try reais(1_00)
        _ = try await test.hotel.setRates([edit], by: HotelUnderTest.desk)
        let again = RateDerivation(from: Self.parent, .amount(10_00))
        _ = try await test.hotel.changeRatePlan(Self.child, by: HotelUnderTest.desk) { $0.derivation = again }
        #expect(try await calendar(of: Self.child, in: test, 3, 3).prices == [[1: 160_00, 2: 310_00]])
        let stored: Int? = try await test.database.read { transaction in
            try transaction.row("SELECT count(*) FROM nightPrice WHERE ratePlan = 'std-nr'")?.get(0)
        }
        #expect(stored == 0)
    }
}

@Suite("Stays that nobody could book")
struct ImpossibleStayTests {
    private static let plan = RatePlan.ID("std-flex")

    private func edit(_ first: Int, _ last: Int, _ change: (inout RateEdit) -> Void) -> RateEdit {
        var edit = RateEdit(ratePlan: Self.plan, nights: day(first)...day(last))
        change(&edit)
        return edit
    }

    @Test("are refused with the night, whether named in one edit, in two, or with what is stored")
    func refused() async throws {
        let test = try await HotelUnderTest()
        let flaw = PMSError.invalid(.impossibleStay(Self.plan, day(3), minStay: 5, maxStay: 4))
        try await expectRefusal(flaw, in: test) {
            let both = edit(3, 5) { ($0.minStayThrough, $0.maxStay) = (5, 4) }
            return try await test.hotel.setRates([both], by: HotelUnderTest.desk)
        }
        try await expectRefusal(flaw, in: test) {
            let two = [edit(1, 3) { $0.maxStay = 4 }, edit(3, 5) { $0.minStayArrival = 5 }]
            return try await test.hotel.setRates(two, by: HotelUnderTest.desk)
        }
        _ = try await test.hotel.setRates([edit(3, 3) { $0.maxStay = 4 }], by: HotelUnderTest.desk)
        try await expectRefusal(flaw, in: test) {
            try await test.hotel.setRates([edit(0, 9) { $0.minStayArrival = 5 }], by: HotelUnderTest.desk)
        }
    }

    @Test("are none where the edits together are right, or the night is not on sale")
    func allowed() async throws {
        let test = try await HotelUnderTest()
        _ = try await test.hotel.setRates([edit(3, 3) { $0.maxStay = 4 }], by: HotelUnderTest.desk)
        let longer = [edit(3, 3) { $0.minStayArrival = 5 }, edit(3, 3) { $0.maxStay = 6 }]
        _ = try await test.hotel.setRates(longer, by: HotelUnderTest.desk)
        let closed = edit(3, 3) { ($0.minStayArrival, $0.stopSell) = (9, true) }
        _ = try await test.hotel.setRates([closed], by: HotelUnderTest.desk)
        try await expectRefusal(.invalid(.impossibleStay(Self.plan, day(3), minStay: 9, maxStay: 6)), in: test) {
            try await test.hotel.setRates([edit(2, 4) { $0.stopSell = false }], by: HotelUnderTest.desk)
        }
        // A price there is nobody's concern but the price's.
        _ = try await test.hotel.setRates([edit(2, 4) { $0.amount = try? reais(1_00) }], by: HotelUnderTest.desk)
    }

    @Test("are found at the plans that inherit one of the two rules")
    func inherited() async throws {
        let test = try await HotelUnderTest()
        var child = try #require(try await test.hotel.plan().ratePlans.first)
        child.id = RatePlan.ID("std-nr")
        child.derivation = RateDerivation(from: Self.plan, .amount(0), inherited: [.minStayArrival])
        _ = try await test.hotel.add(child, by: HotelUnderTest.desk)
        var short = RateEdit(ratePlan: child.id, nights: day(3)...day(3))
        short.maxStay = 2
        _ = try await test.hotel.setRates([short], by: HotelUnderTest.desk)
        try await expectRefusal(.invalid(.impossibleStay(child.id, day(3), minStay: 3, maxStay: 2)), in: test) {
            try await test.hotel.setRates([edit(1, 5) { $0.minStayArrival = 3 }], by: HotelUnderTest.desk)
        }
    }
}
