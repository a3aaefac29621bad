import ChannelSync
import HotelCore
import HotelTesting
import HotelValues
import PMS
import PMSGateways
import Testing

@Suite("Our own PMS over HTTP, against the same in this process", .timeLimit(.minutes(2)))
struct WholePMSTests {
    private static let nights = TwoHotels.today...TwoHotels.today.advanced(by: 59)
    private static let year = TwoHotels.today...TwoHotels.today.advanced(by: 399)

    @Test("the house")
    func house() async throws {
        try await TwoHotels.run { hotels in
            let direct = try await hotels.direct.house()
            #expect(try await hotels.http.house() == direct)
        }
    }

    @Test("the calendar of sixty nights, twice, and after a change")
    func calendar() async throws {
        try await TwoHotels.run { hotels in
            let direct = try await hotels.direct.calendar(Self.nights)
            #expect(direct.terms.values.contains { $0.contains { $0.rates.count == 3 && $0.stopSell } })
            #expect(try await hotels.http.calendar(Self.nights) == direct)
            #expect(try await hotels.http.calendar(Self.nights) == direct)
            _ = try await hotels.far.setRates([hotels.edit], by: .setup)
            _ = try await hotels.near.setRates([hotels.edit], by: .setup)
            let changed = try await hotels.direct.calendar(Self.nights)
            #expect(changed != direct)
            #expect(try await hotels.http.calendar(Self.nights) == changed)
        }
    }

    @Test("what is offered of the rooms left, plans that follow from others, and what is sold no more")
    func selling() async throws {
        try await TwoHotels.run { hotels in
            let types = try await hotels.near.plan().roomTypes.map(\.id)
            for hotel in [hotels.near, hotels.far] {
                var offer = OfferEdit(roomType: types[0], nights: Self.nights)
                (offer.heldBack, offer.cap) = (1, .atMost(1))
                _ = try await hotel.setOffers([offer], by: .setup)
                var plan = try #require(try await hotel.plan().ratePlans.first)
                plan.derivation = RateDerivation(from: plan.id, .percent(-1_000), inherited: [.stopSell])
                plan.id = RatePlan.ID("\(types[0])-nr")
                _ = try await hotel.add(plan, by: .setup)
                _ = try await hotel.changeRoomType(types[1], by: .setup) { $0.isRetired = true }
            }
            let house = try await hotels.direct.house()
            #expect(house.roomTypes.map(\.isRetired).prefix(2) == [false, true])
            #expect(house.ratePlans.contains { $0.roomType == types[1].rawValue && $0.isRetired })
            #expect(try await hotels.http.house() == house)
            let calendar = try await hotels.direct.calendar(Self.nights)
            #expect(calendar.availability[types[0].rawValue]?.allSatisfy { $0 == 1 } == true)
            #expect(calendar.availability[types[1].rawValue]?.allSatisfy { $0 == 0 } == true)
            #expect(calendar.terms["\(types[0])-nr"]?.contains { !$0.rates.isEmpty } == true)
            #expect(try await hotels.http.calendar(Self.nights) == calendar)
        }
    }

    @Test("the change log, from its beginning and from its end")
    func changes() async throws {
        try await TwoHotels.run { hotels in
            let direct = try await hotels.direct.changes(after: 0, wait: .zero)
            #expect(!direct.changes.isEmpty)
            #expect(try await hotels.http.changes(after: 0, wait: .zero) == direct)
            let end = try await hotels.http.changes(after: direct.next, wait: .zero)
            #expect(end == ChangePage(changes: [], next: direct.next))
        }
    }

    @Test("a change ends the wait")
    func wakes() async throws {
        try await TwoHotels.run { hotels in
            let place = try await hotels.http.changes(after: 0, wait: .zero).next
            async let page = hotels.http.changes(after: place, wait: .seconds(30))
            _ = try await hotels.far.setRates([hotels.edit], by: Author("desk"))
            let changes = try await page
            #expect(changes.changes.map(\.nights) == [hotels.edit.nights])
            #expect(changes.changes.first?.cause.hasPrefix("desk ") == true)
            #expect(changes.next == place + 1)
        }
    }

