import HotelValues

/// The far end of Channex's calendar, which moves on by a night every midnight.
///
/// Channex fills a new night with defaults (contract §3.1); what the hotel has for it is said as soon as it is there.
package struct Horizon: Sendable {
    private let link: ChannelLink

    /// The far end of that link's calendar.
    package init(link: ChannelLink) {
        self.link = link
    }

    /// Marks the nights dirty that have come into the calendar since the last look.
    package func advance() async throws {
        guard let mapping = try await link.store.mapping() else { return }
        let window = link.window(of: mapping)
        let reached = LinkStore.Cursor(.horizon, Int64(window.upperBound.number))
        guard let known = try await link.store.place(of: .horizon) else {
            return try await link.store.setPlace(reached)
        }
        guard known < reached.place else { return }
        let first = max(window.lowerBound, Day(number: Int(known) + 1))
        let changes = mapping.everything(on: first...window.upperBound, cause: "calendar \(window.upperBound)")
        try await link.store.markDirty(
            changes,
            cursor: reached,
            from: known,
            at: link.surroundings.now(),
            makeID: link.surroundings.makeID
        )
    }
}

extension Mapping {
    /// All there is to say about those nights.
    func everything(on nights: ClosedRange<Day>, cause: String) -> [HouseChange] {
        let types = roomTypes.keys.sorted().map { code in
            HouseChange(target: .roomType(code), nights: nights, fields: .availability, cause: cause)
        }
        let plans = ratePlans.keys.sorted().map { code in
            HouseChange(target: .ratePlan(code), nights: nights, fields: .ofRatePlan, cause: cause)
        }
        return types + plans
    }
}
