import HotelCore
import HotelValues
import Testing

@Suite("Rooms of a booking over its revisions")
struct RoomMatchTests {
    private func room(
        key: String? = nil,
        _ type: String,
        _ nights: ClosedRange<Int>,
        _ guest: String? = nil,
        amount: Int64 = 100
    ) throws -> BookedRoom {
        let stay = try stay(nights.lowerBound, nights.upperBound + 1)
        return BookedRoom(
            key: key,
            roomType: RoomType.ID(type),
            ratePlan: nil,
            stay: stay,
            occupancy: Occupancy(adults: 2),
            nightlyAmounts: try stay.nights.map { _ in try reais(amount) },
            guestName: guest
        )
    }

    /// Which of the rooms before each one of the new revision is, by number from 1; nil for an added one.
    private func continued(_ old: [BookedRoom], _ new: [BookedRoom]) throws -> [Int?] {
        var link = try Link(old)
        link.receive(new)
        return try new.indices.map { index in
            let key = try #require(link.base.rooms[index].key)
            let roomStay = try #require(link.roomStays.first { $0.channelKey == key })
            let number = try #require(Int(roomStay.id.rawValue))
            return number <= old.count ? number : nil
        }
    }

    @Test("the channel's key decides, however alike others are")
    func byKey() throws {
        let old = [try room(key: "a", "ov", 0...2, "Ana"), try room(key: "b", "lvu", 5...6, "Bia")]
        let swapped = [try room(key: "b", "ov", 0...2, "Ana"), try room(key: "a", "lvu", 5...6, "Bia")]
        #expect(try continued(old, swapped) == [2, 1])
        let others = [try room(key: "c", "ov", 0...2, "Ana"), try room(key: "b", "lvu", 5...6, "Bia")]
        #expect(try continued(old, others) == [nil, 2])
    }

    @Test("a key of the channel as long as one of ours is still the channel's")
    func longKeys() throws {
        let keys = ["0192f3a4-0000-7000-8000-00000000000a", "0192f3a4-0000-7000-8000-00000000000b"]
        let old = [try room(key: keys[0], "ov", 0...2)]
        #expect(try continued(old, [try room(key: keys[1], "ov", 0...2)]) == [nil])
    }

    @Test("keys that appear later, or are missing once, lose no room")
    func keysComeAndGo() throws {
        let plain = [try room("ov", 0...2), try room("lvu", 0...2)]
        let keyed = [try room(key: "a", "ov", 0...2), try room(key: "b", "lvu", 0...2)]
        #expect(try continued(plain, keyed.reversed()) == [2, 1])
        #expect(try continued(keyed, plain.reversed()) == [2, 1])
        var link = try Link(plain)
        link.receive(keyed)
        #expect(link.roomStays.map(\.channelKey) == ["a", "b"])
        link.receive(plain)
        link.receive(keyed.reversed())
        #expect(link.roomStays.map(\.id.rawValue) == ["1", "2"])
        #expect(link.roomStays.map(\.channelKey) == ["a", "b"])
    }

    @Test("a key that two rooms share tells nothing of the second; one that looks like ours tells nothing at all")
    func uselessKeys() throws {
        let twins = [try room(key: "x", "ov", 0...2), try room(key: "x", "lvu", 0...2)]
        var link = try Link(twins)
        #expect(link.roomStays.map(\.channelKey) == ["x", "own:2"])
        link.receive(twins)
        #expect(link.roomStays.map(\.id.rawValue) == ["1", "2"])
        #expect(
            try continued([try room("ov", 0...2), try room("lvu", 0...2)], [try room(key: "own:1", "lvu", 0...2)]) == [
                2
            ]
        )
        var other = try Link([room("ov", 0...2), room("lvu", 0...2)])
        other.receive([try room(key: "own:1", "lvu", 0...2), try room("ov", 0...2)])
        #expect(other.base.rooms.map(\.key) == ["own:2", "own:1"])
    }

    @Test("without keys the most alike rooms are one")
    func byLikeness() throws {
        // Bia leaves: Ana keeps her room, though both rooms are of one type and one time.
        let equal = [try room("ov", 0...2, "Bia"), try room("ov", 0...2, "Ana")]
        #expect(try continued(equal, [try room("ov", 0...2, "Ana")]) == [2])
        // Ana's dates change: she is known by her name.
        #expect(try continued(equal, [try room("ov", 1...4, "Ana"), try room("ov", 0...2, "Bia")]) == [2, 1])
        // One name on all rooms: known by type, and then by nights.
        let booker = [try room("ov", 0...2, "Ana"), try room("ov", 5...6, "Ana"), try room("lvu", 0...2, "Ana")]
        #expect(try continued(booker, [try room("lvu", 0...3, "Ana"), try room("ov", 5...6, "Ana")]) == [3, 2])
        // Two of one type that differ by their nights alone, one with another price now.
        let types = [try room("ov", 0...1), try room("ov", 5...6)]
        #expect(try continued(types, [try room("ov", 5...6, amount: 90)]) == [2])
        // The name tells more than the nights, and the type more than the nights.
        let named = [try room("ov", 0...1, "Bia"), try room("ov", 5...6, "Ana")]
        #expect(try continued(named, [try room("ov", 0...1, "Ana")]) == [2])
        let mixed = [try room("lvu", 5...6), try room("ov", 0...1)]
        #expect(try continued(mixed, [try room("ov", 5...6)]) == [2])
        // Nothing but the nights is left of one; the other is as before.
        let two = [try room("ov", 0...2), try room("lvu", 5...6)]
        #expect(try continued(two, [try room("ovp", 5...6), try room("ov", 0...2)]) == [2, 1])
    }

    @Test("rooms with nothing in common are one by their order")
    func byOrder() throws {
        let old = [try room("ov", 0...1), try room("lvu", 5...6)]
        #expect(try continued(old, [try room("lvl", 8...9), try room("dlvu", 10...11)]) == [1, 2])
    }

    @Test("two equal rooms stay two")
    func equalRooms() throws {
        let twins = [try room("ov", 0...2), try room("ov", 0...2)]
        #expect(try continued(twins, twins) == [1, 2])
        #expect(try continued(twins, [twins[0]]) == [1])
        #expect(try continued([twins[0]], twins) == [1, nil])
        #expect(try continued(twins, [twins[0], try room("ov", 1...2)]) == [1, 2])
    }
}