    @Test("a log that ends before the place means that everything may have changed")
    func restored() async throws {
        try await TwoHotels.run { hotels in
            let end = try await hotels.http.changes(after: 0, wait: .zero).next
            let page = try await hotels.http.changes(after: end + 1_000, wait: .seconds(30))
            #expect(page.next == end)
            let house = try await hotels.direct.house()
            #expect(page.changes.count == house.roomTypes.count + house.ratePlans.count)
            #expect(page.changes.allSatisfy { $0.nights.contains(TwoHotels.today) && $0.nights.count == 730 })
        }
    }

    @Test("revisions of any kind, in any order, some twice, have the same effect", arguments: [11, 12, 13] as [UInt64])
    func revisions(seed: UInt64) async throws {
        var generator = SplitMix64(seed: seed)
        let revisions = revisions(using: &generator)
        try await TwoHotels.run { hotels in
            var effects: Set<String> = []
            for booking in revisions {
                let direct = try await hotels.direct.apply(booking)
                let http = try await hotels.http.apply(booking)
                #expect(http == direct)
                effects.insert(http.effect)
                let id = Reservation.ID(direct.reservation)
                let records = try await (hotels.near.reservation(id), hotels.far.reservation(id))
                #expect(records.0.reservation == records.1.reservation)
                #expect(records.0.guest.details == records.1.guest.details)
            }
            #expect(effects == ["created", "modified", "cancelled", "outdated"])
            let calendar = try await hotels.direct.calendar(Self.year)
            #expect(try await hotels.http.calendar(Self.year) == calendar)
            let changes = try await hotels.direct.changes(after: 0, wait: .zero)
            #expect(try await hotels.http.changes(after: 0, wait: .zero) == changes)
        }
    }

    @Test("a revision of which nothing could be read is kept for a person to see")
    func unreadable() async throws {
        try await TwoHotels.run { hotels in
            var booking = InboundBooking.revision(1, .modified, rooms: [])
            booking.problems = [.unreadable("no rooms")]
            let direct = try await hotels.direct.apply(booking)
            #expect(try await hotels.http.apply(booking) == direct)
        }
    }

    @Test("what the PMS refuses is refused with its reason")
    func refused() async throws {
        try await TwoHotels.run { hotels in
            var booking = InboundBooking.revision(1, .new)
            booking.booking = String(repeating: "b", count: 300)
            let failure = await #expect(throws: GatewayFailure.self) { try await hotels.http.apply(booking) }
            #expect(failure?.isRefusal == true)
            #expect(failure?.text.contains("channex_booking_id") == true)
        }
    }

    /// The revisions of some bookings, shuffled, a few of them repeated.
    private func revisions(using generator: inout SplitMix64) -> [InboundBooking] {
        var all: [InboundBooking] = []
        for booking in 0..<8 {
            var snapshot = BookingSnapshot.random(using: &generator)
            for revision in 0..<Int.random(in: 2...5, using: &generator) {
                let isCancelled = revision > 0 && generator.oneIn(4)
                let status: InboundBooking.Status = revision == 0 ? .new : isCancelled ? .cancelled : .modified
                all.append(InboundBooking(snapshot, booking: booking, revision: revision, status: status))
                snapshot = snapshot.revised(using: &generator)
            }
        }
        let ordered = all
        for _ in 0..<10 {
            all.swapAt(.random(in: all.indices, using: &generator), .random(in: all.indices, using: &generator))
        }
        return all + ordered.filter { _ in generator.oneIn(4) }
    }
}

extension TwoHotels {
    /// Something to change: a price on one night.
    var edit: RateEdit {
        var edit = RateEdit(ratePlan: RatePlan.ID("ov-flex"), nights: TwoHotels.today...TwoHotels.today)
        edit.amount = Money(minorUnits: 123_45, currency: reais)
        return edit
    }
}
