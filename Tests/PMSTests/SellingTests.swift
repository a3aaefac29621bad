import Database
import HotelCore
import HotelValues
import PMS
import Testing

@Suite("Plans and room types while the hotel runs")
struct SellingTests {
    private static let deluxe = RoomType(
        id: RoomType.ID("dlx"),
        name: "Deluxe",
        capacity: Occupancy(adults: 2),
        defaultOccupancy: 2
    )
    private static let plan = RatePlan(
        id: RatePlan.ID("dlx-flex"),
        roomType: deluxe.id,
        name: "Flex",
        meals: .roomOnly,
        occupancies: [2],
        primaryOccupancy: 2
    )

    @Test("are added at the end, logged and audited")
    func adding() async throws {
        let test = try await HotelUnderTest()
        let version = try await test.hotel.lastChange()
        _ = try await test.hotel.add(Self.deluxe, rooms: [Room.ID("401"), Room.ID("402")], by: HotelUnderTest.desk)
        _ = try await test.hotel.add(Self.plan, by: HotelUnderTest.desk)
        let plan = try await test.hotel.plan()
        #expect(plan.roomTypes.last == Self.deluxe)
        #expect(plan.ratePlans.last == Self.plan)
        #expect(plan.rooms.suffix(2).map(\.id.rawValue) == ["401", "402"])
        #expect(try await test.left("dlx", 0, 1) == [2, 2])
        let changes = try await test.hotel.changes(after: version)
        #expect(changes.map(\.target) == [.roomType(Self.deluxe.id), .ratePlan(Self.plan.id)])
        #expect(try await test.hotel.auditTrail(of: "roomType dlx").map(\.verb) == ["addRoomType"])
        #expect(try await test.hotel.auditTrail(of: "ratePlan dlx-flex").map(\.verb) == ["addRatePlan"])
        try await expectRefusal(.conflict(.exists(.ratePlan, "dlx-flex")), in: test) {
            try await test.hotel.add(Self.plan, by: HotelUnderTest.desk)
        }
        try await expectRefusal(.conflict(.exists(.roomType, "dlx")), in: test) {
            try await test.hotel.add(Self.deluxe, rooms: [], by: HotelUnderTest.desk)
        }
    }

    @Test("change in what is named; what nobody sells any more is forgotten, and readers look again")
    func changing() async throws {
        let test = try await HotelUnderTest()
        try await test.setPrices()
        let flex = RatePlan.ID("std-flex")
        var version = try await test.hotel.lastChange()
        _ = try await test.hotel.changeRatePlan(flex, by: HotelUnderTest.desk) { $0.name = "Best" }
        #expect(try await test.hotel.lastChange() == version + 1)
        #expect(try await test.hotel.changes(after: version) == [])
        version += 1
        _ = try await test.hotel.changeRatePlan(flex, by: HotelUnderTest.desk) { $0.occupancies = [2] }
        #expect(try await test.hotel.changes(after: version).map(\.fields) == [.rate])
        #expect(try await test.hotel.calendar(day(0)...day(0)).ratePlans.first?.prices == [[2: 200_00]])
        let before = try await test.database.fingerprint()
        _ = try await test.hotel.changeRatePlan(flex, by: HotelUnderTest.desk) { $0.name = "Best" }
        #expect(try await test.database.fingerprint() == before, "nothing to change writes nothing")
        let type = try await test.hotel.changeRoomType(
            RoomType.ID("std"),
            adding: [Room.ID("101"), Room.ID("110")],
            by: HotelUnderTest.desk
        ) { $0.capacity.adults = 3 }
        #expect(type.capacity.adults == 3)
        #expect(try await test.left("std", 0, 0) == [4])
    }

    @Test("that are retired are closed to everybody, keep what they sold, and can be sold again")
    func retiringPlans() async throws {
        let test = try await HotelUnderTest()
        try await test.setPrices()
        let made = try await test.reserve("std", 1, 3)
        let flex = RatePlan.ID("std-flex")
        let version = try await test.hotel.lastChange()
        _ = try await test.hotel.changeRatePlan(flex, by: HotelUnderTest.desk) { $0.isRetired = true }
        let night = try await test.hotel.calendar(day(5)...day(5)).ratePlans.first
        #expect(night?.restrictions.map(\.stopSell) == [true])
        #expect(night?.prices == [[1: 150_00, 2: 200_00]])
        #expect(try await test.hotel.changes(after: version).map(\.fields) == [.ofRatePlan])
        var request = RoomRequest(roomType: RoomType.ID("std"), ratePlan: flex, stay: try makeStay(1, 2))
        try await expectRefusal(.invalid(.retired(.ratePlan, "std-flex")), in: test) { [request] in
            try await test.hotel.reserve(
                ReservationRequest(guest: GuestDetails(name: "Ana"), rooms: [request]),
                by: HotelUnderTest.desk
            )
        }
        var edit = RateEdit(ratePlan: flex, nights: day(3)...day(4))
        edit.amount = try reais(1_00)
        try await expectRefusal(.invalid(.retired(.ratePlan, "std-flex")), in: test) { [edit] in
            try await test.hotel.setRates([edit], by: HotelUnderTest.desk)
        }
        let longer = try await test.modify(made) { ($0.departure, $0.nightlyAmounts) = (day(4), nil) }
        #expect(longer.reservation.roomStays.first?.ratePlan == flex)
        // Without a plan that is sold, a night costs what somebody says.
        request.ratePlan = nil
        let free = try await test.hotel.reserve(
            ReservationRequest(guest: GuestDetails(name: "Bia"), rooms: [request]),
            by: HotelUnderTest.desk
        )
        #expect(free.value.reservation.roomStays.first?.ratePlan == nil)
        try await test.hotel.setUp(HotelUnderTest.plan(), by: .setup)
        #expect(try await test.hotel.plan().ratePlans.first?.isRetired == true, "a file does not bring it back")
        _ = try await test.hotel.changeRatePlan(flex, by: HotelUnderTest.desk) { $0.isRetired = false }
        #expect(try await test.hotel.calendar(day(5)...day(5)).ratePlans.first?.restrictions == [.none])
    }

