import Database
import HotelCore
import HotelTesting
import HotelValues
import PMS
import Testing

@Suite("Setting up a hotel")
struct SetUpTests {
    @Test("the hotel becomes what its plan says, and saying it again writes nothing")
    func twice() async throws {
        let test = try await HotelUnderTest()
        let before = try await test.database.fingerprint()
        try await test.hotel.setUp(HotelUnderTest.plan(), by: .setup)
        #expect(try await test.database.fingerprint() == before)
        #expect(try await test.hotel.plan() == HotelUnderTest.plan())
        #expect(try await test.pms.properties() == [HotelUnderTest.plan().property])
    }

    @Test("a plan without some of the rooms leaves them, and writes nothing either")
    func fewer() async throws {
        let test = try await HotelUnderTest()
        let before = try await test.database.fingerprint()
        try await test.hotel.setUp(HotelUnderTest.plan(rooms: ["std": 1, "lux": 1]), by: .setup)
        #expect(try await test.database.fingerprint() == before)
        #expect(try await test.left("std", 0, 0) == [3])
    }

    @Test("new rooms are on sale, are named in the change log, and go to who waits for one")
    func moreRooms() async throws {
        let test = try await HotelUnderTest()
        for _ in 1...3 { try await test.reserve("std", 1, 3) }
        let waiting = try await test.reserve("std", 1, 3, overbooked: true)
        let version = try await test.hotel.lastChange()
        try await test.hotel.setUp(HotelUnderTest.plan(rooms: ["std": 5, "sea": 2, "lux": 1]), by: .setup)
        #expect(try await test.reload(waiting).rooms == ["104"])
        #expect(try await test.left("std", 0, 3) == [5, 1, 1, 5])
        let changes = try await test.hotel.changes(after: version)
        #expect(changes.map(\.target) == [.roomType(RoomType.ID("std"))])
        #expect(changes.first?.nights.lowerBound == day(0))
        #expect(changes.first?.cause == "setUp")
    }

    @Test("a room cannot become one of another type, nor a plan sell one")
    func otherType() async throws {
        let test = try await HotelUnderTest()
        var plan = try HotelUnderTest.plan()
        plan.rooms[0].roomType = RoomType.ID("sea")
        try await expectRefusal(.conflict(.exists(.room, "101")), in: test) { [plan] in
            try await test.hotel.setUp(plan, by: .setup)
        }
        plan = try HotelUnderTest.plan()
        plan.ratePlans[0].roomType = RoomType.ID("sea")
        try await expectRefusal(.conflict(.exists(.ratePlan, "std-flex")), in: test) { [plan] in
            try await test.hotel.setUp(plan, by: .setup)
        }
    }

    @Test("the currency stays once there are prices in it")
    func otherCurrency() async throws {
        let test = try await HotelUnderTest()
        var plan = try HotelUnderTest.plan()
        plan.property.currency = try #require(Currency("USD"))
        try await test.hotel.setUp(plan, by: .setup)
        #expect(try await test.hotel.property().currency.code == "USD")
        try await test.hotel.setUp(HotelUnderTest.plan(), by: .setup)
        try await test.setPrices()
        try await expectRefusal(.conflict(.inUse(.property, "casa")), in: test) { [plan] in
            try await test.hotel.setUp(plan, by: .setup)
        }
    }

    @Test("what a plan no longer has a price for is forgotten with its prices")
    func fewerOccupancies() async throws {
        let test = try await HotelUnderTest()
        try await test.setPrices()
        var plan = try HotelUnderTest.plan()
        plan.ratePlans[0].occupancies = [2]
        try await test.hotel.setUp(plan, by: .setup)
        #expect(try await test.hotel.plan() == plan)
        let calendar = try await test.hotel.calendar(day(0)...day(0))
        #expect(calendar.ratePlans.first?.prices == [[2: 200_00]])
    }

