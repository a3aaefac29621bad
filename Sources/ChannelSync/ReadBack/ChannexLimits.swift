package import ChannexWire
import HotelValues

/// Settings of the property because of which Channex shows something else than it was told (contract §2.1.2).
package struct ChannexLimits: Hashable, Sendable {
    /// The price below which Channex silently does not go.
    package var minPrice: Amount?
    /// The price above which Channex silently does not go.
    package var maxPrice: Amount?
    /// How many days from today on are closed at a moment of the day.
    package var cutOffDays: Int?
    /// How many days ahead there may be availability.
    package var maxDayAdvance: Int?

    /// No limits.
    package init() {}

    /// Those of these settings.
    package init(_ settings: PropertySettings) {
        minPrice = settings.minPrice
        maxPrice = settings.maxPrice
        cutOffDays = settings.cutOffTime == nil ? nil : settings.cutOffDays ?? 0
        maxDayAdvance = settings.maxDayAdvance
    }

    /// Why a price was moved; nil where no limit explains it.
    func excuse(for wanted: Money, shownAs found: Money) -> CellDifference.Excuse? {
        if let least = minPrice?.money(in: wanted.currency), found == least, wanted.minorUnits < least.minorUnits {
            return .minPrice
        }
        if let most = maxPrice?.money(in: wanted.currency), found == most, wanted.minorUnits > most.minorUnits {
            return .maxPrice
        }
        return nil
    }

    /// Whether the night lies further ahead than the property sells.
    func excusesNoRooms(on night: Day, today: Day) -> Bool {
        maxDayAdvance.map { today.distance(to: night) > $0 } ?? false
    }

    /// Whether the night is so near that it may have been closed.
    func excusesClosure(on night: Day, today: Day) -> Bool {
        cutOffDays.map { today.distance(to: night) <= $0 } ?? false
    }
}
