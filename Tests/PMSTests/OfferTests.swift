import Database
import HotelCore
import HotelValues
import PMS
import Testing

@Suite("What the channels may sell")
struct OfferTests {
    private static let std = RoomType.ID("std")

    private func edit(_ first: Int, _ last: Int, _ change: (inout OfferEdit) -> Void) -> OfferEdit {
        var edit = OfferEdit(roomType: Self.std, nights: day(first)...day(last))
        change(&edit)
        return edit
    }

    private func offered(_ test: HotelUnderTest, _ first: Int, _ last: Int) async throws -> [Int] {
        let calendar = try await test.hotel.calendar(day(first)...day(last))
        return try #require(calendar.roomTypes.first { $0.roomType.id == Self.std }).offered
    }

    @Test("is all that is left, until somebody holds rooms back")
    func bulk() async throws {
        let test = try await HotelUnderTest()
        try await test.reserve("std", 2, 4)
        #expect(try await offered(test, 1, 4) == [3, 2, 2, 3])
        let version = try await test.hotel.lastChange()
        let outcome = try await test.hotel.setOffers(
            [
                edit(1, 4) { $0.heldBack = 1 }, edit(4, 4) { $0.cap = .atMost(1) }, edit(3, 3) { $0.buffer = 1 },
            ],
            by: HotelUnderTest.desk
        )
        #expect([outcome.nights, outcome.changedNights] == [6, 6])
        #expect(try await offered(test, 0, 5) == [3, 2, 1, 0, 1, 3])
        // The desk sees what is left.
        #expect(try await test.left("std", 0, 5) == [3, 3, 2, 2, 3, 3])
        let changes = try await test.hotel.changes(after: version)
        #expect(changes.map(\.target) == Array(repeating: .roomType(Self.std), count: 3))
        #expect(changes.allSatisfy { $0.fields == .availability && $0.cause == "setOffers" })
        #expect(changes.map(\.nights) == [day(1)...day(4), day(4)...day(4), day(3)...day(3)])
        #expect(try await test.hotel.auditTrail(of: "property casa").map(\.verb).contains("setOffers"))
    }

    @Test("changes only in what is named, on the days that are named, and can be lifted")
    func partial() async throws {
        let test = try await HotelUnderTest()
        let all = edit(0, 6) { ($0.heldBack, $0.cap, $0.buffer) = (1, .atMost(1), 0) }
        _ = try await test.hotel.setOffers([all], by: HotelUnderTest.desk)
        var lifted = OfferEdit(roomType: Self.std, nights: day(0)...day(6), weekdays: [.monday, .tuesday])
        lifted.cap = .lifted
        let version = try await test.hotel.lastChange()
        #expect(try await test.hotel.setOffers([lifted], by: HotelUnderTest.desk).changedNights == 2)
        #expect(try await offered(test, 0, 6) == [2, 2, 1, 1, 1, 1, 1])
        #expect(try await test.hotel.changes(after: version).map(\.weekdays) == [[.monday, .tuesday]])
        // Said again it changes nothing, and is logged all the same.
        #expect(try await test.hotel.setOffers([lifted], by: HotelUnderTest.desk).changedNights == 0)
        #expect(try await test.hotel.lastChange() == version + 2)
    }

    @Test("does not keep a channel's booking from a room, nor the desk")
    func overbooking() async throws {
        let test = try await HotelUnderTest()
        let none = edit(0, 9) { $0.cap = .atMost(0) }
        _ = try await test.hotel.setOffers([none], by: HotelUnderTest.desk)
        #expect(try await test.reserve("std", 1, 3).rooms.compactMap(\.self).count == 1)
        let applied = try await test.apply(.sample(1, rooms: [.sample("std", 1, 3)]))
        #expect(applied.record.rooms.compactMap(\.self).count == 1)
        #expect(try await offered(test, 1, 2) == [0, 0])
    }

    static let flawed: [(PMSError, @Sendable (inout OfferEdit) -> Void)] = [
        (.unknown(.roomType, "x"), { $0.roomType = RoomType.ID("x") }),
        (.invalid(.nothingToChange), { $0.heldBack = nil }),
        (.invalid(.past(day(-1))), { $0.nights = day(-1)...day(1) }),
        (.invalid(.rangeTooLong(limit: 730)), { $0.nights = day(0)...day(730) }),
        (.invalid(.tooFar(day(731), last: day(730))), { $0.nights = day(731)...day(731) }),
        (.invalid(.countOutOfRange("heldBack", limit: 1_000)), { $0.heldBack = -1 }),
        (.invalid(.countOutOfRange("buffer", limit: 1_000)), { $0.buffer = 1_001 }),
        (.invalid(.countOutOfRange("cap", limit: 1_000)), { $0.cap = .atMost(-1) }),
    ]

    @Test("is refused as a whole where one edit is wrong", arguments: flawed.indices)
    func flaws(_ index: Int) async throws {
        let test = try await HotelUnderTest()
        let good = edit(1, 3) { $0.heldBack = 1 }
        var bad = good
        let (error, damage) = Self.flawed[index]
        damage(&bad)
        try await expectRefusal(error, in: test) { [good, bad] in
            try await test.hotel.setOffers([good, bad], by: HotelUnderTest.desk)
        }
        try await expectRefusal(.invalid(.nothingToChange), in: test) {
            try await test.hotel.setOffers([], by: HotelUnderTest.desk)
        }
    }
}