    @Test("a hotel that was not set up is unknown")
    func unknown() async throws {
        let test = try await HotelUnderTest()
        await #expect(throws: PMSError.unknown(.property, "other")) {
            try await test.pms.hotel(Property.ID("other")).plan()
        }
    }

    @Test("opening the PMS again on the same database changes nothing")
    func reopening() async throws {
        let test = try await HotelUnderTest()
        let before = try await test.database.fingerprint()
        _ = try await PMS(
            database: test.database,
            surroundings: .seeded(2, at: Timestamp(startOf: day(0)), clock: test.clock)
        )
        #expect(try await test.database.fingerprint() == before)
    }

    @Test("two hotels in one database do not see each other")
    func twoHotels() async throws {
        let test = try await HotelUnderTest()
        var plan = try HotelUnderTest.plan()
        plan.property.id = Property.ID("praia")
        let other = test.pms.hotel(plan.property.id)
        try await other.setUp(plan, by: .setup)
        let mine = try await test.reserve("std", 1, 3)
        let applied = try await test.apply(.sample(1, rooms: [.sample("std", 1, 3)]))
        let theirs = try await other.apply(.sample(1, rooms: [.sample("std", 1, 3)]), by: HotelUnderTest.channel)
        #expect(theirs.effect == .created && !theirs.isReplay)
        #expect(theirs.record.guest.id != applied.record.guest.id)
        #expect(try await other.calendar(day(1)...day(1)).roomTypes.first?.available == [2])
        #expect(try await test.left("std", 1, 1) == [1])
        await #expect(throws: PMSError.unknown(.reservation, mine.reservation.id.rawValue)) {
            try await other.reservation(mine.reservation.id)
        }
    }

    @Test("keys open their hotel until they are revoked")
    func keys() async throws {
        let test = try await HotelUnderTest()
        let key = try await test.hotel.addKey(name: "middleware", hash: "abc", by: HotelUnderTest.desk)
        #expect(try await test.pms.key(hash: "abc") == key)
        #expect(try await test.pms.key(hash: "abd") == nil)
        try await test.hotel.revokeKey(key.id, by: HotelUnderTest.desk)
        #expect(try await test.pms.key(hash: "abc") == nil)
        #expect(try await test.hotel.keys().map(\.revokedAt) == [key.createdAt])
        try await expectRefusal(.unknown(.apiKey, key.id.rawValue), in: test) {
            try await test.hotel.revokeKey(key.id, by: HotelUnderTest.desk)
        }
        try await expectRefusal(.invalid(.empty("name")), in: test) {
            try await test.hotel.addKey(name: "", hash: "x", by: HotelUnderTest.desk)
        }
    }
}

@Suite("The hotel's day")
struct TodayTests {
    @Test(
        "begins at midnight in its own zone",
        arguments: [
            ("America/Sao_Paulo", "2027-03-01T02:59:59Z", "2027-02-28"),
            ("America/Sao_Paulo", "2027-03-01T03:00:00Z", "2027-03-01"),
            ("Europe/Lisbon", "2027-03-27T23:59:59Z", "2027-03-27"),
            ("Europe/Lisbon", "2027-03-28T22:59:59Z", "2027-03-28"),
            ("Europe/Lisbon", "2027-03-28T23:00:00Z", "2027-03-29"),
            ("Pacific/Apia", "2027-03-01T11:00:00Z", "2027-03-02"),
            ("America/Noronha", "2027-03-01T01:59:59Z", "2027-02-28"),
            ("Nowhere/Land", "2027-03-01T00:00:00Z", "2027-03-01"),
        ]
    )
    func today(_ zone: String, _ instant: String, _ expected: String) throws {
        var property = try HotelUnderTest.plan().property
        property.timeZone = zone
        #expect(try property.today(at: #require(Timestamp(instant))) == Day(expected))
    }

    @Test("an unknown zone has no offset")
    func unknownZone() throws {
        #expect(TimeZones.offset(of: "Nowhere/Land", at: Timestamp(startOf: day(0))) == nil)
        #expect(TimeZones.offset(of: "America/Sao_Paulo", at: Timestamp(startOf: day(0))) == -10_800)
    }
}
