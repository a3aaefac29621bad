import HotelCore
import HotelTesting
import HotelValues
import PMS
import Testing

@Suite("Revisions in any order")
struct BookingOrderTests {
    @Test("end in the state of their own order, duplicates and all", arguments: 1...40 as ClosedRange<UInt64>)
    func anyOrder(seed: UInt64) async throws {
        var generator = SplitMix64(seed: seed)
        let chain = try Self.chain(using: &generator)
        let expected = try await Self.content(after: chain)
        for _ in 1...4 {
            var delivered = chain.shuffled(using: &generator)
            delivered += delivered.filter { _ in generator.oneIn(2) }
            let found = try await Self.content(after: delivered)
            try #require(found == expected, "seed \(seed): \(delivered.map(\.revision))")
        }
    }

    /// New, then a few modifications, perhaps cancelled, perhaps revived.
    private static func chain(using generator: inout SplitMix64) throws -> [ChannelBooking] {
        var snapshot = try BookingSnapshot.crowded(using: &generator)
        var statuses = [ChannelBooking.Status](repeating: .modified, count: .random(in: 0...4, using: &generator))
        if generator.oneIn(2) { statuses.append(.cancelled) }
        if generator.oneIn(4) { statuses.append(.modified) }
        var chain: [ChannelBooking] = []
        for (number, status) in ([.new] + statuses).enumerated() {
            chain.append(
                try .sample(
                    number,
                    status,
                    rooms: snapshot.rooms,
                    guest: snapshot.guest,
                    currency: snapshot.currency,
                    notes: snapshot.notes
                )
            )
            snapshot = try snapshot.next(using: &generator)
        }
        return chain
    }

    /// What the reservation says after these revisions, but for its ids and the numbers of its rooms.
    private static func content(after chain: [ChannelBooking]) async throws -> Content {
        let test = try await HotelUnderTest()
        for booking in chain { _ = try await test.apply(booking) }
        let record = try #require(try await test.hotel.reservation(ofBooking: "booking-1"))
        let calendar = try await test.hotel.calendar(day(0)...day(40))
        return Content(
            status: record.reservation.status,
            guest: record.guest.details,
            currency: record.reservation.currency,
            notes: record.reservation.notes,
            attention: Set(record.reservation.attention),
            reason: record.reservation.cancellationReason,
            rooms: Dictionary(grouping: record.reservation.roomStays.map(Content.Room.init)) { $0 }.mapValues(\.count),
            left: calendar.roomTypes.map(\.available)
        )
    }

    private struct Content: Hashable {
        struct Room: Hashable {
            var type: RoomType.ID?
            var plan: RatePlan.ID?
            var stay: Stay
            var occupancy: Occupancy
            var amounts: [Money]
            var guest: String?
            var hasRoom: Bool

            init(_ roomStay: RoomStay) {
                type = roomStay.roomType
                plan = roomStay.ratePlan
                stay = roomStay.stay
                occupancy = roomStay.occupancy
                amounts = roomStay.nightlyAmounts
                guest = roomStay.guestName
                hasRoom = roomStay.room != nil
            }
        }

        var status: Reservation.Status
        var guest: GuestDetails
        var currency: Currency
        var notes: String?
        var attention: Set<Reservation.Attention>
        var reason: String?
        var rooms: [Room: Int]
        var left: [[Int]]
    }
}
