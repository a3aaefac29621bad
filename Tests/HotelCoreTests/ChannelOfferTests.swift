import HotelCore
import HotelTesting
import HotelValues
import Testing

@Suite("What is offered to the channels")
struct ChannelOfferTests {
    @Test(
        "is what is left, less what is held back, up to the cap, and nothing of the last rooms",
        arguments: [
            (5, 0, nil, 0, 5), (5, 2, nil, 0, 3), (5, 0, 2, 0, 2), (5, 2, 2, 2, 2), (2, 0, nil, 1, 2),
            (1, 0, nil, 1, 0), (4, 2, nil, 2, 0), (5, 0, 0, 0, 0), (0, 0, nil, 0, 0), (1, 3, nil, 0, 0),
        ] as [(Int, Int, Int?, Int, Int)]
    )
    func offered(_ left: Int, _ heldBack: Int, _ cap: Int?, _ buffer: Int, _ expected: Int) {
        #expect(ChannelOffer(heldBack: heldBack, cap: cap, buffer: buffer).offered(of: left) == expected)
    }

    @Test("is never more than is left, never below zero, and never falls when more rooms are left", arguments: 1...200)
    func bounds(seed: Int) {
        var generator = SplitMix64(seed: UInt64(seed))
        let offer = ChannelOffer(
            heldBack: .random(in: 0...4, using: &generator),
            cap: Bool.random(using: &generator) ? .random(in: 0...4, using: &generator) : nil,
            buffer: .random(in: 0...4, using: &generator)
        )
        let offered = (0...12).map { offer.offered(of: $0) }
        #expect(offered == offered.sorted())
        for (left, rooms) in offered.enumerated() {
            #expect((0...left).contains(rooms))
            #expect(rooms <= offer.cap ?? .max)
            #expect(rooms == 0 || left - rooms >= offer.heldBack)
            #expect(rooms == 0 || left - offer.heldBack > offer.buffer)
            #expect(offer != .everything || rooms == left)
        }
    }

    @Test("changes only in what an edit names")
    func edits() throws {
        let nights = day(0)...day(6)
        var edit = OfferEdit(roomType: RoomType.ID("ov"), nights: nights, weekdays: [.monday])
        #expect(edit.isEmpty)
        let old = ChannelOffer(heldBack: 1, cap: 2, buffer: 3)
        #expect(edit.applied(to: old) == old)
        edit.heldBack = 0
        #expect(edit.applied(to: old) == ChannelOffer(cap: 2, buffer: 3))
        edit.cap = .lifted
        edit.buffer = 1
        #expect(edit.applied(to: old) == ChannelOffer(buffer: 1))
        edit.cap = .atMost(0)
        #expect(edit.applied(to: old) == ChannelOffer(cap: 0, buffer: 1))
        #expect(!edit.isEmpty)
        #expect(nights.filter(edit.covers).map(\.weekday) == [.monday])
    }
}