    @Test("that are retired as a type take their plans with them")
    func retiringTypes() async throws {
        let test = try await HotelUnderTest()
        let std = RoomType.ID("std")
        try await test.reserve("std", 1, 3)
        let version = try await test.hotel.lastChange()
        _ = try await test.hotel.changeRoomType(std, by: HotelUnderTest.desk) { $0.isRetired = true }
        let calendar = try await test.hotel.calendar(day(0)...day(1))
        #expect(calendar.roomTypes.first?.offered == [0, 0])
        #expect(calendar.roomTypes.first?.available == [3, 2])
        #expect(calendar.ratePlans.first?.restrictions.map(\.stopSell) == [true, true])
        let changes = try await test.hotel.changes(after: version)
        #expect(changes.map(\.target) == [.roomType(std), .ratePlan(RatePlan.ID("std-flex"))])
        try await expectRefusal(.invalid(.retired(.roomType, "std")), in: test) {
            try await test.reserve("std", 5, 6)
        }
        let applied = try await test.apply(.sample(1, rooms: [.sample("std", 5, 6)]))
        #expect(applied.record.rooms.compactMap(\.self).count == 1, "what a channel sold is kept")
    }

    static let flawedPlans: [(PMSError, @Sendable (inout RatePlan) -> Void)] = [
        (.invalid(.wrongCode("ratePlan")), { $0.id = RatePlan.ID("Flex Plan") }),
        (.invalid(.wrongCode("ratePlan")), { $0.id = RatePlan.ID("a--b") }),
        (.invalid(.empty("name")), { $0.name = "" }),
        (.invalid(.tooLong("name", limit: 255)), { $0.name = String(repeating: "x", count: 256) }),
        (.unknown(.roomType, "x"), { $0.roomType = RoomType.ID("x") }),
        (.invalid(.countOutOfRange("occupancies", limit: 2)), { $0.occupancies = [2, 3] }),
        (.invalid(.countOutOfRange("occupancies", limit: 2)), { $0.occupancies = [0, 2] }),
        (.invalid(.countOutOfRange("occupancies", limit: 2)), { $0.occupancies = [1] }),
    ]

    @Test("are refused where nobody could sell them", arguments: flawedPlans.indices)
    func planFlaws(_ index: Int) async throws {
        let test = try await HotelUnderTest()
        var plan = Self.plan
        plan.roomType = RoomType.ID("std")
        let (error, damage) = Self.flawedPlans[index]
        damage(&plan)
        try await expectRefusal(error, in: test) { [plan] in
            try await test.hotel.add(plan, by: HotelUnderTest.desk)
        }
    }

    static let flawedTypes: [(PMSError, @Sendable (inout RoomType) -> Void)] = [
        (.invalid(.wrongCode("roomType")), { $0.id = RoomType.ID("") }),
        (.invalid(.empty("name")), { $0.name = "" }),
        (.invalid(.nobody), { $0.capacity.adults = 0 }),
        (.invalid(.countOutOfRange("children", limit: 20)), { $0.capacity.children = 21 }),
        (.invalid(.countOutOfRange("defaultOccupancy", limit: 2)), { $0.defaultOccupancy = 3 }),
    ]

    @Test("are refused where no room could be like that", arguments: flawedTypes.indices)
    func typeFlaws(_ index: Int) async throws {
        let test = try await HotelUnderTest()
        var type = Self.deluxe
        let (error, damage) = Self.flawedTypes[index]
        damage(&type)
        try await expectRefusal(error, in: test) { [type] in
            try await test.hotel.add(type, rooms: [], by: HotelUnderTest.desk)
        }
        try await expectRefusal(.conflict(.exists(.room, "101")), in: test) {
            try await test.hotel.add(Self.deluxe, rooms: [Room.ID("101")], by: HotelUnderTest.desk)
        }
        try await expectRefusal(.invalid(.countOutOfRange("occupancies", limit: 1)), in: test) {
            try await test.hotel.changeRoomType(RoomType.ID("std"), by: HotelUnderTest.desk) {
                ($0.capacity.adults, $0.defaultOccupancy) = (1, 1)
            }
        }
    }
}
