import ChannelSync
import ChannexClient
import ChannexWire
import HotelTesting
import HotelValues

extension LinkUnderTest {
    /// What came of letting everything settle.
    enum Settling: Error {
        /// Something is sent or read again and again.
        case endless
    }

    /// Lets the time pass until nothing is left to be sent or read back.
    func settle() async throws {
        let worker = ReadBackWorker(link: link)
        for _ in 0..<200 {
            try await follow()
            await push()
            var next: [Timestamp] = []
            for lane in Lane.allCases { next += [try await link.store.nextReadBack(in: lane)].compactMap(\.self) }
            guard let due = next.min() else { return }
            clock.advance(by: max(.zero, due - now))
            // The part of the link that brings bookings in does not run here; it would have read the feed meanwhile.
            try await link.store.recordFeedReading(at: now)
            for lane in Lane.allCases { _ = await worker.read(lane) }
        }
        throw Settling.endless
    }

    /// Lets whoever may edit at Channex change prices, restrictions and rooms of so many nights; answers how many cells.
    func tamper(nights count: Int, seed: UInt64) async throws -> Int {
        guard let mapping = try await link.store.mapping() else { return 0 }
        var generator = SplitMix64(seed: seed)
        let nights = try await window().shuffled(using: &generator).prefix(count)
        var prices: [RestrictionValue] = []
        var rooms: [AvailabilityValue] = []
        for night in nights {
            guard let plan = mapping.ratePlans.sorted(by: { $0.key < $1.key }).randomElement(using: &generator)?.value,
                let type = mapping.roomTypes.sorted(by: { $0.key < $1.key }).randomElement(using: &generator)?.value
            else { continue }
            var value = RestrictionValue(property: mapping.property, ratePlan: plan.id, nights: night...night)
            value.maxStay = 29
            value.closedToDeparture = true
            prices.append(value)
            rooms.append(
                AvailabilityValue(property: mapping.property, roomType: type, nights: night...night, availability: 77)
            )
        }
        _ = try await link.channex.pushRestrictions(prices)
        _ = try await link.channex.pushAvailability(rooms)
        return 3 * nights.count
    }
}
