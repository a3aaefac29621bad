import HotelCore
import HotelValues
import Testing

@Suite("Merge of a channel's modification")
struct ChannelMergeTests {
    /// Three nights in Ocean View for 100 reais each.
    private func room(
        key: String? = nil,
        type: String? = "ov",
        plan: String? = "flex",
        _ arrival: Int = 0,
        _ departure: Int = 3,
        amount: Int64 = 10_000,
        adults: Int = 2,
        guest: String? = nil
    ) throws -> BookedRoom {
        let stay = try stay(arrival, departure)
        return BookedRoom(
            key: key,
            roomType: type.map { RoomType.ID($0) },
            ratePlan: plan.map { RatePlan.ID($0) },
            stay: stay,
            occupancy: Occupancy(adults: adults),
            nightlyAmounts: try stay.nights.map { _ in try reais(amount) },
            guestName: guest
        )
    }

    @Test("what the channel changed is applied to a room that the hotel did not touch")
    func untouched() throws {
        let changes = [
            try room(2, 6, amount: 12_000), try room(type: "lvu"), try room(plan: "nonref"), try room(amount: 9_900),
            try room(adults: 3), try room(guest: "Ana"),
            try room(type: "ovp", plan: nil, 8, 9, adults: 1, guest: "Bia"),
        ]
        for change in changes {
            var link = try Link([room()])
            let id = try #require(link.roomStays.first).id
            link.receive([change])
            var expected = change.makeRoomStay(id: id)
            expected.channelKey = "own:\(id)"
            #expect(link.roomStays == [expected])
            #expect(link.conflicts.isEmpty)
        }
    }

    @Test("the room's number and its pin stay unless the type changes")
    func roomNumber() throws {
        for (change, room, isPinned) in [
            (try room(1, 5), "501", true), (try room(amount: 1), "501", true), (try room(guest: "Ana"), "501", true),
            (try room(type: "lvu"), nil, false), (try room(type: nil), nil, false),
        ] as [(BookedRoom, String?, Bool)] {
            var link = try Link([self.room()])
            link.roomStays[0].room = Room.ID("501")
            link.roomStays[0].isPinned = true
            link.receive([change])
            #expect(link.roomStays[0].room?.rawValue == room)
            #expect(link.roomStays[0].isPinned == isPinned)
            #expect(link.conflicts.isEmpty)
        }
    }

    @Test("what the hotel changed stays while the channel changes something else")
    func hotelChanges() throws {
        var link = try Link([room()])
        let amounts = try [8_000, 8_000, 0].map { try reais($0) }
        link.roomStays[0].roomType = RoomType.ID("ovp")
        link.roomStays[0].room = Room.ID("601")
        link.roomStays[0].nightlyAmounts = amounts
        link.receive([try room(adults: 3, guest: "Ana")])
        let merged = link.roomStays[0]
        #expect(merged.roomType == RoomType.ID("ovp"))
        #expect(merged.room == Room.ID("601"))
        #expect(merged.nightlyAmounts == amounts)
        #expect(merged.occupancy == Occupancy(adults: 3))
        #expect(merged.guestName == "Ana")
        #expect(link.conflicts.isEmpty)
    }

    @Test("where both changed the nights or their price, the channel's are taken and the conflict is told")
    func nightsConflict() throws {
        var link = try Link([room()])
        link.roomStays[0].nightlyAmounts[2] = try reais(0)
        link.receive([try room(1, 3, amount: 11_000)])
        #expect(link.roomStays[0].stay == (try stay(1, 3)))
        #expect(link.roomStays[0].nightlyAmounts == [try reais(11_000), try reais(11_000)])
        #expect(
            link.conflicts == [
                .conflict(
                    field: "nights",
                    hotel: "2027-03-01..<2027-03-04 100.00 100.00 0.00",
                    channel: "2027-03-02..<2027-03-04 110.00 110.00"
                )
            ]
        )
    }

    @Test("a conflict is written without the language's own words")
    func conflictTexts() throws {
        var link = try Link([room(guest: "Ana")])
        link.roomStays[0].roomType = RoomType.ID("ovp")
        link.roomStays[0].ratePlan = nil
        link.roomStays[0].occupancy = Occupancy(adults: 2, children: 1)
        link.roomStays[0].guestName = "Bia"
        link.receive([try room(type: "lvu", plan: "nonref", adults: 3)])
        #expect(
            link.conflicts == [
                .conflict(field: "room type", hotel: "ovp", channel: "lvu"),
                .conflict(field: "rate plan", hotel: "–", channel: "nonref"),
                .conflict(field: "occupancy", hotel: "2+1+0", channel: "3+0+0"),
                .conflict(field: "guest", hotel: "Bia", channel: "–"),
            ]
        )
    }

    @Test("where both changed the same thing alike, there is no conflict and no new room")
    func sameChange() throws {
        var link = try Link([room()])
        link.roomStays[0].roomType = RoomType.ID("ovp")
        link.roomStays[0].room = Room.ID("601")
        link.receive([try room(type: "ovp")])
        #expect(link.roomStays[0].room == Room.ID("601"))
        #expect(link.conflicts.isEmpty)
    }

    @Test("a room that was added is added, one that is missing is removed, and the others keep their places")
    func addedAndRemoved() throws {
        var link = try Link([room(guest: "Ana"), room(guest: "Bia"), room(guest: "Cora")])
        let before = link.roomStays
        link.receive([try room(guest: "Cora"), try room(guest: "Ana")])
        #expect(link.roomStays == [before[0], before[2]])
        link.receive([try room(guest: "Cora"), try room(type: "lvu", guest: "Dora"), try room(guest: "Ana")])
        #expect(link.roomStays.map(\.guestName) == ["Ana", "Cora", "Dora"])
        #expect(Array(link.roomStays.prefix(2)) == [before[0], before[2]])
        #expect(!before.map(\.id).contains(link.roomStays[2].id))
        link.receive([try room(type: "lvu", guest: "Dora")])
        #expect(link.roomStays.map(\.guestName) == ["Dora"])
    }

    @Test("a room that the hotel added stays, whatever the channel does")
    func hotelsOwnRoom() throws {
        var link = try Link([room()])
        var own = try room(type: "lvu").makeRoomStay(id: RoomStay.ID("own"))
        own.channelKey = nil
        link.roomStays.append(own)
        link.receive([try room(4, 6), try room(type: "lvu")])
        #expect(link.roomStays.map(\.id.rawValue) == ["1", "own", "2"])
        #expect(link.roomStays[1] == own)
        link.receive([])
        #expect(link.roomStays == [own])
    }

    @Test("a room that the hotel took out stays out until the channel changes it")
    func hotelRemovedRoom() throws {
        var link = try Link([room(guest: "Ana"), room(guest: "Bia")])
        link.roomStays.removeLast()
        link.receive([try room(guest: "Ana"), try room(guest: "Bia")])
        #expect(link.roomStays.map(\.guestName) == ["Ana"])
        #expect(link.conflicts.isEmpty)
        link.receive([try room(guest: "Ana"), try room(0, 5, guest: "Bia")])
        #expect(link.roomStays.map(\.guestName) == ["Ana", "Bia"])
        #expect(link.conflicts == [.conflict(field: "room", hotel: "–", channel: "ov")])
    }
}
