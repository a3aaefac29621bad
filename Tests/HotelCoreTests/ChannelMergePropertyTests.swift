import HotelCore
import HotelTesting
import HotelValues
import Testing

@Suite("Properties of the merge of a channel's modification")
struct ChannelMergePropertyTests {
    private static let seeds: ClosedRange<UInt64> = 1...20

    @Test("the same revision again changes nothing, whatever the hotel did meanwhile", arguments: seeds)
    func idempotent(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<50 {
            let first = BookingSnapshot.random(using: &generator)
            var link = Link(first: first)
            link.roomStays = touched(link.roomStays, using: &generator)
            expectNoChange(&link, from: first)
            expectNoChange(&link, from: link.base)
            let second = first.revised(using: &generator)
            link.receive(second)
            expectNoChange(&link, from: second)
            expectNoChange(&link, from: link.base)
        }
    }

    private func expectNoChange(_ link: inout Link, from incoming: BookingSnapshot) {
        let before = link
        link.receive(incoming)
        #expect(link.roomStays == before.roomStays)
        #expect(link.base == before.base)
        #expect(link.conflicts.isEmpty)
    }

    @Test("rooms that the hotel never touched are as the last revision says, without conflicts", arguments: seeds)
    func untouched(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<50 {
            var snapshot = BookingSnapshot.random(using: &generator)
            var link = Link(first: snapshot)
            for _ in 0..<4 {
                try expectSame(link, as: snapshot)
                snapshot = snapshot.revised(using: &generator)
                link.receive(snapshot)
            }
            try expectSame(link, as: snapshot)
        }
    }

    private func expectSame(_ link: Link, as snapshot: BookingSnapshot) throws {
        #expect(link.conflicts.isEmpty)
        #expect(link.roomStays.count == snapshot.rooms.count)
        #expect(link.base.rooms.count == snapshot.rooms.count)
        for (room, known) in zip(snapshot.rooms, link.base.rooms) {
            let roomStay = try #require(link.roomStays.first { $0.channelKey == known.key })
            var expected = room.makeRoomStay(id: roomStay.id)
            expected.channelKey = known.key
            #expect(roomStay == expected)
        }
    }

    @Test("every room has a key and an id of its own", arguments: seeds)
    func distinct(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<50 {
            var snapshot = BookingSnapshot.random(using: &generator)
            var link = Link(first: snapshot)
            for _ in 0..<4 {
                link.roomStays = touched(link.roomStays, using: &generator)
                snapshot = snapshot.revised(using: &generator)
                for index in snapshot.rooms.indices where generator.oneIn(3) {
                    snapshot.rooms[index].key = generator.oneIn(3) ? nil : "\(Int.random(in: 1...3, using: &generator))"
                }
                link.receive(snapshot)
                let keys = link.base.rooms.map(\.key)
                #expect(!keys.contains(nil) && Set(keys).count == keys.count)
                #expect(Set(link.roomStays.map(\.id)).count == link.roomStays.count)
                let held = link.roomStays.compactMap(\.channelKey)
                #expect(Set(held).count == held.count && Set(held).isSubset(of: keys.compactMap(\.self)))
            }
        }
    }

    @Test("a field that the channel did not change keeps the hotel's value", arguments: seeds)
    func hotelsValuesStay(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<50 {
            var first = BookingSnapshot.random(using: &generator)
            for index in first.rooms.indices { first.rooms[index].key = "\(index)" }
            var link = Link(first: first)
            link.roomStays = touched(link.roomStays, using: &generator)
            let held = link.roomStays
            var second = first
            for index in second.rooms.indices {
                second.rooms[index] = second.rooms[index].changed(using: &generator)
            }
            link.receive(second)
            for before in held {
                let after = try #require(link.roomStays.first { $0.id == before.id })
                guard let old = first.rooms.first(where: { $0.key == before.channelKey }) else {
                    #expect(after == before)
                    continue
                }
                let new = try #require(second.rooms.first { $0.key == before.channelKey })
                #expect(after.roomType == (new.roomType == old.roomType ? before.roomType : new.roomType))
                #expect(after.occupancy == (new.occupancy == old.occupancy ? before.occupancy : new.occupancy))
                #expect(after.guestName == (new.guestName == old.guestName ? before.guestName : new.guestName))
                let areNightsSame = new.stay == old.stay && new.nightlyAmounts == old.nightlyAmounts
                #expect(after.stay == (areNightsSame ? before.stay : new.stay))
                #expect(after.nightlyAmounts == (areNightsSame ? before.nightlyAmounts : new.nightlyAmounts))
                #expect(after.room == (after.roomType == before.roomType ? before.room : nil))
            }
        }
    }

    /// What a hotel does to rooms: gives them numbers, changes them, takes one out, adds one of its own.
    private func touched(_ roomStays: [RoomStay], using generator: inout SplitMix64) -> [RoomStay] {
        var result = roomStays
        for index in result.indices where generator.oneIn(2) {
            let changed = BookedRoom(result[index]).changed(using: &generator)
            var roomStay = changed.makeRoomStay(id: result[index].id)
            roomStay.channelKey = result[index].channelKey
            roomStay.room = Room.ID("\(Int.random(in: 1...9, using: &generator))")
            result[index] = roomStay
        }
        if generator.oneIn(4), !result.isEmpty { result.removeLast() }
        if generator.oneIn(4) {
            let currency = roomStays.first?.nightlyAmounts.first?.currency ?? .random(using: &generator)
            let added = BookedRoom.random(currency: currency, using: &generator)
            var own = added.makeRoomStay(id: RoomStay.ID("own \(generator.next())"))
            own.channelKey = nil
            result.append(own)
        }
        return result
    }
}

extension BookedRoom {
    fileprivate init(_ roomStay: RoomStay) {
        self.init(
            roomType: roomStay.roomType,
            ratePlan: roomStay.ratePlan,
            stay: roomStay.stay,
            occupancy: roomStay.occupancy,
            nightlyAmounts: roomStay.nightlyAmounts,
            guestName: roomStay.guestName
        )
    }
}
